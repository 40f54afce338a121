//===----------------------------------------------------------------------===//
// From characters to words.
//===----------------------------------------------------------------------===//

/// A token that still knows its offsets, for the expansion of macros.
struct Lexeme {
  var kind: Token.Kind
  var text: String
  var start: Int
  var end: Int
  /// Whether a command means what LaTeX means by it, whatever the document defines.
  var isPrimitive = false
}

/// Takes a piece of LaTeX mathematics apart, in one pass.
///
/// Nothing is an error here: what cannot be a word is a symbol, and a group of words that is
/// never closed reaches to the end of the piece.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  /// The offset in the document of the first scalar.
  private let base: Int
  /// Whether `#1` is a parameter.
  private let isDefinition: Bool
  private var index = 0
  private var lexemes: [Lexeme] = []
  /// How many arguments without braces the last command still takes: a digit is one.
  private var arguments = 0
  /// For each open brace, what `arguments` is when it closes.
  private var argumentsAfterGroup: [Int] = []
  private lazy var braces = Braces(of: scalars)

  /// - Parameters:
  ///   - scalars: what to take apart
  ///   - base: the offset in the document of its first scalar
  ///   - isDefinition: whether it is the body of a macro, where `#1` is one symbol
  static func lexemes(
    of scalars: [Unicode.Scalar], base: Int, isDefinition: Bool = false
  ) -> [Lexeme] {
    var lexer = Lexer(scalars: scalars, base: base, isDefinition: isDefinition)
    while lexer.index < scalars.count { lexer.readLexeme() }
    return lexer.lexemes
  }

  private init(scalars: [Unicode.Scalar], base: Int, isDefinition: Bool) {
    self.scalars = scalars
    self.base = base
    self.isDefinition = isDefinition
  }

  private func scalar(at index: Int) -> Unicode.Scalar? {
    index < scalars.count ? scalars[index] : nil
  }

  private mutating func append(_ kind: Token.Kind, _ text: String, from start: Int) {
    lexemes.append(Lexeme(kind: kind, text: text, start: base + start, end: base + index))
  }

  // MARK: One lexeme

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

  // MARK: Commands

  private mutating func readCommand() {
    let start = index
    index += 1
    guard let first = scalar(at: index) else { return append(.symbol, "\\", from: start) }
    index += 1
    guard first.isASCIILetter else { return readControlSymbol(first, from: start) }
    while scalar(at: index)?.isASCIILetter == true { index += 1 }
    let name = String(scalars[(start + 1)..<index])
    arguments = Vocabulary.argumentCounts[name] ?? max(0, arguments - 1)

    if name == "begin" || name == "end" {
      readEnvironment(name, from: start)
    } else if Vocabulary.rowCommands.contains(name) {
      append(.newRow, name, from: start)
    } else if Vocabulary.wordCommands.contains(name) {
      readWords(name, from: start)
    } else if let count = Vocabulary.verbatimArguments[name] {
      skipStar()
      append(.command, name, from: start)
      for _ in 0..<count { readVerbatimArgument() }
    } else if Vocabulary.distanceCommands.contains(name) {
      append(.command, name, from: start)
      readDistance()
    } else {
      if name == "operatorname" { skipStar() }
      append(.command, name, from: start)
    }
  }

  private mutating func readControlSymbol(_ symbol: Unicode.Scalar, from start: Int) {
    arguments = max(0, arguments - 1)
    if symbol == "\\" {
      skipStar()
      skipRowDistance()
      append(.newRow, "\\", from: start)
    } else if !symbol.isBlankInMathematics {
      append(.command, String(symbol), from: start)
    }
  }

  /// `\begin{name}` with its placement and columns, or `\end{name}`.
  private mutating func readEnvironment(_ command: String, from start: Int) {
    let after = index
    guard let name = readGroup() else {
      index = after
      return append(.command, command, from: start)
    }
    let trimmed = name.trimmingBlanks()
    if command == "begin" {
      if Vocabulary.placedEnvironments.contains(trimmed) { skipPlacement() }
      if Vocabulary.specifiedEnvironments.contains(trimmed) {
        let beforeColumns = index
        if readGroup() == nil { index = beforeColumns }
      }
    }
    append(command == "begin" ? .begin : .end, trimmed, from: start)
  }

  private mutating func readWords(_ command: String, from start: Int) {
    if let words = readGroup() {
      append(.words, words, from: start)
    } else if let next = scalar(at: index), next != "\\", next != "}", next != "{" {
      index += 1
      append(.words, String(next), from: start)
    } else if scalar(at: index) == "{" {
      let rest = String(scalars[(index + 1)...])
      index = scalars.count
      append(.words, rest, from: start)
    } else {
      append(.command, command, from: start)
    }
  }

  private mutating func readVerbatimArgument() {
    let before = index
    skipBlanks()
    let start = index
    if let words = readGroup() { append(.words, words, from: start) } else { index = before }
  }

  /// `3pt`, ` -1.5 em`, as one token of words, if there is a distance here.
  private mutating func readDistance() {
    skipBlanks()
    let start = index
    var end = index
    if let sign = scalar(at: end), sign == "-" || sign == "+" { end += 1 }
    let digits = end
    while let next = scalar(at: end), next.isDigit || next == "." { end += 1 }
    guard end > digits else { return }
    while scalar(at: end) == " " { end += 1 }
    let unit = end
    while end < unit + 2, scalar(at: end)?.isASCIILetter == true { end += 1 }
    guard end == unit + 2 else { return }
    index = end
    append(.words, String(scalars[start..<end]), from: start)
  }

  // MARK: Skipping

  private mutating func skipBlanks() {
    while let next = scalar(at: index) {
      if next == "%" {
        index = endOfLine(from: index)
      } else if next.isBlankInMathematics {
        index += 1
      } else {
        break
      }
    }
  }

  private mutating func skipStar() {
    if scalar(at: index) == "*" { index += 1 }
  }

  private func endOfLine(from start: Int) -> Int {
    var end = start
    while end < scalars.count, scalars[end] != "\n" { end += 1 }
    return end
  }

  /// Skips the `[2pt]` of `\\[2pt]`: anything else in brackets is a row that begins with one.
  private mutating func skipRowDistance() {
    guard scalar(at: index) == "[", let first = scalar(at: index + 1) else { return }
    guard first.isDigit || first == "-" || first == "." || first == "+" else { return }
    var end = index + 1
    while end < min(scalars.count, index + 16), scalars[end] != "]" { end += 1 }
    guard scalar(at: end) == "]", scalars[end - 1].isASCIILetter else { return }
    index = end + 1
  }

  /// Skips the `[t]` of `\begin{aligned}[t]`.
  private mutating func skipPlacement() {
    guard scalar(at: index) == "[", scalar(at: index + 2) == "]" else { return }
    if "tbclr".unicodeScalars.contains(scalars[index + 1]) { index += 3 }
  }

  /// The content of the group that begins here, after blanks; nil if none begins, or none ends.
  private mutating func readGroup() -> String? {
    skipBlanks()
    guard scalar(at: index) == "{" else { return nil }
    guard let end = braces.closing(index) else { return nil }
    defer { index = end + 1 }
    return String(scalars[(index + 1)..<end])
  }
}
