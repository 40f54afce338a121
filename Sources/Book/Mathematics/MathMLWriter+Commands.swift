//===----------------------------------------------------------------------===//
// Commands and environments.
//===----------------------------------------------------------------------===//

import MathText

extension MathMLWriter {
  mutating func command(_ name: String) throws -> Markup? {
    if Glyphs.ignored.contains(name) { return nil }
    if let glyph = Glyphs.letters[name] { return letter(glyph) }
    if let glyph = Glyphs.upright[name] {
      return .element("mi", ["mathvariant": "normal"], glyph)
    }
    if let glyph = Glyphs.signs[name] { return MathMLWriter.sign(glyph) }
    if let width = Glyphs.spaces[name] { return .element("mspace", ["width": width + "em"]) }
    if let font = Glyphs.fonts[name] { return try argument(in: font) }
    if Glyphs.functions.contains(name) { return function(name) }
    if let accent = Glyphs.accents[name] {
      let mark = Markup.element("mo", ["stretchy": "false"], accent)
      return .element("mover", ["accent": "true"], [try argument(), mark])
    }
    return try structure(name)
  }

  /// The name of a function, with a space behind a factor, and one before an argument that has no
  /// brackets.
  private func function(_ name: String) -> Markup {
    let element = Markup.element("mi", [:], name)
    let space = Markup.element("mspace", ["width": "0.167em"])
    let isOpen =
      token.map { $0.kind != .symbol && $0.kind != .closeBrace && !isScript($0) } ?? false
    let after = isOpen && !isNext(.command, "left") ? [space] : []
    let before = isBehindFactor ? [space] : []
    guard !(before + after).isEmpty else { return element }
    return .element("mrow", [:], before + [element] + after)
  }

  /// Whether the command just read stands behind a factor.
  private var isBehindFactor: Bool {
    guard tokens.indices.contains(index - 2) else { return false }
    let before = tokens[index - 2]
    switch before.kind {
    case .letter, .number, .closeBrace, .prime: return true
    case .symbol: return before.text == ")" || before.text == "]"
    case .command: return before.text == "rbrace" || before.text == "}"
    default: return false
    }
  }

  private func isScript(_ token: Token) -> Bool {
    token.kind == .subscript || token.kind == .superscript
  }

  /// Commands that are more than a character.
  private mutating func structure(_ name: String) throws -> Markup? {
    switch name {
    case "frac", "dfrac", "tfrac":
      return .element("mfrac", [:], [try argument(), try argument()])
    case "sqrt": return .element("msqrt", [:], [try argument()])
    case "mid":
      return .element("mo", ["stretchy": "false", "lspace": "0.28em", "rspace": "0.28em"], "|")
    case "left": return try fenced()
    case "underbrace", "overbrace":
      let (element, mark, look) =
        name == "underbrace" ? ("munder", "⏟", "cup") : ("mover", "⏞", "cap")
      let brace = Markup.element("mo", ["class": "drawn"], mark)
      return .element(element, [:], [.element("mrow", ["class": look], [try argument()]), brace])
    case "boxed": return .element("mrow", ["class": "box"], [try argument()])
    case "xrightarrow":
      let arrow = Markup.element("mo", ["stretchy": "true"], "→")
      return .element("mover", [:], [arrow, try argument()])
    case "operatorname": return .element("mi", [:], try letters())
    case "tag":
      let words = try next()
      return .element(
        "mrow", [:],
        [
          .element("mspace", ["width": "2em"]), MathMLWriter.words("(\(words.text))"),
        ])
    default: throw MathMLError(message: "no MathML for \\\(name)")
    }
  }

  /// Letters in braces, as one name.
  private mutating func letters() throws -> String {
    guard isNext(.openBrace) else { return try next().text }
    index += 1
    var name = ""
    while !isNext(.closeBrace) { name += try next().text }
    index += 1
    return name
  }

  /// What stands between `\left` and `\right`, in brackets that grow with it.
  private mutating func fenced() throws -> Markup {
    let open = try delimiter()
    let content = try row()
    guard isNext(.command, "right") else { throw MathMLError(message: "\\left without \\right") }
    index += 1
    return MathMLWriter.fenced(content, open, try delimiter())
  }

  private mutating func delimiter() throws -> String {
    let token = try next()
    let glyph = token.kind == .command ? Glyphs.signs[token.text] : token.text
    guard let glyph else { throw MathMLError(message: "no bracket \\\(token.text)") }
    return glyph == "." ? "" : glyph
  }

  /// The looks of brackets that the style sheet draws.
  private static let drawn = ["()": "round", "[]": "square", "||": "bars"]

  /// Something in brackets as high as it is.
  ///
  /// A browser can make a bracket grow only with a mathematical font, which most telephones lack. So
  /// around what is higher than a line the style sheet draws them, and the characters are left to
  /// readers who do not see them.
  private static func fenced(_ content: Markup, _ open: String, _ close: String) -> Markup {
    if content.isHigh, let look = drawn[open + close] {
      let brackets = [open, close].map { Markup.element("mo", ["class": "drawn"], $0) }
      return .element("mrow", ["class": look], [brackets[0], content, brackets[1]])
    }
    let brackets = [open, close].map { glyph in
      Markup.element("mo", ["stretchy": "true", "fence": "true"], glyph)
    }
    let closing = close.isEmpty ? [] : [brackets[1]]
    return .element("mrow", [:], [brackets[0], content] + closing)
  }

  // MARK: Environments

  private static let brackets: [String: (String, String)] = [
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "vmatrix": ("|", "|"), "cases": ("{", ""),
  ]
  private static let tables: Set<String> = ["matrix", "aligned", "align", "gathered", "split"]

  mutating func environment(_ name: String) throws -> Markup {
    let plain = name.hasSuffix("*") ? String(name.dropLast()) : name
    let brackets = MathMLWriter.brackets[plain]
    guard brackets != nil || MathMLWriter.tables.contains(plain) else {
      throw MathMLError(message: "no MathML for \\begin{\(name)}")
    }
    let isAligned = plain == "aligned" || plain == "align" || plain == "split"
    let table = Markup.element(
      "mtable", MathMLWriter.look(isAligned: isAligned, isCases: plain == "cases"),
      try rows())
    return brackets.map { MathMLWriter.fenced(table, $0.0, $0.1) } ?? table
  }

  private static func look(isAligned: Bool, isCases: Bool) -> KeyValuePairs<String, String> {
    if isAligned { return ["class": "aligned", "displaystyle": "true"] }
    return isCases ? ["class": "cases"] : [:]
  }

  /// The rows up to the end of the environment, which is read with them.
  private mutating func rows() throws -> [Markup] {
    var (rows, cells): ([Markup], [Markup]) = ([], [])
    while true {
      cells.append(.element("mtd", [:], [try row()]))
      let end = try next()
      if end.kind == .ampersand { continue }
      guard end.kind == .newRow || end.kind == .end else {
        throw MathMLError(message: "\(end.latex) where a row should end")
      }
      rows.append(.element("mtr", [:], cells))
      if end.kind == .end { return rows }
      cells = []
    }
  }
}

extension Markup {
  /// Whether it is a formula of more than one line.
  fileprivate var isHigh: Bool {
    ["<mtable", "<mfrac", "<munder"].contains { source.contains($0) }
  }
}
