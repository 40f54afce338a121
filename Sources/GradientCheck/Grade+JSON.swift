import Networks

// For programs.
extension Grade {
  /// `{"right": …, "verdict": …, "precision": …, "layers": [{"layer": 1, "weights": {…}, …}, …], …}`.
  ///
  /// The text for people has a line for each thing that it says, for programs to wrap.
  public var json: JSONText {
    .object(
      Self.verdictMembers(verdict) + [
        ("precision", .string(precision.rawValue)),
        ("headline", .strings(headline)), ("explanations", .array(explanations.map(json))),
        ("firstWrongLayer", firstWrongLayer.map { .integer($0) } ?? .null),
        ("layers", .array(layers.map(json))), ("remarks", .strings(remarks)),
        ("text", .string(text(width: .max))),
      ])
  }

  /// A verdict by its name, and as whether it is right; null where it is undecided.
  public static func verdictMembers(_ verdict: Verdict) -> [(String, JSONText)] {
    [
      ("right", verdict == .undecided ? .null : .boolean(verdict == .right)),
      ("verdict", .string(verdict.rawValue)),
    ]
  }

  private func json(_ layer: Layer) -> JSONText {
    .object(
      [("layer", .integer(layer.layer))]
        + layer.parts.map { ($0.name, json($0.part, in: layer.layer)) })
  }

  private func json(_ part: Part, in layer: Int) -> JSONText {
    guard part.wasClaimed else { return .object([("right", .null)]) }
    var members: [(String, JSONText)] = [
      ("right", part.isRight.map { .boolean($0) } ?? .null),
      ("mistakes", .array(mistakes(part, layer))),
      ("wrongEntries", .integer(part.wrongEntries)), ("unresolved", .integer(part.unresolved)),
      ("notJudged", .integer(part.notJudged)),
    ]
    if let worst = part.worst {
      let entry = JSONText.object([
        ("indices", integers(worst.indices)), ("claimed", .number(worst.claimed)),
        ("exact", .number(worst.exact)), ("allowance", .number(worst.allowance)),
      ])
      members.append(("worst", entry))
    }
    return .object(members)
  }

  private func mistakes(_ part: Part, _ layer: Int) -> [JSONText] {
    guard let explanation = part.notFiniteExplanation else {
      return part.findings.map { json($0, in: part, layer) }
    }
    return [.object([("name", .string("not-finite")), ("explanation", .string(explanation))])]
  }

  private func json(_ finding: Finding, in part: Part, _ layer: Int) -> JSONText {
    var members: [(String, JSONText)] = [
      ("name", .string(finding.mistake.name)),
      ("explanation", .string(explanation(finding, in: part, ofLayer: layer))),
    ]
    if let enters = finding.enters { members.append(("enters", .integer(enters))) }
    members += Self.members(of: finding.mistake)
    return .object(members)
  }

  private func json(_ causes: [Cause]) -> JSONText {
    .array(
      causes.map { cause in
        .object(
          [
            ("name", .string(cause.mistake.name)), ("layers", integers(cause.layers)),
            ("place", .string(cause.place)), ("explanation", .string(cause.sentence)),
            ("hint", .string(cause.hint)),
          ] + Self.members(of: cause.mistake))
      })
  }

  /// The numbers and names that belong to a mistake.
  private static func members(of mistake: Mistake) -> [(String, JSONText)] {
    switch mistake {
    case .layersExchanged(let first, let second, _):
      [("exchanged", .array([.integer(first), .integer(second)]))]
    case .examples(.single(let example)): [("example", .integer(example))]
    case .otherLoss(let loss): [("loss", .string(loss.rawValue))]
    case .entries(let indices):
      [("indices", .array(indices.map { .array($0.map { .integer($0) }) }))]
    default: mistake.value.map { [("value", .number($0))] } ?? []
    }
  }

  private func integers(_ numbers: [Int]) -> JSONText { .array(numbers.map { .integer($0) }) }
}
