//===----------------------------------------------------------------------===//
// LaTeX becomes MathML.
//===----------------------------------------------------------------------===//

import MathText

/// Why a formula cannot be written as MathML.
struct MathMLError: Error {
  var message: String
}

/// Writes the tokens of a formula as MathML.
///
/// Looks count here, not meaning: braces, boxes, spaces and fonts are kept, which the proofreader's
/// items leave out. Of MathML only the core is used, which browsers draw without help.
struct MathMLWriter {
  /// How letters look.
  enum Font {
    case italic, upright, bold, script, doubled
  }

  let tokens: [Token]
  var index = 0
  var font = Font.italic
  private var depth = 0

  /// Deeper nesting than this is no formula.
  private static let deepest = 60

  private init(_ tokens: [Token]) { self.tokens = tokens }

  /// A formula as an element `math`.
  ///
  /// - Throws: `MathMLError` for a command that has no counterpart, or braces that do not match
  static func math(_ latex: String, isDisplay: Bool) throws -> Markup {
    var writer = MathMLWriter(try display(latex)?.tokens ?? [])
    let atoms = try writer.atoms()
    if let left = writer.token { throw MathMLError(message: "\(left.latex) has no beginning") }
    if let lines = FormulaLines(atoms, isDisplay: isDisplay) { return lines.markup }
    let rows = atoms.isEmpty ? [] : [Self.row(of: atoms)]
    return .element("math", isDisplay ? ["display": "block"] : [:], rows)
  }

  /// The code that a display shows in place of a formula; nil of a formula.
  static func code(_ latex: String) -> String? { (try? display(latex))?.code }

  private static func display(_ latex: String) throws -> Display? {
    try Document(reading: "```math\n\(latex)\n```\n", file: "formula", format: .markdown)
      .displays.first
  }

  var token: Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  mutating func next() throws -> Token {
    guard let token else { throw MathMLError(message: "the formula breaks off") }
    index += 1
    return token
  }

  /// Whether the next token is a command or a sign.
  func isNext(_ kind: Token.Kind, _ text: String? = nil) -> Bool {
    token?.kind == kind && (text == nil || token?.text == text)
  }

  // MARK: Rows

  /// What stands up to a closing brace, a cell's or a row's end, or `\right`, which is left unread.
  mutating func row() throws -> Markup {
    Self.row(of: try atoms())
  }

  private static func row(of atoms: [FormulaAtom]) -> Markup {
    atoms.count == 1 ? atoms[0].markup : .element("mrow", [:], atoms.map(\.markup))
  }

  private mutating func atoms() throws -> [FormulaAtom] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw MathMLError(message: "nested too deeply") }
    var atoms: [FormulaAtom] = []
    while let token, !endsRow(token) {
      let (start, isPrefix) = (index, isSignOfWhatFollows)
      guard let markup = try scripted() else { continue }
      atoms.append(FormulaAtom(markup, of: tokens[start..<index], isPrefix: isPrefix))
    }
    return atoms
  }

  private func endsRow(_ token: Token) -> Bool {
    switch token.kind {
    case .closeBrace, .end, .ampersand, .newRow: true
    case .command: token.text == "right"
    default: false
    }
  }

  /// An argument: a group, or the next token alone.
  mutating func argument() throws -> Markup {
    guard isNext(.openBrace) else { return try base() ?? .element("mrow") }
    index += 1
    let content = try row()
    guard isNext(.closeBrace) else { throw MathMLError(message: "a brace is never closed") }
    index += 1
    return content
  }

  /// What is written in a font.
  mutating func argument(in font: Font) throws -> Markup {
    let outer = self.font
    self.font = font
    defer { self.font = outer }
    return try argument()
  }

  // MARK: Scripts

  /// A thing with its scripts and primes; nil for what leaves no trace.
  private mutating func scripted() throws -> Markup? {
    let first = token
    guard let base = try hasScript ? Markup.element("mrow") : base() else { return nil }
    var (lower, upper, primes): (Markup?, Markup?, Int) = (nil, nil, 0)
    while let kind = token?.kind, kind == .subscript || kind == .superscript || kind == .prime {
      index += 1
      switch kind {
      case .subscript: lower = try argument()
      case .superscript: upper = try argument()
      default: primes += 1
      }
    }
    let isLimit = first.map(Self.takesLimits) ?? false
    guard primes > 0 else { return scripts(base, lower, upper, isLimit: isLimit) }
    // A prime is a raised sign already: as a script it would be small, and far up.
    let mark = Markup.element(
      "mo", ["lspace": "0", "rspace": "0"], String(repeating: "′", count: primes))
    return .element("mrow", [:], [scripts(base, lower, upper, isLimit: isLimit), mark])
  }

  private var hasScript: Bool {
    isNext(.subscript) || isNext(.superscript) || isNext(.prime)
  }

  private func scripts(
    _ base: Markup, _ lower: Markup?, _ upper: Markup?, isLimit: Bool
  ) -> Markup {
    switch (lower, upper) {
    case (nil, nil): base
    case (let lower?, nil) where isLimit: .element("munder", [:], [base, lower])
    case (let lower?, nil): .element("msub", base.isLow ? ["class": "low"] : [:], [base, lower])
    case (nil, let upper?): .element(isLimit ? "mover" : "msup", [:], [base, upper])
    case (let lower?, let upper?):
      .element(isLimit ? "munderover" : "msubsup", [:], [base, lower, upper])
    }
  }

  /// Whether scripts stand under and over a thing in a display.
  private static func takesLimits(_ token: Token) -> Bool {
    ["sum", "prod", "max", "min", "lim", "underbrace", "overbrace", "argmin", "argmax", "∑"]
      .contains(token.text)
  }

  // MARK: Things

  /// The next thing without its scripts; nil for what leaves no trace.
  private mutating func base() throws -> Markup? {
    let token = try next()
    switch token.kind {
    case .letter: return letter(token.text)
    case .number:
      let isBold = font == .bold || font == .doubled
      return .element("mn", isBold ? ["class": "b"] : [:], token.text)
    case .symbol: return symbol(token.text)
    case .openBrace:
      index -= 1
      return try argument()
    case .words, .unreadable: return Self.words(token.text)
    case .begin: return try environment(token.text)
    case .command: return try command(token.text)
    case .prime: return .element("mo", [:], "′")
    case .closeBrace, .superscript, .subscript, .ampersand, .newRow, .end:
      throw MathMLError(message: "\(token.latex) where something else is expected")
    }
  }

  static func words(_ text: String) -> Markup {
    let hard = text.map { $0 == " " ? "\u{A0}" : String($0) }.joined()
    return .element("mtext", [:], hard)
  }

  /// A letter in the font of its place.
  func letter(_ name: String) -> Markup {
    switch font {
    case .italic:
      // MathML slants single letters; TeX does not slant Greek capitals.
      let isUpright = name.unicodeScalars.first.map { 0x391...0x3A9 ~= $0.value } ?? false
      return .element("mi", isUpright ? ["mathvariant": "normal"] : [:], name)
    case .upright: return .element("mi", ["mathvariant": "normal"], name)
    case .script:
      return .element("mi", ["mathvariant": "normal"], Glyphs.script[name] ?? name)
    case .doubled where Glyphs.doubled(name) != nil:
      return .element(
        "mi", ["mathvariant": "normal", "class": "bb"], Glyphs.doubled(name) ?? name)
    case .bold, .doubled:
      return .element("mi", ["mathvariant": "normal", "class": "b"], name)
    }
  }

  private mutating func symbol(_ text: String) -> Markup? {
    if text == "~" { return Self.words(" ") }
    if text == ":", isNext(.symbol, "=") {
      index += 1
      return .element("mo", [:], ":=")
    }
    if text == "=", isNext(.symbol, ":") {
      index += 1
      return .element("mo", [:], "=:")
    }
    if text == "-" || text == "+", isAtBeginning {
      return .element("mo", ["form": "prefix"], text == "-" ? "−" : text)
    }
    return Self.sign(text)
  }

  /// Whether the sign just read has nothing on its left that it could be added to.
  private var isAtBeginning: Bool { isAtBeginning(index - 1) }

  /// Whether the next token is such a sign.
  private var isSignOfWhatFollows: Bool {
    (isNext(.symbol, "-") || isNext(.symbol, "+")) && isAtBeginning(index)
  }

  private func isAtBeginning(_ place: Int) -> Bool {
    guard tokens.indices.contains(place - 1) else { return true }
    let before = tokens[place - 1]
    switch before.kind {
    case .symbol: return "=([{<>,:|".contains(before.text)
    case .command: return ["left", "leftarrow", "quad", "qquad", "lbrace"].contains(before.text)
    case .openBrace, .ampersand, .newRow, .begin: return true
    case .letter, .number, .closeBrace, .superscript, .subscript, .prime, .end, .words, .unreadable:
      return false
    }
  }

  /// A sign; brackets keep their size unless they are told to grow, and bars their distance.
  static func sign(_ text: String) -> Markup {
    let glyph = ["-": "−", "*": "∗"][text] ?? text
    if glyph == "|" || glyph == "‖" {
      return .element("mo", ["stretchy": "false", "lspace": "0", "rspace": "0"], glyph)
    }
    let keepsSize = "()[]{}".contains(glyph)
    return .element("mo", keepsSize ? ["stretchy": "false"] : [:], glyph)
  }
}

extension Markup {
  /// Whether letters of it reach below the line, as those of y do.
  fileprivate var isLow: Bool {
    let words = source.replacing(/<[^>]*>/, with: "")
    return words.contains { "gjpqyJQβζημξρφχψ(),".contains($0) }
  }
}
