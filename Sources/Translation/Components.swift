//===----------------------------------------------------------------------===//
// Plain equations of vectors and matrices, written by their entries.
//===----------------------------------------------------------------------===//

import Syntax

/// Writes entries of plain expressions, with new indices for what is summed over.
struct Components {
  private var count = 0

  /// An index that no text can use.
  mutating func index() -> Index {
    count += 1
    return Index(.variable("entry \(count)"))
  }

  /// Both sides of an equation by their entries, in the same row and the same column.
  static func sides(_ left: Node, _ right: Node) throws -> (Node, Node) {
    var components = Components()
    let (a, b) = (try left.shape(), try right.shape())
    let row = a.rows != nil || b.rows != nil ? components.index() : nil
    let column = a.columns != nil || b.columns != nil ? components.index() : nil
    return (
      try components.entry(left, row, column), try components.entry(right, row, column)
    )
  }

  /// The entry that indices pick: one of a vector, two of a matrix.
  mutating func entry(_ node: Node, _ indices: [Index]) throws -> Node {
    let shape = try node.shape()
    switch (shape.rows != nil, shape.columns != nil, indices.count) {
    case (true, false, 1): return try entry(node, indices[0], nil)
    case (false, true, 1): return try entry(node, nil, indices[0])
    case (true, true, 2): return try entry(node, indices[0], indices[1])
    default: throw Untranslatable("\(indices.count) indices do not pick an entry")
    }
  }

  /// One entry; a number is the same in every row and column.
  mutating func entry(_ node: Node, _ row: Index?, _ column: Index?) throws -> Node {
    let shape = try node.shape()
    if shape.isNumber { return try number(node) }
    let (row, column) = (shape.rows == nil ? nil : row, shape.columns == nil ? nil : column)
    switch node.kind {
    case .symbol(let symbol): return try entry(symbol, row, column)
    case .transpose(let inner): return try entry(inner, column, row)
    case .negate(let inner): return .of(.negate(try entry(inner, row, column)))
    case .quotient(let top, let bottom):
      return .of(.quotient(try entry(top, row, column), try number(bottom)))
    case .sum(let terms):
      return .of(
        .sum(
          try terms.map {
            Node.Term(isNegative: $0.isNegative, node: try entry($0.node, row, column))
          }))
    case .product(let factors, _) where node.isElementwise:
      return .chain(try factors.flatMap { try entry($0, row, column).chained })
    case .product(let factors, _): return try product(factors, row, column)
    case .series(var series):
      series.body = try entry(series.body, row, column)
      return .of(.series(series))
    case .apply(let function, let arguments) where function.actsOnEntries && arguments.count == 1:
      return .of(.apply(function, [try entry(arguments[0], row, column)]))
    case .derivative(let of, let by): return try derivative(node, of, by, row, column)
    default: throw Untranslatable("no rule for its entries")
    }
  }

  private func entry(_ symbol: Symbol, _ row: Index?, _ column: Index?) throws -> Node {
    var symbol = symbol
    if symbol.quantity == .weight {
      if symbol.roles[.to] == nil {
        symbol.roles[.to] = row
        symbol.roles[.from] = symbol.roles[.from] ?? column
      } else {
        symbol.roles[.from] = row
      }
    } else if symbol.isWhole || symbol.declaration.isBatch {
      symbol.roles[.unit] = symbol.roles[.unit] ?? row
      if symbol.declaration.isBatch { symbol.roles[.sample] = column }
      symbol.declaration.isBatch = false
    } else {
      throw Untranslatable("no rule for its entries")
    }
    return .of(.symbol(symbol))
  }

  private mutating func derivative(
    _ node: Node, _ of: Node, _ by: Node, _ row: Index?, _ column: Index?
  ) throws -> Node {
    let (above, below) = (try of.shape(), try by.shape())
    let parts: (Node, Node)
    if above.isNumber {
      parts = (of, try entry(by, row, column))
    } else if below.isNumber {
      parts = (try entry(of, row, column), by)
    } else {
      parts = (try entry(of, row, nil), try entry(by, column, nil))
    }
    var result = Node.of(.derivative(of: parts.0, by: parts.1))
    result.isTotal = node.isTotal
    return result
  }

  /// Σ over what is between each two matrices.
  private mutating func product(_ factors: [Node], _ row: Index?, _ column: Index?) throws -> Node {
    let matrices = try factors.filter { try !$0.shape().isNumber }
    var parts = try factors.filter { try $0.shape().isNumber }.map { try number($0) }
    var inner: [Node] = []
    var summed: [String] = []
    var before = row
    for (place, factor) in matrices.enumerated() {
      if case .apply(let function, let arguments) = factor.kind, case .diagonal = function.base,
        arguments.count == 1, place < matrices.count - 1
      {
        // A diagonal matrix multiplies the rows of what follows.
        inner.append(try entry(arguments[0], before, nil))
        continue
      }
      var after = column
      if place < matrices.count - 1 {
        after = try factor.shape().columns == nil ? nil : index()
        if let name = after?.variable { summed.append(name) }
      }
      inner += try entry(factor, before, after).chained
      before = after
    }
    // What no sum runs over stands before it.
    let outside = inner.prefix { !$0.mentions(summed) }
    parts += outside
    inner.removeFirst(outside.count)
    let sum = summed.reversed().reduce(Node.chain(inner)) { body, name in
      .of(.series(Node.Series(indices: [name], body: body, bounds: 0..<0)))
    }
    if inner.isEmpty { return .chain(parts) }
    return .chain(parts + (summed.isEmpty ? inner : [sum]))
  }

  /// A number whose parts may be vectors: a length, a product of a row and a column.
  private mutating func number(_ node: Node) throws -> Node {
    switch node.kind {
    case .symbol, .number, .count, .variable, .dots: return node
    case .power(let base, let exponent):
      guard case .norm(let inner) = base.kind, case .number(2) = exponent.kind,
        try !inner.shape().isNumber
      else { return try rebuilt(node) }
      let shape = try inner.shape()
      let (row, column) = (
        shape.rows == nil ? nil : index(), shape.columns == nil ? nil : index()
      )
      let square = Node.of(.power(try entry(inner, row, column), exponent))
      let names = [row, column].compactMap { $0?.variable }
      return .of(.series(Node.Series(indices: names, body: square, bounds: 0..<0)))
    case .product(let factors, _):
      return try factors.allSatisfy { try $0.shape().isNumber }
        ? try rebuilt(node) : try product(factors, nil, nil)
    default: return try rebuilt(node)
    }
  }

  private mutating func rebuilt(_ node: Node) throws -> Node {
    var components = self
    defer { self = components }
    return try node.rewritten { child in
      try child.shape().isNumber ? try components.number(child) : child
    }
  }
}

extension Function {
  /// Whether it may act on each entry by itself.
  var actsOnEntries: Bool {
    switch base {
    case .activation, .named: true
    default: false
    }
  }
}

extension Node {
  /// Whether one of these letters stands in it.
  func mentions(_ names: [String]) -> Bool {
    indices.contains { index in index.variable.map(names.contains) ?? false }
  }
}
