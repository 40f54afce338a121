//===----------------------------------------------------------------------===//
// Einstein's convention: an index that is repeated in a product is summed.
//===----------------------------------------------------------------------===//

extension Node {
  /// Two sides in which each index that stands twice or more in every product it stands in is summed.
  ///
  /// An index that stands once in some term, on either side, is one that the equation is about.
  package static func summingRepeatedIndices(_ left: Node, _ right: Node) -> (Node, Node) {
    let terms = left.plainTerms + right.plainTerms
    let counts = terms.map(\.unitIndexCounts)
    let open = Set(counts.flatMap { $0.filter { $0.value == 1 }.map(\.key) })
    return (left.summed(besides: open), right.summed(besides: open))
  }

  /// What a formula says of a name in which each index that stands twice or more is summed.
  ///
  /// - Parameter slots: the indices of the name
  package func summingRepeatedIndices(besides slots: Set<String>) -> Node {
    let once = plainTerms.flatMap { $0.unitIndexCounts.filter { $0.value == 1 }.map(\.key) }
    return summed(besides: slots.union(once))
  }

  /// Whether a sum is written over an index that stands twice or more in a product under it: then the
  /// text writes its sums, and implies none.
  package var writesSumOfRepeated: Bool {
    all.contains { node in
      guard case .series(let series) = node.kind, series.total == .sum else { return false }
      return series.body.plainTerms.contains { term in
        let counts = term.unitIndexCounts
        return series.indices.contains { counts[$0, default: 0] > 1 }
      }
    }
  }

  /// The terms of a sum, or the expression itself.
  private var plainTerms: [Node] {
    switch kind {
    case .sum(let terms): terms.flatMap { $0.node.plainTerms }
    case .negate(let inner): inner.plainTerms
    default: [self]
    }
  }

  /// How often each open index of units or examples stands in a product; in a sum inside it, as often
  /// as in the term that has it most.
  private var unitIndexCounts: [String: Int] {
    switch kind {
    case .symbol(let symbol):
      let layers = FreeIndices(of: [self]).roles.filter { $0.value == .layer }.keys
      let indices =
        symbol.declaration.formula == nil
        ? Array(symbol.roles.values) : Array(symbol.slots.values)
      return indices.compactMap(\.variable).filter { !layers.contains($0) }
        .reduce(into: [:]) { $0[$1, default: 0] += 1 }
    case .sum(let terms):
      return terms.map(\.node.unitIndexCounts).reduce([:]) { $0.merging($1, uniquingKeysWith: max) }
    case .derivative(let of, let by):
      // ∂z_{nj}/∂a_{ni} is that of one example, which both name.
      let samples = FreeIndices(of: [self]).roles.filter { $0.value == .sample }.keys
      let (inner, outer) = (of.unitIndexCounts, by.unitIndexCounts)
      return inner.merging(outer, uniquingKeysWith: +).reduce(into: [:]) { counts, index in
        let isOne = samples.contains(index.key)
        counts[index.key] = isOne ? max(inner[index.key] ?? 0, outer[index.key] ?? 0) : index.value
      }
    case .indicator(let condition):
      // δ_{kl} has both its indices.
      return condition.sides.reduce(into: [:]) { counts, side in
        let own: [String: Int] =
          if case .count(let index) = side.kind, let name = index.variable { [name: 1] } else {
            side.unitIndexCounts
          }
        counts.merge(own, uniquingKeysWith: +)
      }
    case .series(let series):
      return series.body.unitIndexCounts.filter { !series.indices.contains($0.key) }
    default:
      return children.map(\.unitIndexCounts).reduce([:]) { $0.merging($1, uniquingKeysWith: +) }
    }
  }

  private func summed(besides open: Set<String>) -> Node {
    switch kind {
    case .sum(let terms):
      let summed = terms.map {
        Term(isNegative: $0.isNegative, node: $0.node.summed(besides: open), sign: $0.sign)
      }
      return Node(kind: .sum(summed), source: source)
    case .negate(let inner): return Node(kind: .negate(inner.summed(besides: open)), source: source)
    default:
      let names = unitIndexCounts.filter { $0.value > 1 && !open.contains($0.key) }.keys.sorted()
      return names.reduce(self) { body, name in
        let series = Series(indices: [name], lower: nil, upper: nil, body: body, bounds: source)
        return Node(kind: .series(series), source: source)
      }
    }
  }
}
