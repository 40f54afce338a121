//===----------------------------------------------------------------------===//
// What the gradient is multiplied with in a step of gradient descent.
//===----------------------------------------------------------------------===//

import Syntax

extension ClaimWork {
  /// Whether a step has no learning rate, not even a number in its place.
  func impliesRate(_ left: Node, _ right: Node) -> Bool {
    guard isParameter(left), right.rate == nil,
      let number = number(besides: left, in: right)
    else { return false }
    return number.source == right.source
  }

  /// The number in the place of the learning rate, where the right side is the parameter on the left
  /// less a multiple of something; nil where it is not.
  package func number(besides parameter: Node, in right: Node) -> Node? {
    guard case .sum(let terms) = right.kind, terms.count == 2,
      let old = terms.firstIndex(where: {
        !$0.isNegative && $0.node.signature == parameter.signature
          && $0.node.indices == parameter.indices
      })
    else { return nil }
    func leading(_ node: Node) -> Node? {
      switch node.kind {
      case .product(let factors, _): factors.first.flatMap { $0.isDigits ? $0 : leading($0) }
      case .negate(let inner): leading(inner)
      case .symbol(let symbol): symbol.declaration.formula.flatMap { leading($0.body) }
      default: nil
      }
    }
    return leading(terms[1 - old].node) ?? Node(kind: .number(1), source: right.source)
  }
}

extension Node {
  /// Whether it is a number, or a quotient of numbers.
  fileprivate var isDigits: Bool {
    switch kind {
    case .number: true
    case .quotient(let a, let b): a.isDigits && b.isDigits
    default: false
    }
  }
}
