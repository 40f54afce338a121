import Networks
import Numbers

/// Verifies one fixture: every notation against every other, against the dual-number derivative
/// over the prime field, in Double and in Float, against finite differences, and against golden values.
///
/// - Parameters:
///   - file: a network with its examples; golden values are compared where it has them.
///   - subjects: the notations; the five by default.
///   - seed: of the random points of the prime field.
public func verify(
  _ file: NetworkFile, subjects: [Subject] = Subject.all, seed: UInt64 = 2_305_843_009
) -> FixtureVerification {
  let network = file.network
  let computation = Computation(file, subjects)
  let sound = computation.subjects
  let (field, fieldFailures) = FieldCheck(network: network, subjects: sound)(seed: seed)
  let (doubles, doubleFailures) = DoubleCheck(computation: computation)()
  let (floats, floatFailures) = FloatCheck(computation: computation)()
  let (differences, differenceFailures) = DifferenceCheck(computation)()
  let golden = file.expected.map { GoldenCheck(expected: $0, computation: computation)() }
  return FixtureVerification(
    name: file.name, notations: subjects.map(\.name), widths: network.widths,
    parameters: network.parameterCount, examples: file.examples.count,
    factors: factors(subjects, network.loss), departures: file.departures, field: field,
    doubles: doubles, floats: floats, differences: differences, golden: golden?.0,
    failures: computation.failures + fieldFailures + doubleFailures + floatFailures
      + differenceFailures
      + (golden?.1 ?? []))
}

/// Verifies several fixtures, on as many cores as there are.
///
/// - Parameters:
///   - files: The networks, with their examples and with golden values where they have any.
///   - subjects: The notations to compare; all five by default.
///   - finished: Called as each is done, from any thread.
public func verify(
  _ files: [NetworkFile], subjects: [Subject] = Subject.all,
  finished: @escaping @Sendable (FixtureVerification) -> Void = { _ in }
) -> Verification {
  // The largest first, so that no core is left with one at the end.
  let order = files.indices.sorted {
    files[$0].verificationWork > files[$1].verificationWork
  }
  let results = Cores.each(order) { i in
    let result = verify(files[i], subjects: subjects)
    finished(result)
    return result
  }
  return Verification(fixtures: results)
}

/// Where the notations' own losses are not the one asked for.
private func factors(_ subjects: [Subject], _ loss: Loss) -> [FixtureVerification.Factor] {
  subjects.compactMap { subject in
    let convention = subject.convention(loss)
    guard convention.factor != 1 else { return nil }
    return .init(notation: subject.name, value: convention.factor, reason: convention.reason)
  }
}

extension NetworkFile {
  /// What its objective brings together otherwise than the texts.
  var departures: [String] {
    network.objective.departures(
      outputs: network.layers[network.layers.count - 1].width, examples: examples.count)
  }
}
