/// A command line that cannot be understood, with a hint.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  /// - Parameters:
  ///   - meant: what was typed, if it may be a slip for one of `candidates`.
  ///   - command: whose help will say more.
  init(
    _ problem: String, meant: String? = nil, among candidates: [String] = [],
    _ command: (any Command.Type)? = nil
  ) {
    let nearest = meant.flatMap { closest(to: $0, among: candidates) }
    let hint = nearest.map { "; did you mean \($0)?" } ?? ""
    let help = command.map { "\nsee deltacheck \($0.name) --help" } ?? ""
    description = problem + hint + help
  }
}

/// The candidate that the fewest edits turn `word` into, where they are few enough for a slip.
func closest(to word: String, among candidates: [String]) -> String? {
  let ranked = candidates.map { ($0, edits(from: Array(word), to: Array($0))) }
  guard let (name, distance) = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
  return distance <= max(1, word.count / 3) ? name : nil
}

/// The least number of insertions, deletions, replacements and exchanges of neighbours.
///
/// Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors",
/// CACM 7 (1964); in the form where no part is edited twice.
private func edits(from a: [Character], to b: [Character]) -> Int {
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
