//===----------------------------------------------------------------------===//
// What the words before a display say of it.
//===----------------------------------------------------------------------===//

extension Document {
  /// How far back words count, in characters.
  private static let reach = 600

  /// The formulas in the paragraph that ends where a display begins, as LaTeX, the last one first.
  func formulas(before display: Display) -> [String] {
    guard let source = sources[display.position.cell],
      source.lineStarts.indices.contains(display.position.line - 1)
    else { return [] }
    let start = source.lineStarts[display.position.line - 1] + display.position.column - 1
    guard start <= source.scalars.count, !display.isInline else { return [] }
    let before = source.scalars[max(0, start - Self.reach)..<start]
    return Self.formulas(in: Self.lastParagraph(before)).reversed()
  }

  /// The end of a text after its last blank line or its last display; blank lines at the very end
  /// do not count.
  private static func lastParagraph(
    _ text: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    var paragraph = text
    while paragraph.last?.properties.isWhitespace == true { paragraph.removeLast() }
    var place = paragraph.endIndex
    while place > paragraph.startIndex {
      place -= 1
      let rest = paragraph[place...]
      let isBlank =
        rest.first == "\n" && rest.dropFirst().drop { $0 == " " || $0 == "\t" }.first == "\n"
      if isBlank || rest.starts(with: "$$".unicodeScalars)
        || rest.starts(with: "\\]".unicodeScalars) || rest.starts(with: "\\end".unicodeScalars)
      {
        return rest
      }
    }
    return paragraph
  }

  /// What stands between `$` and `$`, or `\(` and `\)`.
  private static func formulas(in text: ArraySlice<Unicode.Scalar>) -> [String] {
    var formulas: [String] = []
    var open: Int?
    var place = text.startIndex
    while place < text.endIndex {
      let isEscape = text[place] == "\\" && place + 1 < text.endIndex
      let next = isEscape ? text[place + 1] : nil
      if text[place] == "$" || next == "(" || next == ")" {
        let width = isEscape ? 2 : 1
        if let start = open {
          formulas.append(String(String.UnicodeScalarView(text[start..<place])))
          open = nil
        } else if next != ")" {
          open = place + width
        }
        place += width
      } else {
        place += isEscape ? 2 : 1
      }
    }
    return formulas
  }
}
