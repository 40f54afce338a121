//===----------------------------------------------------------------------===//
// The slots of a declared symbol: which there are, what they count, how they are filled.
//===----------------------------------------------------------------------===//

extension Declaration {
  package var slotCount: Int {
    (superscripts + subscripts).reduce(0) { count, slot in
      if case .slot = slot { count + 1 } else { count }
    }
  }

  /// Whether a slot in brackets behind the name has this letter.
  package func hasBracketedSlot(_ name: String) -> Bool {
    subscripts.suffix(bracketedSlots).contains(.slot(name))
  }

  /// Slots of other names are letters of the symbol's own name.
  package mutating func keepSlots(_ names: Set<String>) {
    func kept(_ slot: Slot) -> Slot {
      if case .slot(let name) = slot, !names.contains(name) { return .literal(name) }
      return slot
    }
    superscripts = superscripts.map(kept)
    subscripts = subscripts.map(kept)
  }

  /// The part that what stands in a slot plays.
  package func role(ofSlot name: String) -> Role? {
    roles.first { $0.value.variable == name }?.key
  }

  /// Whether what stands in a slot counts units.
  package func isUnit(_ slot: Slot) -> Bool {
    guard case .slot(let name) = slot else { return false }
    return roles[.unit]?.variable == name
  }

  /// What stands above and below its name, as scripts; nothing where there is nothing.
  package func scripts(above: String, below: String) -> String {
    let (open, close) = bracket.signs
    return (above.isEmpty ? "" : "^{\(open)\(above)\(close)}")
      + (below.isEmpty ? "" : "_{\(below)}")
  }
}

extension [Declaration.Slot] {
  /// What stands in slots and the letters of the name among them, with a text for each slot; nil where
  /// one has none.
  package func filled(_ text: (String) -> String?) -> [String]? {
    var parts: [String] = []
    for slot in self {
      switch slot {
      case .literal(let letter): parts.append(letter)
      case .slot(let name):
        guard let part = text(name) else { return nil }
        parts.append(part)
      }
    }
    return parts
  }
}
