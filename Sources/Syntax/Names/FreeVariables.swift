//===----------------------------------------------------------------------===//
// The plain variables that expressions are made of.
//===----------------------------------------------------------------------===//

/// The variables that no function binds, those of the formulas behind symbols among them.
package struct FreeVariables {
  /// The name of a variable that no text names: what a function is taken at.
  package static let unnamed = "the argument"

  package private(set) var names: Set<String> = []
  /// Those that the notation declares, with their indices.
  package private(set) var declared: [Symbol] = []
  /// Whether something of a network is among them.
  package private(set) var hasNetwork = false
  private var seen: Set<ObjectIdentifier> = []

  package init(of nodes: [Node]) {
    for node in nodes { visit(node, bound: []) }
  }

  private mutating func visit(_ formula: Formula?) {
    guard let formula, seen.insert(ObjectIdentifier(formula)).inserted else { return }
    visit(formula.body, bound: Set(formula.variables))
  }

  private mutating func visit(_ node: Node, bound: Set<String>) {
    var bound = bound
    switch node.kind {
    case .variable(let name) where !bound.contains(name): names.insert(name)
    case .symbol(let symbol):
      switch symbol.quantity {
      case .variable: declared.append(symbol)
      case .formula, .constant, .rate, .index, .array: break
      default: hasNetwork = true
      }
      visit(symbol.declaration.formula)
    case .apply(let function, _), .function(let function):
      if case .formula(_, let formula) = function.base { visit(formula) }
      if case .activation = function.base { hasNetwork = true }
      if case .composed(let inner) = function.base { visit(inner, bound: bound) }
      switch function.base {
      case .limit(let name), .place(let name): bound.insert(name)
      default: break
      }
    default: break
    }
    for child in node.children { visit(child, bound: bound) }
  }
}
