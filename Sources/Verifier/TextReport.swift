import Networks

/// A verification as text for people.
public struct TextReport {
  let verification: Verification
  let width: Int
  let style: Style

  /// How parts of the text are set off; plain by default.
  public struct Style: Sendable {
    /// Around what agrees.
    public var good: @Sendable (String) -> String

    /// Around what disagrees.
    public var bad: @Sendable (String) -> String

    /// Around titles.
    public var strong: @Sendable (String) -> String

    /// Parts left out stay plain.
    public init(
      good: @escaping @Sendable (String) -> String = { $0 },
      bad: @escaping @Sendable (String) -> String = { $0 },
      strong: @escaping @Sendable (String) -> String = { $0 }
    ) {
      (self.good, self.bad, self.strong) = (good, bad, strong)
    }
  }

  /// A verification for lines of so many columns.
  public init(_ verification: Verification, width: Int = 100, style: Style = Style()) {
    (self.verification, self.width, self.style) = (verification, width, style)
  }

  /// The table, what it means, what disagrees and what is worth knowing.
  public var text: String {
    let findings = Findings(fixtures: fixtures, width: width)
    let sections = findings.sections.map { title, lines in
      ([style.strong(title)] + lines).joined(separator: "\n")
    }
    let failures = findings.failures.map { title, lines in
      ([style.bad(title)] + lines).joined(separator: "\n")
    }
    return ([table, legend] + failures + sections + [summary]).joined(separator: "\n\n")
  }

  private var fixtures: [FixtureVerification] { verification.fixtures }

  private var table: String {
    let table = Table(columns: [
      .init(title: "fixture", cells: fixtures.map(\.name), isRightAligned: false),
      .init(title: "par.", cells: fixtures.map { "\($0.parameters)" }, expendable: 2),
      .init(title: "ex.", cells: fixtures.map { "\($0.examples)" }, expendable: 2),
      .init(title: "field", cells: fixtures.map { power($0.field.errorProbability) }),
      .init(title: "notations", cells: fixtures.map { notations($0.doubles) }),
      .init(title: "duals", cells: fixtures.map { cell($0.doubles.duals) }),
      .init(title: "float", cells: fixtures.map { cell($0.floats.duals) }, expendable: 1),
      .init(title: "slopes", cells: fixtures.map { power($0.differences.largestDifference) }),
      .init(
        title: "kinks",
        cells: fixtures.map { $0.differences.kinks.isEmpty ? "" : "\($0.differences.kinks.count)" },
        expendable: 3),
      .init(title: "golden", cells: fixtures.map { $0.golden.map { cell($0.worst) } ?? "none" }),
      .init(title: "", cells: fixtures.map { $0.isRight ? "ok" : "NO" }, isRightAligned: false),
    ])
    let (header, rows) = table.lines(width: width)
    let painted = zip(rows, fixtures).map { row, fixture in
      fixture.isRight ? row : style.bad(row)
    }
    return ([style.strong(header)] + painted).joined(separator: "\n")
  }

  private func notations(_ evidence: DoubleEvidence) -> String {
    evidence.areBitIdentical ? "identical" : cell(evidence.notations)
  }

  /// The distance and what rounding explains there.
  private func cell(_ worst: Worst) -> String {
    worst.ulps == 0 ? "0" : "\(format(worst.ulps))/\(format(worst.bound))"
  }

  private var legend: String {
    wrap(
      """
      field: the chance that a wrong formula passed, at random points of the field of 2^61 − 1 \
      elements. notations, duals, golden: the largest distance in ulps between two notations, to \
      the derivative by dual numbers, to the golden values / what the rounding of that entry \
      explains. float: the same to the derivative, of the notations run in Float, in its ulps. slopes: the largest relative distance to finite differences, where they see as \
      sharply as \(power(DifferenceCheck.tolerance)).
      """, width: width)
  }

  private var summary: String {
    let (count, wrong) = (fixtures.count, fixtures.filter { !$0.isRight }.count)
    let notations = fixtures.first?.notations.count ?? 0
    let things = "\(count) fixture\(count == 1 ? "" : "s") × \(notations) notations"
    return wrong == 0
      ? style.good("\(things): all agree") : style.bad("\(things): \(wrong) disagree")
  }
}
