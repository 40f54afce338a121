import Networks

/// A subject's gradient on some examples, against dual numbers and finite differences: what can be
/// asked on the way of a descent.
package struct GradientVerdict: Sendable {
  /// Entry by entry, what is wrong.
  package let failures: [Failure]

  /// How many derivatives were compared.
  package let count: Int

  /// Compares the gradient of a subject.
  package init(of subject: Subject, _ file: NetworkFile) {
    let computation = Computation(file, [subject])
    count = file.network.parameterCount
    failures =
      computation.failures + DoubleCheck(computation: computation)().1
      + DifferenceCheck(computation)().1
  }
}
