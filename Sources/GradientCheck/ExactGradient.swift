import Networks
import Numbers

/// The exact gradient of one example's loss, by dual numbers run forward, eight tangents at a time.
///
/// Nothing that does not depend on the seed is computed twice: the values z and a, the slope of
/// every activation, and the slopes of the loss at the output's z are computed once, each slope by
/// a dual number. Then, for eight parameters of one unit at a time, tangents are carried up from
/// that unit:
///
///     ż_j = a_below,k                 for the weight to unit j from unit k, 1 for its bias
///     ż_{l+1} = W_{l+1} (ġ(z_l) ⊙ ż_l)
///     L̇ = Σ ∂L/∂z_L ⊙ ż_L
///
/// There is no backward pass in it. The plain form, a whole forward pass in dual numbers for each
/// parameter, is `DualOracle.derivative(of:by:on:)`; both agree to rounding.
///
/// What it cannot see: at a kink of ReLU it takes the derivative 0, and says nothing of the other
/// side; see ``Kinks``.
struct ExactGradient {
  private typealias Tangents = SIMD8<Double>

  private let network: Network<Double>
  private let below: [Vector<Double>]

  /// ġ(z) of every hidden layer.
  private let slopes: [Vector<Double>]

  /// ∂L/∂z of the output layer.
  private let outputSlopes: Vector<Double>

  init(of network: Network<Double>, on example: Example<Double>) {
    let (z, a) = network.forward(example.input)
    self.network = network
    below = [example.input] + a.dropLast()
    slopes = zip(network.layers, z).dropLast().map { layer, z in
      layer.activation(z.map { Dual($0, tangent: 1) }).map(\.tangent)
    }
    outputSlopes = Self.outputSlopes(network, z[z.count - 1], example.target)
  }

  private static func outputSlopes(
    _ network: Network<Double>, _ z: Vector<Double>, _ y: Vector<Double>
  ) -> Vector<Double> {
    let y = y.map { Dual($0) }
    return Vector(
      z.indices.map { seeded in
        var z = z.map { Dual($0) }
        z[seeded].tangent = 1
        return network.objective.loss(z: z, a: network.output(z), target: y).tangent
      })
  }

  /// Brought together over the examples, with the decay.
  static func total(
    of network: Network<Double>, on examples: [Example<Double>]
  ) -> Gradient<Double> {
    var sum = Gradient(zerosLike: network)
    for example in examples { sum += ExactGradient(of: network, on: example).gradient() }
    let total = sum.map { network.objective.examples(ofSum: $0, count: examples.count) }
    return network.objective.hasDecay ? total + network.decayGradient : total
  }

  func gradient() -> Gradient<Double> {
    Gradient(layers: network.layers.indices.map(layer))
  }

  /// The derivatives by one layer's parameters.
  private func layer(_ l: Int) -> Gradient<Double>.Layer {
    let (width, count) = (network.layers[l].width, below[l].count)
    var (weights, bias) = ([Double](), [Double]())
    weights.reserveCapacity(width * count)
    for j in 0..<width {
      // The parameters of unit j: its weights, and the bias as the weight of a constant 1.
      let seeds = below[l].elements + [1]
      var derivatives: [Double] = []
      derivatives.reserveCapacity(seeds.count + 7)
      for first in stride(from: 0, to: seeds.count, by: 8) {
        let result = derivative(by: Self.group(seeds, from: first), ofUnit: j, in: l)
        for lane in 0..<8 { derivatives.append(result[lane]) }
      }
      weights += derivatives[..<count]
      bias.append(derivatives[count])
    }
    return .init(
      weights: Matrix(rows: width, columns: count, elements: weights), bias: Vector(bias))
  }

  private static func group(_ seeds: [Double], from first: Int) -> Tangents {
    var group = Tangents.zero
    for lane in 0..<min(8, seeds.count - first) { group[lane] = seeds[first + lane] }
    return group
  }

  /// The derivatives of the loss in eight directions, which change z of unit j of layer l by
  /// `tangent`.
  private func derivative(by tangent: Tangents, ofUnit j: Int, in l: Int) -> Tangents {
    let last = network.layers.count - 1
    if l == last { return outputSlopes[j] * tangent }
    let next = network.layers[l + 1].weights
    let seed = slopes[l][j] * tangent
    var ż = (0..<next.rows).map { next[$0, j] * seed }
    for m in l + 1..<max(last, l + 1) {
      Self.scale(&ż, by: slopes[m].elements)
      ż = Self.product(network.layers[m + 1].weights, ż)
    }
    var sum = Tangents.zero
    for (slope, ż) in zip(outputSlopes.elements, ż) { sum += slope * ż }
    return sum
  }

  private static func scale(_ tangents: inout [Tangents], by slopes: [Double]) {
    for i in tangents.indices { tangents[i] *= slopes[i] }
  }

  /// W ȧ, for eight columns at once.
  private static func product(_ w: Matrix<Double>, _ a: [Tangents]) -> [Tangents] {
    var result: [Tangents] = []
    result.reserveCapacity(w.rows)
    let (entries, a) = (w.elements.span, a.span)
    for j in 0..<w.rows {
      let row = entries.extracting(j * w.columns..<(j + 1) * w.columns)
      var sum = Tangents.zero
      for k in row.indices { sum += row[k] * a[k] }
      result.append(sum)
    }
    return result
  }
}

extension Network<Double> {
  /// The exact derivative of the objective by every parameter: by dual numbers run forward, eight
  /// tangents at a time, without a backward pass, a step size or a tolerance.
  ///
  /// At a kink of ReLU it is the derivative that ReLU′(0) = 0 gives.
  ///
  /// - Precondition: the examples fit the network, as ``check(_:)`` makes sure.
  public func exactGradient(on examples: [Example<Double>]) -> Gradient<Double> {
    ExactGradient.total(of: self, on: examples)
  }
}
