/// What a check found out about each entry of a gradient.
public struct GradientReport: Sendable, CustomStringConvertible {
  /// One for each entry of the gradient, in order.
  public let entries: [Entry]

  /// One entry and what was found out about it.
  public struct Entry: Sendable {
    /// Its place in the gradient, from 0.
    public let index: Int

    /// What was claimed for it.
    public let claimed: Double

    /// Whether that is right.
    public let verdict: Verdict
  }

  /// What a check can say of one entry.
  public enum Verdict: Sendable, Equatable {
    /// As near to the reference as its own rounding allows.
    case right

    /// Farther from the reference than `allowance`, what rounding can do to this entry.
    case wrong(reference: Double, allowance: Double)

    /// The reference says nothing here, and why.
    case unreliable(String)

    /// The loss has a kink here, with these slopes on its two sides, and the claim is one of them or
    /// between them.
    case notDifferentiable(left: Double, right: Double)
  }

  /// Whether every entry is right.
  public var isRight: Bool { entries.allSatisfy { $0.verdict == .right } }

  /// The wrong entries. A test that may meet kinks asks that there be none.
  public var wrong: [Entry] {
    entries.filter { if case .wrong = $0.verdict { true } else { false } }
  }

  /// What the wrong entries have in common, in words; `nil` where nothing is known.
  public var mistake: String? { CommonMistake(of: entries)?.description }

  /// The verdict on every entry that is not right, the worst first, and the mistake they share.
  public var description: String {
    if isRight { return "all \(entries.count) entries are right" }
    let remarkable = entries.filter { $0.verdict != .right }.sorted { $0.excess > $1.excess }
    let limit = 10
    var lines = ["\(remarkable.count) of \(entries.count) entries are not right"]
    if let mistake { lines.append("mistake: \(mistake)") }
    lines += remarkable.prefix(limit).map(\.description)
    if remarkable.count > limit { lines.append("and \(remarkable.count - limit) more") }
    return lines.joined(separator: "\n")
  }
}

extension GradientReport.Entry: CustomStringConvertible {
  /// The distance in allowances, for a wrong entry.
  fileprivate var excess: Double {
    guard case .wrong(let reference, let allowance) = verdict else { return 0 }
    return abs(claimed - reference) / allowance
  }

  public var description: String {
    switch verdict {
    case .right:
      "entry \(index): \(claimed) is right"
    case .wrong(let reference, let allowance):
      "entry \(index): \(claimed) is wrong, the reference is \(reference); they differ by "
        + "\(Float(abs(claimed - reference))), rounding allows \(Float(allowance))"
    case .unreliable(let reason):
      "entry \(index): \(claimed) cannot be judged: \(reason)"
    case .notDifferentiable(let left, let right):
      "entry \(index): \(claimed), but the loss is not differentiable here: its slopes are "
        + "\(left) to the left and \(right) to the right"
    }
  }
}

/// What the wrong entries of a gradient have in common.
private enum CommonMistake: CustomStringConvertible {
  case allZero
  case factor(Double)
  case exchanged(Int, Int)
  case entries([Int])

  init?(of entries: [GradientReport.Entry]) {
    typealias Wrong = (index: Int, claimed: Double, reference: Double, allowance: Double)
    let wrong = entries.compactMap { entry -> Wrong? in
      guard case .wrong(let reference, let allowance) = entry.verdict else { return nil }
      return (entry.index, entry.claimed, reference, allowance)
    }
    guard let worst = wrong.max(by: { abs($0.reference) < abs($1.reference) }) else { return nil }
    let ratio = worst.claimed / worst.reference
    let nonzero = entries.filter { $0.claimed != 0 }
    if nonzero.isEmpty && wrong.count > 1 {
      self = .allZero
    } else if wrong.count == 2,
      abs(wrong[0].claimed - wrong[1].reference) <= wrong[1].allowance,
      abs(wrong[1].claimed - wrong[0].reference) <= wrong[0].allowance
    {
      self = .exchanged(wrong[0].index, wrong[1].index)
    } else if wrong.count > 1, wrong.count >= nonzero.count,
      wrong.allSatisfy({
        abs($0.claimed - ratio * $0.reference) <= 2 * abs(ratio) * $0.allowance
      })
    {
      self = .factor(ratio)
    } else if wrong.count <= max(1, entries.count / 4) && wrong.count < entries.count {
      self = .entries(wrong.map(\.index))
    } else {
      return nil
    }
  }

  var description: String {
    switch self {
    case .allZero: "every entry is 0"
    case .factor(-1): "the sign is the wrong one throughout"
    case .factor(let ratio): "every entry is \(Float(ratio)) times the right one"
    case .exchanged(let first, let second): "the entries \(first) and \(second) are exchanged"
    case .entries(let indices):
      indices.count == 1
        ? "only entry \(indices[0]) is wrong" : "only the entries \(indices) are wrong"
    }
  }
}
