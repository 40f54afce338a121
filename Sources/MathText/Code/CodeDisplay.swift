//===----------------------------------------------------------------------===//
// Displays that show lines of a program: `\texttt{dW2 = H.T @ dS}`, `\verb|Z = W * X .+ b|`.
//===----------------------------------------------------------------------===//

/// Finds the displays whose whole content is code, and reads each line as the equation it says.
struct CodeDisplay {
  private let source: SourceText
  private let lexemes: [Lexeme]
  private var index = 0

  /// The lexemes of a display with code in them read as equations, and the code as it is shown; nil of
  /// a display that has anything else in it, or that shows words alone.
  ///
  /// - Parameter starIsMatrixProduct: whether the code before it was Julia's or Octave's
  static func translated(
    _ lexemes: ArraySlice<Lexeme>, of source: SourceText, starIsMatrixProduct: inout Bool
  ) -> (lexemes: [Lexeme], lines: String)? {
    guard lexemes.contains(where: { $0.isCode || $0.kind == .command && $0.text == "mathtt" })
    else { return nil }
    var display = CodeDisplay(source: source, lexemes: Array(lexemes))
    return display.translated(&starIsMatrixProduct)
  }

  private init(source: SourceText, lexemes: [Lexeme]) {
    self.source = source
    self.lexemes = lexemes
  }

  private mutating func translated(
    _ starIsMatrixProduct: inout Bool
  ) -> (lexemes: [Lexeme], lines: String)? {
    var parts: [(layout: Lexeme?, code: CodeText?)] = []
    while index < lexemes.count {
      let lexeme = lexemes[index]
      index += 1
      if lexeme.isCode {
        parts.append((nil, text(of: lexeme)))
      } else if lexeme.kind == .command, lexeme.text == "mathtt" {
        guard let text = typewriter() else { return nil }
        parts.append((nil, text))
      } else if isLayout(lexeme) {
        parts.append((lexeme, nil))
      } else if lexeme.kind != .symbol || ![",", ".", ";"].contains(lexeme.text) {
        return nil
      }
    }
    guard parts.contains(where: { $0.code?.looksLikeCode ?? false }) else { return nil }
    var result: [Lexeme] = []
    for part in parts {
      if let layout = part.layout { result.append(layout) }
      if let code = part.code { result += CodeStatement.lexemes(of: code, &starIsMatrixProduct) }
    }
    let lines = parts.compactMap(\.code).map { $0.scalars.map(String.init).joined() }
    return (result, lines.joined(separator: "\n"))
  }

  /// Whether it arranges the lines, and says nothing.
  private func isLayout(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    case .newRow, .ampersand, .begin, .end, .openBrace, .closeBrace: true
    case .words:
      // The argument of `\label`.
      index > 1 && lexemes[index - 2].kind == .command
        && Vocabulary.verbatimArguments[lexemes[index - 2].text] != nil
    case .command:
      Self.layout.contains(lexeme.text) || Vocabulary.verbatimArguments[lexeme.text] != nil
    default: false
    }
  }

  private static let layout: Set<String> = [
    ",", ";", ":", "!", " ", "quad", "qquad", "nonumber", "notag", "displaystyle", "textstyle",
    "small", "footnotesize", "centering", "boxed",
  ]

  // MARK: Places

  /// The words of `\texttt` or `\verb`: each character has its place, unless a macro put it there.
  private func text(of lexeme: Lexeme) -> CodeText {
    let content = Array(lexeme.text.unicodeScalars)
    let whole = lexeme.start..<lexeme.end
    // A closing brace or bar stands behind, unless the group is never closed.
    let first = [lexeme.end - 1, lexeme.end].map { $0 - content.count }.first { first in
      first >= lexeme.start && first + content.count <= source.scalars.count
        && source.scalars[first..<(first + content.count)].elementsEqual(content)
    }
    return CodeText(content, isVerbatim: lexeme.isVerbatim) { offset in
      first.map { ($0 + offset)..<($0 + offset + 1) } ?? whole
    }
  }

  /// What stands in the braces of `\mathtt`, if that is code and no mathematics in another font.
  private mutating func typewriter() -> CodeText? {
    guard index < lexemes.count, lexemes[index].kind == .openBrace else { return nil }
    let start = lexemes[index].end
    var depth = 0
    while index < lexemes.count {
      if lexemes[index].kind == .openBrace { depth += 1 }
      if lexemes[index].kind == .closeBrace { depth -= 1 }
      index += 1
      if depth == 0 { break }
    }
    let end = lexemes[index - 1].start
    guard depth == 0, start <= end, end <= source.scalars.count else { return nil }
    let content = Array(source.scalars[start..<end])
    guard !content.contains("{"), !content.contains("^") else { return nil }
    let text = CodeText(content, isVerbatim: false) { (start + $0)..<(start + $0 + 1) }
    return text.unknown == nil ? text : nil
  }
}
