//===----------------------------------------------------------------------===//
// Commands that LaTeX does not know: names of the text's own, and fonts whose definition is elsewhere.
//===----------------------------------------------------------------------===//

import MathText

extension Commands {
  /// Commands of LaTeX that are signs: relations, operators, brackets, and what cannot be read.
  private static let signs: Set<String> = [
    "sum", "prod", "coprod", "int", "iint", "iiint", "oint", "partial", "nabla", "lim", "limsup",
    "liminf", "sup", "inf", "dim", "ker", "gcd", "hom", "forall", "exists", "nexists", "in", "ni",
    "notin", "subset", "supset", "subseteq", "supseteq", "cup", "cap", "bigcup", "bigcap",
    "setminus", "wedge", "vee", "neg", "lnot", "lor", "oplus", "ominus", "otimes", "oslash", "odot",
    "bigodot", "bigotimes", "bigoplus", "pm", "mp", "div", "times", "circ", "bullet", "cdot",
    "cdotp", "diamond", "dots", "vdots", "ddots", "langle", "rangle", "lfloor", "rfloor", "lceil",
    "rceil", "vert", "norm", "over", "atop", "choose", "perp", "parallel", "angle", "triangle",
    "square", "prime", "binom", "dbinom", "tbinom", "genfrac", "cancel", "bcancel", "xcancel",
    "sout", "overleftarrow", "overleftrightarrow", "underleftarrow", "underrightarrow", "xmapsto",
    "arcsin", "arccos", "sec", "csc", "bmod", "pmod", "mod", "equiv", "approx", "le", "ge", "ne",
    "propto", "ll", "gg", "to", "leftarrow", "mapsto", "implies", "leftrightarrow", "uparrow",
    "downarrow",
    "updownarrow", "hookrightarrow", "hookleftarrow", "xleftarrow", "leadsto", "nearrow",
    "searrow", "rightleftharpoons", "models", "vdash", "dashv", "asymp", "prec", "succ", "dagger",
    "ddagger", "aleph", "wp", "mathchoice", "eth", "complement", "top", "bot", "therefore",
    "because", "upharpoonright", "restriction", "left", "right", "middle", "raisebox",
    "operatorname",
  ]

  /// Whether LaTeX has no such command, so that it is a macro whose definition stands elsewhere.
  package static func isUnknown(_ name: String) -> Bool {
    name.allSatisfy { $0.isASCII && $0.isLetter }
      && !signs.contains(name) && synonyms[name] == nil && !letters.contains(name)
      && fonts[name] == nil && accents[name] == nil && synonymousFunctions[name] == nil
      && !ignored.contains(name) && !aside.contains(name) && !distances.contains(name)
      && !gaps.contains(name) && doubleBrackets[name] == nil
  }
}

extension ItemReader {
  /// `\vect{s}`, where nothing defines `\vect`: taken as a font, around one name; nil around anything
  /// else, and of a command that takes more than that.
  mutating func assumedFont(_ name: String, start: Int) throws -> [Item]? {
    guard token?.kind == .openBrace else { return nil }
    let saved = self
    let content = Item.flattened(try argument())
    guard content.count == 1, case .name = content[0].kind, token?.kind != .openBrace else {
      self = saved
      return nil
    }
    return Item.fonted(content, name, start: start, end: index)
  }
}

extension [Item] {
  /// The commands that are taken as fonts since nothing says what they are, with the letters that they
  /// stand around.
  package func assumedFonts(_ isDeclared: (String) -> Bool) -> [(command: String, letter: String)] {
    flatMap { item -> [(command: String, letter: String)] in
      switch item.kind {
      case .name(let name, let plain):
        guard name.first == "\\", name.last == "}", !isDeclared(name) else { return [] }
        let command = String(name.dropFirst().prefix { $0 != "{" })
        return Commands.isUnknown(command) ? [(command, plain)] : []
      default: return item.parts.flatMap { $0.assumedFonts(isDeclared) }
      }
    }
  }

  /// Whether a letter stands anywhere without a font.
  package func hasBare(_ letter: String) -> Bool {
    contains { item in
      if case .name(let name, let plain) = item.kind { return plain == letter && name == letter }
      return item.parts.contains { $0.hasBare(letter) }
    }
  }

  /// The first bracket that nothing closes; nil where all are closed.
  package var openBracket: Item? {
    var open: [Item] = []
    for item in self {
      if item.isOpening { open.append(item) }
      if item.isClosing { _ = open.popLast() }
      if let inner = item.parts.lazy.compactMap(\.openBracket).first { return inner }
    }
    return open.first
  }
}
