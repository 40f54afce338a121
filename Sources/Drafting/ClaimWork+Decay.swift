//===----------------------------------------------------------------------===//
// Gradients with the term that a penalty on the weights adds, of which the drafted loss has none.
//===----------------------------------------------------------------------===//

import Judging
import Meaning
import Syntax

extension ClaimWork {
  /// Whether a claim about a gradient that is wrong holds without terms that are a constant times
  /// weights.
  var holdsWithoutDecay: Bool {
    var work = self
    guard let (left, right) = try? work.parse(), case .sum(let terms) = right.kind,
      left.mayBeGradient
    else { return false }
    let rest = terms.filter { !$0.node.isDecay || left.isDerivative(beside: $0) }
    guard !rest.isEmpty, rest.count < terms.count else { return false }
    let equation = work.equation(left, Node(kind: .sum(rest), source: right.source))
    return work.judge.holdsAndSpeaks(equation)
  }
}

extension Node {
  /// Whether it is a derivative, or a name that may be one for it.
  fileprivate var mayBeGradient: Bool {
    switch kind {
    case .derivative: true
    case .symbol(let symbol):
      ![.preactivation, .activation, .delta, .input, .target].contains(symbol.quantity)
    default: false
    }
  }

  /// Whether it is the derivative by something else than the weights of a term, or one that the term is
  /// taken from: no penalty adds such a term.
  fileprivate func isDerivative(beside term: Term) -> Bool {
    guard case .derivative(_, let by) = kind else { return false }
    return term.isNegative
      || !term.node.all.contains { $0.signature == by.signature && $0.indices == by.indices }
  }

  /// Whether it is a constant times weights, and nothing else: λ/m W.
  fileprivate var isDecay: Bool {
    let quantities = all.compactMap { node -> Quantity? in
      switch node.kind {
      case .symbol(let symbol): symbol.quantity
      case .derivative, .apply, .series, .power: .function
      default: nil
      }
    }
    return Set(quantities).isSubset(of: [.constant, .weight, .samples])
      && quantities.contains(.constant) && quantities.contains(.weight)
  }
}
