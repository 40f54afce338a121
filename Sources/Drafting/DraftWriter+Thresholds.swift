//===----------------------------------------------------------------------===//
// Lines for biases that are subtracted, and for weighted sums that have none.
//===----------------------------------------------------------------------===//

extension DraftWriter {
  /// Whether a name is a bias with the other sign.
  func isThreshold(_ name: String) -> Bool {
    choices.assumed.isThreshold(name)
      || facts.shiftedSums.values.contains { $0.bias == name && $0.isSubtracted }
  }

  /// The lines of a threshold: what it is the opposite of, a bias that the text has no name for.
  func threshold(_ line: DraftLine, _ pattern: String, _ inside: String) -> [DraftLine] {
    let thresholds = names.keys.sorted().filter(isThreshold)
    guard let name = line.name, let rank = thresholds.firstIndex(of: name),
      let other = free(["b", "c", "B", "q", "\\vartheta", "\\varrho"], rank),
      let place = Self.place(of: name, in: pattern)
    else { return [line] }
    let bias = other + pattern[place.upperBound...]
    var (hidden, formula) = (line, line)
    hidden.text = pattern[..<place.lowerBound] + "\(bias) is bias\(inside)"
    formula.text = "\(pattern) := -\(bias)"
    return [hidden, formula]
  }

  /// The lines of a weighted sum without its bias: a pre-activation that the text has no name for, less
  /// the bias.
  func shiftedSum(_ line: DraftLine, _ pattern: String, _ inside: String) -> [DraftLine] {
    let sums = facts.shiftedSums.keys.sorted()
    guard let name = line.name, let (bias, isSubtracted) = facts.shiftedSums[name],
      let rank = sums.firstIndex(of: name),
      let other = free(["z", "u", "s", "r", "\\zeta", "\\varpi"], rank),
      let place = Self.place(of: name, in: pattern)
    else { return [line] }
    let scripts = pattern[place.upperBound...]
    var (hidden, formula) = (line, line)
    hidden.text = pattern[..<place.lowerBound] + "\(other)\(scripts) is pre-activation\(inside)"
    formula.text = "\(pattern) := \(other)\(scripts) \(isSubtracted ? "+" : "-") \(bias)\(scripts)"
    return [hidden, formula]
  }

  /// One of some letters that the text does not have, by its rank.
  private func free(_ letters: [String], _ rank: Int) -> String? {
    let free = letters.filter { names[$0] == nil }
    return free.indices.contains(rank) ? free[rank] : nil
  }
}
