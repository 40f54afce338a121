//===----------------------------------------------------------------------===//
// Equations of tuples: each component is an equation of its own.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

extension ClaimWork {
  /// The verdict on `(V, c) \leftarrow (V, c) - \rho (\partial R/\partial V, \partial R/\partial c)`, whose parts
  /// are vectors and matrices: that on the first of its components that is wrong. Nil of anything else.
  func judgedByParts(_ left: Node, _ right: Node) -> ClaimResult? {
    guard case .tuple(let parts) = left.kind, parts.count > 1,
      parts.contains(where: { $0.isWholeVector || isParameter($0) }),
      !parts.contains(where: \.isDots)
    else { return nil }
    var results: [ClaimResult] = []
    for (place, part) in parts.enumerated() {
      guard let other = right.component(place, of: parts.count) else { return nil }
      var work = self
      results.append(work.judged(part, other))
    }
    let verdicts = results.map(\.judgement.verdict)
    for verdict in [Verdict.refuted, .illTyped, .notUnderstood, .conditional] {
      if let place = verdicts.firstIndex(of: verdict) { return results[place] }
    }
    return results.first
  }
}

extension Node {
  /// One component of an expression made of tuples of one length; nil where it is no such thing.
  fileprivate func component(_ place: Int, of count: Int) -> Node? {
    switch kind {
    case .tuple(let parts): return parts.count == count ? parts[place] : nil
    case .sum(let terms):
      let parts = terms.compactMap { term in
        term.node.component(place, of: count).map {
          Term(isNegative: term.isNegative, node: $0, sign: term.sign)
        }
      }
      return parts.count == terms.count ? Node(kind: .sum(parts), source: source) : nil
    case .negate(let inner):
      return inner.component(place, of: count).map { Node(kind: .negate($0), source: source) }
    case .product(let factors, let signs):
      let own = factors.indices.filter { factors[$0].component(place, of: count) != nil }
      guard own.count == 1, let part = factors[own[0]].component(place, of: count) else {
        return nil
      }
      var factors = factors
      factors[own[0]] = part
      return Node(kind: .product(factors, signs), source: source)
    default: return nil
    }
  }
}
