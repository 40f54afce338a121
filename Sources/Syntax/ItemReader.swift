//===----------------------------------------------------------------------===//
// Tokens become items: groups nested, fonts and accents part of their names, looks forgotten.
//===----------------------------------------------------------------------===//

import MathText

/// Nests a display's tokens.
package struct ItemReader {
  package let tokens: [Token]
  package var index = 0
  package var depth = 0
  var isInSubscript = false
  /// What braces under or over a formula say of it.
  package var braces: [(content: [Item], label: [Item])] = []

  /// Deeper nesting than this is no formula.
  package static let deepest = 60

  package init(_ tokens: [Token]) { self.tokens = tokens }

  /// All items of the tokens. Braces that do not match are read as if they did.
  package static func items(of tokens: [Token], from start: Int = 0) throws -> [Item] {
    try content(of: tokens, from: start).items
  }

  /// All items of the tokens, and what stands under braces with their labels.
  package static func content(
    of tokens: [Token], from start: Int = 0
  ) throws -> (items: [Item], braces: [(content: [Item], label: [Item])]) {
    try checkSize(of: tokens)
    var reader = ItemReader(tokens)
    reader.index = start
    var result: [Item] = []
    while reader.index < tokens.count {
      result += try reader.list()
      reader.index += 1
    }
    let braces = reader.braces.map { (Item.flattened($0.content), Item.flattened($0.label)) }
    return (Item.flattened(result), braces)
  }

  /// A display of more tokens than this is none that a person wrote, nor one with brackets in so many
  /// others.
  static let mostTokens = 20_000
  static let mostBrackets = 200

  private static func checkSize(of tokens: [Token]) throws {
    guard tokens.count <= mostTokens else {
      throw ParseError(
        message: "a display of \(tokens.count) tokens; at most \(mostTokens) are read", token: 0)
    }
    var depth = 0
    for (place, token) in tokens.enumerated() where token.kind == .symbol {
      if token.text == "(" || token.text == "[" { depth += 1 }
      if token.text == ")" || token.text == "]" { depth = max(0, depth - 1) }
      guard depth <= mostBrackets else {
        throw ParseError(message: "more than \(mostBrackets) brackets are open", token: place)
      }
    }
  }

  package var token: Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  /// Items up to a closing brace or the end of an environment, which is left unread.
  package mutating func list() throws -> [Item] {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw ParseError(message: "nested more than \(Self.deepest) deep", token: index)
    }
    var result: [Item] = []
    while let token, token.kind != .closeBrace, token.kind != .end {
      try read(token, into: &result)
    }
    return Self.divided(result)
  }

  package mutating func read(_ token: Token, into result: inout [Item]) throws {
    let start = index
    index += 1
    func add(_ kind: Item.Kind) { result.append(Item(kind: kind, source: start..<index)) }
    if let script = Self.script(ofCharacter: token.text, source: start..<index) {
      add(script)
      return
    }
    switch token.kind {
    case .letter: add(Self.kind(ofCharacter: token.text, isLetter: true))
    case .number:
      add(.number(number(beginningWith: token.text)))
    case .symbol: symbol(token.text, start: start, into: &result)
    case .openBrace:
      index = start
      add(.group(try argument()))
    case .superscript: try superscript(start: start, into: &result)
    case .subscript:
      let wasInSubscript = isInSubscript
      isInSubscript = true
      defer { isInSubscript = wasInSubscript }
      add(.subscript(try word() ?? argument()))
    case .prime: add(.primes(1))
    case .ampersand: add(.cell)
    case .newRow: add(.newRow)
    case .words where isLetter(token.text): add(.name(token.text, plain: token.text))
    case .words:
      if !token.text.allSatisfy(\.isWhitespace) { add(.words(token.text)) }
    case .unreadable(let why): add(.unreadable(why))
    case .begin: try environment(token.text, start: start, into: &result)
    case .command: try command(token.text, start: start, into: &result)
    case .closeBrace, .end: break
    }
  }

  /// A character that is no letter: a sign, the end of one of several characters, or a fraction.
  private mutating func symbol(_ text: String, start: Int, into result: inout [Item]) {
    if text == "~" || text == "$" { return }
    var source = start..<index
    let kind: Item.Kind
    if let (sign, count) = sign(endingWith: text, at: start, after: result) {
      source = result[result.count - count].source.lowerBound..<index
      result.removeLast(count)
      kind = .sign(sign)
    } else if let (top, bottom) = Commands.fractions[text] {
      kind = .fraction(
        [Item(kind: .number(top), source: source)], [Item(kind: .number(bottom), source: source)])
    } else {
      kind = Self.kind(ofCharacter: text, isLetter: false)
    }
    result.append(Item(kind: kind, source: source))
  }

  /// A superscript: a sign that is raised before what it belongs to, primes, or a script.
  private mutating func superscript(start: Int, into result: inout [Item]) throws {
    let items = try word() ?? argument()
    let kind: Item.Kind
    if let sign = raisedBefore(items, at: start, after: result) {
      if isBare(start), result.last?.isEmptyGroup == true { result.removeLast() }
      kind = .sign(sign)
    } else {
      kind = Self.primes(items).map(Item.Kind.primes) ?? .superscript(items)
    }
    result.append(Item(kind: kind, source: start..<index))
  }

  /// `\text{d}` is the d of a derivative, `^\text{T}` a transpose and `\text{e}^x` a power of e: no
  /// words, as other letters may be that stand alone.
  private func isLetter(_ text: String) -> Bool {
    text == "d" || text == "T" || text == "e" && token?.kind == .superscript
  }

  /// `^{\prime\prime}` and `^{'}` are primes.
  package static func primes(_ items: [Item]) -> Int? {
    var count = 0
    for item in items {
      if case .primes(let n) = item.kind { count += n } else { return nil }
    }
    return count > 0 ? count : nil
  }

  /// `²` and `₁` are scripts.
  package static func script(ofCharacter text: String, source: Range<Int>) -> Item.Kind? {
    func content(_ plain: String) -> [Item] {
      let isDigit = plain.allSatisfy(\.isNumber)
      return [Item(kind: isDigit ? .number(plain) : .name(plain, plain: plain), source: source)]
    }
    if let raised = Commands.superscripts[text] { return .superscript(content(raised)) }
    return Commands.subscripts[text].map { .subscript(content($0)) }
  }

  package static func kind(ofCharacter text: String, isLetter: Bool) -> Item.Kind {
    if let known = Commands.characters[text] {
      return known.isName ? .name(known.text, plain: known.text) : .sign(known.text)
    }
    if text == "|" { return .sign("vert") }
    return isLetter ? .name(text, plain: text) : .sign(text)
  }

  /// What a command or a script takes: a group's content, or the next thing.
  package mutating func argument() throws -> [Item] {
    guard let token else { return [] }
    if token.kind == .openBrace {
      index += 1
      let items = try list()
      if self.token?.kind == .closeBrace { index += 1 }
      return items
    }
    if token.kind == .closeBrace || token.kind == .end || token.kind == .ampersand { return [] }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw ParseError(message: "nested more than \(Self.deepest) deep", token: index)
    }
    var result: [Item] = []
    while result.isEmpty, let token = self.token, token.kind != .closeBrace, token.kind != .end {
      try read(token, into: &result)
    }
    return result
  }

  /// `{\rm new}`, `{\mathrm{new}}` and `\mathrm{new}` as a script: upright letters are one word.
  package mutating func word() -> [Item]? {
    let start = index
    var end = index
    var open = 0
    func skipBraces(_ kind: Token.Kind) {
      while tokens.indices.contains(end), tokens[end].kind == kind {
        open += kind == .openBrace ? 1 : -1
        end += 1
      }
    }
    skipBraces(.openBrace)
    guard tokens.indices.contains(end), tokens[end].kind == .command,
      Commands.upright.contains(tokens[end].text)
    else { return nil }
    end += 1
    skipBraces(.openBrace)
    let letters = tokens[end...].prefix { $0.kind == .letter }.map(\.text)
    end += letters.count
    guard letters.count > 1, open > 0 else { return nil }
    while open > 0, tokens.indices.contains(end), tokens[end].kind == .closeBrace {
      open -= 1
      end += 1
    }
    guard open == 0 else { return nil }
    index = end
    return [Item(kind: .words(letters.joined()), source: start..<end)]
  }

  mutating func letterOrSign(
    _ name: String, start: Int, into result: inout [Item]
  ) throws {
    func add(_ kind: Item.Kind) { result.append(Item(kind: kind, source: start..<index)) }
    if let font = Commands.fonts[name] {
      let isSwitch = Commands.switches.contains(name)
      let items = isSwitch ? try list() : try argument()
      if font.isEmpty, let word = Item.conditionWord(items) {
        add(.words(word))
        return
      }
      if font.isEmpty, let function = Item.functionName(items) {
        add(.name(function, plain: function))
        return
      }
      result += Item.fonted(items, font, start: start, end: isSwitch ? nil : index)
    } else if let accent = Commands.accents[name] {
      result += Item.accented(try argument(), accent, start: start..<index)
    } else if Commands.letters.contains(name) {
      let isFunction = name.count > 1 && Commands.words.contains(name)
      add(.name(isFunction ? name : "\\" + name, plain: isFunction ? name : "\\" + name))
    } else if Commands.synonymousFunctions[name] != nil {
      add(.name(name, plain: name))
    } else if name == "|" || Commands.synonyms[name] == "|" {
      add(.sign("norm"))
    } else if let bracket = Commands.doubleBrackets[name] {
      for _ in 0..<2 { add(.sign(bracket)) }
    } else if Commands.isUnknown(name) {
      if let fonted = try assumedFont(name, start: start) {
        result += fonted
      } else {
        add(.name("\\" + name, plain: "\\" + name))
      }
    } else {
      add(.sign(Commands.synonyms[name] ?? name))
    }
  }

  /// `{a \over b}` is a fraction.
  static func divided(_ items: [Item]) -> [Item] {
    guard let bar = items.firstIndex(where: { $0.isSign("over") }) else { return items }
    let (top, bottom) = (Array(items[..<bar]), Array(items[(bar + 1)...]))
    let source = items.source
    return [
      Item(kind: .fraction(Item.flattened(top), Item.flattened(bottom)), source: source)
    ]
  }
}
