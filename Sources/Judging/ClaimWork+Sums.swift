//===----------------------------------------------------------------------===//
// Sums that go on after their first term: `-\sum_p r^p \log y^p + (1 - r^p) \log(1 - y^p)`.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// The verdict where a sum without brackets is taken over the terms after it too in which its index
  /// stands; nil where there are none.
  func withSumsOverTermsAfter() -> ClaimResult? {
    judged { $0.withSumsOverTermsAfter() }
  }
}

extension Node {
  fileprivate func withSumsOverTermsAfter() -> Node {
    mapped { node in
      guard case .sum(let terms) = node.kind else { return nil }
      let gathered = Node.gathered(terms)
      if gathered.count == terms.count { return nil }
      guard gathered.count == 1 else { return Node(kind: .sum(gathered), source: node.source) }
      return gathered[0].isNegative
        ? Node(kind: .negate(gathered[0].node), source: node.source) : gathered[0].node
    }
  }

  /// Terms with those in the body of a sum before them that speak of its index.
  private static func gathered(_ terms: [Term]) -> [Term] {
    var result: [Term] = []
    for term in terms {
      if let last = result.last, let sum = last.node.over(term) {
        result[result.count - 1].node = sum
      } else {
        result.append(term)
      }
    }
    return result
  }

  /// A sum, or a multiple of one, over its body and a term that speaks of its index; nil of others,
  /// and of a sum that is closed in brackets.
  private func over(_ term: Term) -> Node? {
    switch kind {
    case .series(var series)
    where series.total == .sum && term.sign == series.body.source.upperBound:
      let free = FreeIndices(of: [term.node]).names
      guard !series.indices.isEmpty, series.indices.contains(where: free.contains) else {
        return nil
      }
      var terms = [Term(isNegative: false, node: series.body, sign: nil)]
      if case .sum(let inner) = series.body.kind { terms = inner }
      let start = series.body.source.lowerBound
      let span = start..<max(start, term.node.source.upperBound)
      series.body = Node(kind: .sum(terms + [term]), source: span)
      return Node(kind: .series(series), source: source)
    case .product(var factors, let signs):
      guard let last = factors.popLast(), let sum = last.over(term) else { return nil }
      return Node(kind: .product(factors + [sum], signs), source: source)
    default: return nil
    }
  }
}
