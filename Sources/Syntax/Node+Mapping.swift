//===----------------------------------------------------------------------===//
// Expressions for entries, and for the wholes that they are entries of.
//===----------------------------------------------------------------------===//

extension Node {
  /// Factors side by side.
  package static func product(_ factors: [Node], source: Range<Int>) -> Node {
    let signs = factors.dropFirst().map { _ in Sign(text: "") }
    return Node(kind: .product(factors, signs), source: source)
  }

  /// Whether an expression is an entry of a quantity, or the derivative of one number by an entry.
  var isEntry: Bool {
    switch kind {
    case .symbol: true
    case .negate(let inner): inner.isEntry
    case .derivative(let of, let by):
      if case .symbol(let symbol) = of.kind, case .symbol = by.kind {
        symbol.quantity.isLoss
      } else {
        false
      }
    default: false
    }
  }

  /// The name of an index that is left out, which no text can use.
  static func opened(_ name: String) -> String { "\(openMark)\(name)" }
  private static let openMark = "each "

  /// The index that it is the name of.
  package static func closed(_ name: String) -> String {
    name.hasPrefix(openMark) ? String(name.dropFirst(openMark.count)) : name
  }

  /// The same expression with these indices under names of their own.
  func opening(_ names: Set<String>) -> Node {
    mapIndices { index in
      guard let name = index.variable, names.contains(name) else { return index }
      return Index(.variable(Node.opened(name)), offset: index.offset, source: index.source)
    }
  }

  /// The same expression for whole vectors and matrices: without these indices, which stand for
  /// their entries.
  func withoutIndices(_ names: Set<String>) -> Node {
    mapped { node in
      guard case .symbol(var symbol) = node.kind else { return nil }
      func isKept(_ index: Index) -> Bool {
        index.variable.map { !names.contains($0) || index.offset != 0 } ?? true
      }
      symbol.roles = symbol.roles.filter { isKept($0.value) }
      symbol.slots = symbol.slots.filter { isKept($0.value) }
      return Node(kind: .symbol(symbol), source: node.source)
    }
  }
}
