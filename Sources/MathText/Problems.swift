//===----------------------------------------------------------------------===//
// A set of problems as texts of their own: each has its own letters.
//===----------------------------------------------------------------------===//

extension Document {
  /// The problems of an exam or a sheet of exercises, each with what stands before the first: its
  /// displays are those of the first problem, and only read with the others. One that speaks of an
  /// earlier one, “as in Problem 1”, goes on with the one before it. Empty where there are not several.
  package var problemTexts: [ProblemText] {
    guard sources.count == 1, let source = sources.values.first, origins.isEmpty else { return [] }
    let lines = source.lines
    let ranges = Self.problems(in: lines)
    guard let first = ranges.first, (2...Self.mostProblems).contains(ranges.count) else {
      return []
    }
    return ranges.map { range in
      ProblemText(
        whole: limited(to: lines, cell: source.cell) {
          $0 < first.lowerBound || range.contains($0)
        },
        own: range == first ? 0..<range.upperBound : range)
    }
  }

  /// Each is drafted by itself: a text of more is read as one.
  private static let mostProblems = 24
  /// How many characters of a line are looked at for a heading.
  private static let longestHeading = 120

  /// The lines of each problem, and of those that go on with it.
  private static func problems(in lines: [String]) -> [Range<Int>] {
    let headings = lines.indices.compactMap { place in
      heading(lines[place]).map { (place: place, word: $0) }
    }
    guard let word = headings.first?.word else { return [] }
    let starts = headings.filter { $0.word == word }.map(\.place)
    var ranges: [Range<Int>] = []
    for (start, end) in zip(starts, starts.dropFirst() + [lines.count]) {
      if let last = ranges.last, goesOn(lines[start..<end], word) {
        ranges[ranges.count - 1] = last.lowerBound..<end
      } else {
        ranges.append(start..<end)
      }
    }
    return ranges
  }

  /// The displays and words of some lines, counted from 0, each where it was.
  private func limited(
    to lines: [String], cell: Int?, where isKept: (Int) -> Bool
  ) -> Document {
    let kept = lines.enumerated().map { isKept($0.offset) ? $0.element : "" }
    return Document(
      file: file, displays: displays.filter { isKept($0.position.line - 1) }, notationBlocks: [],
      problems: [], sources: [cell: SourceText(kept.joined(separator: "\n"), cell: cell)],
      format: format)
  }

  /// The word before the number that a line begins a problem with: `**Problem 2** (8 points)`.
  private static func heading(_ line: String) -> String? {
    let form =
      #/^[\s>#*_]*(?:\\(?:sub)*section\*?\{|\\paragraph\*?\{|\\textbf\{)?\**(\w+)\s+\d+\b/#
    let line = line.prefix(longestHeading)
    // `**2.** Write down …`
    if line.prefixMatch(of: #/\s*\*\*\(?\d{1,2}[.)]\s*\*\*/#) != nil { return "" }
    guard line.contains(where: { "#*_\\".contains($0) }), let match = line.firstMatch(of: form)
    else { return nil }
    let word = match.1.lowercased()
    return words.contains(word) ? word : nil
  }

  private static let words: Set<String> = [
    "problem", "exercise", "question", "task", "example", "aufgabe", "übung", "übungsaufgabe",
    "frage", "beispiel", "exercice", "problème", "exemple", "ejercicio", "problema", "esercizio",
    "opgave", "习题", "例",
  ]

  /// Whether a problem speaks of another by its number, or of the one before.
  private static func goesOn(_ lines: ArraySlice<String>, _ word: String) -> Bool {
    let text = lines.joined(separator: " ").lowercased()
    if word.isEmpty { return false }
    let places = text.ranges(of: word).count { range in
      text[range.upperBound...].prefixMatch(of: #/\s*~?\d/#) != nil
    }
    return places > 1
      || ["previous \(word)", "preceding \(word)", "last \(word)", "vorigen \(word)"]
        .contains(where: text.contains)
  }
}

/// One problem of several.
package struct ProblemText: Sendable {
  /// Its displays and words, and what stands before the first problem.
  package let whole: Document
  /// Its lines, counted from 0.
  package let own: Range<Int>

  init(whole: Document, own: Range<Int>) { (self.whole, self.own) = (whole, own) }

  /// Whether something is in the problem itself.
  package func owns(_ position: SourcePosition) -> Bool { own.contains(position.line - 1) }
}
