import GradientCheck
import Networks
import Numbers

// The forward pass, right or as a recipe has it.
extension PlainBackpropagation {
  func activation(of l: Int) -> Activation {
    l < last ? recipe.hiddenActivation ?? network.layers[l].activation : network.output
  }

  /// z, and a with the input before it, of every example.
  func forwardPasses() -> [Pass] {
    var passes = inputs().enumerated().map { forward($1, example: $0) }
    let outputs = softmaxOverAll(passes.map { $0.z[last] })
    for i in passes.indices where outputs != nil {
      passes[i].a[last + 1] = outputs?[i] ?? []
    }
    return passes
  }

  private func forward(_ x: [Scalar], example: Int) -> Pass {
    var pass = Pass(z: [], a: [x])
    for (l, layer) in network.layers.enumerated() {
      let below = pass.a[l]
      let addsBias = recipe.addsBiases && recipe.layerWithoutBias != l
      let z = (0..<layer.width).map { j in
        sum(below.count) { (layer.weights[j, $0], below[$0]) } + (addsBias ? layer.bias[j] : 0)
      }
      pass.z.append(z)
      pass.a.append(value(activation(of: l), z))
      if l < last && recipe.noise != 0 {
        for j in z.indices {
          pass.a[l + 1][j] +=
            Scalar(recipe.noise) * .tanh(Scalar((7 * example + 3 * j + l) % 5 - 2))
        }
      }
    }
    if recipe.softmax == .twice { pass.a[last + 1] = value(.softmax, pass.a[last + 1]) }
    return pass
  }

  /// The inputs as the network gets them.
  private func inputs() -> [[Scalar]] {
    let x = examples.map(\.input.elements)
    let n = Scalar(x.count)
    switch recipe.inputs {
    case .right: return x
    case .divided(let by): return x.map { $0.map { $0 / Scalar(by) } }
    case .standardised:
      let means = x[0].indices.map { k in sum(x.count) { (x[$0][k], 1) } / n }
      let deviations = x[0].indices.map { k in
        let square = sum(x.count) { (x[$0][k] - means[k], x[$0][k] - means[k]) } / n
        return square.squareRoot()
      }
      return x.map { x in x.indices.map { (x[$0] - means[$0]) / deviations[$0] } }
    }
  }

  /// Softmax over the examples of each output, or over all at once.
  private func softmaxOverAll(_ z: [[Scalar]]) -> [[Scalar]]? {
    switch recipe.softmax {
    case .right, .twice: return nil
    case .overExamples:
      let columns = z[0].indices.map { k in value(.softmax, z.map { $0[k] }) }
      return z.indices.map { i in columns.map { $0[i] } }
    case .overBatch:
      let all = value(.softmax, z.flatMap { $0 })
      return z.indices.map { i in Array(all[i * z[i].count..<(i + 1) * z[i].count]) }
    }
  }

  func value(_ g: Activation, _ z: [Scalar]) -> [Scalar] {
    switch g {
    case .sigmoid: return z.map(sigmoid)
    case .tanh: return z.map { Scalar.tanh($0) }
    case .relu: return z.map { $0 > 0 ? $0 : 0 }
    case .softmax:
      let largest = z.max() ?? 0
      let e = z.map { Scalar.exp($0 - largest) }
      let total = sum(e.count) { (e[$0], 1) }
      return e.map { $0 / total }
    default: return g(Vector(z)).elements
    }
  }

  private func sigmoid(_ z: Scalar) -> Scalar {
    switch recipe.sigmoid {
    case .right: order == .sigmoidByTanh ? 0.5 + 0.5 * .tanh(0.5 * z) : 1 / (1 + .exp(-z))
    case .unbracketed: 1 / 1 + .exp(-z)
    case .signLost: 1 / (1 + .exp(z))
    }
  }
}
