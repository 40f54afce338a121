//===----------------------------------------------------------------------===//
// Two sides that should agree.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

/// Two sides that should agree.
package struct Equation: Sendable {
  package var left: Node
  package var right: Node
  package var indices: FreeIndices
  /// Variables of the equation itself.
  package var variables: Set<String>
  /// What the text says that indices run over.
  package var ranges: [String: IndexRange] = [:]
  /// Letters that stand for the last of their kind, with the parts of it that they stand in.
  let lastOnes: [String: [Node]]
  /// What it says of its indices.
  package var conditions: [IndexCondition] = []
  /// Names of inputs: a sum over one runs over the examples.
  package var inputs: Set<String>

  package init(_ left: Node, _ right: Node, variables: Set<String>, inputs: Set<String>) {
    let sides = Node.openingLimits(Node.applyingBareDerivatives([left, right]))
    (self.left, self.right) = (sides[0], sides[1])
    self.variables = variables
    self.inputs = inputs
    indices = FreeIndices(of: sides)
    lastOnes = Self.lastOnes(sides[0], sides[1])
  }
}

extension Equation {
  /// Whether one side is the number 0.
  var isOfZero: Bool {
    [left, right].contains { if case .number(0) = $0.kind { true } else { false } }
  }

  /// Whether a layer is called by its number.
  package var hasLiteralLayer: Bool { (left.all + right.all).contains { $0.literalLayer != nil } }

  /// Whether the number of a class stands in it.
  var hasLabel: Bool { (left.indices + right.indices).contains { $0.base == .label } }

  /// Whether an activation function stands in it.
  var hasFunction: Bool {
    (left.all + right.all).contains { node in
      switch node.kind {
      case .apply(let function, _), .function(let function):
        if case .activation = function.base { true } else { false }
      default: false
      }
    }
  }

  /// Whether an activation function stands in it without a layer.
  package var hasSharedFunction: Bool {
    (left.all + right.all).contains { node in
      switch node.kind {
      case .apply(let function, _), .function(let function):
        if case .activation(let symbol) = function.base { return symbol.roles[.layer] == nil }
        return false
      default: return false
      }
    }
  }
}

extension Node {
  /// The layer that a symbol calls by its number.
  var literalLayer: Int? {
    switch kind {
    case .symbol(let symbol) where symbol.declaration.roles[.layer]?.literal == nil:
      symbol.roles[.layer]?.literal
    default: nil
    }
  }
}
