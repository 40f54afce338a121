/// What a verification found beside its table, in words.
struct Findings {
  typealias Section = (title: String, lines: [String])

  let fixtures: [FixtureVerification]
  let width: Int

  /// Of many alike, only so many are spelled out; JSON has all.
  private static let shownAtMost = 5

  /// For each fixture that disagrees, where and how.
  var failures: [Section] {
    fixtures.filter { !$0.isRight }.map { fixture in
      ("\(fixture.name) disagrees", few(fixture.failures.map(\.description)))
    }
  }

  /// What is worth knowing where all agree; without empty sections.
  var sections: [Section] {
    [
      ("declared factors", factors + departures),
      ("largest distances", distances + lostDigits),
      ("finite differences", differences),
      ("not differentiable: a ReLU input is 0; slopes to the left and right", kinks),
    ].filter { !$0.lines.isEmpty }
  }

  private var factors: [String] {
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
    return seen.map { factor, fixtures in
      item(
        "\(factor.notation): the loss is \(format(factor.value)) times its own, as "
          + "\(factor.reason): \(list(fixtures))")
    }
  }

  private var departures: [String] {
    fixtures.filter { !$0.departures.isEmpty }.map {
      item("\($0.name), in all notations: \($0.departures.joined(separator: ", and "))")
    }
  }

  private func item(_ text: String) -> String { wrap(text, indentation: 2, width: width) }

  /// The first few of many.
  private func few(_ texts: [String]) -> [String] {
    let shown = texts.prefix(Self.shownAtMost).map(item)
    let rest = texts.count - shown.count
    return rest > 0 ? shown + ["  and \(rest) more"] : shown
  }

  private func list(_ names: [String]) -> String {
    names.count <= 4
      ? names.joined(separator: ", ")
      : "\(names.prefix(3).joined(separator: ", ")) and \(names.count - 3) more"
  }
}

// Distances in Double.
extension Findings {
  private static let kinds: [(name: String, worst: @Sendable (FixtureVerification) -> Worst?)] = [
    ("between notations", { $0.doubles.notations }),
    ("to duals", { $0.doubles.duals }),
    ("to golden values", { $0.golden?.worst }),
  ]

  /// The largest distance of each kind, and why it is so large.
  private var distances: [String] {
    let lines = Self.kinds.compactMap { kind -> String? in
      let candidates = fixtures.compactMap { fixture in
        kind.worst(fixture).map { (name: fixture.name, worst: $0) }
      }
      guard
        let (name, worst) = candidates.filter({ $0.worst.hasDigits && $0.worst.ulps >= 4 })
          .max(by: { $0.worst.ulps < $1.worst.ulps })
      else { return nil }
      let reason =
        worst.cancellation < 2
        ? "nothing cancels there; rounding adds up"
        : "its terms are \(format(worst.cancellation)) times larger than their sum"
      return item(
        "\(kind.name): \(format(worst.ulps)) ulps in \(name) at \(worst.quantity), "
          + "\(worst.between); \(reason), and rounding explains \(format(worst.bound)) ulps")
    }
    let share = fixtures.map(\.doubles.largestShare).max() ?? 0
    let largest = item(
      "no distance between notations or to duals is more than \(format(100 * share)) % of what "
        + "rounding explains")
    return share > 0 && share < 1 ? lines + [largest] : lines
  }

  private var lostDigits: [String] {
    let bare = fixtures.filter { fixture in
      fixture.isRight && Self.kinds.contains { !($0.worst(fixture)?.hasDigits ?? true) }
    }
    if bare.isEmpty { return [] }
    return [
      item(
        "no digit is left of entries whose terms cancel in Double and not in truth, as ŷ − 1 for "
          + "ŷ = 1 − 1e-18, in \(list(bare.map(\.name)))")
    ]
  }
}

// Finite differences.
extension Findings {
  private var differences: [String] {
    let all = fixtures.map(\.differences)
    let sum = { (count: (DifferenceEvidence) -> Int) in all.reduce(0) { $0 + count($1) } }
    let (resolved, orders) = (sum(\.resolved), sum(\.ordersObserved))
    let (kinks, unreliable) = (sum(\.kinks.count), sum(\.unreliable.count))
    let coarse = sum(\.count) - resolved - kinks - unreliable
    let estimate = all.map(\.largestEstimate).max() ?? 0
    let counts = [
      "\(sum(\.parameters)) parameters and \(sum(\.outputDeltas)) output deltas",
      "\(resolved) seen to \(power(DifferenceCheck.tolerance)) or better",
      coarse == 0 ? nil : "\(coarse) small ones to \(power(estimate)) absolute or better",
      kinks == 0 ? nil : "\(kinks) at a kink",
      unreliable == 0 ? nil : "\(unreliable) without an answer",
    ]
    let least = all.filter { $0.ordersObserved > 0 }.map(\.leastOrder).min() ?? 0
    let order =
      "order of convergence observed at \(orders), at least \(two(least)); at the others "
      + "truncation is below rounding"
    let reasons = fixtures.flatMap { fixture in
      fixture.differences.unreliable.map { "\(fixture.name): \($0.quantity): \($0.reason)" }
    }
    let counted = item(counts.compactMap { $0 }.joined(separator: "; "))
    return [counted] + (orders == 0 ? [] : [item(order)]) + few(reasons)
  }

  private var kinks: [String] {
    fixtures.flatMap { fixture in
      few(
        fixture.differences.kinks.map { kink in
          "\(fixture.name): \(kink.quantity): \(short(kink.left)) and \(short(kink.right)), "
            + "computed \(short(kink.claimed))"
        })
    }
  }
}
