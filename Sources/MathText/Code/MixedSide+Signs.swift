//===----------------------------------------------------------------------===//
// Signs on a side of a formula with code in it: brackets, comparisons, dots, what is raised.
//===----------------------------------------------------------------------===//

extension MixedSide {
  mutating func symbol(_ lexeme: Lexeme) throws {
    switch lexeme.text {
    case "(":
      // Behind a name it is the condition of what the name says.
      open.append(!isBehindFactor && !endsInFunction)
      if isBehindFactor, !isBehindName { beginFactor() }
      sign("(")
    case ")":
      guard open.popLast() != nil else { throw NoCode() }
      sign(")", endsFactor: true)
    case ",":
      guard !open.isEmpty else { throw NoCode() }
      sign(",")
    case "=":
      guard !open.isEmpty else { throw NoCode() }
      sign(isSymbol("=", after: 1) ? "==" : "=")
      if isSymbol("=") { place += 1 }
    case "<", ">":
      guard open.last == true else { throw NoCode() }
      hasCondition = true
      sign(lexeme.text)
    case "+", "-", "*", "/", "@": sign(lexeme.text)
    case ".": try point()
    default: throw NoCode()
    }
  }

  /// Whether a function's name stands just before.
  private var endsInFunction: Bool {
    text.scalars.last.map { $0.isLetter && !isBehindFactor } ?? false
  }

  /// Whether a name stands just before, which a bracket may belong to.
  private var isBehindName: Bool { text.scalars.last.map { $0.isLetter } ?? false }

  /// The dot of `.T`, of `.*`, or of `f.(x)`.
  private mutating func point() throws {
    guard lexemes.indices.contains(place + 1) else { throw NoCode() }
    let next = lexemes[place + 1]
    if next.kind == .symbol, "+-*/<>".contains(next.text) {
      if "<>".contains(next.text) { place += 1 } else { sign(".") }
      return
    }
    if next.kind == .superscript || next.kind == .symbol && next.text == "(" {
      place += 1
      return
    }
    var end = place + 1
    if let font = wordInFont(end) {
      end = font
    } else {
      while lexemes.indices.contains(end), lexemes[end].kind == .letter { end += 1 }
    }
    let method = lexemes[(place + 1)..<end].filter { $0.kind == .letter }.map(\.text).joined()
    guard isBehindFactor, Self.methods.contains(method) else { throw NoCode() }
    isCode = true
    append("." + method, place..<end)
    isBehindFactor = method == "T"
  }

  /// What stands raised behind a bracket: a number, or a transpose.
  mutating func raised() throws {
    let start = place
    guard isBehindFactor else { throw NoCode() }
    let end = try afterGroup(place + 1)
    let inner = lexemes[(place + 1)..<end].filter {
      $0.kind != .openBrace && $0.kind != .closeBrace
    }
    guard inner.count == 1 else { throw NoCode() }
    switch (inner[0].kind, inner[0].text) {
    case (.number, let digits): append("^" + digits, start..<end)
    case (.letter, "T"), (.command, "top"), (.command, "intercal"): append("'", start..<end)
    default: throw NoCode()
    }
    isBehindFactor = true
  }

  /// Whether all of it is one bracket: `(k < L)` behind an equation says where that is meant.
  var isOneBracket: Bool {
    var depth = 0
    let end = text.scalars.firstIndex { scalar in
      depth += scalar == "(" ? 1 : scalar == ")" ? -1 : 0
      return depth == 0
    }
    return end == text.scalars.indices.last
  }
}
