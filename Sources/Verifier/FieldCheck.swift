import Foundation
import Networks
import Numbers
import Oracles

/// Equality as formulas: what the prime field shows.
public struct FieldEvidence: Equatable, Sendable {
  /// A bound on the degree of the numerator of any difference that was tested for zero.
  public var degree: Double

  /// The sum of the degrees of the differences of all pairs of opaque functions' arguments.
  public var collisions: Double

  /// How many random points.
  public var points: Int

  /// A bound on the probability that a formula which is wrong in some entry passes at all points:
  /// ((degree + collisions) / p)^points.
  public var errorProbability: Double

  /// Seeds the random points.
  public var seed: UInt64
}

/// Over the prime field: every entry and delta of every notation against the dual-number
/// derivative, at random points.
///
/// Of the fixture only its shape, activations and loss are used: parameters, inputs and targets are
/// random elements, of three examples. Cross-entropy targets are drawn to sum to 1. Equality is
/// exact, so that notations that equal the derivative equal each other.
struct FieldCheck {
  let network: Network<Double>
  let subjects: [Subject]

  /// Three, since two would not tell n² from 2n in a mean.
  private static let exampleCount = 3

  /// Each point's chance of passing a wrong formula, to the power of their number, is below this.
  private static let wantedProbability = 1e-30

  /// More points would not help where the degree bound exceeds p.
  private static let mostPoints = 8

  func callAsFunction(seed: UInt64) -> (FieldEvidence, [Failure]) {
    let quantities = Quantity.all(of: network, examples: Self.exampleCount)
    let (degree, collisions) = degreeBound()
    let chance = min(1, (degree + collisions) / Double(PrimeField.modulus))
    let needed = chance < 1 ? (log(Self.wantedProbability) / log(chance)).rounded(.up) : .infinity
    let points = max(1, Int(min(needed, Double(Self.mostPoints))))
    var generator = SplitMix64(seed: seed)
    var failures: [Failure] = []
    for _ in 0..<points where failures.isEmpty {
      failures = compare(at: randomPoint(&generator), quantities)
    }
    let evidence = FieldEvidence(
      degree: degree, collisions: collisions, points: points,
      errorProbability: pow(chance, Double(points)), seed: seed)
    return (evidence, failures)
  }

  /// Runs the same sources over ``Degree``: what a wrong formula's degree could be at most if it
  /// were built by these operations.
  private func degreeBound() -> (degree: Double, collisions: Double) {
    let variables = network.map { _ in Degree.variable }
    let width = (input: network.widths[0], output: network.layers[network.layers.count - 1].width)
    let example = Example(
      input: Vector(Array(repeating: Degree.variable, count: width.input)),
      target: Vector(Array(repeating: Degree.variable, count: width.output)))
    let examples = Array(repeating: example, count: Self.exampleCount)
    let tally = Degree.Tally()
    let truth = tally.counting { values(DualOracle(variables, examples), variables, examples) }
    var degree = 0.0
    for subject in subjects {
      let claimed = tally.counting { Quantity.values(of: subject.run(variables, on: examples)) }
      for (x, y) in zip(claimed, truth) { degree = max(degree, Degree.ofDifference(x, y)) }
    }
    return (degree, tally.collisions)
  }

  private func values<Scalar>(
    _ oracle: DualOracle<Scalar>, _ network: Network<Scalar>, _ examples: [Example<Scalar>]
  ) -> [Scalar] {
    Quantity.values(
      loss: network.loss(on: examples), gradient: oracle.gradient(), deltas: oracle.deltas())
  }

  private typealias Point = (network: Network<PrimeField>, examples: [Example<PrimeField>])

  private func randomPoint(_ generator: inout SplitMix64) -> Point {
    var random = network.map { _ in PrimeField.random(using: &generator) }
    for (l, layer) in network.layers.enumerated() {
      for place in layer.absent {
        let parameter = Parameter(layer: l, to: place.to, from: place.from)
        random = random.replacing(parameter, by: .zero)
      }
    }
    let widths = network.widths
    let examples = (0..<Self.exampleCount).map { _ in
      let input = (0..<widths[0]).map { _ in PrimeField.random(using: &generator) }
      var target = (0..<widths[widths.count - 1]).map { _ in PrimeField.random(using: &generator) }
      if network.loss == .crossEntropy {
        target[target.count - 1] = .one - target.dropLast().reduce(.zero, +)
      }
      return Example(input: Vector(input), target: Vector(target))
    }
    return (random, examples)
  }

  private func compare(at point: Point, _ quantities: [Quantity]) -> [Failure] {
    let truth = values(DualOracle(point.network, point.examples), point.network, point.examples)
    return subjects.flatMap { subject -> [Failure] in
      let claimed = Quantity.values(of: subject.run(point.network, on: point.examples))
      return quantities.indices.compactMap { i in
        // The loss is judged in Double: its logarithm may be written as another opaque formula.
        guard quantities[i] != .loss, claimed[i] != truth[i] else { return nil }
        return Failure(
          evidence: .field, notations: [subject.name], quantity: quantities[i],
          message: "differs from the derivative as a formula")
      }
    }
  }
}
