//===----------------------------------------------------------------------===//
// Edits of indices: exchanged, shifted, replaced.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension EditGenerator {
  /// Edits of a symbol's indices.
  mutating func indices(of symbol: Symbol) {
    // What stands in the name itself is no index to change.
    let slots = symbol.slots.filter {
      !$0.value.source.isEmpty && !$0.value.source.overlaps(symbol.nameSource)
    }.sorted { $0.value.source.lowerBound < $1.value.source.lowerBound }
    var units: [Index] = []
    for (slot, index) in slots {
      switch symbol.declaration.role(ofSlot: slot) {
      case .layer: layer(index)
      case .sample: replace(index, by: scope.samples, .index)
      case .unit, .to, .from:
        unit(index)
        units.append(index)
      case nil:
        unit(index)
        layer(index)
      }
    }
    for (place, (slot, first)) in slots.enumerated() {
      for (other, second) in slots[(place + 1)...] where symbol.isAlike(slot, other) {
        add(
          .swappedIndices,
          [
            text.index(first.source, text.slice(second.source)),
            text.index(second.source, text.slice(first.source)),
          ])
      }
    }
    if units.count == 2 { pair(units[0], units[1]) }
  }

  /// Both indices of a weight at once.
  private mutating func pair(_ first: Index, _ second: Index) {
    for a in scope.units {
      for b in scope.units where a.latex != b.latex {
        guard a.latex != text.slice(first.source).latex,
          b.latex != text.slice(second.source).latex
        else { continue }
        add(.indexPair, [text.index(first.source, a), text.index(second.source, b)])
      }
    }
  }

  /// Another index of the scope in a unit's slot.
  mutating func unit(_ index: Index) {
    guard !index.source.isEmpty else { return }
    replace(index, by: scope.units, .index)
    if index.literal != nil {
      shift(index, .index)
      replace(index, by: scope.literals, .index)
    }
    if index.offset != 0, index.literal == nil { shift(index, .index) }
  }

  mutating func layer(_ index: Index) {
    shift(index, .shiftedLayer)
    replace(index, by: scope.layers, .layer)
  }

  private mutating func replace(_ index: Index, by others: [[Token]], _ kind: Edit.Kind) {
    for other in others { add(kind, [text.index(index.source, other)]) }
  }

  /// The index one higher and one lower.
  mutating func shift(_ index: Index, _ kind: Edit.Kind) {
    guard !index.source.isEmpty else { return }
    for amount in [-1, 1] {
      guard let new = text.shifted(index, by: amount) else { continue }
      add(kind, [text.index(index.source, new)])
    }
  }

  /// A number of something, or an index that is used as a number.
  mutating func count(_ index: Index, _ node: Node) {
    if case .width(let layer) = index.base { self.layer(layer) }
    for other in scope.units { replace(.index, node.source, with: other) }
    if index.variable == nil {
      for other in scope.counts + [Latex.tokens("1"), Latex.tokens("2")] {
        replace(.factor, node.source, with: other)
      }
    }
  }

  /// The bounds of a sum and what it runs over.
  mutating func series(_ series: Node.Series, _ node: Node) {
    if let lower = series.lower, lower.literal != nil { shift(lower, .bound) }
    if let upper = series.upper, !upper.source.isEmpty {
      if case .width(let layer) = upper.base { self.layer(layer) } else { shift(upper, .bound) }
      for other in scope.counts + scope.layers {
        add(.bound, [text.index(upper.source, other)])
      }
    }
    for name in series.indices {
      guard let place = series.bounds.first(where: { text[$0]?.text == name }) else { continue }
      for other in scope.units { replace(.index, place..<(place + 1), with: other) }
    }
    let body = text.whole(series.body.source)
    remove(.sum, TokenText.range(node.source.lowerBound, body.lowerBound))
  }
}

extension Symbol {
  /// Whether two slots count the same kind of thing.
  fileprivate func isAlike(_ slot: String, _ other: String) -> Bool {
    let kinds = [slot, other].map { slot -> Role? in
      switch declaration.role(ofSlot: slot) {
      case .to, .from, .unit: .unit
      case let role: role
      }
    }
    return kinds[0] == kinds[1]
  }
}
