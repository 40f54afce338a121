import Networks

// For programs.
extension Verification {
  /// `{"right": …, "fixtures": [{"name": …, "right": …, "failures": […], …}, …]}`.
  public var json: JSONText {
    .object([("right", .boolean(isRight)), ("fixtures", .array(fixtures.map(\.json)))])
  }
}

extension FixtureVerification {
  var json: JSONText {
    .object([
      ("name", .string(name)),
      ("right", .boolean(isRight)),
      ("failures", .array(failures.map(\.json))),
      ("widths", .array(widths.map { .integer($0) })),
      ("parameters", .integer(parameters)),
      ("examples", .integer(examples)),
      ("notations", .strings(notations)),
      ("factors", .array(factors.map(\.json))), ("departures", .strings(departures)),
      ("field", field.json),
      ("double", doubles.json),
      ("float", floats.json),
      ("differences", differences.json),
      ("golden", golden?.json ?? .null),
    ])
  }
}

extension Failure {
  var json: JSONText {
    .object([
      ("evidence", .string(evidence.rawValue)), ("notations", .strings(notations)),
      ("entry", .string(quantity.description)), ("message", .string(message)),
    ])
  }
}

extension FixtureVerification.Factor {
  var json: JSONText {
    .object([
      ("notation", .string(notation)), ("factor", .number(value)), ("reason", .string(reason)),
    ])
  }
}

extension FieldEvidence {
  var json: JSONText {
    .object([
      ("errorProbability", .number(errorProbability)), ("points", .integer(points)),
      ("degree", .number(degree)), ("collisions", .number(collisions)),
      ("seed", .string("\(seed)")),
    ])
  }
}

extension Worst {
  var members: [(String, JSONText)] {
    [
      ("ulps", .number(ulps)), ("bound", .number(bound)),
      ("entry", .string(quantity.description)), ("between", .string(between)),
      ("cancellation", .number(cancellation)),
    ]
  }
}

extension DoubleEvidence {
  var json: JSONText {
    .object([
      ("bitIdentical", .boolean(areBitIdentical)),
      ("notations", .object(notations.members)),
      ("duals", .object(duals.members)),
      ("largestShare", .number(largestShare)), ("unbounded", .integer(unbounded)),
    ])
  }
}

extension FloatEvidence {
  var json: JSONText {
    .object([
      ("bitIdentical", .boolean(areBitIdentical)), ("notations", .object(notations.members)),
      ("duals", .object(duals.members)), ("unbounded", .integer(unbounded)),
    ])
  }
}

extension DifferenceEvidence {
  var json: JSONText {
    .object([
      ("parameters", .integer(parameters)), ("outputDeltas", .integer(outputDeltas)),
      ("resolved", .integer(resolved)), ("largestDifference", .number(largestDifference)),
      ("estimateThere", .number(estimateThere)), ("largestEstimate", .number(largestEstimate)),
      ("ordersObserved", .integer(ordersObserved)),
      ("leastOrder", .number(leastOrder)), ("greatestOrder", .number(greatestOrder)),
      ("kinks", .array(kinks.map(\.json))),
      ("unreliable", .array(unreliable.map(\.json))),
    ])
  }
}

extension DifferenceEvidence.Kink {
  var json: JSONText {
    .object([
      ("entry", .string(quantity.description)), ("left", .number(left)), ("right", .number(right)),
      ("computed", .number(claimed)),
    ])
  }
}

extension DifferenceEvidence.Unreliable {
  var json: JSONText {
    .object([("entry", .string(quantity.description)), ("reason", .string(reason))])
  }
}

extension GoldenEvidence {
  var json: JSONText { .object([("count", .integer(count))] + worst.members) }
}
