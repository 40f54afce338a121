//===----------------------------------------------------------------------===//
// Operators whose terms are not in brackets: `\frac{\partial}{\partial c} \sum_j w_j x_j + c`.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

extension ClaimWork {
  /// The verdict where an operator takes the terms after its own too; nil where none stand there.
  func withOperatorsOverTermsAfter() -> ClaimResult? {
    judged { $0.withOperatorsOverTermsAfter() }
  }
}

extension Node {
  /// A sum that begins with an operator and what it acts on, as that operator on the whole sum.
  fileprivate func withOperatorsOverTermsAfter() -> Node {
    guard case .sum(var terms) = kind, let first = terms.first, !first.isNegative,
      case .derivative(let of, let by) = first.node.kind,
      of.source.lowerBound >= by.source.upperBound
    else { return self }
    terms[0].node = of
    let sum = Node(kind: .sum(terms), source: source)
    return Node(kind: .derivative(of: sum, by: by), source: source, isTotal: first.node.isTotal)
  }
}
