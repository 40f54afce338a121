//===----------------------------------------------------------------------===//
// Names in an outline, with their scripts and arguments.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

extension SketchReader {
  /// Names that are functions in most texts, wherever a bracket follows.
  private static let functions: Set<String> = [
    "f", "g", "h", "\\sigma", "\\phi", "\\varphi", "\\psi", "\\rho", "S", "\\varsigma", "\\theta",
    "\\Phi", "\\tau",
  ]

  mutating func name(_ first: Item) -> Sketch {
    guard let plain = first.nameAlone else { return .other([]) }
    let start = place - 1
    var mention = Mention(plain: word(from: start) ?? plain)
    // `dz` is the gradient by z: one name.
    if mention.plain == "d", !followsName(start), let next = item,
      case .name(_, let other) = next.kind, names.products.isDisjoint(with: ["d", other])
    {
      mention.plain = "d" + other
      mention.differential = other
      place += 1
    }
    mention.differential =
      mention.differential ?? names.adjoints[mention.plain] ?? names.differentials[mention.plain]
    scripts(of: &mention)
    mention.latex = latex(start, place)
    if names.zeros.contains(mention.plain), mention.below.count == 1, mention.below[0].isNumber {
      mention.plain += "_0"
      mention.below = []
    }
    // `f.(x)`: Julia's dot.
    if item?.isSign(".") == true, items.indices.contains(place + 1), items[place + 1].isSign("(") {
      place += 1
    }
    return call(of: &mention, from: start)
  }

  /// `\nabla W_1`, where that is the gradient by W_1: one name.
  mutating func nabla(over base: String) -> Sketch {
    let start = place - 1
    place += 1
    var mention = Mention(plain: "\\nabla " + base)
    mention.differential = base
    scripts(of: &mention)
    mention.latex = latex(start, place)
    return .name(mention)
  }

  /// A name with what is in brackets behind it, where that may be its arguments.
  private mutating func call(of mention: inout Mention, from start: Int) -> Sketch {
    guard let open = item?.sign,
      open == "(" || open == "[" && Commands.words.contains(mention.plain),
      let close = Item.closing[open]
    else { return argument(of: mention) }
    let isFunction =
      mention.primes > 0 || Self.functions.contains(mention.plain)
      || Commands.words.contains(mention.plain) || Commands.functions.contains(mention.plain)
      || mention.plain.count > 1 && !mention.plain.hasPrefix("\\")
    var ahead = self
    ahead.place += 1
    let content = ahead.bracket(open, close)
    let parts = Item.split(content) {
      $0.isSign(",") || $0.isSign(";") || $0.isSign("vert") || $0.isSign("|")
    }
    let names = parts.map { part in
      part.filter { !$0.isScriptOrPrime }.count == 1 ? part.first?.nameAlone : nil
    }
    let isList = names.allSatisfy { $0 != nil }
    guard isFunction || isList || parts.count > 1 else { return .name(mention) }
    place = ahead.place
    if isList { mention.arguments = names.compactMap { $0 } }
    mention.latex = latex(start, place)
    while item?.isScriptOrPrime == true { place += 1 }
    return .call(mention, parts.map(inner))
  }

  /// The longest word whose letters begin at a place, which are passed; nil where none does.
  private mutating func word(from start: Int) -> String? {
    let letters = items[start...].prefix(while: { $0.nameAlone?.count == 1 }).compactMap(
      \.nameAlone)
    guard letters.count > 1 else { return nil }
    for count in (2...letters.count).reversed() {
      let word = letters.prefix(count).joined()
      let isKnown = count > 2 && Commands.words.contains(word)
      guard isKnown || names.words.contains(word) else { continue }
      place = start + count
      return word
    }
    return nil
  }

  /// The d of `\operatorname{grad} C` is no differential.
  private func followsName(_ start: Int) -> Bool {
    guard start > 0, case .name = items[start - 1].kind else { return false }
    return true
  }

  /// `\exp z` and `\tanh z`: functions that need no bracket.
  private mutating func argument(of mention: Mention) -> Sketch {
    guard Commands.functions.contains(mention.plain), let next = item else { return .name(mention) }
    if case .name = next.kind, let argument = factor({ _ in false }) {
      return .call(mention, [argument])
    }
    return .name(mention)
  }

  private mutating func scripts(of mention: inout Mention) {
    while let script = item {
      switch script.kind {
      case .superscript(let content): mention.takeAbove(content, source: script.source)
      case .subscript(let content): mention.takeBelow(content, words: names.words)
      case .primes(let count): mention.primes += count
      default: return
      }
      place += 1
    }
  }

  func latex(_ start: Int, _ end: Int) -> String {
    guard start >= 0, start < end, end <= items.count else { return "" }
    let source = Array(items[start..<end]).source
    guard tokens.indices.contains(source.lowerBound), source.upperBound <= tokens.count else {
      return ""
    }
    return tokens[source].latex
  }
}
