import GradientCheck
import Networks
import Numbers

/// Backpropagation in plain loops over arrays, as a student would write it, with places where
/// mistakes can be planted.
///
/// It shares no code with what judges: neither matrices nor the textbook pass nor the search for
/// mistakes. Its sums run in one of several orders and its sigmoid is written in one of two ways, so
/// that the gradients it gives are honest in more than one way.
struct PlainBackpropagation<Scalar: BinaryFloatingPoint & Number> {
  let network: Network<Scalar>
  let examples: [Example<Scalar>]
  var order = Order.forward
  var recipe = Recipe()

  enum Order: CaseIterable { case forward, backward, pairwise, fused, sigmoidByTanh }

  /// Weights and bias of one layer, or δ and activations of one example.
  typealias Rows = [[Scalar]]

  /// One example's passes.
  struct Pass {
    var z: Rows

    /// The input first.
    var a: Rows
    var δ: Rows = []
  }

  var last: Int { network.layers.count - 1 }

  /// Σ terms, in the given order.
  func sum(_ count: Int, _ term: (Int) -> (Scalar, Scalar)) -> Scalar {
    switch order {
    case .forward, .sigmoidByTanh:
      return (0..<count).reduce(0) { $0 + term($1).0 * term($1).1 }
    case .backward: return (0..<count).reversed().reduce(0) { $0 + term($1).0 * term($1).1 }
    case .fused: return (0..<count).reduce(0) { $0.addingProduct(term($1).0, term($1).1) }
    case .pairwise: return pairwise(0..<count, term)
    }
  }

  private func pairwise(_ range: Range<Int>, _ term: (Int) -> (Scalar, Scalar)) -> Scalar {
    if range.count <= 2 { return range.reduce(0) { $0 + term($1).0 * term($1).1 } }
    let middle = range.lowerBound + range.count / 2
    return pairwise(range.lowerBound..<middle, term) + pairwise(middle..<range.upperBound, term)
  }

  /// g′ as it is printed.
  func derivative(_ g: Activation, _ z: [Scalar], _ a: [Scalar]) -> [Scalar] {
    switch g {
    case .sigmoid, .softmax: a.map { $0 * (1 - $0) }
    case .tanh: a.map { 1 - $0 * $0 }
    case .relu: z.map { $0 > 0 ? 1 : 0 }
    default: g.derivative(Vector(z)).elements
    }
  }

  /// g′ of layer l, or what the recipe has there.
  func slope(_ slope: Recipe.Slope, _ g: Activation, _ z: [Scalar], _ a: [Scalar]) -> [Scalar] {
    switch slope {
    case .right: derivative(g, z, a)
    case .missing: a.map { _ in 1 }
    case .atActivation: derivative(g, a, value(g, a))
    case .function: a
    case .repeated: derivative(g, z, a).map { $0 * $0 }
    case .ofOther(let other): derivative(other, z, value(other, z))
    case .oneMinusA: a.map { 1 - $0 }
    case .oneMinusZSquared: z.map { 1 - $0 * $0 }
    case .atNegative: derivative(g, z.map { -$0 }, value(g, z.map { -$0 }))
    case .functionBelowZero: zip(z, zip(a, derivative(g, z, a))).map { $0 < 0 ? $1.0 : $1.1 }
    }
  }

  /// All examples' passes.
  func passes() -> [Pass] {
    var passes = forwardPasses()
    for i in passes.indices {
      passes[i].δ = [outputDelta(passes[i], wanted(in: i))]
    }
    for l in (0..<last).reversed() { carry(&passes, to: l) }
    return passes
  }

  /// What is taken for the target of an example.
  private func wanted(in i: Int) -> [Scalar] {
    let targets = examples.map(\.target.elements)
    let y = targets[recipe.targets?[i] ?? i]
    switch recipe.subtracted {
    case .target where recipe.labelsFallOut:
      return y.indices.map { k in
        y.indices.contains(k - recipe.labelShift) ? y[k - recipe.labelShift] : 0
      }
    case .target: return y.indices.map { y[($0 + y.count - recipe.labelShift) % y.count] }
    case .nothing: return y.map { _ in 0 }
    case .everyLabel:
      // p[:, y] -= 1
      return y.indices.map { k in targets.contains { $0[k] == 1 } ? 1 : 0 }
    case .rowsOfLabels:
      // p[y] -= 1
      return y.map { _ in targets.contains { $0.firstIndex(of: 1) == i } ? 1 : 0 }
    }
  }

  /// δ of layer l, put before those above it.
  private func carry(_ passes: inout [Pass], to l: Int) {
    // The line of the layer above, or δ of it, left as it was.
    let isStale = l == last - 2 && (recipe.carrying == .staleDelta || recipe.carrying == .staleLine)
    let offset =
      recipe.carrying == .ownWeights ? 0 : isStale && recipe.carrying == .staleLine ? 2 : 1
    var weights = network.layers[l + offset].weights
    if recipe.carrying == .untransposed { weights = weights.ᵀ.matrix }
    if recipe.carrying == .reshaped {
      // W.reshape(columns, rows) in place of Wᵀ.
      let own = weights
      weights = Matrix(rows: own.rows, columns: own.columns) { own.elements[$1 * own.rows + $0] }
    }
    if case .updated(let rate) = recipe.carrying {
      let members = members
      let n = Scalar(members.count)
      weights = Matrix(rows: weights.rows, columns: weights.columns) { j, k in
        let derivative = sum(members.count) { m in
          let pass = passes[members[m]]
          return (pass.δ[0][j], pass.a[l + 1][k])
        }
        return weights[j, k] - Scalar(rate) * derivative / n
      }
    }
    for i in passes.indices {
      let above = passes[i].δ[isStale ? 1 : 0]
      let slopes = slope(
        recipe.slope(of: l), activation(of: l), passes[i].z[l], passes[i].a[l + 1])
      let δ = slopes.indices.map { j in
        sum(above.count) { (weights[$0, j], above[$0]) } * slopes[j] * Scalar(recipe.deltaFactor)
      }
      passes[i].δ.insert(δ, at: 0)
    }
  }

  private func outputDelta(_ pass: Pass, _ y: [Scalar]) -> [Scalar] {
    let (z, a) = (pass.z[last], pass.a[last + 1])
    var loss = network.loss
    if case .otherLoss(let other) = recipe.output { loss = other }
    let difference = a.indices.map { a[$0] - y[$0] }
    let slopes = derivative(network.output, z, a)
    let scale = Scalar(recipe.deltaFactor)
    guard loss.isSquaredError else {
      switch recipe.output {
      case .elementwise: return a.indices.map { -y[$0] / a[$0] * slopes[$0] * scale }
      case .timesSlope: return a.indices.map { difference[$0] * slopes[$0] * scale }
      case .signOfSecondTerm:
        return a.indices.map { -(y[$0] * (1 - a[$0]) + (1 - y[$0]) * a[$0]) * scale }
      default: return difference.map { $0 * scale }
      }
    }
    let e = difference.map { (loss == .squaredError ? 2 * $0 : $0) * scale }
    switch recipe.output {
    case .slopeMissing: return e
    case .function: return e.indices.map { e[$0] * a[$0] }
    case .unbracketed:
      let two: Scalar = loss == .squaredError ? 2 : 1
      return a.indices.map { two * (a[$0] - y[$0] * slopes[$0]) * scale }
    case .timesSlope: return e.indices.map { e[$0] * slopes[$0] * slopes[$0] }
    default: break
    }
    guard network.output == .softmax else { return e.indices.map { e[$0] * slopes[$0] } }
    let mean = sum(a.count) { (a[$0], e[$0]) }
    return a.indices.map { a[$0] * (e[$0] - mean) }
  }
}
