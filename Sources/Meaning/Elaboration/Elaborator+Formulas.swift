//===----------------------------------------------------------------------===//
// What a symbol is worth that stands for a formula.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// A variable with indices by its name and the numbers they are: each is a number of its own.
  package func variableName(_ symbol: Symbol) throws -> String {
    let numbers = try symbol.declaration.slotOrder.compactMap { slot in
      try symbol.slots[slot].map { "\(try integer($0))" }
    }
    return ([symbol.declaration.pattern] + numbers).joined(separator: " ")
  }

  /// Where a symbol of a formula stands, for derivatives by it.
  ///
  /// - Parameter numbers: what stands in slots that are left out
  func formulaKind(_ symbol: Symbol, _ numbers: [String: Int] = [:]) throws -> Place.Kind {
    .formula(
      symbol.declaration.pattern,
      slots: try symbol.slots.mapValues(integer).merging(numbers) { own, _ in own },
      sample: frame.sample)
  }

  /// What a symbol of a formula is worth, under its name; of one with slots left out each number stands
  /// under the name that it has with them.
  package func named(_ symbol: Symbol, _ formula: Formula) throws -> Value {
    guard symbol.open.isEmpty else { return try whole(symbol, formula) }
    return try marked(value(of: formula, [], slots: symbol.slots), as: formulaKind(symbol))
  }

  private func marked(_ value: Value, as kind: Place.Kind) -> Value {
    var result = value
    result.elements = result.elements.enumerated().map {
      .marked($0.element, as: Place(kind, row: $0.offset))
    }
    return result
  }

  /// What a symbol of a formula is worth: with slots left out, the matrix of its values for all that
  /// could stand there.
  private func whole(
    _ symbol: Symbol, _ formula: Formula, _ numbers: [String: Int] = [:]
  ) throws -> Value {
    guard let first = symbol.open.first else {
      return try marked(
        value(of: formula, [], slots: symbol.slots), as: formulaKind(symbol, numbers))
    }
    let extent = try self.extent(of: first, symbol, formula)
    let start = self.first(of: extent)
    var rest = symbol
    rest.open.removeFirst()
    var parts: [Value] = []
    for number in start..<(start + extent.size) {
      let part = try within({ frame in
        frame.indices[first] = number
        frame.extents[first] = extent
      }) {
        try whole(rest, formula, numbers.merging([Node.closed(first): number]) { own, _ in own })
      }
      guard part.isScalar || part.isVector && rest.open.count == 1 else {
        throw NotEvaluable(message: "entries that are no numbers", source: symbol.nameSource)
      }
      parts.append(part)
    }
    let elements = parts.flatMap(\.elements)
    if let inner = parts.first, !inner.isScalar {
      return Value(extent, inner.length, elements)
    }
    return settings.samplesInRows ? Value(.one, extent, elements) : Value(extent, .one, elements)
  }

  /// What an index of a formula that is left out runs over.
  private func extent(of name: String, _ symbol: Symbol, _ formula: Formula) throws -> Extent {
    let extents = try within({ frame in
      frame.indices[name] = nil
      frame.extents[name] = nil
    }) {
      try within(formula, [], slots: symbol.slots) { try IndexTyper.extents(in: [$0], self) }
    }
    guard let extent = extents[name] else {
      throw NotEvaluable(
        message: "an index that is left out has no range", source: symbol.nameSource)
    }
    return extent
  }

  /// What a formula is worth for these arguments, and for what stands in its symbol's slots.
  package func value(
    of formula: Formula, _ arguments: [Value], slots: [String: Index] = [:]
  ) throws -> Value {
    try within(formula, arguments, slots: slots) { body in
      try remembered(formula) { try evaluate(body) }
    }
  }

  /// How often a formula may stand in itself: more often than a network has layers.
  private static var deepestNesting: Int { 40 }

  /// What is made of a formula's body, where its variables and slots have their values.
  package func within<Result>(
    _ formula: Formula, _ arguments: [Value], slots: [String: Index] = [:],
    _ transform: (Node) throws -> Result
  ) throws -> Result {
    // From layer to layer, or from step to step, a formula may lead to itself, but not without end.
    guard frame.nested[formula, default: 0] < Self.deepestNesting else {
      throw NotEvaluable(
        message: "what stands here is part of its own definition", source: formula.body.source)
    }
    // All at once: w_{ki} for a declared w_{ij} puts k for i and i for j.
    let values = try slots.mapValues(integer)
    let extents = slots.compactMapValues { index in
      index.variable.flatMap { frame.extents[$0] }
    }
    return try within({ frame in
      frame.nested[formula, default: 0] += 1
      for name in slots.keys {
        frame.indices[name] = values[name]
        frame.extents[name] = extents[name]
      }
      for (name, argument) in zip(formula.variables, arguments) {
        frame.variables[name] = formula.hasDerivative ? argument.under(name) : argument
      }
    }) { try transform(formula.body) }
  }
}

extension Value {
  /// The same value as something that derivatives can be taken by: each number that has no name yet
  /// gets one.
  package func under(_ name: String) -> Value {
    var print = Fingerprint()
    print.add(name)
    for element in elements { print.add(bits: element.key.bits) }
    let kind = Place.Kind.argument(Int(truncatingIfNeeded: print.value))
    var result = self
    result.elements = elements.enumerated().map { row, element in
      element.place == nil ? .marked(element, as: Place(kind, row: row)) : element
    }
    return result
  }
}
