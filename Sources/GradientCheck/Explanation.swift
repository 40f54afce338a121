import Networks

/// A way in which the gradient, from the output layer down to some layer, may have come about.
struct Explanation {
  /// The mistakes in δ that are carried down.
  var state: [Int: DeltaMistake] = [:]
  var findings: [Part: [Finding]] = [:]
  private var distinct: Set<Mistake> = []

  /// How much is to be believed: one for each distinct mistake, more for several single entries,
  /// and much for each part that is not explained: a part with a name to its mistake is worth it,
  /// whatever stands beside it.
  var cost: Int {
    let unexplained = findings.values.count { $0.contains { $0.mistake == .unknown } }
    return distinct.reduce(20 * unexplained) { sum, mistake in
      switch mistake {
      case .unknown: sum
      case .unlisted: sum + 2
      case .entries(let indices): sum + (indices.count == 1 ? 1 : 2)
      default: sum + 1
      }
    }
  }

  func with(state: [Int: DeltaMistake]) -> Explanation {
    var result = self
    result.state = state
    return result
  }

  func adding(_ found: [Finding], to part: Part) -> Explanation {
    var result = self
    result.findings[part, default: []] += found
    result.distinct.formUnion(found.map(\.mistake))
    return result
  }
}
