//===----------------------------------------------------------------------===//
// Words that name what a function is applied to: “$r_t$ for the argument of the tanh”.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// A name that words give to the argument of a function.
struct SaidArgument {
  let name: [Token]
  /// The function, as a command or a word.
  private let function: String

  static func all(in words: String) -> [SaidArgument] {
    let pattern =
      #/\$ ?(?:d|\\mathrm\{d\})? ?([^$\n]{1,40}) ?\$\s(?:for|is|be|denotes?|as)\s(?:the\s)?(?:derivative\s(?:by|of|with\srespect\sto|w\.r\.t\.)\s)?(?:the\s)?(?:argument|input|pre-activation|preactivation)\s(?:of|to)\s(?:the\s)?\$?\\?(tanh|sigmoid|sigma|softmax|relu|ReLU)/#
    return words.matches(of: pattern).compactMap { match in
      let tokens = Latex.tokens(String(match.1))
      guard let first = tokens.first, first.isLetter, tokens.count > 1,
        tokens[1].kind == .subscript, tokens.endOfArgument(at: 2) == tokens.count
      else { return nil }
      return SaidArgument(name: tokens, function: String(match.2))
    }
  }

  /// A display `h = f(z)` as two equations, with the name for z; nil of any other.
  func naming(_ tokens: [Token]) -> [Token]? {
    guard let equals = tokens.firstIndex(where: { $0.text == "=" }) else { return nil }
    var place = equals + 1
    place = tokens.placeBehindSpaces(from: place)
    guard tokens.indices.contains(place) else { return nil }
    if tokens[place].isAccent {
      let end = tokens.endOfArgument(at: place + 1)
      guard tokens.content(of: (place + 1)..<end).map(\.text).joined() == function else {
        return nil
      }
      place = end
    } else {
      guard tokens[place].text == function else { return nil }
      place += 1
    }
    let head = Array(tokens[..<place])
    place = tokens.placeBehindSpaces(from: place)
    let rest = Array(tokens[place...])
    let opening = rest.prefix { $0.text == "left" || $0.text.lowercased().hasPrefix("big") }.count
    guard rest.indices.contains(opening), rest[opening].text == "(",
      let close = rest.lastIndex(where: { $0.text == ")" }), close > opening
    else { return nil }
    let isAll = rest[(close + 1)...].allSatisfy { $0.isSpace || $0.text == "." || $0.text == "," }
    guard isAll else { return nil }
    var inner = Array(rest[(opening + 1)..<close])
    if let last = inner.last, last.text == "right" || last.text.lowercased().hasPrefix("big") {
      inner.removeLast()
    }
    let at = tokens[equals]
    let own = name.map { at.saying($0.kind, $0.text) }
    return own + [at] + inner + [at.saying(.symbol, ","), at.saying(.command, "qquad")] + head
      + [at.saying(.symbol, "(")] + own + [at.saying(.symbol, ")")]
  }
}
