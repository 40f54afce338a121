//===----------------------------------------------------------------------===//
// What an expression is made of that no network knows: plain numbers, vectors and matrices.
//===----------------------------------------------------------------------===//

extension Declaration {
  /// Whether it is a plain number, vector or matrix that nothing says more of.
  package var isPlain: Bool { [.variable, .array].contains(quantity) && formula == nil }
}

extension Node {
  /// Whether it is a number that the text has a name for.
  package var isPlainVariable: Bool {
    switch kind {
    case .variable: true
    case .symbol(let symbol): symbol.quantity == .variable
    default: false
    }
  }

  /// The name that it is, of a plain number, vector or matrix.
  package var plainName: String? {
    switch kind {
    case .variable(let name): name
    case .symbol(let symbol) where symbol.declaration.isPlain: symbol.declaration.pattern
    default: nil
    }
  }

  /// The names in it, and in the formulas that it is made of, but those of declared numbers.
  package var plainNames: Set<String> {
    all.reduce(into: []) { names, node in
      switch node.kind {
      case .variable(let name): names.insert(name)
      case .symbol(let symbol):
        if let formula = symbol.declaration.formula {
          names.formUnion(formula.plainNames)
        } else if !node.isDeclaredNumber {
          names.insert(symbol.declaration.pattern)
        }
      default: break
      }
    }
  }

  /// Whether it is a number that is declared as one: a constant, or a learning rate.
  package var isDeclaredNumber: Bool {
    guard case .symbol(let symbol) = kind else { return false }
    return symbol.quantity == .constant || symbol.quantity == .rate
  }

  /// Whether targets stand in it, or plain names, of which some may be.
  package var hasTargets: Bool {
    all.contains { node in
      guard case .symbol(let symbol) = node.kind else { return false }
      return [.target, .array, .variable].contains(symbol.quantity)
        || symbol.declaration.formula?.hasTargets ?? false
    }
  }

  /// Whether it is made of inputs, targets, weights and plain names, as an equation is that is solved
  /// for the weights: of no derivative, loss or error, and of nothing that a network makes of its inputs.
  package var isOfDataAndWeights: Bool {
    all.allSatisfy { node in
      switch node.kind {
      case .derivative, .differential: return false
      case .symbol(let symbol):
        if let formula = symbol.declaration.formula { return formula.isOfDataAndWeights }
        return Self.dataAndWeights.contains(symbol.quantity)
      default: return true
      }
    }
  }

  private static let dataAndWeights: Set<Quantity> = [
    .input, .target, .weight, .bias, .array, .variable, .constant, .rate, .identity, .ones,
  ]
}
