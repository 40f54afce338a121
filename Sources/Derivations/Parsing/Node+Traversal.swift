//===----------------------------------------------------------------------===//
// Walking through an expression.
//===----------------------------------------------------------------------===//

extension Node {
  /// The nodes directly inside this one.
  var children: [Node] {
    switch kind {
    case .number, .symbol, .variable, .count, .function, .dots: []
    case .negate(let a), .transpose(let a), .differential(let a), .norm(let a), .entry(let a, _),
      .sumAlong(let a, _):
      [a]
    case .sum(let terms): terms.map(\.node)
    case .product(let factors, _): factors
    case .quotient(let a, let b), .power(let a, let b), .derivative(let a, let b): [a, b]
    case .apply(_, let arguments): arguments
    case .series(let series): [series.body]
    case .grid(let rows): rows.flatMap { $0 }
    case .tuple(let parts): parts
    case .indicator(let condition): [condition.left, condition.right]
    case .cases(let branches):
      branches.flatMap { [$0.0] + ($0.1.map { [$0.left, $0.right] } ?? []) }
    }
  }

  /// All nodes, this one first.
  var all: [Node] {
    var nodes: [Node] = []
    func visit(_ node: Node) {
      nodes.append(node)
      for child in node.children { visit(child) }
    }
    visit(self)
    return nodes
  }

  /// The same expression with each index replaced, in a fixed order.
  func mapIndices(_ transform: (Index) -> Index) -> Node {
    func symbol(_ symbol: Symbol) -> Symbol {
      var result = symbol
      for role in symbol.roles.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
        result.roles[role] = symbol.roles[role].map(transform)
      }
      for slot in symbol.slots.keys.sorted() {
        result.slots[slot] = symbol.slots[slot].map(transform)
      }
      result.arguments = symbol.arguments.map { $0.mapIndices(transform) }
      return result
    }
    func function(_ function: Function) -> Function {
      var result = function
      switch function.base {
      case .activation(let inner): result.base = .activation(symbol(inner))
      case .placed(let index): result.base = .placed(transform(index))
      case .formula(let inner, let formula): result.base = .formula(symbol(inner), formula)
      default: break
      }
      return result
    }
    func inner(_ node: Node) -> Node { node.mapIndices(transform) }
    let kind: Kind
    switch self.kind {
    case .number, .variable, .dots: kind = self.kind
    case .symbol(let it): kind = .symbol(symbol(it))
    case .count(let index): kind = .count(transform(index))
    case .negate(let a): kind = .negate(inner(a))
    case .transpose(let a): kind = .transpose(inner(a))
    case .differential(let a): kind = .differential(inner(a))
    case .norm(let a): kind = .norm(inner(a))
    case .entry(let a, let indices): kind = .entry(inner(a), indices.map(transform))
    case .sumAlong(let a, let axis): kind = .sumAlong(inner(a), axis: axis)
    case .sum(let terms):
      kind = .sum(
        terms.map { Term(isNegative: $0.isNegative, node: inner($0.node), sign: $0.sign) })
    case .product(let factors, let signs): kind = .product(factors.map(inner), signs)
    case .quotient(let a, let b): kind = .quotient(inner(a), inner(b))
    case .power(let a, let b): kind = .power(inner(a), inner(b))
    case .derivative(let a, let b): kind = .derivative(of: inner(a), by: inner(b))
    case .apply(let it, let arguments): kind = .apply(function(it), arguments.map(inner))
    case .function(let it): kind = .function(function(it))
    case .series(var series):
      series.body = inner(series.body)
      series.members = series.members?.map(transform)
      series.conditions = series.conditions.map {
        Condition(left: inner($0.left), relation: $0.relation, right: inner($0.right))
      }
      kind = .series(series)
    case .grid(let rows): kind = .grid(rows.map { $0.map(inner) })
    case .tuple(let parts): kind = .tuple(parts.map(inner))
    case .indicator(let c):
      kind = .indicator(Condition(left: inner(c.left), relation: c.relation, right: inner(c.right)))
    case .cases(let branches):
      kind = .cases(
        branches.map { branch in
          (
            inner(branch.0),
            branch.1.map {
              Condition(left: inner($0.left), relation: $0.relation, right: inner($0.right))
            }
          )
        })
    }
    return Node(kind: kind, source: source)
  }

  /// All indices, in the order of `mapIndices`.
  var indices: [Index] {
    var result: [Index] = []
    _ = mapIndices {
      result.append($0)
      return $0
    }
    return result
  }

  /// What remains when indices are taken away: two entries of one pattern have the same.
  var signature: String {
    let name: String =
      switch kind {
      case .number(let value): "\(value)"
      case .symbol(let symbol): symbol.declaration.name + symbol.quantity.rawValue
      case .variable(let name): name
      case .count: "#"
      case .negate: "-"
      case .sum(let terms): "+" + terms.map { $0.isNegative ? "-" : "+" }.joined()
      case .product(_, let signs):
        "*" + signs.map { $0.text == "cdot" ? "" : $0.text }.joined(separator: "*")
      case .quotient: "/"
      case .power: "^"
      case .transpose: "T"
      case .apply(let function, _): "f" + function.signature
      case .function(let function): "F" + function.signature
      case .derivative: "d"
      case .differential: "∂"
      case .series(let series): "Σ\(series.total)\(series.indices)"
      case .grid: "m"
      case .tuple: "t"
      case .norm: "n"
      case .indicator(let condition): "1" + condition.relation
      case .cases: "c"
      case .entry: "e"
      case .sumAlong: "S"
      case .dots: "…"
      }
    return name + "(" + children.map(\.signature).joined(separator: ",") + ")"
  }

  var isDots: Bool { if case .dots = kind { true } else { false } }
}

extension Function {
  /// What tells functions apart, without indices.
  fileprivate var signature: String {
    let name =
      switch base {
      case .activation(let symbol), .formula(let symbol, _): symbol.declaration.name
      case .named(let name): "\\" + name
      case .diagonal, .trace, .inner, .extreme, .length, .lying, .undefined, .limit, .place:
        "\(base)"
      case .placed: "placed"
      case .composed(let node): node.signature
      }
    return name + "\(primes)" + (isInverse ? "-" : "")
  }
}
