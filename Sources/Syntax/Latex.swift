//===----------------------------------------------------------------------===//
// LaTeX that stands in no document: declarations, and what repairs put in.
//===----------------------------------------------------------------------===//

import MathText

package enum Latex {
  /// The tokens of a piece of LaTeX; their columns count from `column`.
  package static func tokens(_ text: String, line: Int = 1, column: Int = 1) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var result: [Token] = []
    var index = 0
    while index < scalars.count {
      let start = index
      var (kind, word) = next(scalars, &index)
      guard let kind else { continue }
      if kind == .number, result.last.map(takesOneDigit) == true {
        // `\frac12` and `x^12` take one digit each.
        word = String(word.prefix(1))
        index = start + 1
      }
      result.append(
        Token(
          kind, word, position: SourcePosition(line: line, column: column + start),
          end: SourcePosition(line: line, column: column + index)))
    }
    return NumberedNames.rewritten(result)
  }

  private static func takesOneDigit(_ token: Token) -> Bool {
    switch token.kind {
    case .superscript, .subscript: true
    case .command: ["frac", "dfrac", "tfrac", "sqrt"].contains(token.text)
    default: false
    }
  }

  private static func next(
    _ scalars: [Unicode.Scalar], _ index: inout Int
  ) -> (Token.Kind?, String) {
    let scalar = scalars[index]
    index += 1
    func run(while condition: (Unicode.Scalar) -> Bool) -> String {
      let start = index
      while index < scalars.count, condition(scalars[index]) { index += 1 }
      return String(String.UnicodeScalarView(scalars[start..<index]))
    }
    switch scalar {
    case " ", "\t", "\n", "\r": return (nil, "")
    case "{": return (.openBrace, "{")
    case "}": return (.closeBrace, "}")
    case "^": return (.superscript, "^")
    case "_": return (.subscript, "_")
    case "&": return (.ampersand, "&")
    case "'", "′", "’": return (.prime, "'")
    case "\\":
      let name = run { $0.properties.isAlphabetic && $0.isASCII }
      if !name.isEmpty { return command(name, scalars, &index) }
      guard index < scalars.count else { return (.symbol, "\\") }
      index += 1
      let sign = String(scalars[index - 1])
      return sign == "\\" ? (.newRow, "\\\\") : (.command, sign)
    case _ where scalar.properties.numericType == .decimal:
      let digits = run { $0.properties.numericType == .decimal || $0 == "." }
      return (.number, String(scalar) + digits)
    case _ where scalar.properties.isAlphabetic: return (.letter, String(scalar))
    default: return (.symbol, String(scalar))
    }
  }

  /// A command; the words of `\text{…}` are one token.
  private static func command(
    _ name: String, _ scalars: [Unicode.Scalar], _ index: inout Int
  ) -> (Token.Kind?, String) {
    guard ["text", "mbox", "textrm", "operatorname"].contains(name), index < scalars.count,
      scalars[index] == "{", let end = scalars[index...].firstIndex(of: "}")
    else { return (.command, name) }
    let words = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
    index = end + 1
    return (.words, words)
  }
}
