//===----------------------------------------------------------------------===//
// The variables of an equation itself: the z of σ(z) = 1/(1 + e^{−z}).
//===----------------------------------------------------------------------===//

import MathText

package enum VariableFinder {
  /// Names without indices that are a function's only argument, or a differential below a fraction.
  package static func candidates(_ items: [Item], _ lexicon: Lexicon) -> Set<String> {
    var result: Set<String> = []
    for (place, item) in items.enumerated() {
      if case .fraction(let top, let bottom) = item.kind {
        result.formUnion(candidates(top, lexicon))
        result.formUnion(candidates(bottom, lexicon))
        if bottom.count == 2, isDifferential(bottom[0]), let name = bottom[1].nameAlone {
          result.insert(name)
        }
      }
      if case .group(let inner) = item.kind { result.formUnion(candidates(inner, lexicon)) }
      guard isFunction(item, lexicon) else { continue }
      var next = place + 1
      while next < items.count, items[next].isScriptOrPrime { next += 1 }
      if next + 2 < items.count, items[next].isOpening, items[next + 2].isClosing,
        let name = items[next + 1].nameAlone
      {
        result.insert(name)
      }
    }
    return result
  }

  private static func isDifferential(_ item: Item) -> Bool {
    if item.isSign("partial") { return true }
    return item.nameAlone == "d"
  }

  private static func isFunction(_ item: Item, _ lexicon: Lexicon) -> Bool {
    switch item.kind {
    case .name(let name, let plain):
      if Commands.functions.contains(plain) || Commands.synonymousFunctions[plain] != nil {
        return true
      }
      let bare = name.hasPrefix("\\dot{") ? String(name.dropFirst(5).dropLast()) : plain
      return lexicon.declarations.contains {
        ($0.plain == bare || $0.name == name)
          && ($0.quantity == .function || !$0.parameters.isEmpty)
      }
    case .words(let text): return Commands.words.contains(text)
    default: return false
    }
  }

  /// All names that stand for values: no functions, no differentials, no exponentials.
  package static func names(_ items: [Item], _ lexicon: Lexicon) -> Set<String> {
    var result: Set<String> = []
    for item in items {
      switch item.kind {
      case .name(_, let plain):
        if isFunction(item, lexicon) || plain == "d" || plain == "e" { continue }
        result.insert(plain)
      case .fraction(let top, let bottom): result.formUnion(names(top + bottom, lexicon))
      case .superscript(let inner), .group(let inner), .root(let inner):
        result.formUnion(names(inner, lexicon))
      case .subscript: result.insert("_")
      case .grid(_, let rows):
        for cell in rows.joined() { result.formUnion(names(cell, lexicon)) }
      default: break
      }
    }
    return result
  }

  /// All names, those of functions among them.
  package static func symbols(_ items: [Item]) -> Set<String> {
    items.reduce(into: []) { result, item in
      switch item.kind {
      case .name(_, let plain): result.insert(plain)
      case .fraction(let top, let bottom): result.formUnion(symbols(top + bottom))
      case .superscript(let inner), .subscript(let inner), .group(let inner), .root(let inner):
        result.formUnion(symbols(inner))
      case .grid(_, let rows): result.formUnion(symbols(Array(rows.joined().joined())))
      default: break
      }
    }
  }
}

extension Item {
  package var nameAlone: String? {
    if case .name(_, let plain) = kind { return plain }
    return nil
  }

  package var isScriptOrPrime: Bool {
    if case .primes = kind { return true }
    return isScript
  }
}
