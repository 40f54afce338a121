//===----------------------------------------------------------------------===//
// From characters to words.
//===----------------------------------------------------------------------===//

/// A token that still knows its offsets, for the expansion of macros.
package struct Lexeme {
  package var kind: Token.Kind
  package var text: String
  package var start: Int
  package var end: Int
  /// Whether a command means what LaTeX means by it, whatever the document defines.
  package var isPrimitive = false
  /// Whether words are a program's, and whether they stand as they are typed: `\texttt`, `\verb`.
  var isCode = false
  var isVerbatim = false
}

/// Takes a piece of LaTeX mathematics apart, in one pass.
///
/// Nothing is an error here: what cannot be a word is a symbol, and a group of words that is
/// never closed reaches to the end of the piece.
struct Lexer {
  let scalars: [Unicode.Scalar]
  /// The offset in the document of the first scalar.
  let base: Int
  /// Whether `#1` is a parameter.
  let isDefinition: Bool
  /// Whether these are the mathematics in words, which hold no words with mathematics in them.
  var isInWords = false
  var index = 0
  private var lexemes: [Lexeme] = []
  /// How many arguments without braces the last command still takes: a digit is one.
  var arguments = 0
  /// For each open brace, what `arguments` is when it closes.
  private var argumentsAfterGroup: [Int] = []
  lazy var braces = Braces(of: scalars)

  /// - Parameters:
  ///   - scalars: what to take apart
  ///   - base: the offset in the document of its first scalar
  ///   - isDefinition: whether it is the body of a macro, where `#1` is one symbol
  static func lexemes(
    of scalars: [Unicode.Scalar], base: Int, isDefinition: Bool = false, isInWords: Bool = false
  ) -> [Lexeme] {
    var lexer = Lexer(scalars: scalars, base: base, isDefinition: isDefinition)
    lexer.isInWords = isInWords
    while lexer.index < scalars.count { lexer.readLexeme() }
    return lexer.lexemes
  }

  private init(scalars: [Unicode.Scalar], base: Int, isDefinition: Bool) {
    self.scalars = scalars
    self.base = base
    self.isDefinition = isDefinition
  }

  func scalar(at index: Int) -> Unicode.Scalar? {
    index < scalars.count ? scalars[index] : nil
  }

  mutating func append(_ kind: Token.Kind, _ text: String, from start: Int) {
    lexemes.append(Lexeme(kind: kind, text: text, start: base + start, end: base + index))
  }

  mutating func append(_ others: [Lexeme]) { lexemes += others }

  /// Words of a program.
  mutating func appendCode(_ text: String, from start: Int, isVerbatim: Bool) {
    append(.words, text, from: start)
    lexemes[lexemes.count - 1].isCode = true
    lexemes[lexemes.count - 1].isVerbatim = isVerbatim
  }

  private mutating func readLexeme() {
    let start = index
    let scalar = scalars[index]
    switch scalar {
    case "\\": readCommand()
    case "%": index = endOfLine(from: index)
    case "0"..."9": readNumber()
    case ".": if startsNumber() { readNumber() } else { readSymbol(.symbol) }
    case "{":
      readSymbol(.openBrace)
      argumentsAfterGroup.append(max(0, arguments - 1))
      arguments = 0
    case "}":
      readSymbol(.closeBrace)
      arguments = argumentsAfterGroup.popLast() ?? 0
    case "^", "_":
      readSymbol(scalar == "^" ? .superscript : .subscript)
      arguments = 1
    case "&": readSymbol(.ampersand)
    case "'", "\u{2032}", "\u{2019}", "\u{2033}", "\u{2034}":
      index += 1
      let count = scalar == "\u{2033}" ? 2 : scalar == "\u{2034}" ? 3 : 1
      for _ in 0..<count { append(.prime, "'", from: start) }
    case "#" where isDefinition && self.scalar(at: index + 1)?.isDigit == true:
      index += 2
      append(.symbol, String(scalars[start..<index]), from: start)
      arguments = max(0, arguments - 1)
    default:
      if scalar.isBlankInMathematics {
        index += 1
      } else {
        readSymbol(scalar.isLetter ? .letter : .symbol)
        arguments = max(0, arguments - 1)
      }
    }
  }

  /// One character with the marks that combine with it.
  private mutating func readSymbol(_ kind: Token.Kind) {
    let start = index
    index += 1
    while let next = scalar(at: index), next.isCombining { index += 1 }
    append(kind, String(scalars[start..<index]), from: start)
  }

  /// Whether the point here is a decimal point without digits before it.
  private func startsNumber() -> Bool {
    guard scalar(at: index + 1)?.isDigit == true else { return false }
    return index == 0 || scalars[index - 1] != "."
  }

  private mutating func readNumber() {
    let start = index
    index += 1
    if arguments > 0 && scalars[start] != "." {
      arguments -= 1
      append(.number, String(scalars[start..<index]), from: start)
      return
    }
    var hasPoint = scalars[start] == "."
    while let next = scalar(at: index) {
      if next == "." && !hasPoint && scalar(at: index + 1)?.isDigit == true {
        hasPoint = true
      } else if !next.isDigit {
        break
      }
      index += 1
    }
    arguments = 0
    append(.number, String(scalars[start..<index]), from: start)
  }
}
