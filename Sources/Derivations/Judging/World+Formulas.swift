//===----------------------------------------------------------------------===//
// What a symbol is worth that stands for a formula.
//===----------------------------------------------------------------------===//

import Numbers

extension World {
  /// A variable with indices by its name and the numbers they are: each is a number of its own.
  func variableName(_ symbol: Symbol) throws -> String {
    let numbers = try symbol.declaration.slotOrder.compactMap { slot in
      try symbol.slots[slot].map { "\(try integer($0))" }
    }
    return ([symbol.declaration.pattern] + numbers).joined(separator: " ")
  }

  /// Where a symbol of a formula stands, for derivatives by it.
  func formulaPlace(_ symbol: Symbol) throws -> Seed.Place {
    .formula(symbol.declaration.pattern, slots: try symbol.slots.mapValues(integer), sample: sample)
  }

  /// What a symbol of a formula is worth: with slots left out, the matrix of its values for all that
  /// could stand there.
  func whole(_ symbol: Symbol, _ formula: Formula) throws -> Value<N> {
    guard let first = symbol.open.first else {
      return try value(of: formula, [], slots: symbol.slots)
    }
    let extent = try self.extent(of: first, symbol, formula)
    let start = extent.axis == .samples ? settings.firstSample : settings.firstUnit
    let saved = (indices[first], extents[first])
    defer { (indices[first], extents[first]) = saved }
    var rest = symbol
    rest.open.removeFirst()
    extents[first] = extent
    var parts: [Value<N>] = []
    for number in start..<(start + extent.size) {
      indices[first] = number
      let part = try whole(rest, formula)
      guard part.isScalar || part.isVector && rest.open.count == 1 else {
        throw NotEvaluable(message: "entries that are no numbers", source: symbol.nameSource)
      }
      parts.append(part)
    }
    let elements = parts.flatMap(\.elements)
    if let inner = parts.first, !inner.isScalar {
      return Value(extent, inner.rows.size == 1 ? inner.columns : inner.rows, elements)
    }
    return settings.samplesInRows ? Value(.one, extent, elements) : Value(extent, .one, elements)
  }

  /// What an index of a formula that is left out runs over.
  func extent(of name: String, _ symbol: Symbol, _ formula: Formula) throws -> Extent {
    let (wasProbing, asked) = (isProbing, demands[name])
    isProbing = true
    demands[name] = nil
    defer { (isProbing, demands[name]) = (wasProbing, asked) }
    _ = try value(of: formula, [], slots: symbol.slots)
    guard let extent = demands[name] else {
      throw NotEvaluable(
        message: "an index that is left out has no range", source: symbol.nameSource)
    }
    return extent
  }

  /// What a formula is worth for these arguments, and for what stands in its symbol's slots.
  func value(
    of formula: Formula, _ arguments: [Value<N>], slots: [String: Index] = [:]
  ) throws -> Value<N> {
    try within(formula, arguments, slots: slots, evaluate)
  }

  /// What is made of a formula's body, where its variables and slots have their values.
  func within(
    _ formula: Formula, _ arguments: [Value<N>], slots: [String: Index] = [:],
    _ transform: (Node) throws -> Value<N>
  ) throws -> Value<N> {
    let saved = (indices, extents, variables, scope, demands)
    defer { (indices, extents, variables, scope) = (saved.0, saved.1, saved.2, saved.3) }
    var open: [String: String] = [:]
    // All at once: w_{ki} for a declared w_{ij} puts k for i and i for j.
    let values = try slots.filter { slot in
      slot.value.variable.map { indices[$0] != nil } ?? true || !isProbing
    }.mapValues(integer)
    for (name, index) in slots {
      demands[name] = nil
      if let value = values[name] {
        indices[name] = value
        extents[name] = index.variable.flatMap { saved.1[$0] }
      } else if let variable = index.variable {
        open[name] = variable
        indices[name] = nil
        extents[name] = saved.4[variable]
      }
    }
    scope = ObjectIdentifier(formula).hashValue
    for (name, argument) in zip(formula.variables, arguments) { variables[name] = argument }
    let result = try transform(formula.body)
    // What the formula asks of its slot it asks of the index that stands there.
    let asked = demands.filter { slots[$0.key] != nil }
    for name in slots.keys { demands[name] = saved.4[name] }
    for (name, variable) in open where asked[name] != nil { demands[variable] = asked[name] }
    return result
  }
}
