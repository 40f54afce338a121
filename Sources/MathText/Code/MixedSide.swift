//===----------------------------------------------------------------------===//
// One side of a formula with code in it, as the code that it is.
//===----------------------------------------------------------------------===//

/// Writes the lexemes of a side as code, in which names stand for what LaTeX has.
struct MixedSide {
  /// Commands that letters alone stand behind in braces.
  private static let fonts: Set<String> = [
    "mathrm", "operatorname", "mathtt", "mathit", "mathsf", "textrm",
  ]
  private static let accents: Set<String> = [
    "hat", "bar", "tilde", "widehat", "widetilde", "overline", "vec", "mathbf", "boldsymbol", "bm",
    "mathbb", "mathcal", "dot",
  ]
  private static let sizes: Set<String> = [
    "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "biggl", "biggr",
    ",", ";", "!", " ", ":", ">", "displaystyle",
  ]
  /// Signs of code by LaTeX's commands.
  private static let signs = [
    "cdot": MixedCode.dot, "times": MixedCode.cross, "odot": ".*", "circ": ".*", "ast": "*",
    "lt": "<", "gt": ">", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=", "ne": "!=", "neq": "!=",
  ]

  let lexemes: [Lexeme]
  var place = 0
  var text = CodeText()
  /// Whether there is anything that formulas do not have.
  var isCode = false
  /// Whether a comparison in brackets may be a factor that is 1 or 0.
  var hasCondition = false
  /// Whether a factor has just ended.
  var isBehindFactor = false
  /// For each open bracket, whether it may hold a condition that counts as 1 or 0.
  var open: [Bool] = []

  /// What is no code.
  struct NoCode: Error {}

  /// A side as formulas; nil where there is no code in it, or something else.
  ///
  /// - Parameter isCode: whether what stands before it is code
  static func translated(_ lexemes: ArraySlice<Lexeme>, isCode: Bool = false) -> [Lexeme]? {
    var lexemes = lexemes
    while let last = lexemes.last, last.kind == .symbol, ".,;".contains(last.text) {
      lexemes.removeLast()
    }
    var side = MixedSide(lexemes: Array(lexemes))
    side.isCode = isCode
    do {
      try side.write()
      guard side.isCode || side.hasCondition && !side.isOneBracket, side.open.isEmpty else {
        return nil
      }
      var parser = side.parser
      let piece = try parser.sum()
      return parser.token == nil ? piece.lexemes : nil
    } catch {
      return nil
    }
  }

  /// The lexemes of a side that is one name; nil of any other.
  static func name(_ lexemes: ArraySlice<Lexeme>) -> [Lexeme]? {
    var side = MixedSide(lexemes: Array(lexemes))
    guard (try? side.write()) != nil else { return nil }
    var parser = side.parser
    guard let piece = try? parser.sum(), parser.token == nil, piece.form == .name else {
      return nil
    }
    return piece.lexemes
  }

  private var parser: CodeParser {
    var parser = CodeParser(CodeToken.tokens(of: text), of: text, starIsMatrixProduct: false)
    parser.isMixed = true
    return parser
  }

  private init(lexemes: [Lexeme]) { self.lexemes = lexemes }

  // MARK: Lexemes

  private var lexeme: Lexeme? { lexemes.indices.contains(place) ? lexemes[place] : nil }

  func isSymbol(_ text: String, after count: Int = 0) -> Bool {
    lexemes.indices.contains(place + count) && lexemes[place + count].kind == .symbol
      && lexemes[place + count].text == text
  }

  private mutating func write() throws {
    while let lexeme {
      switch lexeme.kind {
      case .letter: try letters()
      case .number: number(lexeme)
      case .symbol: try symbol(lexeme)
      case .words:
        try words(lexeme.text, place..<place + 1)
        isCode = isCode || lexeme.isCode
      case .command: try command(lexeme)
      case .superscript: try raised()
      case .prime where isBehindFactor: sign("'", endsFactor: true)
      default: throw NoCode()
      }
    }
  }

  mutating func sign(_ code: String, endsFactor: Bool = false) {
    let lexeme = lexemes[place]
    text.append(code, at: lexeme.start..<lexeme.end)
    place += 1
    isBehindFactor = endsFactor
  }

  /// A sign between factors that stand side by side.
  mutating func beginFactor() {
    if isBehindFactor, let lexeme {
      text.append(MixedCode.nothing, at: lexeme.start..<lexeme.end)
    }
    isBehindFactor = false
  }

  private mutating func number(_ lexeme: Lexeme) {
    beginFactor()
    sign(lexeme.text, endsFactor: true)
  }

  // MARK: Words and commands

  /// Words, or letters in a font: a name, the name of a function, or code.
  private mutating func words(_ words: String, _ range: Range<Int>) throws {
    if words.first != ".", try isWord(words, range) { return }
    if words.allSatisfy({ $0.isLetter || $0.isNumber }), words.first?.isLetter == true,
      !lexemes[range.lowerBound].isCode
    {
      return try name(range)
    }
    let isCode = words.contains { ".(@=*".contains($0) }
    guard isCode, !words.isRemark, words.firstMatch(of: #/[A-Za-z.]\s+[A-Za-z]/#) == nil,
      words.allSatisfy({ $0.isASCII && $0 != "\\" && $0 != "$" })
    else { throw NoCode() }
    if words.first?.isLetter == true || words.first == "(" { beginFactor() }
    self.isCode = true
    for character in words {
      if character == "(" { open.append(false) }
      if character == ")" { guard open.popLast() != nil else { throw NoCode() } }
    }
    append(words, range)
    isBehindFactor = words.last.map { $0.isLetter || $0.isNumber || $0 == ")" } ?? false
    if isSymbol("("), isBehindFactor, words.last != ")" { isBehindFactor = false }
  }

  private mutating func command(_ lexeme: Lexeme) throws {
    if Self.sizes.contains(lexeme.text) {
      place += 1
    } else if let sign = Self.signs[lexeme.text] {
      self.sign(sign)
    } else if Self.isName(lexeme.text) {
      try name(place..<place + 1)
    } else if lexeme.text == "nabla" || lexeme.text == "partial" {
      // `\nabla W_1` and `\partial W` are names.
      guard lexemes.indices.contains(place + 1), lexemes[place + 1].kind == .letter else {
        throw NoCode()
      }
      try name(place..<place + 2)
    } else if Self.accents.contains(lexeme.text) {
      try name(place..<afterGroup(place + 1))
    } else if Self.fonts.contains(lexeme.text) {
      try wordsInFont()
    } else if ["frac", "tfrac", "dfrac"].contains(lexeme.text) {
      let end = try afterGroup(afterGroup(place + 1))
      beginFactor()
      text.append(written: Array(lexemes[place..<end]))
      (place, isBehindFactor) = (end, true)
    } else {
      try function(lexeme)
    }
  }

  /// `\mathrm{hid}`, `\operatorname{np.dot}`.
  private mutating func wordsInFont() throws {
    let end = try afterGroup(place + 1)
    let inner = lexemes[(place + 1)..<end].filter {
      $0.kind != .openBrace && $0.kind != .closeBrace
    }
    guard inner.allSatisfy({ [.letter, .number].contains($0.kind) || "._".contains($0.text) })
    else { throw NoCode() }
    try words(inner.map(\.text).joined(), place..<end)
  }

  /// Where the letters in a font end that begin here, `\mathrm{sum}`; nil where none do.
  func wordInFont(_ start: Int) -> Int? {
    guard lexemes.indices.contains(start), Self.fonts.contains(lexemes[start].text),
      lexemes[start].kind == .command
    else { return nil }
    return try? afterGroup(start + 1)
  }

  /// `\exp(x)` and `\exp.(x)`.
  private mutating func function(_ lexeme: Lexeme) throws {
    guard ["exp", "log", "tanh", "max", "min"].contains(lexeme.text),
      isSymbol("(", after: 1) || isSymbol(".", after: 1) && isSymbol("(", after: 2)
    else { throw NoCode() }
    beginFactor()
    sign(lexeme.text)
    if isSymbol(".") { place += 1 }
  }
}
