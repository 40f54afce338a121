import Networks
import Numbers

/// Agreement in Float: the same source over 24 bits.
public struct FloatEvidence: Equatable, Sendable {
  /// The largest distance between two notations, in units in Float's last place.
  public var notations = Worst()

  /// The largest distance of a notation from the derivative, which duals over Double give.
  public var duals = Worst()

  /// Whether all notations give the same bits in every entry.
  public var areBitIdentical = true

  /// Entries for which no finite rounding bound is known.
  public var unbounded = 0
}

/// In Float: every pair of notations, and every notation against the dual-number derivative of
/// Double.
///
/// The network and the examples are rounded to Float, as a program of that precision has them; what
/// that changes is part of the bound that each number carries (``Bounded``). A distance is a failure
/// when it exceeds what both sides' bounds explain: no tolerance is picked by hand, though where
/// Float overflows or loses all digits the bound says nothing, and that is counted.
struct FloatCheck {
  let computation: Computation

  func callAsFunction() -> (FloatEvidence, [Failure]) {
    var evidence = FloatEvidence()
    var failures: [Failure] = []
    var claims: [(name: String, values: [Bounded<Float>])] = []
    let (network, examples) = (computation.network, computation.examples)
    for subject in computation.subjects {
      let plain = Quantity.values(
        of: subject.run(network.map { Float($0) }, on: examples.map { $0.map { Float($0) } }))
      let bounded = Quantity.values(
        of: subject.run(
          network.map { Bounded<Float>($0) }, on: examples.map { $0.map { Bounded<Float>($0) } }))
      if let failure = misfit(subject.name, plain, bounded) {
        failures.append(failure)
      } else {
        claims.append((subject.name, bounded))
      }
    }
    for i in computation.quantities.indices {
      for (index, claim) in claims.enumerated() {
        let own = claim.values[i]
        if !own.bound.isFinite { evidence.unbounded += 1 }
        for other in claims[(index + 1)...] {
          evidence.areBitIdentical =
            evidence.areBitIdentical
            && own.value.bitPattern == other.values[i].value.bitPattern
          let (worst, failure) = compare(
            i, own, Measured(other.values[i]), [claim.name, other.name])
          evidence.notations.take(worst)
          failures += failure
        }
        let (worst, failure) = compare(
          i, own, computation.truth[i], [claim.name, "the dual derivative"])
        evidence.duals.take(worst)
        failures += failure
      }
    }
    return (evidence, failures)
  }

  /// Where the bounds are not those of the numbers that users get.
  private func misfit(
    _ name: String, _ plain: [Float], _ bounded: [Bounded<Float>]
  ) -> Failure? {
    let i = plain.indices.first { i in
      plain[i] != bounded[i].value && !(plain[i].isNaN && bounded[i].value.isNaN)
    }
    return i.map { i in
      Failure(
        evidence: .float, notations: [name], quantity: computation.quantities[i],
        message: "\(plain[i]), but \(bounded[i].value) where rounding bounds are carried along")
    }
  }

  private func compare(
    _ i: Int, _ x: Bounded<Float>, _ y: Measured, _ sides: [String]
  ) -> (Worst, [Failure]) {
    let value = Double(x.value)
    let limit = x.bound + y.bound
    // Beyond the range of Float there is nothing to compare.
    guard limit.isFinite, value.isFinite else { return (Worst(), []) }
    let distance = abs(value - y.value)
    let unit = Double(Float(max(abs(value), abs(y.value))).ulp)
    let worst = Worst(
      ulps: distance / unit, bound: limit / unit, quantity: computation.quantities[i],
      between: sides.joined(separator: " and "))
    // Written so that a NaN disagrees.
    if distance <= limit { return (worst, []) }
    let failure = Failure(
      evidence: .float, notations: sides, quantity: computation.quantities[i],
      message: "\(x.value) and \(y.value) differ by \(format(worst.ulps)) ulps, "
        + "rounding explains \(format(worst.bound))")
    return (worst, [failure])
  }
}
