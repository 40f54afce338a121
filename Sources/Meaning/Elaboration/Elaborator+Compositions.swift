//===----------------------------------------------------------------------===//
// Functions as values: compositions, a layer as a map, a loss as a function of the output.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// What a function makes of a value.
  package func applied(_ node: Node, to value: Value) throws -> Value {
    let name = "\u{2218}"
    switch node.kind {
    case .function(let function):
      let argument = Node(kind: .variable(name), source: node.source)
      return try within({ $0.variables[name] = value }) {
        try apply(function, [argument], node.source)
      }
    case .product(let factors, let signs):
      return try expanded(factors, signs).0.reversed().reduce(value) { try applied($1, to: $0) }
    case .symbol(let symbol) where symbol.quantity == .loss:
      let shape = units(spec.depth)
      guard value.isVector, value.length.agrees(with: shape) else {
        throw IllTyped(message: "the loss of \(self.shape(value))", source: node.source)
      }
      return Value(scalar: try loss(ofOutput: value.elements, sample: frame.sample))
    case .symbol(let symbol):
      guard let formula = symbol.declaration.formula else { break }
      return try within(formula, [], slots: symbol.slots) { try applied($0, to: value) }
    default: break
    }
    throw NotEvaluable(message: "this is no function", source: node.source)
  }

  /// ∂f(A)/∂A for an expression A: by a variable in its place. Nil where nothing is applied to it.
  func derivativeByArgument(of: Node, by: Node, _ source: Range<Int>) throws -> Value? {
    let function: Node
    switch of.kind {
    case .apply(let applied, let arguments)
    where arguments.count == 1 && arguments[0].source == by.source:
      function = Node(kind: .function(applied), source: applied.source)
    case .symbol(var symbol)
    where symbol.quantity == .loss && symbol.arguments.first?.source == by.source:
      symbol.arguments = []
      function = Node(kind: .symbol(symbol), source: of.source)
    default: return nil
    }
    let name = "\u{2218}\u{2032}"
    let argument = try evaluate(by).under(name)
    let variable = Node(kind: .variable(name), source: by.source)
    let applied = Function(base: .composed(function), source: function.source)
    let node = Node(kind: .apply(applied, [variable]), source: of.source)
    return try within({ $0.variables[name] = argument }) {
      try derivative(of: node, by: variable, source)
    }
  }
}
