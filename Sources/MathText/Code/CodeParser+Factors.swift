//===----------------------------------------------------------------------===//
// Names, numbers, brackets, and what stands behind them: `.T`, `'`, `[l]`, `.sum(axis=0)`.
//===----------------------------------------------------------------------===//

extension CodeParser {
  /// A factor with all that stands behind it.
  mutating func postfix() throws -> Piece {
    var piece = try primary()
    while let token, token.kind == .sign {
      switch token.text {
      case "'": piece = transposed(piece, at: index)
      case "[" where piece.form != .number: throw unexpected("no rule for what stands in brackets")
      case ".":
        index += 1
        try method(of: &piece)
        continue
      default: return piece
      }
      index += 1
      piece.tokens = piece.tokens.lowerBound..<index
    }
    return piece
  }

  func transposed(_ piece: Piece, at place: Int) -> Piece {
    let isPlain =
      piece.form == .bracketed
      || piece.form == .name && !piece.lexemes.contains { $0.kind == .superscript }
    let script = [lexeme(.superscript, "^", at: place)]
    return Piece(
      lexemes: (isPlain ? piece.lexemes : bracketed(piece)) + script
        + group([lexeme(.command, "top", at: place)], at: place),
      form: .call, tokens: piece.tokens.lowerBound..<place + 1)
  }

  /// A name, a number, a call, or what stands in brackets.
  mutating func primary() throws -> Piece {
    guard let token else { throw unexpected() }
    let start = index
    switch token.kind {
    case .number:
      index += 1
      guard let digits = Self.decimal(token.text) else {
        throw error("no rule for the number \(token.text)", at: start)
      }
      return Piece(
        lexemes: [lexeme(.number, digits, at: start)], form: .number, tokens: start..<index)
    case .name:
      skipOwner()
      return try named()
    case .sign where token.text == "(" && !token.isDotted:
      index += 1
      var piece = try expression()
      try take(")")
      piece.tokens = start..<index
      if piece.form == .condition || piece.form == .bracketed { return piece }
      return Piece(lexemes: bracketed(piece), form: .bracketed, tokens: start..<index)
    case .sign, .newLine: throw unexpected()
    }
  }

  /// A name: of a quantity with its index, or of a function with its arguments.
  private mutating func named() throws -> Piece {
    let start = index
    guard let token, token.kind == .name else { throw unexpected() }
    if Self.modules.contains(token.text), isSign(".", after: 1) {
      index += 2
      guard let function = self.token, function.kind == .name, isSign("(", after: 1) else {
        throw unexpected()
      }
      return try call(function.text, from: start)
    }
    if isSign("(", after: 1) || isSign("'", after: 1) && isSign("(", after: 2) {
      return try call(token.text, from: start)
    }
    guard !Self.keywords.contains(token.text) else {
      throw unexpected("“\(token.text)” is no part of an equation")
    }
    index += 1
    let below = isSign("[") ? try subscripted() : []
    return Piece(
      lexemes: try name(at: start, index: below), form: .name, tokens: start..<index)
  }

  func name(at place: Int, index: [Lexeme] = []) throws -> [Lexeme] {
    guard tokens.indices.contains(place) else { throw unexpected() }
    if let written = text.written[tokens[place].range.lowerBound] { return written + index }
    do {
      return try CodeName.lexemes(of: tokens[place].range, in: text, index: index)
    } catch {
      throw self.error("no rule for the name \(tokens[place].text)", at: place)
    }
  }

  /// `self.W1` is W1.
  private mutating func skipOwner() {
    if token?.text == "self", isSign(".", after: 1) { index += 2 }
  }

  /// What stands in `[l - 1]` or `[i, j]`: names and numbers, with what is added to them.
  private mutating func subscripted() throws -> [Lexeme] {
    try take("[")
    var lexemes: [Lexeme] = []
    while let token, !isSign("]") {
      switch token.kind {
      case .number where token.text.allSatisfy(\.isNumber):
        lexemes.append(lexeme(.number, token.text, at: index))
      case .name: lexemes += try name(at: index)
      case .sign where [",", "+", "-"].contains(token.text) && !token.isDotted:
        lexemes.append(symbol(token.text, at: index))
      default: throw unexpected("no rule for this index")
      }
      index += 1
    }
    guard !lexemes.isEmpty else { throw unexpected("an index is missing") }
    try take("]")
    return lexemes
  }

  /// What TeX has no other way for: `1e-3` is 0.001, and `1.` is 1.
  private static func decimal(_ text: String) -> String? {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    let digits = parts.first.map { String($0.hasSuffix(".") ? $0.dropLast() : $0) } ?? ""
    guard digits.count(where: { $0 == "." }) <= 1, !digits.isEmpty else { return nil }
    guard parts.count == 2 else { return parts.count == 1 ? digits : nil }
    guard let exponent = Int(parts[1]), exponent.magnitude <= 30 else { return nil }
    let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(halves.first ?? "")
    let all = whole + (halves.count > 1 ? String(halves[1]) : "")
    let point = whole.count + exponent
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + all }
    if point >= all.count { return all + String(repeating: "0", count: point - all.count) }
    return all.prefix(point) + "." + all.dropFirst(point)
  }

  private static let modules: Set<String> = [
    "np", "numpy", "jnp", "torch", "math", "F", "tf", "cp", "scipy",
  ]

  static let keywords: Set<String> = [
    "def", "for", "while", "if", "else", "elif", "return", "import", "from", "class", "with",
    "assert", "in", "not", "and", "or", "is", "end", "function", "yield", "del", "pass", "global",
    "True", "False", "None", "nothing",
  ]
}
