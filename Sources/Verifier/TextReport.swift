import Networks

/// A verification as text for people.
public struct TextReport {
  let verification: Verification
  let width: Int
  let style: Style

  /// How parts of the text are set off; plain by default.
  public struct Style: Sendable {
    public var good: @Sendable (String) -> String
    public var bad: @Sendable (String) -> String
    public var strong: @Sendable (String) -> String

    public init(
      good: @escaping @Sendable (String) -> String = { $0 },
      bad: @escaping @Sendable (String) -> String = { $0 },
      strong: @escaping @Sendable (String) -> String = { $0 }
    ) {
      (self.good, self.bad, self.strong) = (good, bad, strong)
    }
  }

  public init(_ verification: Verification, width: Int = 100, style: Style = Style()) {
    (self.verification, self.width, self.style) = (verification, width, style)
  }

  /// The table, what it means, what disagrees and what is worth knowing.
  public var text: String {
    let sections = [table, legend, failures, factors, explanations, differences, kinks, summary]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var fixtures: [FixtureVerification] { verification.fixtures }

  private var table: String {
    let table = Table(columns: [
      .init(title: "fixture", cells: fixtures.map(\.name), isRight: false),
      .init(title: "par.", cells: fixtures.map { "\($0.parameters)" }, expendable: 2),
      .init(title: "ex.", cells: fixtures.map { "\($0.examples)" }, expendable: 2),
      .init(title: "field", cells: fixtures.map { power($0.field.errorProbability) }),
      .init(title: "notations", cells: fixtures.map { notations($0.doubles) }),
      .init(title: "duals", cells: fixtures.map { cell($0.doubles.duals) }),
      .init(title: "slopes", cells: fixtures.map { power($0.differences.largestDifference) }),
      .init(
        title: "kinks",
        cells: fixtures.map { $0.differences.kinks.isEmpty ? "" : "\($0.differences.kinks.count)" },
        expendable: 3),
      .init(title: "golden", cells: fixtures.map { $0.golden.map { cell($0.worst) } ?? "none" }),
      .init(title: "", cells: fixtures.map { $0.agree ? "ok" : "NO" }, isRight: false),
    ])
    let (header, rows) = table.lines(width: width)
    let painted = zip(rows, fixtures).map { row, fixture in
      fixture.agree ? row : style.bad(row)
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
      field: the chance that a wrong formula passed, at random points of the field of 2^61 − 1 elements. \
      notations, duals, golden: the largest distance in ulps between two notations, to the \
      derivative by dual numbers, to the golden values / what the rounding of that entry explains. \
      slopes: the largest relative distance to finite differences, where they see as sharply \
      as \(power(DifferenceCheck.tolerance)).
      """)
  }

  private func wrap(_ text: String, indentation: Int = 0) -> String {
    let blank = String(repeating: " ", count: indentation)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty && line.count + 1 + word.count > width - indentation {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).map { blank + $0 }.joined(separator: "\n")
  }
}

// What disagrees, and what is worth knowing.
extension TextReport {
  private static let shownAtMost = 5

  private var failures: String {
    fixtures.filter { !$0.agree }.map { fixture in
      let lines = fixture.failures.prefix(Self.shownAtMost).map {
        wrap($0.description, indentation: 2)
      }
      let rest = fixture.failures.count - lines.count
      let more = rest > 0 ? ["  and \(rest) more"] : []
      return ([style.bad("\(fixture.name) disagrees")] + lines + more).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private var factors: String {
    var seen: [(factor: FixtureVerification.Factor, fixtures: [String])] = []
    for fixture in fixtures {
      for factor in fixture.factors {
        if let index = seen.firstIndex(where: { $0.factor == factor }) {
          seen[index].fixtures.append(fixture.name)
        } else {
          seen.append((factor, [fixture.name]))
        }
      }
    }
    let lines = seen.map { factor, fixtures in
      wrap(
        "\(factor.notation): the loss is \(format(factor.value)) times its own, as \(factor.reason): "
          + list(fixtures), indentation: 2)
    }
    return section("declared factors", lines)
  }

  private var explanations: String {
    let all: [(String, (FixtureVerification) -> Worst?)] = [
      ("between notations", { $0.doubles.notations }),
      ("to duals", { $0.doubles.duals }),
      ("to golden values", { $0.golden?.worst }),
    ]
    let lines = all.compactMap { title, worst -> String? in
      let candidates = fixtures.compactMap { fixture in worst(fixture).map { (fixture.name, $0) } }
      guard
        let (name, worst) = candidates.filter({ $0.1.hasDigits })
          .max(by: { $0.1.ulps < $1.1.ulps }), worst.ulps >= 4
      else { return nil }
      let reason =
        worst.cancellation < 2
        ? "nothing cancels there; rounding adds up"
        : "its terms are \(format(worst.cancellation)) times larger than their sum"
      return wrap(
        "\(title): \(format(worst.ulps)) ulps in \(name) at \(worst.quantity), \(worst.between); "
          + "\(reason), and rounding explains \(format(worst.bound)) ulps", indentation: 2)
    }
    let bare = fixtures.filter { fixture in
      all.contains { _, worst in !(worst(fixture)?.hasDigits ?? true) }
    }
    let lost =
      bare.isEmpty
      ? []
      : [
        wrap(
          "no digit is left of entries whose terms cancel in Double and not in truth, as ŷ − 1 for "
            + "ŷ = 1 − 1e-18, in \(list(bare.map(\.name)))", indentation: 2)
      ]
    let share = fixtures.map(\.doubles.largestShare).max() ?? 0
    let shares = wrap(
      "no distance between notations or to duals is more than \(format(100 * share)) % of what "
        + "rounding explains", indentation: 2)
    let excess = fixtures.map(\.doubles.targetExcess).max() ?? 0
    let allowance =
      excess == 0
      ? []
      : [
        wrap(
          "targets sum to 1 but for \(power(excess)): ŷ − y differs from the derivative by "
            + "(Σ y − 1) ŷ, which is allowed for beside rounding", indentation: 2)
      ]
    return section("largest distances", lines + (share < 1 ? [shares] : []) + lost + allowance)
  }

  private var differences: String {
    let all = fixtures.map(\.differences)
    let (parameters, deltas) = (sum(all, \.parameters), sum(all, \.outputDeltas))
    let (resolved, kinks) = (sum(all, \.resolved), sum(all, \.kinks.count))
    let (orders, unreliable) = (sum(all, \.ordersObserved), sum(all, \.unreliable.count))
    let coarse = parameters + deltas - resolved - kinks - unreliable
    let estimate = all.map(\.largestEstimate).max() ?? 0
    var sentences = [
      "\(parameters) parameters, \(deltas) output deltas: \(resolved) seen to "
        + "\(power(DifferenceCheck.tolerance)) or better, \(coarse) small ones to an error estimate "
        + "of at most \(power(estimate)), \(kinks) at a kink, "
        + "\(unreliable) without an answer"
    ]
    if orders > 0 {
      let least = all.filter { $0.ordersObserved > 0 }.map(\.leastOrder).min() ?? 0
      sentences.append(
        "order of convergence observed at \(orders), at least \(two(least)); at the others "
          + "truncation is below rounding")
    }
    let reasons = fixtures.flatMap { fixture in
      fixture.differences.unreliable.prefix(Self.shownAtMost).map {
        "\(fixture.name): \($0.quantity): \($0.reason)"
      }
    }
    return section("finite differences", (sentences + reasons).map { wrap($0, indentation: 2) })
  }

  private var kinks: String {
    let lines = fixtures.flatMap { fixture in
      let kinks = fixture.differences.kinks
      let shown = kinks.prefix(Self.shownAtMost).map { kink in
        wrap(
          "\(fixture.name): \(kink.quantity): slopes \(short(kink.left)) and "
            + "\(short(kink.right)), computed \(short(kink.claimed))", indentation: 2)
      }
      let rest = kinks.count - shown.count
      return shown + (rest > 0 ? ["  \(fixture.name): and \(rest) more"] : [])
    }
    return section("not differentiable: a ReLU input is 0; the slopes to the left and right", lines)
  }

  private var summary: String {
    let (count, wrong) = (fixtures.count, fixtures.filter { !$0.agree }.count)
    let notations = fixtures.first?.notations.count ?? 0
    let things = "\(count) fixture\(count == 1 ? "" : "s") × \(notations) notations"
    return wrong == 0
      ? style.good("\(things): all agree") : style.bad("\(things): \(wrong) disagree")
  }

  private func section(_ title: String, _ lines: [String]) -> String {
    lines.isEmpty ? "" : ([style.strong(title)] + lines).joined(separator: "\n")
  }

  private func sum(
    _ all: [DifferenceEvidence], _ count: KeyPath<DifferenceEvidence, Int>
  ) -> Int {
    all.reduce(0) { $0 + $1[keyPath: count] }
  }

  private func list(_ names: [String]) -> String {
    names.count <= 4
      ? names.joined(separator: ", ")
      : "\(names.prefix(3).joined(separator: ", ")) and \(names.count - 3) more"
  }
}
