//===----------------------------------------------------------------------===//
// g′ without its argument, beside a weighted input: taken there.
//===----------------------------------------------------------------------===//

import Syntax

extension Node {
  /// Expressions in which a function's derivative without an argument is taken at the one weighted
  /// input that stands in them; as they are where there is none, or several.
  package static func applyingBareDerivatives(_ nodes: [Node]) -> [Node] {
    let all = nodes.flatMap(\.all)
    guard all.contains(where: \.isBareDerivative) else { return nodes }
    let inputs = all.filter(\.isWeightedInput)
    guard let first = inputs.first,
      inputs.allSatisfy({ $0.signature == first.signature && $0.indices == first.indices })
    else { return nodes }
    return nodes.map { node in
      node.mapped { part in
        guard part.isBareDerivative, case .function(let function) = part.kind else { return nil }
        return Node(kind: .apply(function, [first]), source: part.source)
      }
    }
  }

  private var isBareDerivative: Bool {
    guard case .function(let function) = kind, case .activation(let symbol) = function.base,
      function.primes == 1
    else { return false }
    return symbol.roles[.layer] == nil
  }

  private var isWeightedInput: Bool {
    if case .symbol(let symbol) = kind { symbol.quantity == .preactivation } else { false }
  }
}
