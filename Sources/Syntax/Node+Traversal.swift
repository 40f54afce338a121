//===----------------------------------------------------------------------===//
// Walking through an expression: one way down, and one way to build it anew.
//===----------------------------------------------------------------------===//

extension Node {
  /// The nodes directly inside this one, in a fixed order.
  package var children: [Node] {
    switch kind {
    case .number, .symbol, .variable, .count, .function, .dots: []
    case .negate(let a), .transpose(let a), .differential(let a), .norm(let a), .entry(let a, _),
      .sumAlong(let a, _):
      [a]
    case .sum(let terms): terms.map(\.node)
    case .product(let factors, _): factors
    case .quotient(let a, let b), .power(let a, let b), .derivative(let a, let b): [a, b]
    case .apply(_, let arguments): arguments
    case .series(let series): [series.body] + series.conditions.flatMap(\.sides)
    case .grid(let rows): rows.flatMap { $0 }
    case .tuple(let parts): parts
    case .indicator(let condition): condition.sides
    case .cases(let branches): branches.flatMap { [$0.value] + ($0.condition?.sides ?? []) }
    }
  }

  /// The same expression with each of its children made into another, in the order of `children`.
  package func rewritten(_ change: (Node) throws -> Node) rethrows -> Node {
    let kind: Kind
    switch self.kind {
    case .number, .symbol, .variable, .count, .function, .dots: return self
    case .negate(let a): kind = try .negate(change(a))
    case .transpose(let a): kind = try .transpose(change(a))
    case .differential(let a): kind = try .differential(change(a))
    case .norm(let a): kind = try .norm(change(a))
    case .entry(let a, let indices): kind = try .entry(change(a), indices)
    case .sumAlong(let a, let axis): kind = try .sumAlong(change(a), axis: axis)
    case .sum(let terms):
      kind = try .sum(
        terms.map { Term(isNegative: $0.isNegative, node: try change($0.node), sign: $0.sign) })
    case .product(let factors, let signs): kind = try .product(factors.map(change), signs)
    case .quotient(let a, let b): kind = try .quotient(change(a), change(b))
    case .power(let a, let b): kind = try .power(change(a), change(b))
    case .derivative(let a, let b): kind = try .derivative(of: change(a), by: change(b))
    case .apply(let function, let arguments): kind = try .apply(function, arguments.map(change))
    case .series(var series):
      series.body = try change(series.body)
      series.conditions = try series.conditions.map { try $0.rewritten(change) }
      kind = .series(series)
    case .grid(let rows): kind = try .grid(rows.map { try $0.map(change) })
    case .tuple(let parts): kind = try .tuple(parts.map(change))
    case .indicator(let condition): kind = try .indicator(condition.rewritten(change))
    case .cases(let branches):
      kind = try .cases(
        branches.map { Branch(try change($0.value), if: try $0.condition?.rewritten(change)) })
    }
    return Node(kind: kind, source: source, isTotal: isTotal)
  }

  /// All nodes, this one first.
  package var all: [Node] {
    var nodes: [Node] = []
    func visit(_ node: Node) {
      nodes.append(node)
      for child in node.children { visit(child) }
    }
    visit(self)
    return nodes
  }

  /// The same expression with each node that `replace` gives another for put in its place; what is
  /// put in is not searched again.
  package func mapped(_ replace: (Node) -> Node?) -> Node {
    withoutActuallyEscaping(replace) { NodeChange($0)(self) }
  }

  /// The same expression with each index replaced, in a fixed order.
  package func mapIndices(_ transform: (Index) -> Index) -> Node {
    withoutActuallyEscaping(transform) { IndexChange($0)(self) }
  }

  /// All indices, in the order of `mapIndices`.
  package var indices: [Index] { ownIndices + children.flatMap(\.indices) }

  /// The indices that stand at this node, and at none inside it.
  package var ownIndices: [Index] {
    var result: [Index] = []
    withoutActuallyEscaping({ (index: Index) -> Index in
      result.append(index)
      return index
    }) { _ = IndexChange($0).own(self) }
    return result
  }

  /// The index that it counts by, `j` in `j < k`; nil of a number and of anything else.
  package var countedVariable: String? {
    if case .count(let index) = kind { index.variable } else { nil }
  }

  package var isDots: Bool { if case .dots = kind { true } else { false } }
}

extension Node.Condition {
  package var sides: [Node] { [left, right] }

  package func rewritten(_ change: (Node) throws -> Node) rethrows -> Node.Condition {
    Node.Condition(left: try change(left), relation: relation, right: try change(right))
  }
}

extension Symbol {
  package func mapIndices(_ transform: (Index) -> Index) -> Symbol {
    withoutActuallyEscaping(transform) { IndexChange($0)(self) }
  }
}

// A function that takes a closure is compiled once for each closure that it is given, with all that it
// calls. A walk that keeps the closure in an object is compiled once.

/// What is put in the place of nodes.
private final class NodeChange {
  private let replace: (Node) -> Node?

  init(_ replace: @escaping (Node) -> Node?) { self.replace = replace }

  func callAsFunction(_ node: Node) -> Node { replace(node) ?? node.rewritten { self($0) } }
}

/// What is put in the place of indices.
private final class IndexChange {
  private let transform: (Index) -> Index

  init(_ transform: @escaping (Index) -> Index) { self.transform = transform }

  func callAsFunction(_ node: Node) -> Node { own(node).rewritten { self($0) } }

  /// The node with the indices replaced that stand at it, and at none inside it.
  func own(_ node: Node) -> Node {
    let kind: Node.Kind
    switch node.kind {
    case .symbol(let symbol): kind = .symbol(self(symbol))
    case .count(let index): kind = .count(transform(index))
    case .entry(let inner, let indices): kind = .entry(inner, indices.map(transform))
    case .apply(let function, let arguments): kind = .apply(self(function), arguments)
    case .function(let function): kind = .function(self(function))
    case .series(var series):
      series.members = series.members?.map(transform)
      kind = .series(series)
    default: return node
    }
    return Node(kind: kind, source: node.source)
  }

  func callAsFunction(_ symbol: Symbol) -> Symbol {
    var result = symbol
    for role in symbol.roles.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      result.roles[role] = symbol.roles[role].map(transform)
    }
    for slot in symbol.slots.keys.sorted() {
      result.slots[slot] = symbol.slots[slot].map(transform)
    }
    result.arguments = symbol.arguments.map { self($0) }
    return result
  }

  private func callAsFunction(_ function: Function) -> Function {
    var result = function
    switch function.base {
    case .activation(let symbol): result.base = .activation(self(symbol))
    case .placed(let index): result.base = .placed(transform(index))
    case .formula(let symbol, let formula): result.base = .formula(self(symbol), formula)
    case .composed(let inner): result.base = .composed(self(inner))
    default: break
    }
    return result
  }
}
