//===----------------------------------------------------------------------===//
// Names of programs as LaTeX would have them: dW2, lam, y_hat, dL_dW1, scores.
//===----------------------------------------------------------------------===//

/// Turns one name of a program into lexemes.
struct CodeName {
  /// What is put together so far.
  private(set) var lexemes: [Lexeme] = []
  private let scalars: ArraySlice<Unicode.Scalar>
  private let places: [Range<Int>]

  /// A name that no rule takes apart, such as `x2h`.
  struct Unreadable: Error {}

  /// The lexemes of a name: its base with what stands below it.
  static func lexemes(
    of range: Range<Int>, in text: CodeText, index: [Lexeme] = []
  ) throws -> [Lexeme] {
    var name = CodeName(scalars: text.scalars[range], places: text.places)
    try name.read(index)
    return name.lexemes
  }

  private init(scalars: ArraySlice<Unicode.Scalar>, places: [Range<Int>]) {
    self.scalars = scalars
    self.places = places
  }

  private mutating func read(_ index: [Lexeme]) throws {
    let parts = scalars.split(separator: "_")
    guard let first = parts.first else { throw Unreadable() }
    if index.isEmpty, parts.count == 2, let top = differentiated(first),
      let bottom = differentiated(parts[1])
    {
      return try appendDerivative(of: top, by: bottom)
    }
    let digits = first.reversed().prefix(while: \.isDigit).count
    let stem = first.dropLast(digits)
    var below = digits > 0 ? [first.suffix(digits)] : []
    var accents: [String] = []
    var isPrimed = false
    for part in parts.dropFirst() {
      let word = String(part)
      if Self.accents.contains(word) {
        accents.append(word)
      } else if Self.primes.contains(word) {
        isPrimed = true
      } else {
        below.append(part)
      }
    }
    for accent in accents {
      append(.command, accent, at: stem.startIndex)
      append(.openBrace, "{", at: stem.startIndex)
    }
    try appendWord(stem, joinsShort: false)
    for _ in accents { append(.closeBrace, "}", at: stem.endIndex - 1) }
    if isPrimed { append(.prime, "'", at: stem.endIndex - 1) }
    try appendScript(below, index, after: stem.endIndex - 1)
  }

  private mutating func appendScript(
    _ parts: [ArraySlice<Unicode.Scalar>], _ index: [Lexeme], after place: Int
  ) throws {
    guard !parts.isEmpty || !index.isEmpty else { return }
    append(.subscript, "_", at: parts.first?.startIndex ?? place)
    append(.openBrace, "{", at: parts.first?.startIndex ?? place)
    for (number, part) in parts.enumerated() {
      if number > 0 { append(.symbol, ",", at: part.startIndex) }
      let digits = part.reversed().prefix(while: \.isDigit).count
      if digits < part.count { try appendWord(part.dropLast(digits), joinsShort: true) }
      if digits > 0 { append(.number, String(part.suffix(digits)), at: part.endIndex - digits) }
    }
    if !parts.isEmpty, !index.isEmpty { append(.symbol, ",", at: place) }
    lexemes += index
    append(.closeBrace, "}", at: parts.last.map { $0.endIndex - 1 } ?? place)
  }

  /// Letters without digits: a Greek letter by its name, `dW`, or a word.
  private mutating func appendWord(
    _ word: ArraySlice<Unicode.Scalar>, joinsShort: Bool
  ) throws {
    guard let first = word.first, !word.contains(where: \.isDigit) else { throw Unreadable() }
    let start = word.startIndex
    let isOperator = first == "∂" || first == "∇"
    if let command = Self.greek(String(word)) {
      append(.command, command, at: start, through: word.endIndex - 1)
    } else if first == "d" || isOperator, word.count > 1,
      word.count == 2 || Self.greek(String(word.dropFirst())) != nil || isOperator
    {
      append(isOperator ? .symbol : .letter, String(word.prefix(1)), at: start)
      try appendWord(word.dropFirst(), joinsShort: joinsShort)
    } else if word.count == 1 || joinsShort && word.count == 2 || hasMarks(word) {
      appendLetters(word)
    } else {
      append(.command, "mathrm", at: start)
      append(.openBrace, "{", at: start)
      appendLetters(word)
      append(.closeBrace, "}", at: word.endIndex - 1)
    }
  }

  /// Whether a letter has accents, or characters that are scripts stand behind it: `W₁`.
  private func hasMarks(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    word.dropFirst().allSatisfy { !$0.isLetter }
  }

  private mutating func appendLetters(_ word: ArraySlice<Unicode.Scalar>) {
    for (place, scalar) in zip(word.indices, word) {
      if scalar.isCombining, let last = lexemes.indices.last {
        lexemes[last].text.unicodeScalars.append(scalar)
      } else {
        append(scalar.isLetter ? .letter : .symbol, String(scalar), at: place)
      }
    }
  }

  /// The `L` of `dL` and the `W1` of `dW1`; nil of what is no differential.
  private func differentiated(
    _ part: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar>? {
    part.first == "d" && part.count > 1 && Self.greek(String(part)) == nil ? part.dropFirst() : nil
  }

  /// `dL_dW1` is `\frac{\partial L}{\partial W_1}`.
  private mutating func appendDerivative(
    of top: ArraySlice<Unicode.Scalar>, by bottom: ArraySlice<Unicode.Scalar>
  ) throws {
    append(.command, "frac", at: scalars.startIndex)
    for part in [top, bottom] {
      append(.openBrace, "{", at: part.startIndex - 1)
      append(.command, "partial", at: part.startIndex - 1)
      var inner = CodeName(scalars: part, places: places)
      try inner.read([])
      lexemes += inner.lexemes
      append(.closeBrace, "}", at: part.endIndex - 1)
    }
  }

  private mutating func append(
    _ kind: Token.Kind, _ text: String, at first: Int, through last: Int? = nil
  ) {
    let end = places[last ?? first].upperBound
    lexemes.append(Lexeme(kind: kind, text: text, start: places[first].lowerBound, end: end))
  }
}

extension CodeName {
  private static let accents: Set<String> = ["hat", "bar", "tilde", "dot"]
  private static let primes: Set<String> = ["prime", "deriv", "derivative"]

  private static let letters: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
    "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega",
  ]

  /// The command of the Greek letter that a word names; nil of another word.
  static func greek(_ word: String) -> String? {
    switch word {
    case "lam", "lmbda", "lambd": "lambda"
    case "eps": "epsilon"
    default: letters.contains(word) ? word : nil
    }
  }
}
