//===----------------------------------------------------------------------===//
// Names of programs with their numbers: `W1`, `dZ2_{n,:}`.
//===----------------------------------------------------------------------===//

/// Reads a number right behind a letter as a part of its name, for no formula has a number there as a
/// factor: `W1` is `W_{1}`, and `dZ2_{n,:}` is `(dZ_{2})_{n,:}`.
package enum NumberedNames {
  package static func rewritten(_ tokens: [Token]) -> [Token] {
    let numbers = numbers(in: tokens)
    guard !numbers.isEmpty else { return tokens }
    var result: [Token] = []
    for (place, token) in tokens.enumerated() {
      guard numbers.contains(place) else {
        result.append(token)
        continue
      }
      let at = { (kind: Token.Kind, text: String) in
        Token(kind, text, position: token.position, end: token.end)
      }
      var name = [at(.subscript, "_"), at(.openBrace, "{"), token, at(.closeBrace, "}")]
      if place + 1 < tokens.count, tokens[place + 1].kind == .subscript {
        // What stands below it then is of the whole name, and of its differential.
        let letters = isDifferential(before: place, in: tokens) ? 2 : 1
        result.insert(at(.symbol, "("), at: result.count - letters)
        name.append(at(.symbol, ")"))
      }
      result += name
    }
    return result
  }

  /// The places of numbers that belong to the letters before them.
  private static func numbers(in tokens: [Token]) -> Set<Int> {
    var result: Set<Int> = []
    // Whether each open brace is a script's or a font's, or of what one of these has.
    var scripts: [Bool] = []
    for (place, token) in tokens.enumerated() {
      switch token.kind {
      case .openBrace:
        let isScript = place > 0 && (tokens[place - 1].isScript || tokens[place - 1].isFont)
        scripts.append(isScript || scripts.last == true)
      case .closeBrace: _ = scripts.popLast()
      case .number where scripts.last != true && isOfName(place, tokens): result.insert(place)
      default: break
      }
    }
    return result
  }

  private static func isOfName(_ place: Int, _ tokens: [Token]) -> Bool {
    guard place > 0, case let letter = tokens[place - 1], letter.kind == .letter,
      letter.end == tokens[place].position, letter.position != tokens[place].position,
      tokens[place].text.allSatisfy(\.isWholeNumber), tokens[place].text.count <= 3
    else { return false }
    guard place > 1 else { return true }
    let before = tokens[place - 2]
    switch before.kind {
    // The letter is a script, or one of several arguments: `\frac x2`.
    case .superscript, .subscript: return false
    case .command: return !["frac", "dfrac", "tfrac", "cfrac", "binom"].contains(before.text)
    // A size, `2x2`, and a power of ten, `1e3`.
    case .number: return !(["x", "e", "E"].contains(letter.text) && before.end == letter.position)
    default: return true
    }
  }

  private static func isDifferential(before place: Int, in tokens: [Token]) -> Bool {
    place > 1 && tokens[place - 2].kind == .letter && tokens[place - 2].text == "d"
      && tokens[place - 2].end == tokens[place - 1].position
  }
}

extension Token {
  fileprivate var isScript: Bool { kind == .superscript || kind == .subscript }

  /// Whether it is a font: what it stands before is a name as it is.
  fileprivate var isFont: Bool {
    kind == .command
      && (text.hasPrefix("text") || text.hasPrefix("math") || Self.fonts.contains(text))
  }

  private static let fonts: Set<String> = [
    "operatorname", "operatorname*", "boldsymbol", "bm", "emph",
  ]
}
