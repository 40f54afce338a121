//===----------------------------------------------------------------------===//
// What a word or a path was meant to be that is none.
//===----------------------------------------------------------------------===//

import Foundation

/// The candidate that a misspelt word was meant to be: one that differs in case, hyphens and
/// underscores alone, or else the one that the fewest edits lead to, where they are few enough for
/// a slip. Of files the names count without folder and ending; another ending is one edit.
public func closest(to word: String, among candidates: [String]) -> String? {
  if let same = candidates.first(where: { bare($0) == bare(word) }) { return same }
  let (stem, ending) = parts(word)
  let ranked = candidates.map { candidate in
    let (other, otherEnding) = parts(candidate)
    let distance = edits(from: stem, to: other) + (ending == otherEnding ? 0 : 1)
    return (candidate, distance, edits(from: ending, to: otherEnding))
  }
  guard let (name, distance, _) = ranked.min(by: { ($0.1, $0.2) < ($1.1, $1.2) }) else {
    return nil
  }
  let length = stem.count - (stem.lastIndex(of: "/").map { $0 + 1 } ?? 0)
  return distance <= max(1, length / 3) ? name : nil
}

/// What is put behind what is wrong with a word: `; did you mean iris?`, or where no candidate is near
/// what there is, where that is little enough to be read; else nothing.
///
/// - Parameters:
///   - word: what was written
///   - candidates: what there is
///   - lists: Whether what there is may be listed
public func didYouMean(
  _ word: String, among candidates: [String], lists: Bool = true
) -> String {
  if let near = closest(to: word, among: candidates) { return "; did you mean \(near)?" }
  let isShort = candidates.count <= 20 && candidates.reduce(0) { $0 + $1.count } <= 400
  guard lists, isShort, !candidates.isEmpty else { return "" }
  return "; there \(candidates.count == 1 ? "is" : "are") \(candidates.listed)"
}

/// The same of a path where there is no file: a file beside it with one of some endings, in small
/// letters and without the point.
package func didYouMean(fileAt path: String, endings: Set<String>) -> String {
  didYouMean(path, among: files(beside: path, endings: endings), lists: false)
}

/// The files in the folder of a path with one of some endings.
package func files(beside path: String, endings: Set<String>) -> [String] {
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
  return names.filter { endings.contains(String(parts($0).ending).lowercased()) }
    .sorted().prefix(1000).map { folder + $0 }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  package var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

/// A word up to its last point, and what follows that; a word without one has no ending.
private func parts(_ word: String) -> (stem: [Character], ending: [Character]) {
  guard let point = word.lastIndex(of: "."), point > word.startIndex else {
    return (Array(word), [])
  }
  return (Array(word[..<point]), Array(word[word.index(after: point)...]))
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
