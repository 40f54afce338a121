//===----------------------------------------------------------------------===//
// Uses of macros in what has been read already.
//===----------------------------------------------------------------------===//

extension Macros {
  /// Tokens with uses of macros replaced by what they stand for, in the place of the use; where an
  /// expansion does not stop or lacks an argument, the rest stands as it is.
  mutating func expand(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: { $0.kind == .command && self[$0.text] != nil }) else {
      return tokens
    }
    let lexemes = tokens.enumerated().map { place, token in
      Lexeme(kind: token.kind, text: token.text, start: place, end: place + 1)
    }
    return expand(lexemes).lexemes.map { lexeme in
      let (first, last) = (tokens[lexeme.start], tokens[max(lexeme.start, lexeme.end - 1)])
      return Token(lexeme.kind, lexeme.text, position: first.position, end: last.end)
    }
  }

  /// A line of a notation with uses of macros replaced by what they stand for.
  package func expanding(_ line: String) -> String {
    guard !isEmpty, line.contains("\\") else { return line }
    var macros = self
    let scalars = Array(line.unicodeScalars)
    let braces = Braces(of: scalars)
    var result = ""
    var index = 0
    while index < scalars.count {
      let end = Self.commandEnd(scalars, index)
      let name = String(scalars[min(index + 1, end)..<end])
      guard let macro = self[name], scalars[index] == "\\" else {
        result += String(scalars[index..<end])
        index = end
        continue
      }
      let use = index..<Self.useEnd(of: macro, scalars, braces, end)
      let lexemes = Lexer.lexemes(of: Array(scalars[use]), base: 0)
      let nowhere = SourcePosition(line: 1, column: 1)
      result +=
        macros.expand(lexemes).lexemes.map {
          Token($0.kind, $0.text, position: nowhere, end: nowhere)
        }.latex
      index = use.upperBound
    }
    return result
  }

  /// Where a command or a character ends that begins at an index.
  private static func commandEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    guard scalars[start] == "\\", start + 1 < scalars.count else { return start + 1 }
    let letters = scalars[(start + 1)...].prefix(while: \.isASCIILetter).count
    return start + 1 + max(1, letters)
  }

  /// Where the arguments of a macro end whose name ends at an index.
  private static func useEnd(
    of macro: Macro, _ scalars: [Unicode.Scalar], _ braces: Braces, _ start: Int
  ) -> Int {
    var end = start
    var missing = macro.parameters
    if macro.defaultArgument != nil {
      missing -= 1
      if end < scalars.count, scalars[end] == "[",
        let close = scalars[end...].firstIndex(of: "]")
      {
        end = close + 1
      }
    }
    for _ in 0..<max(0, missing) {
      let next = scalars[end...].firstIndex { $0 != " " } ?? scalars.count
      guard next < scalars.count else { return end }
      end = braces.closing(next).map { $0 + 1 } ?? commandEnd(scalars, next)
    }
    return end
  }
}
