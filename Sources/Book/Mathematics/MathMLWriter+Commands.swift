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

  /// The name of a function, with a space before an argument that has no brackets.
  private func function(_ name: String) -> Markup {
    let element = Markup.element("mi", [:], name)
    let isOpen =
      token.map { $0.kind != .symbol && $0.kind != .closeBrace && !isScript($0) } ?? false
    guard isOpen, !isNext(.command, "left") else { return element }
    return .element("mrow", [:], [element, .element("mspace", ["width": "0.167em"])])
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
      let (element, mark) = name == "underbrace" ? ("munder", "⏟") : ("mover", "⏞")
      let brace = Markup.element("mo", ["stretchy": "true"], mark)
      return .element(element, [:], [try argument(), brace])
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
    return .element("mrow", [:], [open, content, try delimiter()])
  }

  private mutating func delimiter() throws -> Markup {
    let token = try next()
    let glyph = token.kind == .command ? Glyphs.signs[token.text] : token.text
    guard let glyph else { throw MathMLError(message: "no bracket \\\(token.text)") }
    return MathMLWriter.bracket(glyph == "." ? "" : glyph)
  }

  private static func bracket(_ glyph: String) -> Markup {
    .element("mo", ["stretchy": "true", "fence": "true"], glyph)
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
    guard let (open, close) = brackets else { return table }
    let closing = close.isEmpty ? [] : [MathMLWriter.bracket(close)]
    return .element("mrow", [:], [MathMLWriter.bracket(open), table] + closing)
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
