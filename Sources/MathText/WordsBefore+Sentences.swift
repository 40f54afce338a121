//===----------------------------------------------------------------------===//
// The sentence before a display, its words and the formulas in it.
//===----------------------------------------------------------------------===//

extension Document {
  /// The words of a text in small letters, without its formulas.
  static func words(of text: ArraySlice<Unicode.Scalar>) -> [String] {
    var outside: [Unicode.Scalar] = []
    var place = text.startIndex
    for formula in formulas(in: text) {
      outside += text[place..<max(place, formula.start)]
      place = min(text.endIndex, formula.end)
    }
    outside += text[place...]
    return String(String.UnicodeScalarView(outside)).lowercased()
      .split { !$0.isLetter }.map(String.init)
  }

  func words(before display: Display, atMost reach: Int) -> ArraySlice<Unicode.Scalar> {
    guard let source = sources[display.position.cell],
      source.lineStarts.indices.contains(display.position.line - 1)
    else { return [] }
    let start = source.lineStarts[display.position.line - 1] + display.position.column - 1
    guard start <= source.scalars.count, !display.isInline else { return [] }
    let text = Self.withoutComments(source.scalars[max(0, start - 4 * reach)..<start])
    return text.suffix(reach)
  }

  /// A text without what `<!-- -->` hides from its readers.
  private static func withoutComments(
    _ text: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    let (opening, closing) = ("<!--".unicodeScalars, "-->".unicodeScalars)
    guard let start = text.indices.first(where: { text[$0...].starts(with: opening) }) else {
      return text
    }
    let rest = text[start...]
    guard let end = rest.indices.first(where: { rest[$0...].starts(with: closing) }) else {
      return text
    }
    // A line that was a comment alone is no blank one.
    let isLine = text[..<start].last == "\n" && rest[(end + 3)...].first == "\n"
    return withoutComments(
      ArraySlice(text[..<start] + rest[(end + (isLine ? 4 : 3))...]))
  }

  /// What follows the last full stop of a text outside of its formulas, and the sentence before it
  /// where it is but a word that leads on, “Let $m > l$. Then”.
  static func lastSentence(
    _ text: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    let paragraph = lastParagraph(text)
    let formulas = formulas(in: paragraph)
    let ends: Set<Unicode.Scalar> = [".", "!", "?", ";"]
    let stops = paragraph.indices.filter { place in
      ends.contains(paragraph[place]) && place + 1 < paragraph.endIndex
        && paragraph[place + 1].properties.isWhitespace
        && !formulas.contains { ($0.start..<$0.end).contains(place) }
    }
    guard let last = stops.last else { return paragraph }
    let sentence = paragraph[(last + 1)...]
    let said = words(of: sentence)
    guard said.first == "then" || said.first == "dann",
      said.dropFirst().allSatisfy(["we", "have", "it", "is", "gilt"].contains),
      !formulas.contains(where: { $0.start > last })
    else { return sentence }
    return stops.dropLast().last.map { paragraph[($0 + 1)...] } ?? paragraph
  }

  /// The end of a text after its last blank line or its last display; blank lines at the very end
  /// do not count.
  static func lastParagraph(
    _ text: ArraySlice<Unicode.Scalar>, ignoringBlankLines: Bool = false
  ) -> ArraySlice<Unicode.Scalar> {
    var paragraph = text
    while paragraph.last?.properties.isWhitespace == true { paragraph.removeLast() }
    var place = paragraph.endIndex
    while place > paragraph.startIndex {
      place -= 1
      let rest = paragraph[place...]
      let isBlank =
        rest.first == "\n" && rest.dropFirst().drop { $0 == " " || $0 == "\t" }.first == "\n"
      if isBlank && !ignoringBlankLines || rest.starts(with: "$$".unicodeScalars)
        || rest.starts(with: "\\]".unicodeScalars) || rest.starts(with: "\\end".unicodeScalars)
      {
        return rest
      }
    }
    return paragraph
  }

  struct Formula {
    var latex: String
    /// Where its delimiters begin and end.
    var start: Int
    var end: Int
  }

  /// What stands between `$` and `$`, or `\(` and `\)`.
  static func formulas(in text: ArraySlice<Unicode.Scalar>) -> [Formula] {
    var formulas: [Formula] = []
    var open: Int?
    var place = text.startIndex
    while place < text.endIndex {
      // A role of reStructuredText.
      if open == nil, text[place] == ":", text[place...].starts(with: ":math:`".unicodeScalars) {
        let start = place
        let end = text[(place + 7)...].firstIndex(of: "`") ?? text.endIndex
        if end < text.endIndex {
          formulas.append(
            Formula(
              latex: String(String.UnicodeScalarView(text[(start + 7)..<end])), start: start,
              end: end + 1))
        }
        place = min(end + 1, text.endIndex)
        continue
      }
      let isEscape = text[place] == "\\" && place + 1 < text.endIndex
      let next = isEscape ? text[place + 1] : nil
      if text[place] == "$" || next == "(" || next == ")" {
        let width = isEscape ? 2 : 1
        if let start = open {
          let latex = String(String.UnicodeScalarView(text[(start + width)..<place]))
          formulas.append(Formula(latex: latex, start: start, end: place + width))
          open = nil
        } else if next != ")" {
          open = place
        }
        place += width
      } else {
        place += isEscape ? 2 : 1
      }
    }
    return formulas
  }
}
