//===----------------------------------------------------------------------===//
// Items become an expression: sums of products of factors.
//===----------------------------------------------------------------------===//

import MathText

/// Reads one expression with the symbols of a lexicon.
package struct ExpressionParser {
  package var items: [Item]
  package var position = 0
  package var lexicon: Lexicon
  /// Whether a letter that nothing declares is an index used as a number.
  package var allowsIndices = false
  /// How many factors this one is inside of.
  package var depth = 0

  package init(items: [Item], lexicon: Lexicon) {
    self.items = items
    self.lexicon = lexicon
  }

  /// An expression of more tokens than this is none that a person wrote.
  package static let longest = 3000

  package static func parse(_ items: [Item], _ lexicon: Lexicon) throws -> Node {
    guard items.source.count <= longest else {
      throw ParseError(
        message: "an expression of \(items.source.count) tokens", token: items.source.lowerBound)
    }
    return try ExpressionParser(items: [], lexicon: lexicon).parse(items)
  }

  /// The items of a group, a fraction's half, a script.
  package func parse(_ inner: [Item], indices: Bool? = nil) throws -> Node {
    var parser = ExpressionParser(items: Item.withoutStrayBrackets(inner), lexicon: lexicon)
    parser.allowsIndices = indices ?? allowsIndices
    parser.depth = depth
    return try parser.whole()
  }

  /// Goes one factor deeper.
  mutating func descend() throws {
    depth += 1
    guard depth <= ItemReader.deepest else {
      throw ParseError(message: "nested more than \(ItemReader.deepest) deep", token: here)
    }
  }

  package var item: Item? { items.indices.contains(position) ? items[position] : nil }
  package func item(after count: Int) -> Item? {
    items.indices.contains(position + count) ? items[position + count] : nil
  }

  /// The token to blame where something is missing.
  package var here: Int { item?.source.lowerBound ?? max(0, items.source.upperBound - 1) }

  package func source(from start: Int) -> Range<Int> {
    let first = items.indices.contains(start) ? items[start].source.lowerBound : 0
    var end = first
    for item in items[min(start, items.count)..<min(max(position, start), items.count)] {
      end = max(end, item.source.upperBound)
    }
    return first..<end
  }

  package mutating func whole() throws -> Node {
    let node = try sum()
    // Punctuation after a formula changes nothing.
    while let item,
      item.isClosing || item.isSign(".") || item.isSign(",") || item.isSign(";")
        || item.isGap
    {
      position += 1
    }
    if let item {
      throw ParseError(message: "no rule for \(item.description)", token: item.source.lowerBound)
    }
    return node
  }

  package mutating func sum() throws -> Node {
    let start = position
    var terms: [Node.Term] = []
    while let item, !item.endsSum || closingBar != nil {
      let (isNegative, sign) = self.sign()
      if let following = self.item, following.isSign("dots"),
        sign != nil || self.item(after: 1)?.endsProduct != false
      {
        position += 1
        terms.append(
          Node.Term(
            isNegative: isNegative, node: Node(kind: .dots, source: following.source), sign: sign))
        continue
      }
      var node = try product()
      if self.item?.isSign(":") == true, self.item(after: 1) != nil {
        position += 1
        node = Self.innerProduct(node, try product())
      }
      terms.append(Node.Term(isNegative: isNegative, node: node, sign: sign))
      if let next = self.item, !next.isSign("+"), !next.isSign("-") { break }
    }
    guard let first = terms.first else {
      throw ParseError(message: "an expression is missing", token: here)
    }
    if terms.count == 1 {
      guard first.isNegative else { return first.node }
      return Node(kind: .negate(first.node), source: source(from: start))
    }
    return Node(kind: .sum(terms), source: source(from: start))
  }

  /// The sign before a term, and its place; `x + -y`: a second sign is the term's.
  private mutating func sign() -> (isNegative: Bool, place: Int?) {
    guard let item, item.isSign("+") || item.isSign("-") else { return (false, nil) }
    var isNegative = item.isSign("-")
    position += 1
    while let second = self.item, second.isSign("+") || second.isSign("-") {
      if second.isSign("-") { isNegative.toggle() }
      position += 1
    }
    return (isNegative, item.source.lowerBound)
  }

  /// `A : B`, the sum of all products of entries.
  private static func innerProduct(_ a: Node, _ b: Node) -> Node {
    let source = a.source.spanning(b.source)
    let sign = Node.Sign(text: "odot", token: nil)
    return Node(
      kind: .sumAlong(Node(kind: .product([a, b], [sign]), source: source), axis: -1),
      source: source)
  }

  package mutating func product() throws -> Node {
    let start = position
    var factors: [Node] = []
    var signs: [Node.Sign] = []
    var sign = Node.Sign(text: "", token: nil)
    while let item,
      !item.endsProduct || !sign.text.isEmpty && item.isSign("-") || closingBar != nil
    {
      if let read = multiplicationSign() {
        sign = read
        continue
      }
      if item.isSign("/") || item.isSign("oslash"), let numerator = factors.popLast() {
        position += 1
        let denominator = try factor()
        let span = numerator.source.spanning(denominator.source)
        factors.append(try quotient(numerator, denominator, span))
        continue
      }
      if case .name("\\top", _) = item.kind, let last = factors.popLast() {
        position += 1
        let span = last.source.spanning(item.source)
        factors.append(Node(kind: .transpose(last), source: span))
        continue
      }
      let factor = try atPlace() ?? signedFactor()
      if !factors.isEmpty { signs.append(sign) }
      sign = Node.Sign(text: "", token: nil)
      factors.append(factor)
    }
    guard let first = factors.first else {
      throw ParseError(
        message: item.map { "no rule for \($0.description)" } ?? "an expression is missing",
        token: here)
    }
    if factors.count == 1 { return first }
    return Node(kind: .product(factors, signs), source: source(from: start))
  }

  /// The sign of multiplication that stands here, `.*` of two items; nil where none does.
  private mutating func multiplicationSign() -> Node.Sign? {
    guard let item, let text = item.multiplication else { return nil }
    position += 1
    guard text == ".", self.item?.isSign("*") == true else {
      return Node.Sign(text: text, token: item.source.lowerBound)
    }
    position += 1
    return Node.Sign(text: ".*", token: item.source.lowerBound)
  }

  private func quotient(_ a: Node, _ b: Node, _ source: Range<Int>) throws -> Node {
    switch (a.kind, b.kind) {
    case (.differential(let top), .differential(let bottom)):
      return Node(kind: .derivative(of: top, by: bottom), source: source)
    case (.differential, _), (_, .differential):
      throw ParseError(
        message: "a differential stands on one side of the fraction only",
        token: source.lowerBound, kind: .illFormed)
    default: return Node(kind: .quotient(a, b), source: source)
    }
  }

  /// A factor after a sign of multiplication may have a sign of its own: `a \cdot -b`.
  private mutating func signedFactor() throws -> Node {
    guard let item, item.isSign("-") else { return try factor() }
    let start = position
    position += 1
    let inner = try factor()
    return Node(kind: .negate(inner), source: source(from: start))
  }

  package mutating func factor() throws -> Node {
    try descend()
    defer { depth -= 1 }
    let start = position
    guard let item else { throw ParseError(message: "an expression is missing", token: here) }
    var node: Node
    switch item.kind {
    case .number(let digits): return try number(digits, item)
    case .name: node = try name()
    case .words(let text):
      let isName = self.item(after: 1)?.isOpening == true
      guard lexicon.isWord(text) || isName && Commands.synonymousFunctions[text] != nil else {
        throw ParseError(
          message: isName ? "nothing declares \(text)" : "words in a formula: \(text)",
          token: item.source.lowerBound)
      }
      node = try name()
    case .fraction(let top, let bottom): node = try fraction(top, bottom)
    case .root(let inner):
      position += 1
      node = Node(
        kind: .apply(Function(base: .named("sqrt"), source: item.source), [try parse(inner)]),
        source: item.source)
    case .group(let inner):
      position += 1
      node = try parse(inner)
      node.source = item.source
    case .grid(let name, let rows):
      position += 1
      node = try grid(name, rows, item.source)
    case .sign(let sign): node = try prefixed(by: sign)
    default: throw ParseError(message: "no rule for \(item.description)", token: here)
    }
    return try postfix(node, from: start)
  }

  /// A number, with what stands behind it.
  private mutating func number(_ digits: String, _ item: Item) throws -> Node {
    let start = position
    position += 1
    guard let value = Double(digits), value.isFinite else {
      throw ParseError(message: "\(digits) is no number", token: item.source.lowerBound)
    }
    guard digits == "1", let next = self.item else {
      return try postfix(Node(kind: .number(value), source: item.source), from: start)
    }
    if case .subscript(let condition) = next.kind, let indicator = try indicator(condition) {
      position += 1
      return Node(kind: indicator, source: source(from: start))
    }
    if next.isOpening, let end = closing(at: position),
      let indicator = try indicator(Array(items[(position + 1)..<end]))
    {
      position = end + 1
      return Node(kind: indicator, source: source(from: start))
    }
    var kind = Node.Kind.number(value)
    if case .superscript(let script) = next.kind, Superscript.isTranspose(script) {
      // The number 1 needs no transposing: it is a vector of ones.
      kind = .symbol(Symbol.ones(item.source))
    }
    return try postfix(Node(kind: kind, source: item.source), from: start)
  }

  private mutating func prefixed(by sign: String) throws -> Node {
    let start = position
    switch sign {
    case "(", "[", "{", "langle": return try conditionInBrackets() ?? bracket()
    case "lfloor": return try rounded("floor")
    case "lceil": return try rounded("ceil")
    case "norm": return try norm()
    case "sum", "prod": return try series(sign == "prod" ? .product : .sum)
    case "partial": return try differential()
    case "lim": return try limit()
    case ItemReader.transposed:
      position += 1
      let inner = try factor()
      return Node(kind: .transpose(inner), source: source(from: start))
    case "nabla": return try nabla()
    case "dots", "vdots", "ddots":
      position += 1
      return Node(kind: .dots, source: source(from: start))
    case "vert" where closingBar != nil: return try bars()
    case "vert": throw ParseError(message: "no rule for a single bar", token: here)
    default:
      throw ParseError(message: "no rule for \(items[start].description)", token: here)
    }
  }
}
