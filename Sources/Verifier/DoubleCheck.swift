import Networks
import Numbers
import Oracles

/// Agreement in Double: how far apart the notations are, and how far that may be.
public struct DoubleEvidence: Equatable, Sendable {
  /// The largest distance between two notations.
  public var notations: Worst

  /// The largest distance between a notation and the dual-number derivative.
  public var duals: Worst

  /// Whether all notations give the same bits in every entry.
  public var areBitIdentical: Bool

  /// The largest distance relative to what rounding explains, where digits are left; 1 would be at
  /// the limit.
  public var largestShare: Double

  /// Entries for which no finite rounding bound is known.
  public var unbounded: Int
}

/// In Double: every pair of notations, and every notation against the dual-number derivative.
///
/// A distance is a failure when it exceeds the sum of both sides' rounding bounds, which are carried
/// along with the computation (``Bounded``), entry by entry. No tolerance is picked by hand.
struct DoubleCheck {
  let computation: Computation

  func callAsFunction() -> (DoubleEvidence, [Failure]) {
    var evidence = DoubleEvidence(
      notations: Worst(), duals: Worst(), areBitIdentical: true, largestShare: 0, unbounded: 0)
    var failures: [Failure] = []
    let claims = computation.claims
    for i in computation.quantities.indices {
      for (index, claim) in claims.enumerated() {
        if !claim.values[i].bound.isFinite { evidence.unbounded += 1 }
        for other in claims[(index + 1)...] {
          let (x, y) = (claim.values[i], other.values[i])
          evidence.areBitIdentical =
            evidence.areBitIdentical && x.value.bitPattern == y.value.bitPattern
          let outcome = compare(i, x, y, [claim.name, other.name])
          evidence.notations.take(outcome.worst)
          evidence.largestShare = max(evidence.largestShare, outcome.share)
          failures += outcome.failure
        }
        let outcome = compare(
          i, claim.values[i], computation.truth[i], [claim.name, "the dual derivative"])
        evidence.duals.take(outcome.worst)
        evidence.largestShare = max(evidence.largestShare, outcome.share)
        failures += outcome.failure
      }
    }
    evidence.notations = computation.explained(evidence.notations)
    evidence.duals = computation.explained(evidence.duals)
    return (evidence, failures)
  }

  private func compare(
    _ i: Int, _ x: Measured, _ y: Measured, _ sides: [String]
  ) -> (worst: Worst, share: Double, failure: [Failure]) {
    let quantity = computation.quantities[i]
    let (worst, agrees) = x.compare(y, quantity, sides.joined(separator: " and "))
    let share = worst.ulps > 0 && worst.hasDigits ? worst.ulps / worst.bound : 0
    let failure = Failure(
      evidence: .double, notations: sides, quantity: quantity,
      message: "\(x.value) and \(y.value) differ by \(format(worst.ulps)) ulps, "
        + "rounding explains \(format(worst.bound))")
    return (worst, share, agrees ? [] : [failure])
  }
}
