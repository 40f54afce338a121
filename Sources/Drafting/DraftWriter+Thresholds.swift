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
    guard let name = line.name, let opposite = bias(ofThreshold: name),
      let place = Self.place(of: name, in: pattern)
    else { return [line] }
    let bias = opposite + pattern[place.upperBound...]
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
      let bias = bias(ofThreshold: threshold), let rank = sums.firstIndex(of: name),
      case let free = free(["z", "u", "s", "r", "\\zeta", "\\xi"]), free.indices.contains(rank),
      let place = Self.place(of: name, in: pattern)
    else { return [line] }
    let scripts = pattern[place.upperBound...]
    let sum = free[rank] + scripts
    var (hidden, formula) = (line, line)
    hidden.text = pattern[..<place.lowerBound] + "\(sum) is pre-activation\(inside)"
    // Without the threshold's own name: a formula is made of names that have their lines before it.
    formula.text = "\(pattern) := \(sum) - \(bias)\(scripts)"
    return [hidden, formula]
  }

  /// The name for the bias that a threshold is the opposite of; nil where the text has all of them.
  private func bias(ofThreshold name: String) -> String? {
    let free = free(["b", "c", "B", "q", "\\vartheta", "\\varrho"])
    let rank = names.keys.sorted().filter(isThreshold).firstIndex(of: name)
    return rank.flatMap { free.indices.contains($0) ? free[$0] : nil }
  }

  /// Those of some names that the text does not have.
  private func free(_ candidates: [String]) -> [String] { candidates.filter { names[$0] == nil } }
}
