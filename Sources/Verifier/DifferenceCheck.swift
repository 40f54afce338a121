import Networks
import Numbers
import Oracles

/// Agreement with finite differences of the loss.
public struct DifferenceEvidence: Equatable, Sendable {
  /// How many parameters and how many components of output deltas were differentiated.
  public var parameters = 0

  /// How many components of output deltas were differentiated.
  public var outputDeltas = 0

  /// Entries whose error estimate and rounding bound are at most `DifferenceCheck.tolerance` of
  /// their size; the others are too small beside the rounding of the loss, or of their own terms,
  /// to be seen as sharply.
  public var resolved = 0

  /// Of the resolved entries: the largest |slope − entry| relative to the entry.
  public var largestDifference = 0.0

  /// The error estimate of that entry, relative to it.
  public var estimateThere = 0.0

  /// Of the others: the largest error estimate or rounding bound, absolute.
  public var largestEstimate = 0.0

  /// How many entries' observed order of convergence was checked; at the others truncation is
  /// below rounding.
  public var ordersObserved = 0

  /// The least order observed, about 2 where all is smooth; infinite where none was.
  public var leastOrder = Double.infinity

  /// The greatest order observed.
  public var greatestOrder = 0.0

  /// The points where there is no derivative.
  public var kinks: [Kink] = []

  /// The entries of which differences do not tell.
  public var unreliable: [Unreliable] = []

  /// A point where there is no derivative.
  public struct Kink: Equatable, Sendable {
    /// What was differentiated there.
    public var quantity: Quantity

    /// The slope on the left side.
    public var left: Double

    /// The slope on the right side.
    public var right: Double

    /// What the first notation has there, with ReLU′(0) = 0.
    public var claimed: Double
  }

  /// Where differences do not tell.
  public struct Unreliable: Equatable, Sendable {
    /// What was differentiated there.
    public var quantity: Quantity

    /// Why, in words.
    public var reason: String
  }

  /// How many entries were differentiated.
  public var count: Int { parameters + outputDeltas }
}

/// Every parameter's derivative and every component of every output delta against extrapolated
/// central differences of the loss, for every notation.
///
/// A difference is a failure when it exceeds the larger of ``tolerance`` of the entry and the
/// estimate of the differences' own error, and the entry's own rounding bound on top: where 1 − ŷ
/// has lost its last digit, differences see more of it than the formula ŷ − y can. The estimate rests on a bound of the loss's rounding, taken from
/// ``Bounded``.
struct DifferenceCheck {
  /// Relative; what is asked of the differences, not of the gradient.
  static let tolerance = 1e-9

  let computation: Computation
  private let probe: LossProbe

  /// A bound on the rounding in each example's loss.
  private let exampleNoise: [Double]

  init(_ computation: Computation) {
    self.computation = computation
    probe = LossProbe(computation.network, computation.examples)
    let bounded = computation.network.map { Bounded(exact: $0) }
    exampleNoise = computation.examples.map { example in
      Self.noise(Measured(bounded.loss(on: example.map { Bounded(exact: $0) })))
    }
  }

  /// The rounding of a loss near a point, from its bound there.
  private static func noise(_ loss: Measured) -> Double { max(2 * loss.bound, loss.value.ulp) }

  func callAsFunction() -> (DifferenceEvidence, [Failure]) {
    var evidence = DifferenceEvidence()
    var failures: [Failure] = []
    let last = computation.network.layers.count - 1
    let noise = Self.noise(computation.truth[0])
    for (i, quantity) in computation.quantities.enumerated() {
      let verdict: DifferenceVerdict
      switch quantity {
      case .derivative(let parameter):
        evidence.parameters += 1
        verdict = FiniteDifferences(noise: noise).derivative(
          of: probe.loss(moving: parameter), at: computation.network[parameter])
      case .delta(let example, let layer, let unit) where layer == last:
        evidence.outputDeltas += 1
        verdict = FiniteDifferences(noise: exampleNoise[example]).derivative(
          of: probe.loss(ofExample: example, movingOutput: unit),
          at: probe.outputs(ofExample: example)[unit])
      default: continue
      }
      failures += judge(verdict, i, &evidence)
    }
    return (evidence, failures)
  }

  private func judge(
    _ verdict: DifferenceVerdict, _ i: Int, _ evidence: inout DifferenceEvidence
  ) -> [Failure] {
    let quantity = computation.quantities[i]
    switch verdict {
    case .notDifferentiable(let left, let right):
      let claimed = computation.claims.first?.values[i].value ?? computation.truth[i].value
      evidence.kinks.append(.init(quantity: quantity, left: left, right: right, claimed: claimed))
      return []
    case .unreliable(let reason):
      evidence.unreliable.append(.init(quantity: quantity, reason: reason))
      return []
    case .slope(let slope):
      return compare(slope, i, &evidence)
    }
  }

  private func compare(
    _ slope: DifferenceVerdict.Slope, _ i: Int, _ evidence: inout DifferenceEvidence
  ) -> [Failure] {
    evidence.take(slope.order)
    let bound = computation.claims.map { $0.values[i].bound }.max() ?? 0
    let isResolved =
      slope.value != 0 && slope.error + bound <= Self.tolerance * abs(slope.value)
    if isResolved {
      evidence.resolved += 1
    } else {
      evidence.largestEstimate = max(evidence.largestEstimate, slope.error, bound)
    }
    return computation.claims.compactMap { claim in
      let (value, rounding) = (claim.values[i].value, claim.values[i].bound)
      let off = abs(slope.value - value)
      if isResolved { evidence.take(slope, off: off) }
      let tolerance = Self.tolerance * max(abs(value), abs(slope.value))
      guard off <= max(slope.error, tolerance) + rounding else {
        return Failure(
          evidence: .differences, notations: [claim.name], quantity: computation.quantities[i],
          message: "\(value), but the loss rises by \(slope.value), good to \(power(slope.error))")
      }
      return nil
    }
  }
}

extension DifferenceEvidence {
  fileprivate mutating func take(_ order: DifferenceVerdict.Order) {
    guard case .observed(let order) = order else { return }
    ordersObserved += 1
    leastOrder = min(leastOrder, order)
    greatestOrder = max(greatestOrder, order)
  }

  fileprivate mutating func take(_ slope: DifferenceVerdict.Slope, off: Double) {
    let relative = off / abs(slope.value)
    guard relative > largestDifference else { return }
    largestDifference = relative
    estimateThere = slope.error / abs(slope.value)
  }
}
