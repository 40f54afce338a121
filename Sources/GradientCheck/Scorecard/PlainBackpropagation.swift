import Networks
import Numbers

/// Backpropagation in plain loops over arrays, as a student would write it, with places where
/// mistakes can be seeded.
///
/// It shares no code with what judges: neither matrices nor the textbook pass. Its sums run in one
/// of several orders, so that the gradients it gives are honest in more than one way.
struct PlainBackpropagation<Scalar: BinaryFloatingPoint & Number> {
  let network: Network<Scalar>
  let examples: [Example<Scalar>]
  var order = Order.forward

  /// The mistakes, where there are any.
  var derivative = Derivative.right
  var output = Output.right
  var takesOwnWeights = false

  enum Order: CaseIterable { case forward, backward, pairwise, fused }
  enum Derivative { case right, missing, atActivation }
  enum Output { case right, elementwise, otherLoss(Loss) }

  /// Weights and bias of one layer, or δ and activations of one example.
  typealias Rows = [[Scalar]]

  /// Σ terms, in the given order.
  func sum(_ count: Int, _ term: (Int) -> (Scalar, Scalar)) -> Scalar {
    switch order {
    case .forward: return (0..<count).reduce(0) { $0 + term($1).0 * term($1).1 }
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

  /// z, and a with the input before it.
  func forward(_ x: [Scalar]) -> (z: Rows, a: Rows) {
    var (z, a): (Rows, Rows) = ([], [x])
    for layer in network.layers {
      let below = a[a.count - 1]
      let next = (0..<layer.width).map { j in
        sum(below.count) { (layer.weights[j, $0], below[$0]) } + layer.bias[j]
      }
      z.append(next)
      a.append(activation(layer.activation, next))
    }
    return (z, a)
  }

  func activation(_ g: Activation, _ z: [Scalar]) -> [Scalar] {
    switch g {
    case .identity: return z
    case .sigmoid: return z.map { 1 / (1 + Scalar.exp(-$0)) }
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

  func slope(_ g: Activation, _ z: [Scalar], _ a: [Scalar]) -> [Scalar] {
    if derivative == .missing { return a.map { _ in 1 } }
    let (z, a) = derivative == .atActivation ? (a, activation(g, a)) : (z, a)
    switch g {
    case .identity: return a.map { _ in 1 }
    case .sigmoid, .softmax: return a.map { $0 * (1 - $0) }
    case .tanh: return a.map { 1 - $0 * $0 }
    case .relu: return z.map { $0 > 0 ? 1 : 0 }
    default: return g.derivative(Vector(z)).elements
    }
  }

  /// δ of every layer for one example.
  func deltas(_ example: Example<Scalar>) -> (δ: Rows, a: Rows) {
    let (z, a) = forward(example.input.elements)
    let layers = network.layers
    var δ: Rows = [outputDelta(z[z.count - 1], a[a.count - 1], example.target.elements)]
    for l in (0..<layers.count - 1).reversed() {
      let above = δ[0]
      let weights = layers[takesOwnWeights ? l : l + 1].weights
      let slopes = slope(layers[l].activation, z[l], a[l + 1])
      δ.insert(
        slopes.indices.map { j in
          sum(above.count) { (weights[$0, j], above[$0]) } * slopes[j]
        }, at: 0)
    }
    return (δ, a)
  }

  private func outputDelta(_ z: [Scalar], _ a: [Scalar], _ y: [Scalar]) -> [Scalar] {
    var loss = network.loss
    if case .otherLoss(let other) = output { loss = other }
    let difference = a.indices.map { a[$0] - y[$0] }
    if case .elementwise = output {
      return a.indices.map { -y[$0] / a[$0] * (a[$0] * (1 - a[$0])) }
    }
    guard loss.isSquaredError else { return difference }
    let e = difference.map { loss == .squaredError ? 2 * $0 : $0 }
    guard network.output == .softmax else {
      let slopes = slope(network.output, z, a)
      return e.indices.map { e[$0] * slopes[$0] }
    }
    let mean = sum(a.count) { (a[$0], e[$0]) }
    return a.indices.map { a[$0] * (e[$0] - mean) }
  }

  /// The gradient of the mean loss.
  func gradient() -> Gradient<Double> {
    let passes = examples.map(deltas)
    let n = Scalar(examples.count)
    var gradient = Gradient<Double>(layers: [])
    for (l, layer) in network.layers.enumerated() {
      let weights = Matrix<Double>(rows: layer.width, columns: layer.weights.columns) { j, k in
        Double(sum(passes.count) { (passes[$0].δ[l][j], passes[$0].a[l][k]) } / n)
      }
      let bias = (0..<layer.width).map { j in
        Double(sum(passes.count) { (passes[$0].δ[l][j], 1) } / n)
      }
      gradient.layers.append(.init(weights: weights, bias: Vector(bias)))
    }
    return gradient
  }
}
