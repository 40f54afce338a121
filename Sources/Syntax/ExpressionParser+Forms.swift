//===----------------------------------------------------------------------===//
// Brackets, norms, grids, and what may follow a factor.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// An expression, or a tuple, in brackets.
  package mutating func bracket() throws -> Node {
    let start = position
    let end = closing(at: position) ?? items.count
    let content = Array(items[(position + 1)..<end])
    position = min(end + 1, items.count)
    let parts = Item.split(content) { $0.isSign(",") || $0.isSign(";") }.filter { !$0.isEmpty }
      .flatMap { part in
        // `a_1, \dots a_n` lacks a comma.
        part.count > 1 && part[0].isSign("dots") ? [[part[0]], Array(part.dropFirst())] : [part]
      }
    let source = source(from: start)
    if parts.count == 2, items[start].isSign("langle") {
      let function = Function(base: .inner, source: items[start].source)
      return Node(kind: .apply(function, try parts.map { try parse($0) }), source: source)
    }
    if items[start].isSign("langle") {
      throw ParseError(message: "angles around one thing", token: items[start].source.lowerBound)
    }
    if let columns = try columns(content, areApart: false) {
      return Node(kind: .grid([columns]), source: source)
    }
    if parts.count > 1 {
      return Node(kind: .tuple(try parts.map { try parse($0) }), source: source)
    }
    // A bracket holds an operator too: (∂/∂x) y is not written here, (f)' is.
    var node = try parse(content)
    node.source = source
    return node
  }

  package mutating func norm() throws -> Node {
    let start = position
    guard let end = items[(position + 1)...].firstIndex(where: { $0.isSign("norm") }) else {
      throw ParseError(message: "a norm is not closed", token: here)
    }
    let content = Array(items[(position + 1)..<end])
    position = end + 1
    return try length(of: parse(content), from: start, bars: .norm)
  }

  package func grid(_ name: String, _ rows: [[[Item]]], _ source: Range<Int>) throws -> Node {
    if name == Item.markedColumn, let mark = rows.last?.first {
      let entries = rows.dropLast().compactMap(\.first).filter { cell in
        !cell.isEmpty && cell[0].letters != "0" && cell[0].sign?.hasSuffix("dots") != true
      }
      let reader = ScriptReader(count: lexicon.count)
      guard let place = reader.items(mark, splittingDigits: false), place.count == 1,
        entries.count == 1
      else { throw ParseError(message: "no rule for this column", token: source.lowerBound) }
      let function = Function(base: .placed(place[0].index), source: source)
      return Node(kind: .apply(function, [try parse(entries[0])]), source: source)
    }
    guard name.contains("cases") else {
      return Node(kind: .grid(try cells(rows, source)), source: source)
    }
    let branches = try rows.map(branch)
    return Node(kind: .cases(branches), source: source)
  }

  /// The cells of a matrix; empty ones beside dots are dots.
  private func cells(_ rows: [[[Item]]], _ source: Range<Int>) throws -> [[Node]] {
    let picture = MatrixPicture(rows)
    let isDotted = picture.rows.joined().contains { cell in
      cell.contains { $0.sign?.hasSuffix("dots") == true }
    }
    if picture.rows.count == 1, picture.rows[0].count == 1,
      let columns = try columns(picture.rows[0][0], areApart: true)
    {
      return [columns]
    }
    return try picture.rows.map { row in
      try row.map { cell in
        guard !cell.isEmpty else {
          guard isDotted else {
            throw ParseError(message: "an empty cell in a matrix", token: source.lowerBound)
          }
          return Node(kind: .dots, source: source)
        }
        let node = try parse(cell.filter { !$0.isSign(",") })
        guard picture.entries != .any, !node.isDots else { return node }
        let function = Function(
          base: .lying(asRow: picture.entries == .rows), source: node.source)
        return Node(kind: .apply(function, [node]), source: node.source)
      }
    }
  }

  /// `g_1 \; g_2 \; \ldots \; g_M`: columns side by side with dots between them; nil of anything else.
  ///
  /// - Parameter areApart: whether they stand in a matrix, so that no spaces are needed between them
  package func columns(_ content: [Item], areApart: Bool) throws -> [Node]? {
    guard content.contains(where: { $0.isSign("dots") }) else { return nil }
    let parts = content.parted
    guard parts.count > 2, areApart || parts.count == content.spaced,
      let nodes = try? parts.map({ try parse($0) }),
      nodes.allSatisfy({ $0.isDots || $0.isVectorSymbol }), !nodes[0].isDots
    else { return nil }
    return nodes
  }

  /// Transposes, powers, entries, primes and calls after a factor.
  mutating func postfix(_ node: Node, from start: Int) throws -> Node {
    var node = node
    var marks = 0
    while let item {
      marks += 1
      guard marks <= ItemReader.deepest else {
        throw ParseError(
          message: "more than \(ItemReader.deepest) marks on one factor", token: here)
      }
      switch item.kind {
      case .superscript(let content):
        position += 1
        node = try raised(node, content, from: start)
      case .subscript(let content):
        position += 1
        if content.contains(where: { $0.isSign("times") }) { continue }
        node = try entries(node, content, from: start) ?? entry(of: node, content)
        node.source = source(from: start)
      case .primes(let count):
        guard case .function(var function) = node.kind else {
          throw ParseError(message: "no rule for a prime here", token: here)
        }
        position += 1
        function.primes += count
        function.source = source(from: start)
        node = try application(of: function, from: start)
      case .sign("("), .sign("["), .sign("{"):
        guard let function = node.asFunction else { return node }
        let arguments = try bracketed()
        node = Node(kind: .apply(function, arguments), source: source(from: start))
      default: return node
      }
    }
    return node
  }

  /// A factor with a superscript: transposed, or a power.
  private func raised(_ node: Node, _ script: [Item], from start: Int) throws -> Node {
    let isTransposed =
      Superscript.isTranspose(script) && !(node.isMadeOfNumbers && lexicon.isNumber(script))
    let kind: Node.Kind = isTransposed ? .transpose(node) : .power(node, try parse(script))
    return Node(kind: kind, source: source(from: start))
  }

  package func entry(of node: Node, _ content: [Item]) throws -> Node {
    let reader = ScriptReader(count: lexicon.count)
    guard let items = reader.items(content, splittingDigits: false), !items.isEmpty,
      items.count <= 2
    else { throw ParseError(message: "no rule for this subscript", token: here) }
    return Node(kind: .entry(node, items.map(\.index)), source: node.source)
  }
}

extension Node {
  /// The function that brackets behind it apply; nil where they apply none.
  fileprivate var asFunction: Function? {
    if case .function(let named) = kind { return named }
    return isFunctionValued ? Function(base: .composed(self), source: source) : nil
  }

  /// Whether it is made of numbers and of symbols that are numbers: nothing in it can be transposed.
  fileprivate var isMadeOfNumbers: Bool {
    all.allSatisfy { node in
      switch node.kind {
      case .number, .variable, .count, .negate, .sum, .product, .quotient, .power: true
      case .symbol(let symbol): symbol.quantity.isNumber
      default: false
      }
    }
  }
}

extension [Item] {
  /// What stands before `-1`, and the -1.
  var withoutDecrement: ([Item], offset: Int) {
    guard count > 2, self[count - 2].isSign("-"), self[count - 1].letters == "1" else {
      return (self, 0)
    }
    return (Array(dropLast(2)), -1)
  }

  /// Whether it is a name with one pair of brackets behind it.
  package var isCall: Bool {
    let rest = dropFirst().drop { $0.isScript }
    guard rest.first?.isOpening == true, rest.last?.isClosing == true else { return false }
    return !rest.dropFirst().dropLast().contains { $0.isOpening || $0.isClosing }
  }
}
