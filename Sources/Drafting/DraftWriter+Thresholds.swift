//===----------------------------------------------------------------------===//
// Lines for thresholds, which are subtracted where others add a bias.
//===----------------------------------------------------------------------===//

import Syntax

extension DraftWriter {
  /// Whether a name is a threshold: z − θ.
  func isThreshold(_ name: String) -> Bool {
    choices.assumed.isThreshold(name)
      || roles[name] == .bias && votes.thresholds.values.contains(name)
  }

  /// The lines of a threshold: what it is the opposite of, a bias that the text has no name for.
  func threshold(_ line: DraftLine, _ pattern: String, _ inside: String) -> [DraftLine] {
    let thresholds = names.keys.sorted().filter(isThreshold)
    guard let name = line.name, let rank = thresholds.firstIndex(of: name),
      case let free = free(["b", "c", "B", "q", "\\vartheta", "\\varrho"]),
      free.indices.contains(rank), let place = Self.place(of: name, in: pattern)
    else { return [line] }
    let bias = free[rank] + pattern[place.upperBound...]
    var (hidden, formula) = (line, line)
    hidden.text = pattern[..<place.lowerBound] + "\(bias) is bias\(inside)"
    formula.text = "\(pattern) := -\(bias)"
    return [hidden, formula]
  }

  /// The lines of what a threshold is subtracted from inside a function: it is the pre-activation, which
  /// the text has no name for, and the threshold.
  func shifted(_ line: DraftLine, _ pattern: String, _ inside: String) -> [DraftLine] {
    let sums = votes.thresholds.keys.sorted().filter { roles[$0] == .preactivation }
    guard let name = line.name, let threshold = votes.thresholds[name], isThreshold(threshold),
      let rank = sums.firstIndex(of: name),
      case let free = free(["z", "u", "s", "r", "\\zeta", "\\xi"]), free.indices.contains(rank),
      let place = Self.place(of: name, in: pattern)
    else { return [line] }
    let scripts = pattern[place.upperBound...]
    let sum = free[rank] + scripts
    var (hidden, formula) = (line, line)
    hidden.text = pattern[..<place.lowerBound] + "\(sum) is pre-activation\(inside)"
    formula.text = "\(pattern) := \(sum) + \(threshold)\(scripts)"
    return [hidden, formula]
  }

  /// Those of some names that the text does not have.
  private func free(_ candidates: [String]) -> [String] { candidates.filter { names[$0] == nil } }
}
