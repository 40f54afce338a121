//===----------------------------------------------------------------------===//
// The variables of an equation itself: the z of σ(z) = 1/(1 + e^{−z}).
//===----------------------------------------------------------------------===//

import MathText

package enum VariableFinder {
  /// Names without indices that are a function's only argument, or a differential below a fraction.
  package static func candidates(_ items: [Item], _ lexicon: Lexicon) -> Set<String> {
    var result: Set<String> = []
    for (place, item) in items.enumerated() {
      for part in item.parts { result.formUnion(candidates(part, lexicon)) }
      if case .fraction(_, let bottom) = item.kind, bottom.count == 2,
        isDifferential(bottom[0]), let name = bottom[1].nameAlone
      {
        result.insert(name)
      }
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

  /// All names that stand for values: no functions, no differentials, no
  /// exponentials, and nothing that stands below others.
  package static func names(_ items: [Item], _ lexicon: Lexicon) -> Set<String> {
    var result: Set<String> = []
    for item in items where !item.isSubscript {
      if let plain = item.nameAlone, !isFunction(item, lexicon), plain != "d", plain != "e" {
        result.insert(plain)
      }
      for part in item.parts { result.formUnion(names(part, lexicon)) }
    }
    return result
  }

  /// All names, those of functions among them.
  package static func symbols(_ items: [Item]) -> Set<String> {
    Set(items.all.compactMap(\.nameAlone))
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
