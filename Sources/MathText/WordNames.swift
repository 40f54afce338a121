//===----------------------------------------------------------------------===//
// Words that are names of a program: `\text{hid} = …`, `\texttt{dW2}`.
//===----------------------------------------------------------------------===//

/// Reads words as names, in texts with code in their formulas: those that are factors or terms, or that
/// an equation says the value of.
package enum WordNames {
  static func rewritten(_ displays: [Display]) -> [Display] {
    let known = displays.reduce(into: Set<String>()) { $0.formUnion(defined(in: $1.tokens)) }
    guard !known.isEmpty else { return displays }
    return displays.map { display in
      var display = display
      display.tokens = display.tokens.flatMap { token in
        guard token.kind == .words,
          known.contains(token.text)
        else { return [token] }
        return name(token) ?? [token]
      }
      return display
    }
  }

  /// The words that an operator, a script, a bracket or a relation stands beside.
  private static func defined(in tokens: [Token]) -> [String] {
    tokens.indices.compactMap { place in
      let token = tokens[place]
      guard token.kind == .words, isIdentifier(token.text), !conditions.contains(token.text)
      else { return nil }
      let before = place > 0 ? tokens[place - 1] : nil
      let after = tokens.indices.contains(place + 1) ? tokens[place + 1] : nil
      // What brackets follow is a function.
      if let after, after.kind == .symbol, after.text == "(" { return nil }
      let isBeside = [before, after].contains { $0.map(isOperator) ?? false }
      return isBeside ? token.text : nil
    }
  }

  /// Words of a case, which name nothing.
  package static let conditions: Set<String> = [
    "if", "otherwise", "else", "elsewhere", "when", "where", "for", "and", "or", "with",
  ]

  private static func isOperator(_ token: Token) -> Bool {
    switch token.kind {
    case .superscript, .subscript: true
    case .symbol: "=+-*/@().".contains(token.text)
    case .command: ["leftarrow", "gets", "odot", "cdot", "times", "circ"].contains(token.text)
    default: false
    }
  }

  private static func isIdentifier(_ text: String) -> Bool {
    text.first?.isLetter == true
      && text.unicodeScalars.allSatisfy { $0.isASCIILetter || $0.isDigit || $0 == "_" }
  }

  /// A word as LaTeX has the name: `\mathrm{hid}`, `dW_{2}`.
  private static func name(_ token: Token) -> [Token]? {
    let scalars = Array(token.text.unicodeScalars)
    let text = CodeText(scalars, isVerbatim: true) { $0..<$0 + 1 }
    let lexemes = try? CodeName.lexemes(of: 0..<scalars.count, in: text)
    return lexemes?.map { Token($0.kind, $0.text, position: token.position, end: token.end) }
  }
}
