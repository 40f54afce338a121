import Foundation
import Networks
import Numbers

/// A claim of every weight and bias as one row of numbers, to be compared with what is computed at
/// other weights than the network's.
struct WholeGradient {
  /// In the order of `Gradient.entries`, as the exact ones.
  let claimed: [Double]
  let exact: [Double]
  let weights: [Double]

  private let network: Network<Double>
  private let examples: [Example<Double>]
  private let precision: Precision

  /// `nil` where a part is missing, has another shape or holds what is no number.
  init?(_ judgement: Judgement) {
    network = judgement.reference.network
    examples = judgement.reference.examples
    precision = judgement.reference.precision
    var claimed: [Double] = []
    for l in network.layers.indices {
      for kind in [Part.Kind.weights, .bias] {
        let part = Part(layer: l, kind: kind)
        guard let claim = judgement.claims.first(where: { $0.part == part }), claim.fits(network),
          claim.values.allSatisfy(\.isFinite)
        else { return nil }
        claimed += claim.values
      }
    }
    self.claimed = claimed
    exact = judgement.reference.exact.entries
    weights = network.layers.flatMap { $0.weights.elements + $0.bias.elements }
  }

  /// What one gradient takes, in multiplications.
  var work: Int { weights.count * examples.count }

  /// The network with other weights and biases.
  func network(at weights: [Double]) -> Network<Double>? {
    var rest = weights[...]
    let layers = network.layers.map { layer in
      var other = layer
      let count = layer.weights.elements.count
      other.weights = Matrix(
        rows: layer.weights.rows, columns: layer.weights.columns,
        elements: Array(rest.prefix(count)))
      other.bias = Vector(Array(rest.dropFirst(count).prefix(layer.width)))
      rest = rest.dropFirst(count + layer.width)
      return other
    }
    return try? network.with(layers: layers)
  }

  /// The gradient at other weights.
  func gradient(at weights: [Double]) -> [Double]? {
    network(at: weights).map { other in
      let passes = Textbook(network: other, slopes: .stable).passes(on: examples)
      return other.layers.indices.flatMap { passes.weights($0).elements + passes.bias($0).elements }
    }
  }

  /// Whether the claim is of single precision.
  var isFloat: Bool { precision == .float }

  /// How many examples there are.
  var count: Int { examples.count }

  /// What each example adds to the gradient, and what its decay does.
  var terms: (examples: [[Double]], decay: [Double]) {
    let passes = Textbook(network: network, slopes: .stable).passes(on: examples)
    let decay = network.objective.hasDecay ? network.decayGradient : Gradient(zerosLike: network)
    let terms = examples.indices.map { i in
      network.layers.indices.flatMap { l in
        (passes.exampleWeights(l, i).elements + passes.traces[i].δ[l].elements).map {
          network.objective.examples(ofSum: $0, count: examples.count)
        }
      }
    }
    return (terms, decay.entries)
  }

  /// The gradient of one example's loss at other weights.
  func gradient(at weights: [Double], of example: Int) -> [Double]? {
    network(at: weights).map { other in
      let passes = Textbook(network: other, slopes: .stable).passes(on: [examples[example]])
      return other.layers.indices.flatMap { passes.weights($0).elements + passes.bias($0).elements }
    }
  }

  /// The loss at other weights.
  func loss(at weights: [Double]) -> Double? {
    network(at: weights)?.loss(on: examples)
  }

  /// What makes all numbers at once, and is no mistake in backpropagation; `nil` where nothing does.
  func mistake() -> Mistake? {
    DifferenceQuotients(self, network).mistake()
      ?? StepsOfDescent(self).oneStep() ?? StepsOfDescent(self).online()
  }

  /// Whether the claim is these numbers, to some tolerance of each, and it is no chance that it is: the
  /// law is that of ``Evidence``.
  func isClaimed(_ numbers: [Double], tolerance: Double) -> Bool {
    zip(claimed, numbers).allSatisfy { abs($0 - $1) <= tolerance }
      && isEvident(zip(claimed, exact).map(-), tolerance: tolerance)
  }

  /// Whether it is no chance that numbers are met to some tolerance which might have been missed by as
  /// much as this; of claimed numbers that are equal one counts.
  ///
  /// - Parameter cost: how many bits it takes to say the constants with which they are met.
  func isEvident(_ distances: [Double], tolerance: Double, beside cost: Double = 0) -> Bool {
    var seen: Set<Double> = []
    var evidence = Evidence()
    for (number, distance) in zip(claimed, distances) where seen.insert(number).inserted {
      if abs(distance) > tolerance { evidence.add(log2(abs(distance) / tolerance)) }
    }
    return evidence.bits >= Self.enough + cost
  }

  /// Which of some ten thousand ways it is, and what is left for chance.
  private static let enough = 32.0

  /// What a gradient that is computed in the same way may be off, by the largest entry.
  var rounding: Double { precision == .double ? 1e-10 : 1e-4 }

  /// The largest of the numbers in magnitude.
  static func size(_ numbers: [Double]) -> Double { numbers.reduce(0) { max($0, abs($1)) } }
}
