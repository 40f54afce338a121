//===----------------------------------------------------------------------===//
// Sums that leave open what they run over: up to a letter that nothing declares, `\sum_{j=1}^{n}`, or
// without an index.
//===----------------------------------------------------------------------===//

import MathText

extension Node {
  /// Expressions in which a sum up to a letter of which nothing else is said runs over all there are.
  ///
  /// A letter that counts something elsewhere, in a script or as a number, is an index like any other.
  ///
  /// - Parameters:
  ///   - besides: letters that stand for something all the same, such as the slots of a name
  ///   - letters: those that count something wherever they stand, and are no sizes
  package static func openingLimits(
    _ nodes: [Node], besides known: Set<String> = [], indexLetters letters: Set<String> = []
  ) -> [Node] {
    let nodes = bindingPairs(bindingBareSums(nodes, besides: known), besides: known)
    let limits = Set(nodes.flatMap(\.all).compactMap(\.limit))
    guard !limits.isEmpty else { return nodes }
    let indices = FreeIndices(of: nodes.map(\.withoutLimits))
    let counted = nodes.flatMap(\.all).compactMap(\.countedVariable)
    let others = known.union(letters).union(counted).union(indices.roles.keys)
    let open = limits.subtracting(others)
    return open.isEmpty ? nodes : nodes.map { $0.openingLimits(open) }
  }

  /// An expression alone, likewise.
  package func withOpenLimits(
    besides known: Set<String> = [], indexLetters: Set<String> = []
  ) -> Node {
    Node.openingLimits([self], besides: known, indexLetters: indexLetters)[0]
  }

  /// A sum without an index runs over the one index that stands in it and nowhere else.
  private static func bindingBareSums(_ nodes: [Node], besides known: Set<String>) -> [Node] {
    guard nodes.contains(where: { $0.all.contains(where: \.isBareSum) }) else { return nodes }
    let others = nodes.map { node in
      node.mapped { $0.isBareSum ? Node(kind: .number(0), source: $0.source) : nil }
    }
    let outside = FreeIndices(of: others).names.union(known)
    return nodes.map { node in
      node.mapped { part in
        guard part.isBareSum, case .series(var series) = part.kind else { return nil }
        let free = FreeIndices(of: [series.body])
        let inside = free.names.subtracting(outside)
        // Beside units or examples a layer is one that both sides leave open.
        let units = inside.filter { free.roles[$0] != .layer }
        let own = units.isEmpty ? inside : units
        guard own.count == 1 else { return nil }
        series.indices = Array(own)
        return Node(kind: .series(series), source: part.source)
      }
    }
  }

  private var isBareSum: Bool {
    if case .series(let series) = kind {
      series.total == .sum && series.indices.isEmpty
    } else {
      false
    }
  }

  private func openingLimits(_ open: Set<String>) -> Node {
    mapped { node in
      guard let limit = node.limit, open.contains(limit), case .series(var series) = node.kind
      else { return nil }
      series.letter = limit
      // From 0 to n − 1 there are as many as from 1 to n.
      if series.upper?.offset == -1 { series.lower = nil }
      series.upper = nil
      series.body = series.body.openingLimits(open)
      return Node(kind: .series(series), source: node.source)
    }
  }

  /// The same without what its sums run up to.
  private var withoutLimits: Node {
    mapped { node in
      guard node.limit != nil, case .series(var series) = node.kind else { return nil }
      series.upper = nil
      series.body = series.body.withoutLimits
      return Node(kind: .series(series), source: node.source)
    }
  }

  /// The letter that a sum from its first index runs up to.
  private var limit: String? {
    guard case .series(let series) = kind, let upper = series.upper, let letter = upper.variable,
      series.indices.count == 1, series.lower == nil || series.lower?.literal != nil
    else { return nil }
    let from = series.lower?.literal ?? 1
    return (upper.offset, from) == (0, 1) || (upper.offset, from) == (0, 0)
      || (upper.offset, from) == (-1, 0) ? letter : nil
  }
}
