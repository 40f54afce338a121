//===----------------------------------------------------------------------===//
// Edits of symbols: another in its place, two exchanged.
//===----------------------------------------------------------------------===//

extension EditGenerator {
  /// Another declared symbol in a symbol's place.
  mutating func names(of symbol: Symbol, _ node: Node) {
    let written = text.slice(symbol.nameSource).latex
    for other in lexicon.declarations {
      guard other.quantity.family == symbol.quantity.family, other.name != written,
        other.hasSlots(like: symbol.declaration),
        !other.superscripts.contains(where: \.isLiteral),
        !other.subscripts.contains(where: \.isLiteral)
      else { continue }
      replace(.symbol, symbol.nameSource, with: Latex.tokens(other.name))
    }
    let range = text.whole(node.source)
    for leaf in scope.leaves where leaf.symbol.quantity != symbol.quantity {
      replace(.symbol, range, with: leaf.text)
    }
  }

  /// Each pair of symbols of a side exchanged, their indices staying where they are or going along.
  mutating func exchangeSymbols(in side: Node) {
    let found = side.all.compactMap { node -> (Symbol, Range<Int>)? in
      guard case .symbol(let symbol) = node.kind else { return nil }
      return (symbol, text.whole(node.source))
    }.prefix(8)
    for (place, first) in found.enumerated() {
      for second in found.dropFirst(place + 1) where first.1 != second.1 {
        exchange(.exchange, first.1, second.1)
        if first.0.declaration.hasSlots(like: second.0.declaration) {
          exchange(.exchange, first.0.nameSource, second.0.nameSource)
        }
      }
    }
  }
}

extension Declaration.Slot {
  var isLiteral: Bool { if case .literal = self { true } else { false } }
}

extension Quantity {
  enum Family: Hashable { case vector, matrix, loss, number, function, other }

  /// What can stand where it can stand.
  var family: Family {
    switch self {
    case .input, .activation, .preactivation, .bias, .delta, .target, .formula, .variable: .vector
    case .weight: .matrix
    case .loss, .meanLoss, .totalLoss: .loss
    case .constant, .rate, .depth, .width, .samples, .label: .number
    case .function: .function
    default: .other
    }
  }
}
