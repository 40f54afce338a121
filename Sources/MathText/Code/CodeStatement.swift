//===----------------------------------------------------------------------===//
// Statements of programs become equations: `W1 -= lr * dW1` is `W_1 \leftarrow W_1 - lr * dW_1`.
//===----------------------------------------------------------------------===//

/// Turns the statements of a piece of code into the lexemes of equations.
struct CodeStatement {
  /// A longer statement is none that a display shows.
  private static let mostTokens = 2000

  private static let assignments: Set<String> = ["=", ":=", "-=", "+=", "*=", "/=", "@=", "//="]

  /// Whether `*` multiplies matrices, as in Julia and Octave, by the signs that only they have; nil
  /// where nothing says so.
  static func starIsMatrixProduct(_ tokens: [CodeToken]) -> Bool? {
    for (place, token) in tokens.enumerated() where token.kind == .sign {
      let follows = place > 0 ? tokens[place - 1].kind : .sign
      // `1./x` is a number with a point, too.
      if token.isDotted, follows != .number || token.text == "(" { return true }
      if token.text == "'" { return true }
      if token.text == "@" || token.text == "**" { return false }
      if token.text == ".", place + 1 < tokens.count,
        ["T", "dot", "sum", "mean", "shape", "exp"].contains(tokens[place + 1].text)
      {
        return false
      }
    }
    return nil
  }

  /// The statements of a piece of code, a row each; of one that is not read, why.
  static func lexemes(of text: CodeText, _ starIsMatrixProduct: inout Bool) -> [Lexeme] {
    let all = CodeToken.tokens(of: text)
    if let known = Self.starIsMatrixProduct(all) { starIsMatrixProduct = known }
    var rows: [[Lexeme]] = []
    for tokens in statements(all) {
      do {
        if let unknown = text.unknown {
          throw CodeError(message: "no rule for \(unknown.name) in code", range: 0..<0)
        }
        rows.append(try equation(tokens, text, starIsMatrixProduct))
      } catch {
        rows.append([unreadable(tokens, text, error as? CodeError)])
      }
    }
    if rows.isEmpty, let unknown = text.unknown {
      rows = [
        [
          Lexeme(
            kind: .unreadable("no rule for \(unknown.name) in code"), text: unknown.name,
            start: unknown.place.lowerBound, end: unknown.place.upperBound)
        ]
      ]
    }
    return Array(
      rows.joined(separator: [
        Lexeme(
          kind: .newRow, text: "\\", start: text.places.first?.lowerBound ?? 0,
          end: text.places.first?.lowerBound ?? 0)
      ]))
  }

  /// Tokens between the ends of lines and semicolons that stand outside all brackets.
  private static func statements(_ tokens: [CodeToken]) -> [[CodeToken]] {
    var statements: [[CodeToken]] = [[]]
    var depth = 0
    for token in tokens {
      if token.kind == .sign, "([".contains(token.text) { depth += 1 }
      if token.kind == .sign, ")]".contains(token.text) { depth = max(0, depth - 1) }
      if token.kind != .newLine {
        statements[statements.count - 1].append(token)
      } else if depth == 0 {
        statements.append([])
      }
    }
    return statements.filter { !$0.isEmpty }
  }

  private static func unreadable(
    _ tokens: [CodeToken], _ text: CodeText, _ error: CodeError?
  ) -> Lexeme {
    let whole = (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0)
    let range = error.flatMap { $0.range.isEmpty ? nil : $0.range } ?? whole
    return Lexeme(
      kind: .unreadable(error?.message ?? "no rule for this line of code"),
      text: String(text.scalars[whole]), start: text.places[range].first?.lowerBound ?? 0,
      end: text.places[whole].last?.upperBound ?? 0)
  }

  // MARK: One statement

  private static func equation(
    _ tokens: [CodeToken], _ text: CodeText, _ starIsMatrixProduct: Bool
  ) throws -> [Lexeme] {
    var parser = CodeParser(tokens, of: text, starIsMatrixProduct: starIsMatrixProduct)
    guard tokens.count <= mostTokens else { throw parser.unexpected("too long to be read") }
    if let masked = try parser.maskedAssignment() { return masked }
    var lexemes: [Lexeme] = []
    var isFirst = true
    while true {
      let start = parser.index
      let isEquality = !tokens.contains { $0.kind == .sign && assignments.contains($0.text) }
      let side = isEquality ? try parser.sum() : try parser.expression()
      lexemes += side.lexemes
      guard let sign = parser.token else { return lexemes }
      guard sign.kind == .sign, assignments.contains(sign.text) || isEquality && sign.text == "=="
      else { throw parser.unexpected() }
      let place = parser.index
      parser.index += 1
      if sign.text.count > 1, sign.text != ":=", sign.text != "==" {
        guard isFirst, start == 0 else {
          throw parser.error("no rule for “\(sign.text)” here", at: place)
        }
        return try parser.update(side, sign.text, at: place)
      }
      isFirst = false
      lexemes.append(parser.symbol("=", at: place))
    }
  }
}

extension CodeParser {
  /// `x -= y` is `x \leftarrow x - y`.
  fileprivate mutating func update(_ left: Piece, _ sign: String, at place: Int) throws -> [Lexeme]
  {
    guard left.form == .name else { throw error("no name stands before “\(sign)”", at: place) }
    let right = try expression()
    guard token == nil else { throw unexpected() }
    let arrow = lexeme(.command, "leftarrow", at: place)
    // Both names are the one that is written.
    let before = left.lexemes + [arrow] + left.lexemes
    switch sign {
    case "-=", "+=":
      let term = right.form == .sum ? bracketed(right) : right.lexemes
      return before + [symbol(String(sign.prefix(1)), at: place)] + term
    case "*=", "@=":
      let isMatrixProduct =
        sign == "@="
        || starIsMatrixProduct && tokens.indices.contains(place) && !tokens[place].isDotted
      return left.lexemes + [arrow]
        + product(left, right, isMatrixProduct ? "@" : "*", place).lexemes
    case "/=": return left.lexemes + [arrow] + fraction(left, right, at: place).lexemes
    default: throw error("no rule for “\(sign)”", at: place)
    }
  }

  /// `dZ[Z <= 0] = 0` is `dZ \leftarrow dZ * 1(Z > 0)`; nil of another statement.
  fileprivate mutating func maskedAssignment() throws -> [Lexeme]? {
    guard tokens.count > 6, tokens[0].kind == .name, tokens[1].text == "[",
      tokens[tokens.count - 1].text == "0", tokens[tokens.count - 2].text == "=",
      tokens[tokens.count - 3].text == "]",
      let sign = tokens.firstIndex(where: { $0.kind == .sign && Relation(rawValue: $0.text) != nil }
      ),
      let relation = Relation(rawValue: tokens[sign].text)
    else { return nil }
    let name = try self.name(at: 0)
    index = 2
    let left = try sum()
    guard index == sign else { throw unexpected() }
    index += 1
    let right = try sum()
    guard index == tokens.count - 3 else { throw unexpected() }
    let condition = Piece(
      lexemes: left.lexemes + [relation.opposite.at(lexeme(.symbol, "", at: sign))]
        + right.lexemes, form: .condition, tokens: 2..<index)
    return name + [lexeme(.command, "leftarrow", at: tokens.count - 2)] + name
      + [lexeme(.command, "odot", at: 1), lexeme(.number, "1", at: 1)] + bracketed(condition)
  }
}
