//===----------------------------------------------------------------------===//
// Letters in the brackets of a line that its symbols do not have.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Syntax

/// The letters in the brackets of a line, and the symbols that should have them.
///
/// A whole vector or matrix leaves its units out, as in `W^l is weight(into l, to j, from k)`, and one of
/// several symbols what the others have. A layer may stand in none, `b is bias(into l)`. But beside
/// letters of the symbol that have no part, a letter that it does not have is a slip for one of them:
/// `b^{(l)} is bias(into k)`, `a^l_j is activation(layer l, unit i)`. An example that no symbol of a line
/// has says nothing.
struct BracketLetters {
  private struct Symbol {
    var text: String
    /// The letters of the brackets, by the parts that they play.
    var letters: [(role: Role, letter: String)]
    /// Those that are slots of the symbol, or stand in its arguments.
    var slots: Set<String>
    /// The letters in its scripts that have no part, those that stand beside each other together.
    var idle: [[String]]

    /// The letters in its scripts that one of the brackets may have been meant to be: a layer is no
    /// letter of a word, as in `a_{in}`.
    func idle(for role: Role) -> [String] {
      role == .layer ? idle.filter { $0.count == 1 }.flatMap(\.self) : idle.flatMap(\.self)
    }
  }

  private var symbols: [Symbol] = []

  /// Takes in a symbol.
  ///
  /// - Parameters:
  ///   - roles: what the brackets say
  ///   - declaration: in which letters that have no part belong to the name
  ///   - text: the symbol as it is written
  mutating func note(_ roles: [Role: Index], of declaration: Declaration, written text: String) {
    // A letter that is an index is no symbol with slots.
    guard declaration.quantity != .index else { return }
    let letters = roles.compactMap { role, index in index.variable.map { (role, $0) } }
      .sorted { $0.1 < $1.1 }
    let arguments = Self.names(in: declaration.writtenArguments.joined())
    symbols.append(
      Symbol(
        text: text, letters: letters, slots: declaration.slotVariables.union(arguments),
        idle: declaration.idleLetters))
  }

  /// The names in arguments, and in their scripts: x and m of `x_m`.
  private static func names(in items: some Sequence<Item>) -> Set<String> {
    items.reduce(into: []) { result, item in
      if let name = item.nameAlone { result.insert(name) }
      for part in item.parts { result.formUnion(names(in: part)) }
    }
  }

  /// The first letter that does not belong there, and what is wrong with it; nil where all do.
  var fault: (letter: String, message: String)? {
    for symbol in symbols {
      for (role, letter) in symbol.letters where !symbol.slots.contains(letter) {
        let idle = symbol.idle(for: role)
        let isElsewhere = symbols.contains { $0.slots.contains(letter) }
        let isSlip = !idle.isEmpty || role == .sample
        guard isSlip, role == .layer || !isElsewhere else { continue }
        let listed = idle.joined(separator: ", ")
        let rest =
          switch idle.count {
          case 0: ""
          case 1: "; its letter \(listed) has no part"
          default: "; its letters \(listed) have no part"
          }
        return (letter, "\(letter) does not stand in \(symbol.text)\(rest)")
      }
    }
    return nil
  }
}

extension Declaration {
  /// The letters in its scripts that belong to the name, those that stand beside each other together:
  /// they may be a word, as in `a_{in}`.
  fileprivate var idleLetters: [[String]] {
    [superscripts, subscripts].flatMap { slots in
      slots.map(\.idleLetter).split(separator: nil).map { $0.compactMap(\.self) }
    }
  }
}

extension Declaration.Slot {
  /// A letter that could be an index, and is none: no number, no mark and no word.
  fileprivate var idleLetter: String? {
    guard case .literal(let text) = self, text.first == "\\" || text.count == 1,
      text.first?.isLetter == true || text.first == "\\"
    else { return nil }
    return text
  }
}

extension NotationLine {
  /// Where a letter stands in the brackets of a meaning.
  static func place(of letter: String, in meaning: String, from offset: Int) -> Int {
    guard let open = meaning.firstIndex(of: "(") else { return offset }
    // The letter of a part stands behind its word: `to t`.
    let inside = meaning[open...]
    let found = inside.indices.first { place in
      guard inside[place...].hasPrefix(letter), place > open else { return false }
      let before = inside[inside.index(before: place)]
      let after = inside[inside.index(place, offsetBy: letter.count)...].first
      return before.isWhitespace && after?.isLetter != true
    }
    return offset + meaning.distance(from: meaning.startIndex, to: found ?? open)
  }
}
