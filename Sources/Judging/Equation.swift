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

  /// - Parameter indexLetters: letters that count something in names, so that no sum runs up to one
  ///   of them as a size
  package init(
    _ left: Node, _ right: Node, variables: Set<String>, inputs: Set<String>,
    indexLetters: Set<String> = []
  ) {
    let sides = Node.openingLimits(
      Node.applyingBareDerivatives([left, right]), indexLetters: indexLetters)
    (self.left, self.right) = (sides[0], sides[1])
    self.variables = variables
    self.inputs = inputs
    indices = FreeIndices(of: sides)
    lastOnes = Self.lastOnes(sides[0], sides[1])
  }
}

extension Equation {
  /// What tells it from others, with the places of its tokens.
  var digest: Digest {
    Digest(
      of: Said(
        left: left, right: right, variables: variables, ranges: ranges, conditions: conditions,
        inputs: inputs, lastOnes: lastOnes))
  }

  private struct Said: Hashable {
    let left: Node
    let right: Node
    let variables: Set<String>
    let ranges: [String: IndexRange]
    let conditions: [IndexCondition]
    let inputs: Set<String>
    let lastOnes: [String: [Node]]
  }

  /// Whether one side is the number 0.
  var isOfZero: Bool {
    [left, right].contains { if case .number(0) = $0.kind { true } else { false } }
  }

  /// Whether a side is what a function makes of something with an open index: no number of an example.
  var isOfFunction: Bool {
    [left, right].contains { side in
      guard case .apply(let function, _) = side.kind, case .activation = function.base else {
        return false
      }
      return !FreeIndices(of: [side]).units.isEmpty
    }
  }

  /// Whether a layer is called by its number.
  package var hasLiteralLayer: Bool { (left.all + right.all).contains { $0.literalLayer != nil } }

  /// Whether the last layer is called by its letter.
  package var namesLastLayer: Bool {
    // That an output is of the last layer its declaration says, and not the equation.
    (left.indices + right.indices).contains { $0.base == .depth && !$0.source.isEmpty }
  }

  /// Whether the number of a class stands in it.
  var hasLabel: Bool { (left.indices + right.indices).contains(where: \.isLabel) }

  /// Whether losses of different kinds are named in it.
  var hasSeveralLosses: Bool {
    let declared = (left.all + right.all).compactMap { node -> [LossKind]? in
      guard case .symbol(let symbol) = node.kind, symbol.quantity.isLoss else { return nil }
      return symbol.declaration.losses.isEmpty ? nil : symbol.declaration.losses
    }
    return declared.contains { $0 != declared[0] }
  }

  /// Whether an index stands in it as a number, or as the end of a sum.
  func counts(_ name: String) -> Bool {
    (left.all + right.all).contains { node in
      switch node.kind {
      case .count(let index): index.variable == name
      case .series(let series): [series.lower, series.upper].contains { $0?.variable == name }
      default: false
      }
    }
  }

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
  package var literalLayer: Int? {
    switch kind {
    case .symbol(let symbol) where symbol.declaration.roles[.layer]?.literal == nil:
      symbol.roles[.layer]?.literal
    default: nil
    }
  }

  /// The name of a loss that is called with other arguments in one place than in another, neither
  /// of them a part of the other: C(x) and C(y). Nil where there is none.
  static func calledOfSeveral(_ left: Node, _ right: Node) -> String? {
    let nodes = left.all + right.all
    // In a sum over the examples each has its own.
    if nodes.contains(where: { if case .series = $0.kind { true } else { false } }) { return nil }
    var calls: [String: Set<String>] = [:]
    for node in nodes {
      guard case .symbol(let symbol) = node.kind, symbol.quantity.isLoss,
        !symbol.arguments.isEmpty
      else { continue }
      let arguments = Set(symbol.arguments.map(\.outline))
      guard let known = calls[symbol.declaration.name] else {
        calls[symbol.declaration.name] = arguments
        continue
      }
      if !known.isSubset(of: arguments), !known.isSuperset(of: arguments) {
        return symbol.declaration.name
      }
    }
    return nil
  }

  /// The node where a condition is met, and 0 elsewhere.
  func provided(_ condition: Condition) -> Node {
    let zero = Node(kind: .number(0), source: source)
    return Node(kind: .cases([Branch(self, if: condition), Branch(zero)]), source: source)
  }
}
