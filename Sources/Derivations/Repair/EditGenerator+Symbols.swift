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

extension EditGenerator {
  /// The same slip wherever it occurs: an index of a symbol that is written several times, changed in
  /// all of them.
  mutating func throughout(_ sides: [Node], _ edits: [Edit]) {
    var places: [String: [Range<Int>]] = [:]
    for node in sides.flatMap(\.all) {
      guard case .symbol = node.kind else { continue }
      let range = text.whole(node.source)
      places[text.slice(range).latex, default: []].append(range)
    }
    let kinds: Set<Edit.Kind> = [.shiftedLayer, .index, .layer]
    for edit in edits where kinds.contains(edit.kind) {
      guard let splice = edit.splices.first, edit.splices.count == 1,
        let all = places.values.first(where: { $0[0].contains(splice.range.lowerBound) }),
        all.count > 1, splice.range.upperBound <= all[0].upperBound
      else { continue }
      add(
        .throughout,
        all.map { place in
          let shift = place.lowerBound - all[0].lowerBound
          let range = splice.range.lowerBound + shift..<splice.range.upperBound + shift
          return Edit.Splice(range: range, tokens: splice.tokens)
        })
    }
  }

  /// The index of a unit where a symbol stands without one.
  mutating func missingUnit(of symbol: Symbol) {
    guard scope.isComponentwise, let slot = symbol.declaration.roles[.unit]?.variable,
      symbol.slots[slot] == nil, symbol.declaration.subscripts == [.slot(slot)]
    else { return }
    for unit in scope.units {
      let tokens = unit.count == 1 ? unit : Latex.tokens("{") + unit + Latex.tokens("}")
      insert(.index, Latex.tokens("_") + tokens, at: symbol.nameSource.upperBound)
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
