//===----------------------------------------------------------------------===//
// ∂A/∂B, for every A and B, and functions.
//===----------------------------------------------------------------------===//

import Networks
import Numbers

extension World {
  /// ∂A/∂B: A in dual numbers with the seed at B, everything downstream of B recomputed.
  func derivative(of: Node, by: Node, _ source: Range<Int>) throws -> Value<N> {
    if case .transpose(let inner) = by.kind {
      let value = try derivative(of: of, by: inner, source)
      return value.isJacobian
        ? Value(
          extents: Array(value.extents[..<2]) + [value.extents[3], value.extents[2]],
          elements: try permuted(value))
        : value.transposed
    }
    if !isPlace(by), let value = try derivativeByArgument(of: of, by: by, source) { return value }
    if case .variable(let a) = of.kind, case .variable(let b) = by.kind, a != b {
      throw NotEvaluable(message: "nothing says how \(a) depends on \(b)", source: source)
    }
    let target = try place(by)
    let formula = reading.partialsAreDirect ? of.formula(holding: by) : nil
    if formula != nil { remarks.insert("∂ with the other variables of its formula held") }
    let numerator = try formula ?? self.numerator(of, by)
    var columns: [Value<N>] = []
    for seed in target.seeds {
      columns.append(try derivative(by: seed, of: .node(numerator), isHolding: formula != nil))
    }
    guard let first = columns.first else {
      throw NotEvaluable(message: "a derivative by nothing", source: source)
    }
    var elements: [N] = []
    elements.reserveCapacity(first.elements.count * columns.count)
    for place in first.elements.indices {
      for column in columns { elements.append(column.elements[place]) }
    }
    if elements.allSatisfy({ $0 == .zero }) {
      if let value = try derivativeThroughName(of: of, by: by, source) { return value }
      if let name = by.formulaName, !Mentions.of(name, in: numerator) {
        throw NotEvaluable(
          message: "nothing says how this depends on \(name.name)", source: of.source)
      }
    }
    if first.isScalar {
      let value = Value(target.rows, target.columns, elements)
      let isTurned =
        switch settings.gradients {
        case .shaped: false
        case .rows, .rowsForFractions: true
        case .rowsExceptParameters: !target.seeds.allSatisfy(\.isParameter)
        }
      return isTurned ? value.transposed : value
    }
    guard !first.isJacobian else {
      throw NotEvaluable(message: "a derivative of a derivative by parts", source: source)
    }
    return Value(extents: first.extents + [target.rows, target.columns], elements: elements)
  }

  private func permuted(_ value: Value<N>) throws -> [N] {
    let (outer, height, width) = (
      value.extents[0].size * value.extents[1].size, value.extents[2].size, value.extents[3].size
    )
    return (0..<outer).flatMap { i in
      (0..<(height * width)).map { place in
        value.elements[i * height * width + (place % height) * width + place / height]
      }
    }
  }

  /// Whether an expression is something that derivatives are taken by directly.
  private func isPlace(_ node: Node) -> Bool {
    switch node.kind {
    case .symbol, .variable, .transpose, .entry: true
    default: false
    }
  }

  /// What a derivative is taken by.
  private func place(_ node: Node) throws -> Entries {
    switch node.kind {
    case .symbol(let symbol):
      if let entries = try entries(symbol, node.source) { return entries }
      if symbol.quantity == .constant || symbol.quantity == .rate {
        let seed = Seed(place: .constant(symbol.declaration.plain), row: 0)
        return Entries(rows: .one, columns: .one, seeds: [seed])
      }
      if symbol.quantity == .variable {
        let seed = Seed(place: .constant(try variableName(symbol)), row: 0)
        return Entries(rows: .one, columns: .one, seeds: [seed])
      }
      if symbol.quantity == .loss {
        let seed = Seed(place: .loss(sample: try sample(of: symbol, node.source)), row: 0)
        return Entries(rows: .one, columns: .one, seeds: [seed])
      }
      if let formula = symbol.declaration.formula, symbol.quantity == .formula {
        // A name for a quantity is the quantity.
        if case .symbol(var renamed) = formula.body.kind, renamed.quantity != .formula {
          renamed.roles = renamed.roles.mapValues { $0.substituting(symbol.slots) }
          return try place(Node(kind: .symbol(renamed), source: node.source))
        }
        let value = try evaluate(node)
        let place = try formulaPlace(symbol)
        return Entries(
          rows: value.rows, columns: value.columns,
          seeds: value.elements.indices.map { Seed(place: place, row: $0) })
      }
    case .variable(let name):
      guard let value = variables[name] else { break }
      let seeds = value.elements.indices.map { Seed(place: .variable(name), row: $0) }
      return Entries(rows: value.rows, columns: value.columns, seeds: seeds)
    case .function(let function):
      if let symbol = outputs(function) { return try place(symbol) }
    case .entry(let inner, let indices):
      let entries = try place(inner)
      if indices.count == 2 {
        let row = try position(indices[0], in: entries.rows, node.source)
        let column = try position(indices[1], in: entries.columns, node.source)
        let seed = entries.seeds[row * entries.columns.size + column]
        return Entries(rows: .one, columns: .one, seeds: [seed])
      }
      guard indices.count == 1, entries.rows.size == 1 || entries.columns.size == 1 else { break }
      let extent = entries.columns.size == 1 ? entries.rows : entries.columns
      let seed = entries.seeds[try position(indices[0], in: extent, node.source)]
      return Entries(rows: .one, columns: .one, seeds: [seed])
    default: break
    }
    throw NotEvaluable(message: "nothing can be differentiated by this", source: node.source)
  }

  /// What is differentiated: a function that is not applied stands for its value.
  private func numerator(_ of: Node, _ by: Node) throws -> Node {
    guard case .function(let function) = of.kind else { return of }
    if let symbol = outputs(function) { return symbol }
    if case .symbol(let parameter) = by.kind, parameter.declaration.isParameter,
      case .activation(var symbol) = function.base, function.primes == 0
    {
      // ∂σ/∂w: of what σ gives the unit, or the layer, that w leads to.
      symbol.declaration.quantity = .activation
      symbol.roles[.layer] = parameter.roles[.layer] ?? Index(.depth)
      symbol.roles[.unit] = parameter.roles[.to] ?? parameter.roles[.unit]
      return Node(kind: .symbol(symbol), source: of.source)
    }
    return Node(kind: .apply(function, [by]), source: of.source)
  }

  /// The activations that a layer's function gives; nil for a function of no layer.
  func outputs(_ function: Function) -> Node? {
    guard case .activation(var symbol) = function.base, function.primes == 0,
      symbol.roles[.layer] != nil
    else { return nil }
    symbol.declaration.quantity = .activation
    return Node(kind: .symbol(symbol), source: function.source)
  }
}

extension Node {
  /// What a text displays for a name, where that holds a variable beside other names of formulas.
  func formula(holding variable: Node) -> Node? {
    guard case .symbol(let symbol) = kind, symbol.declaration.isDisplayed, symbol.slots.isEmpty,
      symbol.declaration.parameters.isEmpty, let body = symbol.declaration.formula?.body,
      body.all.contains(where: { $0.signature == variable.signature }),
      body.all.contains(where: { node in
        guard case .symbol(let other) = node.kind else { return false }
        return other.declaration.formula != nil && node.signature != variable.signature
      })
    else { return nil }
    return body
  }
}
