import Networks

/// Agreement with golden values that were computed without any backward pass.
public struct GoldenEvidence: Equatable, Sendable {
  /// The largest distance of a notation's entry from its golden value.
  public var worst: Worst

  /// How many values there are.
  public var count: Int
}

/// Each notation's loss and derivatives against the golden values of the file.
///
/// A golden value is the Double nearest to the exact one, so it brings half an ulp of its own.
struct GoldenCheck {
  let expected: NetworkFile.Expected
  let computation: Computation

  func callAsFunction() -> (GoldenEvidence, [Failure]) {
    let golden = [expected.loss] + expected.gradient.entries
    var worst = Worst()
    var failures: [Failure] = []
    for (i, value) in golden.enumerated() {
      let nearest = Measured(value, bound: value.ulp / 2)
      for claim in computation.claims {
        let quantity = computation.quantities[i]
        let (distance, agrees) = claim.values[i].compare(
          nearest, quantity, claim.name)
        worst.take(distance)
        if agrees { continue }
        failures.append(
          Failure(
            evidence: .golden, notations: [claim.name], quantity: quantity,
            message: "\(claim.values[i].value), golden \(value): \(format(distance.ulps)) ulps, "
              + "rounding explains \(format(distance.bound))"))
      }
    }
    let evidence = GoldenEvidence(worst: computation.explained(worst), count: golden.count)
    return (evidence, failures)
  }
}
