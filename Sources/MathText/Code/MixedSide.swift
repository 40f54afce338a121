//===----------------------------------------------------------------------===//
// One side of a formula with code in it, as the code that it is.
//===----------------------------------------------------------------------===//

/// Writes the lexemes of a side as code, in which names stand for what LaTeX has.
struct MixedSide {
  /// Functions that only code has by these names, wherever a bracket follows.
  static let functions: Set<String> = [
    "sum", "mean", "dot", "matmul", "mm", "outer", "multiply", "maximum", "minimum", "max", "min",
    "square", "transpose", "where", "abs2",
  ]
  static let methods: Set<String> = ["T", "dot", "matmul", "mm", "sum", "mean", "t"]
  private static let options: Set<String> = ["axis", "dim", "dims", "keepdims", "keepdim"]
  private static let values: Set<String> = ["True", "true", "False", "false"]
  private static let modules: Set<String> = ["np", "numpy", "jnp", "torch", "tf", "F"]
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

  // MARK: Names

  /// A run of letters: the name of a function, `np.sum`, an option, `axis`, or names side by side.
  private mutating func letters() throws {
    var end = place
    while lexemes.indices.contains(end), lexemes[end].kind == .letter { end += 1 }
    var run = lexemes[place..<end].map(\.text).joined()
    if Self.modules.contains(run), lexemes.indices.contains(end + 1), lexemes[end].text == ".",
      lexemes[end + 1].kind == .letter
    {
      end += 1
      while lexemes.indices.contains(end), lexemes[end].kind == .letter { end += 1 }
      run = lexemes[place..<end].map(\.text).joined()
    }
    if try isWord(run, place..<end) { return }
    // `dW` is one name.
    let isDifferential = lexemes[place].text == "d" && end > place + 1
    try name(place..<(place + (isDifferential ? 2 : 1)))
  }

  /// Takes a word of code, if it is one here.
  private mutating func isWord(_ word: String, _ range: Range<Int>) throws -> Bool {
    let next = lexemes.indices.contains(range.upperBound) ? lexemes[range.upperBound] : nil
    let isCalled = next?.text == "(" || next?.text == "."
    let isOption = Self.options.contains(word) && next?.text == "="
    let function = word.split(separator: ".").last.map(String.init) ?? word
    let isFunction =
      Self.functions.contains(function) && (isCalled || word == "abs2")
      || word != function && Self.modules.contains(String(word.prefix { $0 != "." }))
    guard isOption || isFunction || Self.values.contains(word) && !open.isEmpty else {
      return false
    }
    // A sum of all, and the larger of two, are no code by themselves.
    isCode =
      isCode || isOption || !["sum", "max", "min"].contains(word)
      || word == "sum" && namesAxis(range.upperBound)
    if isFunction { beginFactor() }
    place = range.lowerBound
    append(word, range)
    if isSymbol("."), isSymbol("(", after: 1) { place += 1 }
    isBehindFactor = word == "abs2" || !isFunction
    return true
  }

  /// Whether the brackets that open at a place end in a number: `sum(x, 2)`.
  private func namesAxis(_ start: Int) -> Bool {
    var depth = 0
    for place in lexemes.indices.dropFirst(start) {
      if lexemes[place].opensBracket { depth += 1 }
      if lexemes[place].closesBracket { depth -= 1 }
      if depth == 0 {
        return place >= start + 3 && lexemes[place - 1].kind == .number
          && lexemes[place - 2].text == ","
      }
    }
    return false
  }

  mutating func append(_ code: String, _ range: Range<Int>) {
    text.append(code, at: lexemes[range.lowerBound].start..<lexemes[range.upperBound - 1].end)
    place = range.upperBound
  }

  /// Takes a name with its scripts as LaTeX has it.
  private mutating func name(_ range: Range<Int>) throws {
    beginFactor()
    var end = range.upperBound
    while lexemes.indices.contains(end) {
      if lexemes[end].kind == .prime {
        end += 1
      } else if lexemes[end].kind == .subscript || lexemes[end].kind == .superscript {
        end = try afterGroup(end + 1)
      } else {
        break
      }
    }
    text.append(written: Array(lexemes[range.lowerBound..<end]))
    place = end
    isBehindFactor = true
  }

  /// Where what begins here ends, braces or one lexeme.
  func afterGroup(_ start: Int) throws -> Int {
    guard lexemes.indices.contains(start) else { throw NoCode() }
    guard lexemes[start].kind == .openBrace else {
      guard lexemes[start].kind != .command || Self.isName(lexemes[start].text) else {
        throw NoCode()
      }
      return start + 1
    }
    var depth = 0
    for place in lexemes.indices.dropFirst(start) {
      if lexemes[place].kind == .openBrace { depth += 1 }
      if lexemes[place].kind == .closeBrace { depth -= 1 }
      if depth == 0 { return place + 1 }
    }
    throw NoCode()
  }

  private static func isName(_ command: String) -> Bool {
    CodeName.greek(command) != nil
      || ["top", "intercal", "prime", "varepsilon", "ell", "varphi"].contains(command)
  }

  /// Words, or letters in a font: a name, the name of a function, or code.
  private mutating func words(_ words: String, _ range: Range<Int>) throws {
    if words.first != ".", try isWord(words, range) { return }
    if words.allSatisfy({ $0.isLetter || $0.isNumber }), words.first?.isLetter == true,
      !lexemes[range.lowerBound].isCode
    {
      return try name(range)
    }
    let isCode = words.contains { ".(@=*".contains($0) }
    guard isCode, words.firstMatch(of: #/[A-Za-z.]\s+[A-Za-z]/#) == nil,
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
      let end = try afterGroup(place + 1)
      let inner = lexemes[(place + 1)..<end].filter {
        $0.kind != .openBrace && $0.kind != .closeBrace
      }
      guard inner.allSatisfy({ [.letter, .number].contains($0.kind) || "._".contains($0.text) })
      else { throw NoCode() }
      try words(inner.map(\.text).joined(), place..<end)
    } else if ["frac", "tfrac", "dfrac"].contains(lexeme.text) {
      let end = try afterGroup(afterGroup(place + 1))
      beginFactor()
      text.append(written: Array(lexemes[place..<end]))
      (place, isBehindFactor) = (end, true)
    } else if ["exp", "log", "tanh", "max", "min"].contains(lexeme.text),
      isSymbol("(", after: 1) || isSymbol(".", after: 1) && isSymbol("(", after: 2)
    {
      beginFactor()
      sign(lexeme.text)
      if isSymbol(".") { place += 1 }
    } else {
      throw NoCode()
    }
  }
}
