//===----------------------------------------------------------------------===//
// Expressions with parts put in the place of others.
//===----------------------------------------------------------------------===//

extension Node {
  /// The same expression with each node that `replace` gives another for put in its place; what is
  /// put in is not searched again.
  func mapped(_ replace: (Node) -> Node?) -> Node {
    if let other = replace(self) { return other }
    func inner(_ node: Node) -> Node { node.mapped(replace) }
    func condition(_ it: Condition) -> Condition {
      Condition(left: inner(it.left), relation: it.relation, right: inner(it.right))
    }
    let kind: Kind
    switch self.kind {
    case .number, .variable, .dots, .symbol, .count, .function: kind = self.kind
    case .negate(let a): kind = .negate(inner(a))
    case .transpose(let a): kind = .transpose(inner(a))
    case .differential(let a): kind = .differential(inner(a))
    case .norm(let a): kind = .norm(inner(a))
    case .entry(let a, let indices): kind = .entry(inner(a), indices)
    case .sumAlong(let a, let axis): kind = .sumAlong(inner(a), axis: axis)
    case .sum(let terms):
      kind = .sum(
        terms.map { Term(isNegative: $0.isNegative, node: inner($0.node), sign: $0.sign) })
    case .product(let factors, let signs): kind = .product(factors.map(inner), signs)
    case .quotient(let a, let b): kind = .quotient(inner(a), inner(b))
    case .power(let a, let b): kind = .power(inner(a), inner(b))
    case .derivative(let a, let b): kind = .derivative(of: inner(a), by: inner(b))
    case .apply(let function, let arguments): kind = .apply(function, arguments.map(inner))
    case .series(var series):
      series.body = inner(series.body)
      kind = .series(series)
    case .grid(let rows): kind = .grid(rows.map { $0.map(inner) })
    case .tuple(let parts): kind = .tuple(parts.map(inner))
    case .indicator(let it): kind = .indicator(condition(it))
    case .cases(let branches): kind = .cases(branches.map { (inner($0.0), $0.1.map(condition)) })
    }
    return Node(kind: kind, source: source)
  }

  /// Whether an expression is an entry of a quantity, or the derivative of one number by an entry.
  var isEntry: Bool {
    switch kind {
    case .symbol: true
    case .negate(let inner): inner.isEntry
    case .derivative(let of, let by):
      if case .symbol(let symbol) = of.kind, case .symbol = by.kind {
        symbol.quantity.isLoss
      } else {
        false
      }
    default: false
    }
  }

  /// The name of an index that is left out, which no text can use.
  static func opened(_ name: String) -> String { "each " + name }

  /// The same expression with these indices under names of their own.
  func opening(_ names: Set<String>) -> Node {
    mapIndices { index in
      guard let name = index.variable, names.contains(name) else { return index }
      return Index(.variable(Node.opened(name)), offset: index.offset, source: index.source)
    }
  }

  /// The same expression for whole vectors and matrices: without these indices, which stand for
  /// their entries.
  func withoutIndices(_ names: Set<String>) -> Node {
    mapped { node in
      guard case .symbol(var symbol) = node.kind else { return nil }
      func isKept(_ index: Index) -> Bool {
        index.variable.map { !names.contains($0) || index.offset != 0 } ?? true
      }
      symbol.roles = symbol.roles.filter { isKept($0.value) }
      symbol.slots = symbol.slots.filter { isKept($0.value) }
      return Node(kind: .symbol(symbol), source: node.source)
    }
  }
}
