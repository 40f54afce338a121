//===----------------------------------------------------------------------===//
// Words with mathematics in them: `\text{if $j = k$}`.
//===----------------------------------------------------------------------===//

extension Lexer {
  /// Appends words and the mathematics that dollars, or `\(` and `\)`, enclose in them.
  ///
  /// - Returns: false, with nothing appended, where there is none, or a dollar without its other.
  mutating func appendMixed(_ content: Range<Int>, from start: Int) -> Bool {
    guard !isInWords, let parts = mathematics(in: content), !parts.isEmpty else { return false }
    let end = index
    defer { index = end }
    var (place, first) = (content.lowerBound, start)
    for part in parts {
      index = part.lowerBound
      appendWords(place..<part.lowerBound - delimiter(part.lowerBound), from: first)
      append(
        Lexer.lexemes(
          of: Array(scalars[part]), base: base + part.lowerBound, isDefinition: isDefinition,
          isInWords: true))
      place = part.upperBound + delimiter(part.lowerBound)
      first = place
    }
    index = content.upperBound
    appendWords(place..<content.upperBound, from: first)
    return true
  }

  private mutating func appendWords(_ range: Range<Int>, from start: Int) {
    let words = String(scalars[range])
    if !words.allSatisfy(\.isWhitespace) { append(.words, words, from: start) }
  }

  /// How many characters enclose the mathematics that begins here.
  private func delimiter(_ start: Int) -> Int { scalars[start - 1] == "$" ? 1 : 2 }

  /// Where mathematics stands in words, without what encloses it; nil where its end is missing.
  private func mathematics(in content: Range<Int>) -> [Range<Int>]? {
    var parts: [Range<Int>] = []
    var open: (place: Int, end: Unicode.Scalar)?
    var place = content.lowerBound
    while place < content.upperBound {
      let escaped = scalars[place] == "\\" ? scalar(at: place + 1) : nil
      let mark = escaped ?? scalars[place]
      let width = escaped == nil ? 1 : 2
      if let begun = open, mark == begun.end, (mark == "$") == (escaped == nil) {
        parts.append(begun.place..<place)
        open = nil
      } else if open == nil, escaped == "(" || escaped == nil && mark == "$" {
        open = (place + width, escaped == "(" ? ")" : "$")
      }
      place += width
    }
    return open == nil ? parts : nil
  }
}
