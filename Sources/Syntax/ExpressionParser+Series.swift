//===----------------------------------------------------------------------===//
// Sums, products and extremes over indices, and what stands below and above their signs.
//===----------------------------------------------------------------------===//

import MathText

extension ExpressionParser {
  /// What the script below a sum's sign says.
  private struct Range {
    var indices: [String] = []
    var from: Index?
    var to: Index?
    var members: [Index]?
  }

  package mutating func series(_ total: Node.Series.Total) throws -> Node {
    let start = position
    position += 1
    let (lower, upper) = try self.limits()
    let bounds = source(from: start)
    guard !lower.isEmpty || upper.isEmpty else {
      throw ParseError(message: "an upper limit without an index", token: bounds.lowerBound)
    }
    while item?.isGap == true { position += 1 }
    if total == .sum, upper.isEmpty, lower.count == 1,
      let axis = ["0": 0, "1": 1][lower[0].letters]
    {
      // `\sum_0` is NumPy's sum over an axis.
      let body = try body(binding: [], nil)
      return Node(kind: .sumAlong(body, axis: axis), source: source(from: start))
    }
    let limits = Item.split(lower) { $0.isSign(",") || $0.isSign(";") }
    let first = limits.contains { $0.contains(where: \.isRelation) } ? limits[0] : lower
    var range = try range(first, bounds)
    let conditions = try conditions(limits, first, lower)
    if !upper.isEmpty {
      guard range.to == nil, range.members == nil else {
        throw ParseError(message: "no rule for this upper limit", token: upper.source.lowerBound)
      }
      range.to = try upperLimit(upper)
    }
    let weights = allWeights(range.indices, lower)
    var (body, rest) = (try body(binding: range.indices, weights), Node?.none)
    if total == .product { (body, rest) = body.beforeAnotherSeries(without: range.indices) }
    let series = Node.Series(
      total: total, indices: weights == nil ? range.indices : [], lower: range.from,
      upper: range.to, members: range.members, conditions: conditions, body: body, bounds: bounds)
    let whole = source(from: start)
    guard let rest else { return Node(kind: .series(series), source: whole) }
    let factor = Node(
      kind: .series(series), source: whole.lowerBound..<body.source.upperBound)
    return .product([factor, rest], source: whole)
  }

  /// What stands below a sum's sign, and what above it, in whichever order.
  private mutating func limits() throws -> (lower: [Item], upper: [Item]) {
    var lower: [Item] = []
    var upper: [Item] = []
    while let item, item.isScript {
      guard item.isSubscript ? lower.isEmpty : upper.isEmpty else {
        throw ParseError(message: "two limits in one place", token: item.source.lowerBound)
      }
      if case .subscript(let content) = item.kind { lower = content }
      if case .superscript(let content) = item.kind { upper = content }
      position += 1
    }
    return (lower, upper)
  }

  /// What stands below a sum beside its index: `k \ne j`, and the order of `j < k` itself.
  private func conditions(
    _ limits: [[Item]], _ first: [Item], _ lower: [Item]
  ) throws -> [Node.Condition] {
    var conditions = try limits.dropFirst().filter { _ in first.count != lower.count }.map(
      condition)
    if let order = first.first(where: \.isRelation)?.sign, !["=", "in"].contains(order) {
      conditions.insert(try condition(first), at: 0)
    }
    return conditions
  }

  /// The product under a sum; the sign of `\sum_k -\delta_k w_k` is the term's.
  private mutating func body(binding indices: [String], _ weights: Declaration?) throws -> Node {
    try descend()
    defer { depth -= 1 }
    var inner = self
    inner.lexicon.variables.subtract(indices)
    inner.lexicon.bound.formUnion(indices)
    if let weights {
      inner.lexicon.declarations.removeAll { $0.plain == weights.plain }
      inner.lexicon.declarations.append(weights)
    }
    let sign = inner.position
    let isNegative = inner.item?.isSign("-") == true
    if isNegative { inner.position += 1 }
    var body = try inner.product()
    if isNegative { body = Node(kind: .negate(body), source: inner.source(from: sign)) }
    position = inner.position
    return body
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

  /// `j=1`, `j`, `i,j`, `j \in \{1,2\}`: the indices, where they begin, and the values they have.
  private func range(_ lower: [Item], _ bounds: Swift.Range<Int>) throws -> Range {
    let lower = lower.filter { !$0.isSign("forall") }
    guard !lower.isEmpty else { return Range() }
    let reader = ScriptReader(count: { _, _ in nil })
    let place = lower.firstIndex(where: \.isRelation)
    guard let names = reader.items(Array(lower[..<(place ?? lower.count)]), splittingDigits: false)
    else { throw ParseError(message: "no rule for this sum's index", token: bounds.lowerBound) }
    let variables = names.compactMap { $0.index.offset == 0 ? $0.index.variable : nil }
    guard variables.count == names.count, !variables.isEmpty else {
      throw ParseError(message: "no rule for this sum's index", token: bounds.lowerBound)
    }
    guard let place, let relation = lower[place].sign else { return Range(indices: variables) }
    let rest = Array(lower[(place + 1)...])
    switch relation {
    case "=": return Range(indices: variables, from: try first(rest, bounds))
    case "in": return try range(of: variables, in: rest, bounds)
    case "ne", "<", ">", "le", "ge": return Range(indices: variables)
    default:
      throw ParseError(message: "no rule for this sum's condition", token: bounds.lowerBound)
    }
  }

  /// The number that a sum begins at, or the index, as in `\sum_{k=j}^{n}`.
  private func first(_ items: [Item], _ bounds: Swift.Range<Int>) throws -> Index {
    guard let from = index(items) else {
      throw ParseError(message: "no rule for this lower limit", token: bounds.lowerBound)
    }
    if case .variable(let name) = from.base, !lexicon.indexLetters.contains(name) {
      throw ParseError(
        message: "the sum begins at \(name), which is no number", token: bounds.lowerBound,
        kind: .illFormed)
    }
    return from
  }

  private func index(_ items: [Item]) -> Index? {
    let read = ScriptReader(count: lexicon.count).items(items, splittingDigits: false)
    return read?.count == 1 ? read?[0].index : nil
  }

  /// What `j \in S` says: the members of a set that is written out, the ends of `\{1, \dots, n\}` and
  /// `[n]`, all there are of a set that is declared by its size, or of the inputs.
  private func range(
    of names: [String], in set: [Item], _ bounds: Swift.Range<Int>
  ) throws -> Range {
    guard names.count == 1 else {
      throw ParseError(message: "no rule for several indices in a set", token: bounds.lowerBound)
    }
    if set.count == 1, ["\\emptyset", "\\varnothing"].contains(set[0].letters) {
      return Range(indices: names, members: [])
    }
    let elements = StatementReader.elements(of: set)
    let ends = elements.filter { !$0.contains { $0.isSign("dots") } }
    if ends.count < elements.count {
      guard elements.count > 2, let from = ends.first.flatMap(index), from.literal != nil,
        let to = ends.last.flatMap(index), elements.last?.first?.isSign("dots") == false
      else { throw ParseError(message: "no rule for this set", token: bounds.lowerBound) }
      return Range(indices: names, from: from, to: to)
    }
    if !elements.isEmpty {
      let members = elements.compactMap(index)
      guard members.count == elements.count else {
        throw ParseError(message: "no rule for this set", token: bounds.lowerBound)
      }
      if set[0].isSign("[") {
        guard members.count == 1 else {
          throw ParseError(message: "no rule for this interval", token: bounds.lowerBound)
        }
        return Range(indices: names, from: .constant(1), to: members[0])
      }
      return Range(indices: names, members: members)
    }
    guard areAll(set, of: names[0]) else {
      throw ParseError(message: "nothing says what lies in this set", token: bounds.lowerBound)
    }
    return Range(indices: names)
  }

  /// Whether a set is all there are: one that is declared by its size, or that of the inputs or of the
  /// weights themselves.
  private func areAll(_ set: [Item], of name: String) -> Bool {
    guard let first = set.first, case .name(let text, let plain) = first.kind,
      set.dropFirst().allSatisfy(\.isScript)
    else { return false }
    return lexicon.declarations.contains { declaration in
      let isSet = declaration.name == text || declaration.plain == plain
      switch declaration.quantity {
      case .samples, .width: return isSet
      case .input, .weight: return declaration.plain == name
      default: return false
      }
    }
  }

  /// What a sum runs up to: an index, or a name with scripts that nothing declares, as a count of all
  /// there are that the text does not speak of again, `h_{k-1}` or `n_x`.
  private func upperLimit(_ upper: [Item]) throws -> Index {
    let reader = ScriptReader(count: lexicon.count)
    if let read = reader.items(upper, splittingDigits: false), read.count == 1 {
      let index = read[0].index
      guard let letter = index.variable, lexicon.isVariable(letter) else { return index }
      throw ParseError(
        message: "\(letter) is declared a plain number, and no sum runs up to one",
        token: upper.source.lowerBound)
    }
    let (limit, offset) = upper.withoutDecrement
    guard let first = limit.first, case .name(let name, let plain) = first.kind, limit.count > 1,
      limit.dropFirst().allSatisfy({ $0.isScript }) || limit.isCall,
      !lexicon.isDeclared(name, plain: plain),
      !lexicon.declarations.contains(where: { $0.slotVariables.contains(plain) })
    else {
      throw ParseError(message: "no rule for this upper limit", token: upper.source.lowerBound)
    }
    return Index(
      .variable(limit.map(\.spelling).joined()), offset: offset, source: upper.source)
  }
}

extension Node {
  /// Of the product under a Π what stands before another sum or product that does not name the
  /// index, and this one: `\prod_k a_k \prod_k b_k` is a product of two, and nothing to the power of how
  /// many there are.
  fileprivate func beforeAnotherSeries(without indices: [String]) -> (Node, Node?) {
    guard case .product(let factors, let signs) = kind, let last = factors.last,
      case .series = last.kind, signs.last?.text.isEmpty == true,
      FreeIndices(of: [last]).names.isDisjoint(with: indices)
    else { return (self, nil) }
    let own = Array(factors.dropLast())
    guard own.count > 1 else { return (own[0], last) }
    let span = source.lowerBound..<own[own.count - 1].source.upperBound
    return (Node(kind: .product(own, Array(signs.dropLast())), source: span), last)
  }
}
