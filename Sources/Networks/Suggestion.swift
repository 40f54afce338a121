/// The candidate that a misspelt word was meant to be: one that differs in case, hyphens and
/// underscores alone, or else the one that the fewest edits lead to, where they are few enough for
/// a slip.
public func closest(to word: String, among candidates: [String]) -> String? {
  if let same = candidates.first(where: { bare($0) == bare(word) }) { return same }
  let ranked = candidates.map { ($0, edits(from: Array(word), to: Array($0))) }
  guard let (name, distance) = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
  return distance <= max(1, word.count / 3) ? name : nil
}

/// `; did you mean iris?`, to be put behind what is wrong with a word; empty where no candidate is
/// near.
public func didYouMean(_ word: String, among candidates: [String]) -> String {
  closest(to: word, among: candidates).map { "; did you mean \($0)?" } ?? ""
}

/// The letters and digits of a word, in lower case.
private func bare(_ word: String) -> String {
  word.lowercased().filter { $0.isLetter || $0.isNumber }
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
