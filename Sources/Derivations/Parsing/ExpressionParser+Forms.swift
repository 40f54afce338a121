//===----------------------------------------------------------------------===//
// Fractions and derivatives, sums over indices, brackets, norms, grids, and what may follow them.
//===----------------------------------------------------------------------===//

extension ExpressionParser {
  mutating func series(_ total: Node.Series.Total) throws -> Node {
    let start = position
    position += 1
    var lower: [Item] = []
    var upper: [Item] = []
    while let item, item.isScript {
      if case .subscript(let content) = item.kind { lower = content }
      if case .superscript(let content) = item.kind { upper = content }
      position += 1
    }
    let bounds = source(from: start)
    while item?.isGap == true { position += 1 }
    let limits = Item.split(lower) { $0.isSign(",") || $0.isSign(";") }
    let first = limits.contains { $0.contains(where: \.isRelation) } ? limits[0] : lower
    let (indices, from) = try index(first, bounds)
    var conditions = try limits.dropFirst().filter { _ in first.count != lower.count }.map(
      condition)
    if let order = first.first(where: \.isRelation)?.sign, !["=", "in"].contains(order) {
      conditions.insert(try condition(first), at: 0)
    }
    let reader = ScriptReader(count: lexicon.count)
    var to: Index?
    if !upper.isEmpty {
      guard let read = reader.items(upper, splittingDigits: false), read.count == 1 else {
        throw ParseError(message: "no rule for this upper limit", token: upper.source.lowerBound)
      }
      to = read[0].index
    }
    try descend()
    defer { depth -= 1 }
    var inner = self
    inner.lexicon.variables.subtract(indices)
    inner.lexicon.bound.formUnion(indices)
    let weights = allWeights(indices, lower)
    if let weights {
      inner.lexicon.declarations.removeAll { $0.plain == weights.plain }
      inner.lexicon.declarations.append(weights)
    }
    // `\sum_k -\delta_k w_k`: the sign is the term's.
    let sign = inner.position
    let isNegative = inner.item?.isSign("-") == true
    if isNegative { inner.position += 1 }
    var body = try inner.product()
    if isNegative { body = Node(kind: .negate(body), source: inner.source(from: sign)) }
    position = inner.position
    let series = Node.Series(
      total: total, indices: weights == nil ? indices : [], lower: from, upper: to,
      conditions: conditions,
      body: body, bounds: bounds)
    return Node(kind: .series(series), source: source(from: start))
  }

  /// `\sum_w w^2`: a sum over the weights themselves is one over all of them.
  private func allWeights(_ indices: [String], _ lower: [Item]) -> Declaration? {
    guard indices.count == 1, let first = lower.first, case .name(let name, let plain) = first.kind,
      !lower.contains(where: { $0.isSign("=") }),
      lexicon.match(name, plain: plain, [])?.declaration.quantity == .weight
    else { return nil }
    var declaration = Declaration(name: name, plain: plain, quantity: .parameters)
    declaration.holdsBiases = false
    return declaration
  }

  /// `j=1`, `j`, `i,j`, `j \in S`: the indices and where they begin.
  private func index(_ lower: [Item], _ bounds: Range<Int>) throws -> ([String], Index?) {
    let lower = lower.filter { !$0.isSign("forall") }
    guard !lower.isEmpty else { return ([], nil) }
    let reader = ScriptReader(count: { _, _ in nil })
    let place = lower.firstIndex(where: \.isRelation)
    guard let names = reader.items(Array(lower[..<(place ?? lower.count)]), splittingDigits: false)
    else { throw ParseError(message: "no rule for this sum's index", token: bounds.lowerBound) }
    let variables = names.compactMap { $0.index.offset == 0 ? $0.index.variable : nil }
    guard variables.count == names.count, !variables.isEmpty else {
      throw ParseError(message: "no rule for this sum's index", token: bounds.lowerBound)
    }
    guard let place, lower[place].isSign("=") else {
      let orders: Set<String> = ["in", "ne", "<", ">", "le", "ge"]
      if let place, !orders.contains(lower[place].sign ?? "") {
        throw ParseError(message: "no rule for this sum's condition", token: bounds.lowerBound)
      }
      return (variables, nil)
    }
    let counting = ScriptReader(count: lexicon.count)
    guard let from = counting.items(Array(lower[(place + 1)...]), splittingDigits: false),
      from.count == 1
    else { throw ParseError(message: "no rule for this lower limit", token: bounds.lowerBound) }
    if case .variable(let name) = from[0].index.base {
      throw ParseError(
        message: "the sum begins at \(name), which is no number", token: bounds.lowerBound,
        kind: .illFormed)
    }
    return (variables, from[0].index)
  }

  /// An expression, or a tuple, in brackets.
  mutating func bracket() throws -> Node {
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
    if parts.count > 1 {
      return Node(kind: .tuple(try parts.map { try parse($0) }), source: source)
    }
    // A bracket holds an operator too: (∂/∂x) y is not written here, (f)' is.
    var node = try parse(content)
    node.source = source
    return node
  }

  mutating func norm() throws -> Node {
    let start = position
    guard let end = items[(position + 1)...].firstIndex(where: { $0.isSign("norm") }) else {
      throw ParseError(message: "a norm is not closed", token: here)
    }
    let content = Array(items[(position + 1)..<end])
    position = end + 1
    return try length(of: parse(content), from: start, bars: .norm)
  }

  func grid(_ name: String, _ rows: [[[Item]]], _ source: Range<Int>) throws -> Node {
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
      let cells = try rows.map { row in
        try row.map { cell in
          cell.isEmpty
            ? Node(kind: .dots, source: source)
            : try parse(cell.filter { !$0.isSign(",") })
        }
      }
      return Node(kind: .grid(cells), source: source)
    }
    let branches = try rows.map(branch)
    return Node(kind: .cases(branches), source: source)
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
        let isTransposed = Superscript.isTranspose(content)
        let kind: Node.Kind =
          isTransposed ? .transpose(node) : .power(node, try parse(content))
        node = Node(kind: kind, source: source(from: start))
      case .subscript(let content):
        position += 1
        if content.contains(where: { $0.isSign("times") }) { continue }
        node = try entry(of: node, content)
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
        let function: Function
        if case .function(let named) = node.kind {
          function = named
        } else if node.isFunctionValued {
          function = Function(base: .composed(node), source: node.source)
        } else {
          return node
        }
        let arguments = try bracketed()
        node = Node(kind: .apply(function, arguments), source: source(from: start))
      default: return node
      }
    }
    return node
  }

  func entry(of node: Node, _ content: [Item]) throws -> Node {
    let reader = ScriptReader(count: lexicon.count)
    guard let items = reader.items(content, splittingDigits: false), !items.isEmpty,
      items.count <= 2
    else { throw ParseError(message: "no rule for this subscript", token: here) }
    return Node(kind: .entry(node, items.map(\.index)), source: node.source)
  }
}
