//===----------------------------------------------------------------------===//
// Functions and methods of programs: np.sum(x, axis=0), A.dot(B), np.where(c, a, b).
//===----------------------------------------------------------------------===//

extension CodeParser {
  /// What stands in the brackets of a call.
  private struct Arguments {
    var plain: [Piece] = []
    /// The axis that is named, from 0.
    var axis: Int?

    /// MATLAB's `sum(x, 2)`: the second of the axes is 1.
    mutating func countFromOne(_ name: String, _ parser: CodeParser, _ place: Int) throws {
      guard ["sum", "mean"].contains(name), plain.count == 2, axis == nil,
        let number = parser.number(plain[1])
      else { return }
      guard number == 1 || number == 2 else {
        throw parser.error("no rule for this axis of a \(name)", at: place)
      }
      plain.removeLast()
      axis = number - 1
    }
  }

  /// Functions that only say how numbers are kept.
  private static let castings: Set<String> = [
    "array", "asarray", "float", "float32", "float64", "int", "copy", "Float64",
  ]
  private static let commands: Set<String> = ["exp", "log", "tanh", "sin", "cos", "sinh", "cosh"]
  /// By the names that LaTeX has for them.
  private static let otherFunctions = [
    "abs": "abs", "absolute": "abs", "fabs": "abs", "sign": "sgn", "arctan": "arctan",
  ]

  /// A call whose name stands here, or behind the module's name at `start`.
  mutating func call(_ name: String, from start: Int) throws -> Piece {
    let place = index
    index += 1
    let isPrimed = isSign("'")
    if isPrimed { index += 1 }
    var arguments = try self.arguments()
    let isOfModule = place > start
    if isMixed || starIsMatrixProduct, !isOfModule { try arguments.countFromOne(name, self, place) }
    if !isPrimed, let piece = try known(name, arguments, at: place) {
      return Piece(lexemes: piece.lexemes, form: piece.form, tokens: start..<index)
    }
    guard !isOfModule || ["sigmoid", "softmax", "relu"].contains(name) else {
      throw error("no rule for this function: \(name)", at: place)
    }
    guard arguments.axis == nil || name == "softmax", !arguments.plain.isEmpty,
      !Self.keywords.contains(name)
    else {
      throw error("no rule for this call of \(name)", at: place)
    }
    let marks = isPrimed ? [lexeme(.prime, "'", at: place)] : []
    return Piece(
      lexemes: try self.name(at: place) + marks + list(arguments.plain, at: place), form: .call,
      tokens: start..<index)
  }

  /// `(a, b)` with what stands between the commas.
  private func list(_ parts: [Piece], at place: Int, ending: [Lexeme] = []) -> [Lexeme] {
    var lexemes = [symbol("(", at: place)]
    for (number, part) in parts.enumerated() {
      if number > 0 { lexemes.append(symbol(",", at: part.tokens.lowerBound)) }
      lexemes += part.lexemes
    }
    return lexemes + ending + [symbol(")", at: max(place, index - 1))]
  }

  /// A function that LaTeX has a sign for; nil of any other.
  private func known(_ name: String, _ given: Arguments, at place: Int) throws -> Piece? {
    let parts = given.plain
    func piece(_ lexemes: [Lexeme]) -> Piece {
      Piece(lexemes: lexemes, form: .call, tokens: place..<index)
    }
    switch (name, parts.count) {
    case ("sum", _), ("mean", _): return try reduced(name, given, at: place)
    case _ where given.axis != nil: return nil
    case ("len", 1): return try extent(parts[0], axis: 0, at: place)
    case ("size", 2):
      guard let axis = number(parts[1]), axis > 0 else { return nil }
      return try extent(parts[0], axis: axis - 1, at: place)
    case ("dot", 2), ("matmul", 2), ("mm", 2): return product(parts[0], parts[1], "@", place)
    case ("outer", 2):
      let row = transposed(parts[1], at: parts[1].tokens.upperBound - 1)
      return product(parts[0], row, "@", place)
    case ("multiply", 2): return product(parts[0], parts[1], "*", place)
    case ("maximum", 2), ("max", 2), ("minimum", 2), ("min", 2):
      let command = name.hasPrefix("max") ? "max" : "min"
      return piece([lexeme(.command, command, at: place)] + list(parts, at: place))
    case ("where", 3): return try chosen(parts, at: place)
    case ("square", 1):
      let square = group([lexeme(.number, "2", at: place)], at: place)
      return piece(bracketed(parts[0]) + [lexeme(.superscript, "^", at: place)] + square)
    case ("sqrt", 1):
      return piece([lexeme(.command, "sqrt", at: place)] + group(parts[0].lexemes, at: place))
    case ("transpose", 1), ("adjoint", 1): return transposed(parts[0], at: place)
    case (_, 1) where Self.castings.contains(name):
      return parts[0].isFactor ? parts[0] : piece(bracketed(parts[0]))
    case (_, 1) where Self.commands.contains(name):
      return piece([lexeme(.command, name, at: place)] + list(parts, at: place))
    case (_, 1):
      guard let other = Self.otherFunctions[name] else { return nil }
      return piece(
        [lexeme(.command, "mathrm", at: place)] + group(letters(other, at: place), at: place)
          + list(parts, at: place))
    default: return nil
    }
  }

  private func letters(_ word: String, at place: Int) -> [Lexeme] {
    word.map { character in
      let kind: Token.Kind = character.isLetter ? .letter : character.isNumber ? .number : .symbol
      return lexeme(kind, String(character), at: place)
    }
  }

  /// A sum or a mean along an axis: `np.sum(x, axis=0)`, which is read as it stands.
  private func reduced(_ name: String, _ given: Arguments, at place: Int) throws -> Piece {
    var (given, axis) = (given, given.axis)
    // Julia's `sum(abs2, x)`.
    if given.plain.count == 2, given.plain[0].tokens.count == 1,
      tokens[given.plain[0].tokens.lowerBound].text == "abs2"
    {
      given.plain =
        try known("square", Arguments(plain: [given.plain[1]]), at: place).map { [$0] } ?? []
    }
    if given.plain.count == 2, axis == nil, let number = number(given.plain[1]) {
      axis = number
    } else if given.plain.count != 1 {
      throw error("no rule for this \(name)", at: place)
    }
    // -1 is the last axis: of a matrix the second.
    guard axis.map({ (-1...1).contains($0) }) ?? true else {
      throw error("no rule for this axis of a \(name)", at: place)
    }
    let ending = axis.map { letters(",axis=\($0 == 0 ? 0 : 1)", at: place) } ?? []
    return Piece(
      lexemes: letters("np.\(name)", at: place)
        + list([given.plain[0]], at: place, ending: ending),
      form: .call, tokens: place..<index)
  }

  /// How many rows or columns a matrix has.
  private func extent(_ piece: Piece, axis: Int, at place: Int) throws -> Piece {
    guard axis == 0 || axis == 1 else { throw error("no rule for this axis", at: place) }
    return Piece(
      lexemes: letters("np.shape", at: place)
        + list([piece], at: place, ending: letters(",axis=\(axis)", at: place)),
      form: .call, tokens: place..<index)
  }

  /// `np.where(c, a, b)` is `1(c) * a + (1 - 1(c)) * b`.
  private func chosen(_ parts: [Piece], at place: Int) throws -> Piece {
    let condition = parts[0]
    guard condition.form == .condition, condition.lexemes.count < 200 else {
      throw error("no rule for this condition", at: condition.tokens.lowerBound)
    }
    let one = [lexeme(.number, "1", at: place), symbol("-", at: place)]
    let otherwise = Piece(
      lexemes: one + condition.lexemes, form: .sum, tokens: condition.tokens)
    let first = product(condition, parts[1], "*", place)
    let second = product(otherwise, parts[2], "*", place)
    return Piece(
      lexemes: [symbol("(", at: place)] + first.lexemes + [symbol("+", at: place)]
        + second.lexemes + [symbol(")", at: place)],
      form: .bracketed, tokens: place..<index)
  }

  private func number(_ piece: Piece) -> Int? {
    piece.form == .number ? piece.lexemes.first.flatMap { Int($0.text) } : nil
  }

  /// What stands in brackets here.
  private mutating func arguments() throws -> Arguments {
    try take("(")
    var given = Arguments()
    while !isSign(")") {
      if token?.kind == .name, isSign("=", after: 1) {
        try option(&given)
      } else {
        given.plain.append(try expression())
      }
      guard isSign(",") else { break }
      index += 1
    }
    try take(")")
    return given
  }

  /// `axis=0`, `dims=2` counted from 1, `keepdims=True`.
  private mutating func option(_ given: inout Arguments) throws {
    let (name, place) = (token?.text ?? "", index)
    index += 2
    switch name {
    case "keepdims", "keepdim", "dtype":
      guard token?.kind == .name else { throw unexpected() }
      index += 1
      while isSign("."), tokens.indices.contains(index + 1), tokens[index + 1].kind == .name {
        index += 2
      }
    case "axis", "dim", "dims":
      let isNegative = isSign("-")
      if isNegative { index += 1 }
      guard let token, token.kind == .number, let axis = Int(token.text), axis < 3 else {
        throw unexpected("no rule for this axis")
      }
      index += 1
      given.axis =
        isNegative ? (axis == 1 ? -1 : 9) : name == "dims" ? (axis == 0 ? 9 : axis - 1) : axis
    default: throw error("no rule for the option \(name)", at: place)
    }
  }

  /// What stands behind a dot: `.T`, `.dot(B)`, `.sum(axis=0)`, `.shape[0]`.
  mutating func method(of piece: inout Piece) throws {
    let (place, start) = (index, piece.tokens.lowerBound)
    guard let name = token, name.kind == .name else { throw unexpected() }
    index += 1
    switch name.text {
    case "T": piece = transposed(piece, at: place)
    case "shape":
      try take("[")
      guard let token, token.kind == .number, let axis = Int(token.text) else {
        throw unexpected("no rule for this axis")
      }
      index += 1
      try take("]")
      piece = try extent(piece, axis: axis, at: place)
    case "astype", "to", "double", "item", "copy", "detach":
      // How numbers are kept changes nothing.
      try skipBrackets()
      if !piece.isFactor {
        piece = Piece(lexemes: bracketed(piece), form: .bracketed, tokens: start..<index)
      }
    case "transpose", "t", "dot", "matmul", "mm", "sum", "mean", "exp", "log", "tanh", "sqrt",
      "abs", "square":
      var given = try arguments()
      given.plain.insert(piece, at: 0)
      let function = name.text == "t" ? "transpose" : name.text
      guard let result = try known(function, given, at: place) else {
        throw error("no rule for this .\(name.text)", at: place)
      }
      piece = result
    default: throw error("no rule for .\(name.text)", at: place)
    }
    piece.tokens = start..<index
  }

  /// Skips `(float)`, `(np.float32)`, `()`.
  private mutating func skipBrackets() throws {
    try take("(")
    while let token, token.kind == .name || isSign(".") { index += 1 }
    try take(")")
  }
}
