//===----------------------------------------------------------------------===//
// Equations of one example, of each of several, and of all at once.
//===----------------------------------------------------------------------===//

import Syntax

/// How an equation speaks of examples.
enum Examples: Sendable {
  /// Of one, which needs no index.
  case one
  /// Of each, by an index.
  case each
  /// Of all at once, in the columns of matrices.
  case all

  /// The index of an example, which no text can use.
  static let index = Index(.variable("example"))

  /// An expression of one example as one of each or of all.
  func of(_ node: Node) throws -> Node {
    switch self {
    case .one: return node
    case .each:
      return node.mapped { node in
        guard var symbol = node.symbol, symbol.isOfExample, symbol.roles[.sample] == nil else {
          return nil
        }
        symbol.roles[.sample] = Self.index
        return .of(.symbol(symbol))
      }
    case .all:
      guard try node.isColumnwise() else {
        throw Untranslatable("it says of one example what cannot be said of all at once")
      }
      return node.mapped { node in
        guard let symbol = node.symbol else { return nil }
        return symbol.isColumn ? .of(.symbol(symbol.ofAll(true))) : nil
      }
    }
  }
}

extension Node {
  /// An equation without the index of its one example, or of all examples at once as of each; as it is
  /// where it speaks of several in their own right.
  static func ofOneExample(_ left: Node, _ right: Node) throws -> (Node, Node) {
    let sides = [left, right]
    let nodes = sides.flatMap(\.all)
    let symbols = nodes.compactMap(\.symbol)
    let speaksOfSeveral =
      symbols.contains { [.meanLoss, .totalLoss, .ones].contains($0.quantity) }
      || nodes.contains(where: \.countsExamples)
    let indices = Set(symbols.compactMap { $0.roles[.sample] })
    let hasBatch = symbols.contains(where: \.declaration.isBatch)
    guard !speaksOfSeveral, indices.count <= 1, indices.allSatisfy({ $0.variable != nil }),
      indices.isEmpty || !hasBatch,
      try !hasBatch || sides.allSatisfy({ try $0.isColumnwise() })
    else { return (left, right) }
    let plain = sides.map { side in
      side.mapped { node in
        guard var symbol = node.symbol else { return nil }
        symbol.roles[.sample] = nil
        return .of(.symbol(symbol.ofAll(false)))
      }
    }
    return (plain[0], plain[1])
  }

  /// Whether it counts examples, or sums over them.
  private var countsExamples: Bool {
    switch kind {
    case .series(let series):
      series.upper?.base == .samples || series.indices.isEmpty
        || series.indices.contains { name in
          series.body.all.contains { $0.symbol?.roles[.sample]?.variable == name }
        }
    case .count(let index): index.base == .samples
    default: false
    }
  }

  /// Whether each column of it is made of the same column of what it is made of.
  func isColumnwise() throws -> Bool {
    switch kind {
    case .symbol(let symbol):
      return symbol.isColumn || !symbol.isOfExample && !symbol.quantity.isLoss
    case .number: return true
    case .negate(let inner): return try inner.isColumnwise()
    case .sum(let terms):
      // A number added to a vector is added to each of its entries, of whichever example.
      return try terms.allSatisfy { try $0.node.isColumnwise() }
    case .quotient(let top, let bottom):
      return try top.isColumnwise() && !bottom.holdsExamples
    case .transpose(let inner): return !inner.holdsExamples
    case .product(let factors, _):
      if isElementwise { return try factors.allSatisfy { try $0.isColumnwise() } }
      return try factors.dropLast().allSatisfy { !$0.holdsExamples }
        && factors.last?.isColumnwise() ?? true
    case .apply(let function, let arguments):
      return try function.actsOnEntries && arguments.allSatisfy { try $0.isColumnwise() }
    default: return !holdsExamples
    }
  }

  private var holdsExamples: Bool {
    all.contains { $0.symbol.map { $0.isOfExample || $0.declaration.isBatch } ?? false }
  }
}

extension Symbol {
  /// Whether it is a column with an entry for each unit, of one example or of all.
  fileprivate var isColumn: Bool {
    switch quantity {
    case .input, .activation, .preactivation, .delta, .target, .bias: roles[.unit] == nil
    default: false
    }
  }

  fileprivate func ofAll(_ all: Bool) -> Symbol {
    var symbol = self
    symbol.declaration.isBatch = all
    return symbol
  }
}
