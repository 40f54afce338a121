//===----------------------------------------------------------------------===//
// Conditions as numbers: indicators, Iverson's brackets, Kronecker's δ, cases.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// `\mathbb{I}[z > 0]`, whatever else the letter stands for: a bracket with a relation in it is a
  /// condition.
  mutating func bracketedIndicator(
    _ plain: String, _ scripts: Scripts, _ start: Int
  ) throws -> Node? {
    guard ["1", "I", "\\chi", "\\delta", "𝟙"].contains(plain), scripts.items.isEmpty,
      scripts.primes == 0, item?.isOpening == true, let end = closing(at: position),
      let kind = try indicator(Array(items[(position + 1)..<end]))
    else { return nil }
    position = end + 1
    return Node(kind: kind, source: source(from: start))
  }

  /// `[[y = j]]` and `[y = j]`, after Iverson; nil where the brackets hold no condition.
  mutating func conditionInBrackets() throws -> Node? {
    let start = position
    guard item?.isSign("[") == true, let end = closing(at: position),
      let kind = try indicator(Array(items[(position + 1)..<end]))
    else { return nil }
    position = end + 1
    return Node(kind: kind, source: source(from: start))
  }

  /// 1{y = j}, I[y = j], 1_{y = j}, Kronecker's δ_{ij}.
  mutating func indicatorFunction(
    _ text: String, _ plain: String, _ scripts: Scripts, _ start: Int
  ) throws -> Node? {
    for script in scripts.items {
      guard case .subscript(let content) = script.kind else { continue }
      if let kind = try indicator(content) { return Node(kind: kind, source: source(from: start)) }
    }
    let isIdentity = lexicon.declarations.contains {
      $0.plain == plain && $0.quantity == .identity
    }
    // The entries of an identity matrix are Kronecker's δ.
    if plain == "\\delta" || isIdentity { return kronecker(scripts, start) }
    guard text != plain || plain != "1", item?.isOpening == true,
      let end = closing(at: position)
    else { return nil }
    let content = Array(items[(position + 1)..<end])
    guard let kind = try indicator(content) else { return nil }
    position = end + 1
    return Node(kind: kind, source: source(from: start))
  }

  /// `\delta_{ij}`, `\delta_i^j`; nil where it has not two indices.
  private func kronecker(_ scripts: Scripts, _ start: Int) -> Node? {
    let content = scripts.items.flatMap { script -> [Item] in
      switch script.kind {
      case .subscript(let items), .superscript(let items): items
      default: []
      }
    }
    guard let pair = lexicon.reader.items(content, splittingDigits: true), pair.count == 2,
      !pair.contains(where: \.isMark), !lexicon.isNameInScripts(pair.map(\.text).joined())
    else { return nil }
    let source = source(from: start)
    let sides = pair.map { Node(kind: .count($0.index), source: source) }
    let condition = Node.Condition(left: sides[0], relation: "=", right: sides[1])
    return Node(kind: .indicator(condition), source: source)
  }

  /// The indicator of a condition; nil where there is none.
  package func indicator(_ written: [Item]) throws -> Node.Kind? {
    let content = withoutBrackets(written)
    guard !StatementReader.relations(content).isEmpty else { return nil }
    let parts = Item.split(content, at: \.joinsConditions)
    guard parts.count > 1, parts.allSatisfy({ $0.contains(where: \.isRelation) }) else {
      return .indicator(try condition(content))
    }
    // 1{i = k and j = l} is the product of both.
    let factors = try parts.map {
      Node(kind: .indicator(try condition($0)), source: $0.source)
    }
    return Node.product(factors, source: 0..<0).kind
  }

  package func condition(_ content: [Item]) throws -> Node.Condition {
    guard let place = content.firstIndex(where: \.isRelation), let relation = content[place].sign
    else { throw ParseError(message: "no condition", token: content.source.lowerBound) }
    func side(_ items: ArraySlice<Item>) throws -> Node {
      try parse(Array(items), indices: true)
    }
    return Node.Condition(
      left: try side(content[..<place]), relation: relation,
      right: try side(content[(place + 1)...]))
  }

  /// What stands between brackets that hold everything: `y = j` of `{[y = j]}`.
  private func withoutBrackets(_ items: [Item]) -> [Item] {
    var parser = self
    parser.items = items
    // `\mathbb 1_{[\{y = j\}]}`: nobody writes more of them.
    for _ in 0..<3 where parser.items.first?.isOpening == true {
      guard parser.closing(at: 0) == parser.items.count - 1 else { break }
      parser.items = Array(parser.items.dropFirst().dropLast())
    }
    return parser.items
  }

  /// A branch that says in words that there is no value; nil of any other.
  private func undefined(_ value: [Item]) -> Node? {
    let words = value.compactMap { item -> String? in
      if case .words(let text) = item.kind { text } else { nil }
    }
    let text = words.joined(separator: " ").split(separator: " ").joined(separator: " ")
    guard words.count == value.count, Commands.wordsForUndefined.contains(text) else { return nil }
    let function = Function(base: .undefined, source: value.source)
    return Node(kind: .apply(function, []), source: value.source)
  }

  /// A row of cases: a value, and what has to hold for it; nil for what holds otherwise.
  package func branch(_ row: [[Item]]) throws -> Node.Branch {
    let cells = ItemReader.parted(row) { !lexicon.isWord($0) }
    let rest = Array(cells.dropFirst().joined()).filter {
      if case .words = $0.kind { false } else { !$0.isSign(",") && !$0.isGap }
    }
    var value = cells.first ?? []
    while let last = value.last, last.isSign(",") || last.isGap { value.removeLast() }
    // `\frac{dz}{dz} = 1 & z > 0`: what it is, and what that is.
    if let last = Item.split(value, at: { $0.isSign("=") }).last, !last.isEmpty { value = last }
    if let undefined = undefined(value) {
      return Node.Branch(
        undefined, if: rest.contains(where: \.isRelation) ? try condition(rest) : nil)
    }
    return Node.Branch(
      try parse(value), if: rest.contains(where: \.isRelation) ? try condition(rest) : nil)
  }
}

extension Item {
  /// Whether it stands between two conditions that are both to hold: a comma, ∧, the word and.
  fileprivate var joinsConditions: Bool {
    if case .words(let text) = kind { return text.filter { !$0.isWhitespace } == "and" }
    return isSign(",") || isSign("wedge")
  }
}
