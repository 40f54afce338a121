//===----------------------------------------------------------------------===//
// Capital letters and words above a name that tell it from others: `W^Q`, `W^K`, `\theta^{\text{enc}}`.
//===----------------------------------------------------------------------===//

import MathText

/// The tags above names, which are no powers and count nothing, and which are read as if they stood below:
/// `W^Q` is `W_{Q}`.
///
/// One capital letter is a tag where a name never stands without one, and has at least two: `a^L` beside
/// `a^l` is none, and neither is the N of `\sum^N`. A word that is set upright is always one.
struct ScriptTags {
  /// The names that have capital letters for tags.
  private let names: Set<String>

  init(_ displays: [Display]) {
    var tags: [String: Set<String>] = [:]
    var others: Set<String> = []
    for tokens in displays.map(\.tokens) {
      for place in tokens.indices where tokens[place].isLetter {
        let name = tokens[place].name
        guard let script = Scripts(tokens, behind: place).above,
          let letter = Self.capital(Self.parts(script).tag)
        else {
          others.insert(name)
          continue
        }
        tags[name, default: []].insert(letter)
      }
    }
    names = Set(tags.filter { $0.value.count > 1 }.keys).subtracting(others)
  }

  /// The same with tags below the names.
  func below(_ tokens: [Token]) -> [Token] {
    tokens.replacingPieces { tagged(tokens, at: $0) }
  }

  private func tagged(_ tokens: [Token], at place: Int) -> (end: Int, other: [Token])? {
    let token = tokens[place]
    guard token.isLetter else { return nil }
    let scripts = Scripts(tokens, behind: place)
    guard let script = scripts.above else { return nil }
    let (tag, transpose) = Self.parts(script)
    guard Self.isWord(tag) || names.contains(token.name) && Self.capital(tag) != nil else {
      return nil
    }
    let rest = scripts.below.map { [token.saying(.symbol, ",")] + $0 } ?? []
    let below = [token.saying(.subscript, "_")] + (tag + rest).braced(at: token)
    let above =
      transpose.isEmpty ? [] : [token.saying(.superscript, "^")] + transpose.braced(at: token)
    return (scripts.end, tokens[place..<scripts.start] + below + above)
  }

  /// What stands above without a transpose behind it, and that.
  private static func parts(_ script: [Token]) -> (tag: [Token], transpose: [Token]) {
    guard script.count > 1, let last = script.last, [last].isTranspose, last.kind == .command else {
      return (script, [])
    }
    return (Array(script.dropLast()), [last])
  }

  /// The one capital letter that something is; nil of anything else, and of the sign of a transpose.
  private static func capital(_ script: [Token]) -> String? {
    guard script.count == 1, script[0].kind == .letter, script[0].text.first?.isUppercase == true,
      !script.isTranspose
    else { return nil }
    return script[0].text
  }

  /// Whether it is a word of at least two letters that is set upright.
  private static func isWord(_ script: [Token]) -> Bool {
    guard let first = script.first else { return false }
    if first.kind == .words {
      return script.count == 1 && first.text.count > 1 && first.text.allSatisfy(\.isLetter)
    }
    let letters = script.filter { $0.kind == .letter }
    return first.isAccent && letters.count > 1 && letters.count == script.count - 3
  }
}

/// What stands above and below a name.
private struct Scripts {
  var above: [Token]?
  var below: [Token]?
  /// The place behind the name, be it in the braces of a font, `\mathbf{W}`, and that behind both.
  let start: Int
  var end: Int

  init(_ tokens: [Token], behind place: Int) {
    let isInFont =
      place > 1 && tokens[place - 1].kind == .openBrace && tokens[place - 2].isAccent
      && place + 1 < tokens.count && tokens[place + 1].kind == .closeBrace
    start = isInFont ? place + 2 : place + 1
    end = start
    while end + 1 < tokens.count {
      let next = tokens.endOfArgument(at: end + 1)
      let content = tokens.content(of: (end + 1)..<next)
      switch tokens[end].kind {
      case .superscript where above == nil: above = content
      case .subscript where below == nil: below = content
      default: return
      }
      end = next
    }
  }
}
