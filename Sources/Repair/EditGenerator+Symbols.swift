//===----------------------------------------------------------------------===//
// Edits of symbols: another in its place, two exchanged.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

extension EditGenerator {
  /// Another declared symbol in a symbol's place.
  mutating func names(of symbol: Symbol, _ node: Node) {
    let written = text.slice(symbol.nameSource).latex
    let range = text.whole(node.source)
    for other in lexicon.declarations where other.quantity.family == symbol.quantity.family {
      if other.name != written, other.takesScripts(of: symbol.declaration), !other.hasLiterals {
        replace(.symbol, symbol.nameSource, with: Latex.tokens(other.name))
      } else if let new = other.written(like: symbol, text) {
        replace(.symbol, range, with: text.fitted(new, in: range))
      }
    }
    for leaf in scope.leaves where leaf.symbol.quantity != symbol.quantity {
      replace(.symbol, range, with: text.fitted(leaf.text, in: range))
    }
    if lexicon.settings.widths == [1] { numbers(like: symbol, range) }
  }

  /// Where every layer has one unit, everything is a number, and any symbol of the layer or of one
  /// beside it can stand in another's place.
  private mutating func numbers(like symbol: Symbol, _ range: Range<Int>) {
    for other in lexicon.declarations where other.quantity.family != symbol.quantity.family {
      for layers in [0, 1, -1] {
        guard other.roles[.layer] != nil,
          let new = other.written(like: symbol, text, above: layers)
        else { continue }
        replace(.symbol, range, with: text.fitted(new, in: range))
      }
    }
  }

  /// Each pair of symbols of a side exchanged, their indices staying where they are or going along.
  mutating func exchangeSymbols(in side: Node) {
    let found = side.all.compactMap { node -> (symbol: Symbol?, range: Range<Int>)? in
      switch node.kind {
      case .symbol(let symbol): (symbol, text.whole(node.source))
      case .variable: (nil, text.whole(node.source))
      default: nil
      }
    }.prefix(8)
    for (place, first) in found.enumerated() {
      for second in found.dropFirst(place + 1) where first.range != second.range {
        exchange(.exchange, first.range, second.range)
        if let one = first.symbol, let other = second.symbol,
          one.declaration.takesScripts(of: other.declaration)
        {
          exchange(.exchange, one.nameSource, other.nameSource)
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

  /// A symbol without the index of its unit, where it may stand for all of them.
  mutating func surplusUnit(of symbol: Symbol) {
    guard let slot = symbol.declaration.roles[.unit]?.variable, let index = symbol.slots[slot],
      symbol.declaration.subscripts == [.slot(slot)], !index.source.isEmpty
    else { return }
    var (low, high) = (index.source.lowerBound, index.source.upperBound)
    while text[low - 1]?.kind == .openBrace, text[high]?.kind == .closeBrace {
      low -= 1
      high += 1
    }
    if text[low - 1]?.kind == .subscript { remove(.index, (low - 1)..<high) }
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
