//===----------------------------------------------------------------------===//
// Equations that hold because their sides are the same thing in another order.
//===----------------------------------------------------------------------===//

extension Node {
  /// Whether another expression is this one with terms or factors in another order, or with terms that
  /// cancel.
  func isRearranged(_ other: Node) -> Bool { arrangement == other.arrangement }

  private var arrangement: String {
    let parts = children.map(\.arrangement)
    switch kind {
    case .sum(let terms):
      let signed = zip(terms, parts).map { (isNegative: $0.isNegative, part: $1) }
      let left = Self.cancelled(signed).map { ($0.isNegative ? "-" : "+") + $0.part }
      return left.count == 1 && left[0].hasPrefix("+")
        ? String(left[0].dropFirst()) : "+(\(left.sorted().joined(separator: ",")))"
    case .product: return "*(\(parts.sorted().joined(separator: ",")))"
    default:
      let own = children.isEmpty ? outline : label
      let indices = ownIndices.map(\.description).sorted().joined(separator: ",")
      return "\(own)[\(indices)](\(parts.joined(separator: ",")))"
    }
  }

  private static func cancelled(
    _ terms: [(isNegative: Bool, part: String)]
  ) -> [(isNegative: Bool, part: String)] {
    var kept: [(isNegative: Bool, part: String)] = []
    for term in terms {
      let opposite = kept.firstIndex { $0.part == term.part && $0.isNegative != term.isNegative }
      if let opposite { kept.remove(at: opposite) } else { kept.append(term) }
    }
    return kept
  }
}
