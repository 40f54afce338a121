//===----------------------------------------------------------------------===//
// What the value of a formula depends on where it stands.
//===----------------------------------------------------------------------===//

import MathText

/// The indices around a formula that its value may depend on. Where they are the same numbers, the formula
/// is worth the same.
package struct Surroundings: Sendable {
  /// The names of all indices in it, and in the formulas that it is made of; those of its own sums, too: a
  /// sum over the examples may have the letter of a unit outside it.
  package private(set) var indices: Set<String> = []
  /// Whether nothing else counts: it is made of plain numbers, vectors, matrices and formulas of them,
  /// and of no variable but its own.
  package private(set) var isAll = true
  private let variables: Set<String>

  init(of body: Node, variables: [String]) {
    self.variables = Set(variables)
    visit(body)
  }

  private mutating func visit(_ node: Node) {
    for index in node.ownIndices { note(index) }
    switch node.kind {
    case .variable(let name): isAll = isAll && variables.contains(name)
    case .symbol(let symbol): visit(symbol)
    case .apply(let function, _), .function(let function): visit(function)
    case .series(let series):
      indices.formUnion(series.indices)
      for bound in [series.lower, series.upper] { note(bound) }
    default: break
    }
    for child in node.children { visit(child) }
  }

  private mutating func visit(_ function: Function) {
    switch function.base {
    case .activation: isAll = false
    case .composed(let inner): visit(inner)
    case .formula(let symbol, let formula):
      visit(symbol)
      add(formula, behind: symbol)
    default: break
    }
  }

  private mutating func visit(_ symbol: Symbol) {
    switch symbol.quantity {
    case .variable, .formula, .constant, .rate, .index, .array, .ones, .identity: break
    default: isAll = false
    }
    for argument in symbol.arguments { visit(argument) }
    if let formula = symbol.declaration.formula { add(formula, behind: symbol) }
  }

  /// What counts for a formula counts for what is made of it, but what its slots are filled with.
  private mutating func add(_ formula: Formula, behind symbol: Symbol) {
    let own = formula.surroundings
    isAll = isAll && own.isAll
    indices.formUnion(own.indices.subtracting(symbol.slots.keys).subtracting(symbol.open))
  }

  private mutating func note(_ index: Index?) {
    guard let index else { return }
    if case .variable(let name) = index.base { indices.insert(name) }
    if let (inner, _) = index.inner { note(inner) }
  }
}
