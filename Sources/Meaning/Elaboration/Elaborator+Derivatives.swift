//===----------------------------------------------------------------------===//
// ∂A/∂B, for every A and B.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

extension Elaborator {
  /// ∂A/∂B: the forward derivative of A by B; everything downstream of B follows it.
  package func derivative(
    of: Node, by: Node, _ source: Range<Int>, isTotal: Bool = false
  ) throws -> Value {
    if case .transpose(let inner) = by.kind {
      return try derivative(of: of, by: inner, source, isTotal: isTotal).byTransposed
    }
    if let parameter = by.opposite {
      // By a threshold that is the opposite of a bias.
      return try derivative(of: of, by: parameter, source, isTotal: isTotal).map { -$0 }
    }
    if !isPlace(by), let value = try derivativeByArgument(of: of, by: by, source) { return value }
    if case .variable(let a) = of.kind, case .variable(let b) = by.kind, a != b {
      throw NotEvaluable(message: "nothing says how \(a) depends on \(b)", source: source)
    }
    let target = try place(by)
    guard !target.places.isEmpty else {
      throw NotEvaluable(message: "a derivative by nothing", source: source)
    }
    let isDirect = reading.partialsAreDirect && !isTotal
    let formula = isDirect ? of.formula(holding: by) : nil
    if formula != nil { notes.remarks.insert("∂ with the other variables of its formula held") }
    let numerator = try formula ?? self.numerator(of, by)
    let value = try evaluate(numerator)
    let elements = slopes(of: value, by: target.places, isHolding: formula != nil)
    if elements.allSatisfy(\.isZero) {
      if let value = try derivativeThroughName(of: of, by: by, source) { return value }
      try checkKnown(of, by, numerator, source)
    }
    if value.isScalar { return gradient(Value(target.rows, target.columns, elements), target) }
    guard !value.isJacobian else {
      throw NotEvaluable(message: "a derivative of a derivative by parts", source: source)
    }
    return Value(extents: value.extents + [target.rows, target.columns], elements: elements)
  }

  /// That a derivative is 0 has to be for what is known of both sides.
  private func checkKnown(
    _ of: Node, _ by: Node, _ numerator: Node, _ source: Range<Int>
  ) throws {
    if let name = by.formulaName, !Mentions.of(name, in: numerator) {
      throw NotEvaluable(
        message: "nothing says how this depends on \(name.name)", source: of.source)
    }
    if let name = unrelated(of, by) {
      throw NotEvaluable(
        message: "nothing says what \(name) has to do with the network", source: source)
    }
  }

  /// A variable of the equation itself, on one side of a derivative, where the network is on the other:
  /// that the one does not depend on the other is no more than that nothing declares it.
  private func unrelated(_ of: Node, _ by: Node) -> String? {
    let (inner, outer) = (FreeVariables(of: [of]), FreeVariables(of: [by]))
    if case .variable(let name) = by.kind, inner.hasNetwork, !inner.names.contains(name) {
      return name
    }
    if case .variable(let name) = of.kind, outer.hasNetwork { return name }
    if case .symbol(let symbol) = by.kind, symbol.quantity == .array, inner.hasNetwork {
      return symbol.declaration.name
    }
    return nil
  }

  /// The derivatives of all entries by all places, those of one entry side by side.
  private func slopes(of value: Value, by places: [Place], isHolding: Bool) -> [Term] {
    let columns = places.map { place in
      value.elements.map { run.derivative(of: $0, by: place, holdingFormulas: isHolding) }
    }
    return value.elements.indices.flatMap { entry in columns.map { $0[entry] } }
  }

  /// The derivative of a number, as the text lays it out.
  private func gradient(_ value: Value, _ target: Entries) -> Value {
    let isTurned =
      switch settings.gradients {
      case .shaped: false
      case .rows, .rowsForFractions: true
      // What is a row already lies as it should.
      case .rowsForVectors: target.columns.size == 1
      case .rowsExceptParameters: !target.places.allSatisfy(\.isParameter)
      }
    return isTurned ? value.transposed : value
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
      if let entries = try entries(ofNumber: symbol, node) { return entries }
    case .variable(let name):
      guard let value = frame.variables[name] else { break }
      let places = value.elements.compactMap(\.place)
      guard places.count == value.elements.count else { break }
      return Entries(rows: value.rows, columns: value.columns, places: places)
    case .function(let function):
      if let symbol = outputs(function) { return try place(symbol) }
    case .entry(let inner, let indices):
      let entries = try place(inner)
      if indices.count == 2 {
        let row = try position(indices[0], in: entries.rows, node.source)
        let column = try position(indices[1], in: entries.columns, node.source)
        return .one(entries.places[row * entries.columns.size + column])
      }
      guard indices.count == 1, entries.rows.size == 1 || entries.columns.size == 1 else { break }
      let extent = entries.columns.size == 1 ? entries.rows : entries.columns
      return .one(entries.places[try position(indices[0], in: extent, node.source)])
    default: break
    }
    throw NotEvaluable(message: "nothing can be differentiated by this", source: node.source)
  }

  /// The places of a symbol that is a number, or a name for a formula; nil of any other.
  private func entries(ofNumber symbol: Symbol, _ node: Node) throws -> Entries? {
    switch symbol.quantity {
    case .constant, .rate: return .one(Place(.constant(symbol.declaration.plain)))
    case .variable: return .one(Place(.variable(try variableName(symbol))))
    case .loss:
      return .one(Place(.loss(sample: try sample(of: symbol, node.source))))
    case .formula:
      guard let formula = symbol.declaration.formula else { return nil }
      // A name for a quantity is the quantity.
      if case .symbol(let renamed) = formula.body.kind, renamed.quantity != .formula {
        return try place(renamed.substituting(symbol.slots, node.source))
      }
      // z + θ changes as z does, where θ is a parameter.
      if let shifted = formula.body.shifted {
        return try place(shifted.substituting(symbol.slots, node.source))
      }
      let value = try evaluate(node)
      let kind = try formulaKind(symbol)
      let places =
        symbol.open.isEmpty
        ? value.elements.indices.map { Place(kind, row: $0) } : value.elements.compactMap(\.place)
      guard places.count == value.elements.count else { return nil }
      return Entries(rows: value.rows, columns: value.columns, places: places)
    default: return nil
    }
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
  package func outputs(_ function: Function) -> Node? {
    guard case .activation(var symbol) = function.base, function.primes == 0,
      symbol.roles[.layer] != nil
    else { return nil }
    symbol.declaration.quantity = .activation
    return Node(kind: .symbol(symbol), source: function.source)
  }
}

extension Value {
  /// A derivative by something as the derivative by that transposed.
  fileprivate var byTransposed: Value {
    guard isJacobian else { return transposed }
    let (height, width) = (extents[2].size, extents[3].size)
    let turned = (0..<(extents[0].size * extents[1].size)).flatMap { i in
      (0..<(height * width)).map { place in
        elements[i * height * width + (place % height) * width + place / height]
      }
    }
    return Value(
      extents: Array(extents[..<2]) + [extents[3], extents[2]], elements: turned)
  }
}

extension Node {
  /// The parameter that a name is declared the opposite of: θ := -b.
  package var opposite: Node? {
    guard case .symbol(let symbol) = kind, let body = symbol.declaration.formula?.body else {
      return nil
    }
    let inner: Node
    switch body.kind {
    case .negate(let node): inner = node
    case .sum(let terms) where terms.count == 1 && terms[0].isNegative: inner = terms[0].node
    default: return nil
    }
    guard case .symbol(let parameter) = inner.kind, parameter.declaration.isParameter else {
      return nil
    }
    return parameter.substituting(symbol.slots, source)
  }

  /// The pre-activation in its sum with parameters; nil of anything else.
  fileprivate var shifted: Symbol? {
    guard case .sum(let terms) = kind, terms.count > 1 else { return nil }
    var found: Symbol?
    for term in terms {
      guard case .symbol(let symbol) = term.node.kind else { return nil }
      if symbol.quantity == .preactivation, !term.isNegative, found == nil {
        found = symbol
      } else if !symbol.declaration.isParameter, term.node.opposite == nil {
        return nil
      }
    }
    return found
  }
}

extension Symbol {
  /// It with the indices that stand in the slots of a name for it.
  fileprivate func substituting(_ slots: [String: Index], _ source: Range<Int>) -> Node {
    var renamed = self
    renamed.roles = renamed.roles.mapValues { $0.substituting(slots) }
    return Node(kind: .symbol(renamed), source: source)
  }
}

extension Elaborator.Entries {
  /// A number at a place.
  package static func one(_ place: Place) -> Self {
    Self(rows: .one, columns: .one, places: [place])
  }
}

extension Node {
  /// What a text displays for a name, or declares it a function of, where that holds a variable beside
  /// other names of formulas.
  package func formula(holding variable: Node) -> Node? {
    guard case .symbol(let symbol) = kind, symbol.slots.isEmpty,
      symbol.declaration.isDisplayed || symbol.declaration.isSomeFunction,
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
