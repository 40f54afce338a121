//===----------------------------------------------------------------------===//
// Formulas with code in them: `\text{np.dot}(X, W_1) + b_1`, `dZ .* (Z .> 0)`, `W .-= \eta .* dW`.
//===----------------------------------------------------------------------===//

/// Reads what stands between the relations of a formula as code, wherever there is code in it. Names
/// stay as LaTeX has them; a side with anything that is no code, or with none, stays as it is.
struct MixedCode {
  /// What is between factors in what is no code: `*`, `\cdot`, `\times`, and nothing.
  static let star = "\u{2217}"
  static let dot = "·"
  static let cross = "×"
  static let nothing = "¦"

  private let lexemes: [Lexeme]
  private var result: [Lexeme] = []
  private var hasCode = false

  /// The lexemes of a display with its code as formulas; nil of one without any.
  static func translated(_ lexemes: ArraySlice<Lexeme>) -> [Lexeme]? {
    var mixed = MixedCode(lexemes: unwrapped(lexemes))
    mixed.translate()
    return mixed.hasCode ? mixed.result : nil
  }

  private init(lexemes: [Lexeme]) { self.lexemes = lexemes }

  /// Without the command and the braces around signs alone, `\mathbin{.-=}` and `\mathrel{-}`, and
  /// without what aligns before an update.
  private static func unwrapped(_ lexemes: ArraySlice<Lexeme>) -> [Lexeme] {
    var result: [Lexeme] = []
    var place = lexemes.startIndex
    while place < lexemes.endIndex {
      let lexeme = lexemes[place]
      if let method = method(lexemes[place...]) {
        result.append(method)
        place += 2
      } else if lexeme.kind == .command, ["mathbin", "mathrel"].contains(lexeme.text),
        place + 1 < lexemes.endIndex, lexemes[place + 1].kind == .openBrace,
        let end = lexemes[place...].firstIndex(where: { $0.kind == .closeBrace }),
        lexemes[(place + 2)..<end].allSatisfy({
          $0.kind == .symbol && ".+-*/=<>".contains($0.text)
        })
      {
        if result.last?.kind == .ampersand, lexemes[place + 2].text != "=" { result.removeLast() }
        result += lexemes[(place + 2)..<end]
        place = end + 1
      } else {
        result.append(lexeme)
        place += 1
      }
    }
    return result
  }

  /// The method at the start of lexemes whose point stands before its words: `.\text{sum(axis=0)}`.
  private static func method(_ lexemes: ArraySlice<Lexeme>) -> Lexeme? {
    guard let point = lexemes.first, point.kind == .symbol, point.text == ".",
      let words = lexemes.dropFirst().first, words.kind == .words,
      words.text.firstMatch(of: #/^[A-Za-z_]+\(/#) != nil, words.isCodeInWords
    else { return nil }
    return Lexeme(kind: .words, text: "." + words.text, start: point.start, end: words.end)
  }

  private mutating func translate() {
    var start = 0
    while start < lexemes.count {
      let end = boundary(from: start)
      if let sign = updating(end), let name = MixedSide.name(lexemes[start..<sign]) {
        // `W -= y` is `W \leftarrow W - y`.
        let arrow = Lexeme(
          kind: .command, text: "leftarrow", start: lexemes[sign].start, end: lexemes[end].end)
        let operation = lexemes[sign..<end].first { $0.text != "." } ?? lexemes[sign]
        hasCode = true
        result += name + [arrow] + name + [operation]
        start = boundary(from: end + 1)
        result += Self.bracketed(side(end + 1, start, isCode: true))
      } else {
        result += side(start, end)
        start = end
      }
      if start < lexemes.count { result.append(lexemes[start]) }
      start += 1
    }
  }

  /// What stands between two places, as formulas.
  private mutating func side(_ start: Int, _ end: Int, isCode: Bool = false) -> [Lexeme] {
    guard let formula = MixedSide.translated(lexemes[start..<end], isCode: isCode) else {
      return Array(lexemes[start..<end])
    }
    hasCode = true
    return formula
  }

  /// In brackets where there is a sum outside of others.
  private static func bracketed(_ side: [Lexeme]) -> [Lexeme] {
    var depth = 0
    let isSum = side.contains { lexeme in
      if lexeme.opensBracket || lexeme.kind == .openBrace { depth += 1 }
      if lexeme.closesBracket || lexeme.kind == .closeBrace { depth -= 1 }
      return depth == 0 && lexeme.kind == .symbol && "+-".contains(lexeme.text)
    }
    guard isSum, let first = side.first, let last = side.last else { return side }
    return [Lexeme(kind: .symbol, text: "(", start: first.start, end: first.start)] + side
      + [Lexeme(kind: .symbol, text: ")", start: last.end, end: last.end)]
  }

  // MARK: Where sides end

  /// Where the next side ends that begins at a place.
  private func boundary(from start: Int) -> Int {
    var depth = 0
    for place in lexemes.indices.dropFirst(start) {
      if lexemes[place].opensBracket { depth += 1 }
      if lexemes[place].closesBracket { depth = max(0, depth - 1) }
      if depth == 0, isBoundary(lexemes[place]) { return place }
    }
    return lexemes.count
  }

  private func isBoundary(_ lexeme: Lexeme) -> Bool {
    switch lexeme.kind {
    case .newRow, .ampersand, .begin, .end: true
    case .symbol: "=,;<>:".contains(lexeme.text)
    case .command: Self.boundaries.contains(lexeme.text)
    case .words: lexeme.text.contains(" ") && !lexeme.isCodeInWords
    default: false
    }
  }

  private static let boundaries: Set<String> = [
    "quad", "qquad", "leftarrow", "gets", "to", "mapsto", "rightarrow", "equiv", "approx", "propto",
    "sim", "le", "leq", "ge", "geq", "ne", "neq", "in", "coloneqq", "Rightarrow", "implies",
  ]

  /// Where the sign stands that makes an update of the equality at a place: `-=`, `.+=`; nil where there
  /// is none.
  private func updating(_ place: Int) -> Int? {
    guard lexemes.indices.contains(place), lexemes[place].text == "=", place > 1,
      lexemes[place - 1].kind == .symbol, "+-".contains(lexemes[place - 1].text)
    else { return nil }
    return lexemes[place - 2].kind == .symbol && lexemes[place - 2].text == "."
      ? place - 2 : place - 1
  }
}

extension Lexeme {
  var opensBracket: Bool {
    kind == .symbol && (text == "(" || text == "[") || kind == .command && text == "{"
  }

  var closesBracket: Bool {
    kind == .symbol && (text == ")" || text == "]") || kind == .command && text == "}"
  }

  /// Whether words are code, though there are blanks in them: no two words stand side by side.
  var isCodeInWords: Bool {
    kind == .words && text.contains { ".(@*=".contains($0) }
      && text.firstMatch(of: #/[A-Za-z.]\s+[A-Za-z]/#) == nil
  }
}

extension String {
  /// Whether it is a remark in brackets, such as “(elementwise)”, and no call.
  var isRemark: Bool {
    wholeMatch(of: #/\s*\([\p{L}\s,;:-]{2,}\)[\s.,;]*/#) != nil
  }
}
