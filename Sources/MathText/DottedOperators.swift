//===----------------------------------------------------------------------===//
// Formulas as Julia and MATLAB write them: A .* B, f.(x), and W' for a transpose.
//===----------------------------------------------------------------------===//

/// Reads the dots of a text that broadcasts with them, and its primes as transposes.
enum DottedOperators {
  /// With fewer operators that have a dot, a dot is the end of a sentence.
  private static let fewest = 2
  private static let operators: Set<String> = ["+", "-", "−", "*", "/"]
  private static let gaps: Set<String> = ["!", ",", ";", ":", " ", ">"]

  /// Displays without the dots before operators, where a text has several: `.*` is the elementwise
  /// product, and a prime behind what is not called the transpose.
  ///
  /// - Parameter dots: how many operators with a dot have been read already
  static func rewritten(_ displays: [Display], besides dots: Int = 0) -> [Display] {
    let count = displays.reduce(dots) { count, display in
      count
        + display.tokens.indices.count { place in
          operatorPlace(after: place, in: display.tokens).map {
            $0 < display.tokens.count && display.tokens[$0].text != "("
          } ?? false
        }
    }
    guard count >= fewest else { return displays }
    return displays.map { display in
      var display = display
      display.tokens = withoutDots(display.tokens)
      return display
    }
  }

  /// How many operators with a dot there are in a formula.
  static func count(_ lexemes: ArraySlice<Lexeme>) -> Int {
    zip(lexemes, lexemes.dropFirst()).count { dot, next in
      dot.kind == .symbol && dot.text == "." && next.kind == .symbol
        && operators.contains(next.text)
    }
  }

  private static func isGap(_ token: Token) -> Bool {
    token.kind == .command && gaps.contains(token.text)
  }

  /// Where the operator stands that belongs to a dot; nil where none does.
  private static func operatorPlace(after place: Int, in tokens: [Token]) -> Int? {
    guard tokens[place].kind == .symbol, tokens[place].text == ".", place > 0,
      tokens[place - 1].text != ".", let next = next(after: place, in: tokens)
    else { return nil }
    let token = tokens[next]
    if token.kind == .superscript { return next }
    guard token.kind == .symbol else { return nil }
    // `\sigma.(z)`, and no sentence before a bracket.
    if token.text == "(" { return next == place + 1 ? next : nil }
    return operators.contains(token.text) ? next : nil
  }

  private static func next(after place: Int, in tokens: [Token]) -> Int? {
    tokens.indices.dropFirst(place + 1).first { !isGap(tokens[$0]) }
  }

  private static func withoutDots(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var place = 0
    while place < tokens.count {
      let token = tokens[place]
      if let next = operatorPlace(after: place, in: tokens) {
        place = next
        if tokens[next].text == "*" {
          result.append(
            Token(.command, "odot", position: token.position, end: tokens[next].end))
          place += 1
        }
        continue
      }
      if token.kind == .symbol, token.text == "*" {
        // Without a dot it is the product of matrices.
        result.append(Token(.symbol, "@", position: token.position, end: token.end))
      } else if token.kind == .prime, !isCalled(after: place, in: tokens) {
        result.append(Token(.superscript, "^", position: token.position, end: token.end))
        result.append(Token(.command, "top", position: token.position, end: token.end))
      } else {
        result.append(token)
      }
      place += 1
    }
    return result
  }

  /// Whether what stands before a place is applied to something: `\sigma'(z)`, `\sigma'.(z)`.
  private static func isCalled(after place: Int, in tokens: [Token]) -> Bool {
    guard var next = next(after: place, in: tokens) else { return false }
    if tokens[next].text == ".", next + 1 < tokens.count { next += 1 }
    return tokens[next].text == "(" || tokens[next].kind == .prime
  }
}
