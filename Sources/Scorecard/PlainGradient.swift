import GradientCheck
import Networks
import Numbers

// The gradient that is made of δ, right or as a recipe has it.
extension PlainBackpropagation {
  /// The gradient of the mean loss.
  func gradient() -> Gradient<Double> {
    let all = passes()
    let passes = members.map { all[$0] }
    return Gradient(
      layers: network.layers.indices.map { l in
        .init(
          weights: weights(l, passes).map(Double.init),
          bias: Vector(bias(l, passes).map(Double.init))
        )
      })
  }

  /// The same, with what a recipe does to it at the end.
  func claim() -> ClaimedGradient {
    let plain = gradient()
    var layers = zip(plain.layers, network.layers).map { layer, parameters in
      ClaimedGradient.Layer(
        weights: finished(layer.weights, parameters.weights.map(Double.init)),
        bias: finished(layer.bias, parameters.bias.map(Double.init)))
    }
    switch recipe.arrangement {
    case .right: break
    case .transposed:
      for l in layers.indices { layers[l].weights = layers[l].weights?.ᵀ.matrix }
    case .reshaped: for l in layers.indices { layers[l].weights = layers[l].weights?.reshaped }
    case .reshapedOnce: layers[0].weights = layers[0].weights?.reshaped
    case .reshapedInOut:
      // Made as (out, in), reshaped to (in, out), and transposed by who takes it as that.
      for l in layers.indices { layers[l].weights = layers[l].weights?.ᵀ.matrix.reshaped.ᵀ.matrix }
    case .layersReversed: layers.reverse()
    case .layersExchanged: layers.swapAt(0, 1)
    case .biasesExchanged:
      (layers[0].bias, layers[1].bias) = (layers[1].bias, layers[0].bias)
    case .oneArray: shareArray(&layers)
    }
    return ClaimedGradient(layers: layers)
  }

  /// Adds up the last two layers in one array, and calls it by both names.
  private func shareArray(_ layers: inout [ClaimedGradient.Layer]) {
    guard let above = layers[last].weights, let below = layers[last - 1].weights,
      let bias = layers[last].bias, let biasBelow = layers[last - 1].bias
    else { return }
    for l in [last - 1, last] {
      layers[l].weights = Matrix(
        rows: above.rows, columns: above.columns,
        elements: zip(above.elements, below.elements).map(+))
      layers[l].bias = bias + biasBelow
    }
  }

  /// The examples that the sums are taken over.
  var members: [Int] { recipe.drawn ?? Array(recipe.subset ?? examples.indices) }

  private func weights(_ l: Int, _ passes: [Pass]) -> Matrix<Scalar> {
    let n = Scalar(passes.count)
    let layer = network.layers[l]
    func below(_ pass: Pass, _ k: Int) -> Scalar {
      switch recipe.product {
      case .preActivation where l > 0: pass.z[l - 1][k]
      case .slopeBelow where l > 0:
        derivative(activation(of: l - 1), pass.z[l - 1], pass.a[l])[k]
      case .otherInputs where l == 0: Scalar(k + 2) * pass.a[0][k] + Scalar(2 * k + 1)
      case .ownActivation where layer.width == layer.weights.columns: pass.a[l + 1][k]
      default: pass.a[l][k]
      }
    }
    return Matrix(rows: layer.width, columns: layer.weights.columns) { j, k in
      if recipe.product == .sumsFirst {
        return sum(passes.count) { (passes[$0].δ[l][j], 1) } / n
          * (sum(passes.count) { (passes[$0].a[l][k], 1) } / n)
      }
      return sum(passes.count) { (passes[$0].δ[l][j], below(passes[$0], k)) } / n
    }
  }

  private func bias(_ l: Int, _ passes: [Pass]) -> [Scalar] {
    let (n, width) = (Scalar(passes.count), network.layers[l].width)
    switch recipe.biasSum {
    case .right:
      return (0..<width).map { j in sum(passes.count) { (passes[$0].δ[l][j], 1) } / n }
    case .overUnits:
      return passes.map { pass in sum(width) { (pass.δ[l][$0], 1) } }
    case .total:
      let total = passes.flatMap { $0.δ[l] }.reduce(0, +)
      return Array(repeating: total, count: width)
    case .weightRows:
      let weights = weights(l, passes)
      return (0..<width).map { j in sum(weights.columns) { (weights[j, $0], 1) } }
    case .missing: return Array(repeating: 0, count: width)
    }
  }

  private func finished(_ part: Matrix<Double>, _ own: Matrix<Double>) -> Matrix<Double> {
    Matrix(
      rows: part.rows, columns: part.columns,
      elements: zip(part.elements, own.elements).map { finished($0, $1, decays: true) })
  }

  private func finished(_ part: Vector<Double>, _ own: Vector<Double>) -> Vector<Double> {
    guard part.count == own.count else { return part.map { finished($0, 0, decays: false) } }
    return Vector(zip(part.elements, own.elements).map { finished($0, $1, decays: false) })
  }

  private func finished(_ derivative: Double, _ own: Double, decays: Bool) -> Double {
    var value = Scalar(derivative)
    if recipe.factor != 1 { value *= Scalar(recipe.factor) }
    if decays { value += Scalar(recipe.weightDecay) * Scalar(own) }
    if let rate = recipe.newWeightsRate { value = Scalar(own) - Scalar(rate) * value }
    return Double(value)
  }
}

extension Matrix {
  /// The transpose's numbers in the matrix's own shape.
  fileprivate var reshaped: Matrix {
    Matrix(rows: rows, columns: columns, elements: ᵀ.matrix.elements)
  }
}
