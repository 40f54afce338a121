//===----------------------------------------------------------------------===//
// Sums over pairs: of `\sum_{j<k} x_j x_k`, whose k stands nowhere else, k runs as j does.
//===----------------------------------------------------------------------===//

extension Node {
  /// Expressions in which a sum with a condition runs over both its indices, where one of them stands
  /// in such sums alone and no sum around them binds it.
  static func bindingPairs(_ nodes: [Node], besides known: Set<String>) -> [Node] {
    guard nodes.contains(where: { $0.all.contains { !$0.compared.isEmpty } }) else { return nodes }
    let others = nodes.map { node in
      node.mapped { $0.compared.isEmpty ? nil : Node(kind: .number(0), source: $0.source) }
    }
    let outside = FreeIndices(of: others).names.union(known)
    return nodes.map { $0.bindingPairs(bound: outside) }
  }

  /// - Parameter bound: indices that stand outside, or that a sum around it runs over
  private func bindingPairs(bound: Set<String>) -> Node {
    mapped { node in
      guard case .series(var series) = node.kind else { return nil }
      let inside = FreeIndices(of: [series.body]).names
      series.indices += node.compared.intersection(inside).subtracting(bound).sorted()
      series.body = series.body.bindingPairs(bound: bound.union(series.indices))
      return Node(kind: .series(series), source: node.source)
    }
  }

  /// The indices that a sum's conditions compare its own with.
  private var compared: Set<String> {
    guard case .series(let series) = kind else { return [] }
    let names = series.conditions.flatMap(\.sides).compactMap(\.countedVariable)
    return Set(names).subtracting(series.indices)
  }
}
