//===----------------------------------------------------------------------===//
// Arithmetic with a number of units, layers or examples in it: \frac{1}{n} 0.62 = 0.31.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

extension ClaimWork {
  /// Up to which number a count is tried.
  private static let mostCounted = 1000

  /// The verdict on arithmetic in which one count is the only name: it is right only if the count is
  /// what makes it so, and wrong where no count does. Nil of anything else.
  package func arithmeticWithCount(_ left: Node, _ right: Node) -> ClaimResult? {
    let counts = (left.all + right.all).filter(\.isCount)
    guard let first = counts.first, counts.allSatisfy({ $0.kind == first.kind }) else {
      return nil
    }
    let name = Array(tokens[first.source.clamped(to: tokens.indices)]).latex
    func filled(_ node: Node, _ value: Int) -> Node {
      node.mapped {
        $0.kind == first.kind ? Node(kind: .number(Double(value)), source: $0.source) : nil
      }
    }
    var fault: Judgement?
    for value in 1...Self.mostCounted {
      let (one, other) = (filled(left, value), filled(right, value))
      guard let judgement = arithmetic(one, other)?.judgement else { return nil }
      if judgement.verdict != .refuted {
        var result = judgement
        result.verdict = .conditional
        result.message = "holds if \(name) is \(value)"
        return ClaimResult(judgement: result)
      }
      fault = fault ?? judgement
    }
    guard var fault else { return nil }
    fault.message += ", for \(name) = 1, and for no other up to \(Self.mostCounted)"
    return ClaimResult(judgement: fault)
  }
}

extension Node {
  fileprivate var isCount: Bool { if case .count = kind { true } else { false } }
}
