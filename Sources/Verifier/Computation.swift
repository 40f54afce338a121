import Networks
import Numbers
import Oracles

/// What the checks in Double compare: each subject's values and the dual-number derivative, with
/// their rounding bounds.
struct Computation {
  let network: Network<Double>
  let examples: [Example<Double>]
  let quantities: [Quantity]

  /// The subjects that gave every number in its place.
  let subjects: [Subject]

  /// Their values, in the order of `quantities`.
  let claims: [(name: String, values: [Measured])]

  /// The values by dual numbers.
  let truth: [Measured]

  /// Subjects whose numbers are too many, too few or not those of the plain computation in Double.
  let failures: [Failure]

  init(_ file: NetworkFile, _ candidates: [Subject]) {
    (network, examples) = (file.network, file.examples)
    quantities = Quantity.all(of: network, examples: examples.count)
    let bounded = network.map { Bounded(exact: $0) }
    let boundedExamples = examples.map { $0.map { Bounded(exact: $0) } }
    let oracle = DualOracle(bounded, boundedExamples)
    truth = Quantity.values(
      loss: bounded.loss(on: boundedExamples), gradient: oracle.gradient(),
      deltas: oracle.deltas()
    ).map { Measured($0) }
    var (subjects, claims, failures): ([Subject], [(String, [Measured])], [Failure]) = ([], [], [])
    for subject in candidates {
      let values = Quantity.values(of: subject.run(bounded, on: boundedExamples))
      let plain = Quantity.values(of: subject.run(network, on: examples))
      if let failure = Self.misfit(subject.name, values.map(\.value), plain, quantities) {
        failures.append(failure)
      } else {
        subjects.append(subject)
        claims.append((subject.name, values.map { Measured($0) }))
      }
    }
    (self.subjects, self.claims, self.failures) = (subjects, claims, failures)
  }

  /// Why a subject's numbers cannot be compared; `nil` where they can.
  private static func misfit(
    _ name: String, _ values: [Double], _ plain: [Double], _ quantities: [Quantity]
  ) -> Failure? {
    guard values.count == quantities.count && plain.count == quantities.count else {
      return Failure(
        evidence: .shape, notations: [name], quantity: .loss,
        message: "\(quantities.count) numbers expected, \(plain.count) found")
    }
    // The bounds are those of the numbers that users get.
    let i = quantities.indices.first { i in
      values[i] != plain[i] && !(values[i].isNaN && plain[i].isNaN)
    }
    return i.map { i in
      Failure(
        evidence: .shape, notations: [name], quantity: quantities[i],
        message: "\(plain[i]), but \(values[i]) where rounding bounds are carried along")
    }
  }

  /// The same with its cancellation factor, by running a notation's own source over ``Sized``.
  func explained(_ worst: Worst) -> Worst {
    guard worst.ulps >= 4, let subject = subjects.first,
      let index = quantities.firstIndex(of: worst.quantity)
    else { return worst }
    let run = subject.run(
      network.map { Sized($0) }, on: examples.map { $0.map { Sized($0) } })
    var worst = worst
    worst.cancellation = Quantity.values(of: run)[index].cancellation
    return worst
  }
}
