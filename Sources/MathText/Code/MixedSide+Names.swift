//===----------------------------------------------------------------------===//
// Names on a side of a formula with code in it: of functions, of options, and those of the formula.
//===----------------------------------------------------------------------===//

extension MixedSide {
  /// Functions that only code has by these names, wherever a bracket follows.
  static let functions: Set<String> = [
    "sum", "mean", "dot", "matmul", "mm", "outer", "multiply", "maximum", "minimum", "max", "min",
    "square", "transpose", "where", "abs2",
  ]
  static let methods: Set<String> = ["T", "dot", "matmul", "mm", "sum", "mean", "t"]
  private static let options: Set<String> = ["axis", "dim", "dims", "keepdims", "keepdim"]
  private static let values: Set<String> = ["True", "true", "False", "false"]
  private static let modules: Set<String> = ["np", "numpy", "jnp", "torch", "tf", "F"]

  /// A run of letters: the name of a function, `np.sum`, an option, `axis`, or names side by side.
  mutating func letters() throws {
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
  mutating func isWord(_ word: String, _ range: Range<Int>) throws -> Bool {
    let next = lexemes.indices.contains(range.upperBound) ? lexemes[range.upperBound] : nil
    let isCalled = next?.text == "(" || next?.text == "."
    let isOption = Self.options.contains(word) && next?.text == "="
    let function = word.split(separator: ".").last.map(String.init) ?? word
    if function == "einsum", next?.text == "(" {
      try einsum(range)
      return true
    }
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
  mutating func name(_ range: Range<Int>) throws {
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

  static func isName(_ command: String) -> Bool {
    CodeName.greek(command) != nil
      || ["top", "intercal", "prime", "varepsilon", "ell", "varphi"].contains(command)
  }
}
