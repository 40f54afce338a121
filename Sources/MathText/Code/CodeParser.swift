//===----------------------------------------------------------------------===//
// Expressions of programs become the LaTeX of the same expressions.
//
// Python's rules of precedence; Julia and Octave have the same for these signs. Brackets are put
// wherever LaTeX would group otherwise: `*` and `@` bind alike in a program.
//===----------------------------------------------------------------------===//

/// Why a line of code is not read, and where.
struct CodeError: Error {
  var message: String
  /// The characters that are to blame.
  var range: Range<Int>
}

/// Reads the tokens of one statement.
struct CodeParser {
  let text: CodeText
  let tokens: [CodeToken]
  /// Whether `*` multiplies matrices, as in Julia and Octave.
  let starIsMatrixProduct: Bool
  /// Whether these are sides of formulas with code in them: `*` is what it is elsewhere in the text.
  var isMixed = false
  var index = 0
  private var depth = 0

  /// Deeper nesting, and more lexemes, than a person would write.
  static let deepest = 40
  static let mostLexemes = 8000

  init(_ tokens: [CodeToken], of text: CodeText, starIsMatrixProduct: Bool) {
    self.tokens = tokens
    self.text = text
    self.starIsMatrixProduct = starIsMatrixProduct
  }

  /// An expression in LaTeX, and how it holds together.
  struct Piece {
    enum Form: Equatable {
      case name, number, bracketed, call, fraction, condition, sum
      /// Factors with this sign between them.
      case product(String)
    }

    var lexemes: [Lexeme]
    var form: Form
    /// The tokens it was made from.
    var tokens: Range<Int>

    var isFactor: Bool {
      switch form {
      case .sum, .product: false
      default: true
      }
    }
  }

  // MARK: Tokens

  var token: CodeToken? { tokens.indices.contains(index) ? tokens[index] : nil }

  func isSign(_ text: String, after count: Int = 0) -> Bool {
    guard tokens.indices.contains(index + count) else { return false }
    return tokens[index + count].kind == .sign && tokens[index + count].text == text
  }

  mutating func take(_ text: String) throws {
    guard isSign(text) else { throw unexpected("“\(text)” is missing") }
    index += 1
  }

  /// What to say of the token here.
  func unexpected(_ message: String? = nil) -> CodeError {
    guard let token else {
      return error(message ?? "something is missing at the end", at: max(0, tokens.count - 1))
    }
    let written = String(text.scalars[token.range])
    return error(message ?? "no rule for “\(written)” here", at: index)
  }

  func error(_ message: String, at place: Int) -> CodeError {
    let range = tokens.indices.contains(place) ? tokens[place].range : 0..<0
    return CodeError(message: message, range: range)
  }

  /// A lexeme that stands where a token of the code stands.
  func lexeme(_ kind: Token.Kind, _ text: String, at place: Int) -> Lexeme {
    let range = tokens.indices.contains(place) ? tokens[place].range : 0..<0
    let places = self.text.places[range]
    return Lexeme(
      kind: kind, text: text, start: places.first?.lowerBound ?? 0,
      end: places.last?.upperBound ?? 0)
  }

  func symbol(_ text: String, at place: Int) -> Lexeme { lexeme(.symbol, text, at: place) }

  /// The same in round brackets.
  func bracketed(_ piece: Piece) -> [Lexeme] {
    [symbol("(", at: piece.tokens.lowerBound)] + piece.lexemes
      + [symbol(")", at: piece.tokens.upperBound - 1)]
  }

  // MARK: Expressions

  /// A comparison, which counts as 1 or 0, or a sum.
  mutating func expression() throws -> Piece {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw unexpected("nested more than \(Self.deepest) deep") }
    let start = index
    let left = try sum()
    guard let relation = comparison() else { return left }
    let sign = index
    index += 1
    let right = try sum()
    guard comparison() == nil else { throw unexpected("two comparisons in one") }
    let condition = left.lexemes + [relation.at(lexeme(.symbol, "", at: sign))] + right.lexemes
    let piece = Piece(lexemes: condition, form: .condition, tokens: start..<index)
    return Piece(
      lexemes: [lexeme(.number, "1", at: start)] + bracketed(piece), form: .condition,
      tokens: start..<index)
  }

  /// The relation of a comparison here; nil of another token.
  func comparison() -> Relation? {
    guard let token, token.kind == .sign else { return nil }
    return Relation(rawValue: token.text)
  }

  enum Relation: String {
    case less = "<"
    case greater = ">"
    case atMost = "<="
    case atLeast = ">="
    case equal = "=="
    case different = "!="

    var opposite: Relation {
      switch self {
      case .less: .atLeast
      case .greater: .atMost
      case .atMost: .greater
      case .atLeast: .less
      case .equal: .different
      case .different: .equal
      }
    }

    /// The relation as LaTeX, in the place of a lexeme.
    func at(_ place: Lexeme) -> Lexeme {
      let (kind, text): (Token.Kind, String) =
        switch self {
        case .less: (.symbol, "<")
        case .greater: (.symbol, ">")
        case .atMost: (.command, "le")
        case .atLeast: (.command, "ge")
        case .equal: (.symbol, "=")
        case .different: (.command, "ne")
        }
      return Lexeme(kind: kind, text: text, start: place.start, end: place.end)
    }
  }

  mutating func sum() throws -> Piece {
    let start = index
    var lexemes: [Lexeme] = []
    var first: Piece?
    repeat {
      if isSign("+") || isSign("-") {
        if first != nil || isSign("-") {
          lexemes.append(symbol(isSign("-") ? "-" : "+", at: index))
        }
        index += 1
      }
      let term = try product()
      if lexemes.isEmpty, first == nil { first = term }
      lexemes += term.lexemes
      if first == nil { first = Piece(lexemes: [], form: .sum, tokens: start..<index) }
      guard lexemes.count <= Self.mostLexemes else { throw unexpected("too long to be read") }
    } while isSign("+") || isSign("-")
    let isAlone = first?.tokens == start..<index && first?.form != .sum
    let form = isAlone ? first?.form ?? .sum : .sum
    return Piece(lexemes: lexemes, form: form, tokens: start..<index)
  }

  /// Factors side by side, which hold together more closely than any sign: `x / 2N`.
  private mutating func juxtaposed() throws -> Piece {
    var left = try signed()
    while isMixed, isSign(MixedCode.nothing) {
      let place = index
      index += 1
      left = product(left, try signed(), MixedCode.nothing, place)
    }
    return left
  }

  private mutating func product() throws -> Piece {
    var left = try juxtaposed()
    while let multiplication {
      let sign = index
      index += 1
      let right = try juxtaposed()
      left =
        multiplication == "/"
        ? fraction(left, right, at: sign) : product(left, right, multiplication, sign)
    }
    return left
  }

  /// How the sign here multiplies, or that it divides; nil of another.
  private var multiplication: String? {
    guard let token, token.kind == .sign else { return nil }
    switch token.text {
    case "@", "/": return token.text
    case "*" where isMixed: return token.isDotted ? "*" : MixedCode.star
    case "*": return starIsMatrixProduct && !token.isDotted ? "@" : "*"
    case MixedCode.dot, MixedCode.cross: return isMixed ? token.text : nil
    default: return nil
    }
  }

  /// A product; other products and sums in it stand in brackets.
  func product(_ left: Piece, _ right: Piece, _ sign: String, _ place: Int) -> Piece {
    let isOpen = left.isFactor || left.form == .product(sign)
    let operation: [Lexeme] =
      switch sign {
      case "@": [symbol("@", at: place)]
      case MixedCode.star: [symbol("*", at: place)]
      case MixedCode.dot: [lexeme(.command, "cdot", at: place)]
      case MixedCode.cross: [lexeme(.command, "times", at: place)]
      case MixedCode.nothing: []
      default: [lexeme(.command, "odot", at: place)]
      }
    return Piece(
      lexemes: (isOpen ? left.lexemes : bracketed(left)) + operation
        + (right.isFactor ? right.lexemes : bracketed(right)),
      form: .product(sign), tokens: left.tokens.lowerBound..<right.tokens.upperBound)
  }

  func fraction(_ top: Piece, _ bottom: Piece, at place: Int) -> Piece {
    let first = lexeme(.command, "frac", at: top.tokens.lowerBound)
    return Piece(
      lexemes: [first] + group(top.lexemes, at: place) + group(bottom.lexemes, at: place),
      form: .fraction, tokens: top.tokens.lowerBound..<bottom.tokens.upperBound)
  }

  func group(_ lexemes: [Lexeme], at place: Int) -> [Lexeme] {
    [lexeme(.openBrace, "{", at: place)] + lexemes + [lexeme(.closeBrace, "}", at: place)]
  }

  /// A factor after a sign of multiplication may have a sign of its own: `a * -b`.
  private mutating func signed() throws -> Piece {
    guard isSign("-") || isSign("+") else { return try power() }
    let start = index
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw unexpected("nested more than \(Self.deepest) deep") }
    let sign = isSign("-") ? [symbol("-", at: index)] : []
    index += 1
    let inner = try signed()
    return Piece(lexemes: sign + inner.lexemes, form: .sum, tokens: start..<index)
  }

  private mutating func power() throws -> Piece {
    let start = index
    let base = try postfix()
    guard isSign("**") || isSign("^") else { return base }
    let sign = index
    index += 1
    let isInverse = isSign("-")
    if isInverse { index += 1 }
    guard let exponent = token, exponent.kind == .number || isSign("(") else {
      throw unexpected("only a number is read as an exponent")
    }
    let raised = try primary()
    let isPlain = base.form == .number || base.form == .bracketed
    let lexemes =
      (isPlain ? base.lexemes : bracketed(base)) + [lexeme(.superscript, "^", at: sign)]
      + group(raised.lexemes, at: sign)
    let piece = Piece(lexemes: lexemes, form: .call, tokens: start..<index)
    guard isInverse else { return piece }
    // The inverse of a matrix would have the same exponent in LaTeX.
    let one = Piece(lexemes: [lexeme(.number, "1", at: sign)], form: .number, tokens: start..<index)
    return fraction(one, piece, at: sign)
  }
}
