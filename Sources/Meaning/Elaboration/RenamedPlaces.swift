//===----------------------------------------------------------------------===//
// Names that are a quantity with another sign, or shifted by thresholds: θ = −b, α = z + θ.
//===----------------------------------------------------------------------===//

import Syntax

extension Node {
  /// The quantity that a name for `-b`, or for `z` and thresholds beside it, is taken by in derivatives,
  /// and whether with the other sign; nil of any other node. What stands beside z is held.
  package var renamedPlace: (node: Node, isNegative: Bool)? {
    guard case .symbol(let symbol) = kind, symbol.quantity == .formula,
      let formula = symbol.declaration.formula, formula.variables.isEmpty
    else { return nil }
    switch formula.body.kind {
    case .negate(let inner):
      guard let bias = inner.quantity(.bias, in: symbol) else { return nil }
      return (Node(kind: .symbol(bias), source: source), true)
    case .sum(let terms) where terms.count == 1 && terms[0].isNegative:
      guard let bias = terms[0].node.quantity(.bias, in: symbol) else { return nil }
      return (Node(kind: .symbol(bias), source: source), true)
    case .sum(let terms):
      let inputs = terms.compactMap { $0.node.quantity(.preactivation, in: symbol) }
      let rest = terms.filter { $0.node.quantity(.preactivation, in: symbol) == nil }
      guard inputs.count == 1, !rest.isEmpty, rest.allSatisfy({ $0.node.isThreshold }),
        !terms.contains(where: {
          $0.isNegative && $0.node.quantity(.preactivation, in: symbol) != nil
        })
      else { return nil }
      return (Node(kind: .symbol(inputs[0]), source: source), false)
    default: return nil
    }
  }

  /// The symbol that it is, where it is one of a quantity, with what stands in another's slots.
  private func quantity(_ quantity: Quantity, in name: Symbol) -> Symbol? {
    guard case .symbol(var symbol) = kind, symbol.quantity == quantity else { return nil }
    symbol.roles = symbol.roles.mapValues { $0.substituting(name.slots) }
    return symbol
  }

  /// Whether it is a bias, or a name for one with the other sign.
  private var isThreshold: Bool {
    guard case .symbol(let symbol) = kind else { return false }
    return symbol.quantity == .bias || renamedPlace.map { $0.isNegative } ?? false
  }
}
