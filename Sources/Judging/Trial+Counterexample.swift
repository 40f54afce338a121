//===----------------------------------------------------------------------===//
// A point where two sides differ, with all that is needed to work it out by hand.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax
import Terms

extension Trial {
  /// The point of the typed equation at which its sides differ.
  package func counterexample(_ found: Comparison.Difference, in typed: TypedEquation)
    -> Counterexample
  {
    let point = typed.points[found.pair]
    let free = FreeVariables(of: [equation.left, equation.right])
    var variables: [String: Double] = [:]
    for name in equation.variables {
      variables[name] = found.draw.double(Self.place(ofVariable: name))
    }
    elaborator.within({ $0 = point.frame }) {
      for symbol in free.declared {
        guard let name = try? elaborator.variableName(symbol) else { continue }
        let indices = symbol.declaration.slotOrder.compactMap { slot in
          symbol.slots[slot].flatMap { try? elaborator.integer($0) }.map(String.init)
        }
        let subscripts = indices.isEmpty ? "" : "_{\(indices.joined(separator: ","))}"
        variables[symbol.declaration.name + subscripts] =
          found.draw.double(Place(.variable(name)))
      }
    }
    return Counterexample(
      spec: free.hasNetwork ? elaborator.spec : nil,
      indices: point.frame.indices.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      variables: variables.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      entry: point.entry,
      // Without the sign of a negative zero.
      left: found.left + 0, right: found.right + 0)
  }
}
