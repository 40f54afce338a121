//===----------------------------------------------------------------------===//
// The letters of indices in another notation.
//===----------------------------------------------------------------------===//

import Syntax

/// Which letter an index of a plain equation has in a notation: that of the slot it stands in first, as
/// it is declared, where no other index of the equation has it.
struct IndexLetters: Sendable {
  /// By the plain index.
  private(set) var letters: [String: String] = [:]
  /// What they are in the equations beside this one.
  private let known: [String: String]
  private let pools: [Counted: [String]]
  private let reserved: Set<String>

  init(_ notation: Letters, known: [String: String]) {
    self.known = known
    let declared = notation.declarations
    reserved = Set(
      declared.filter(\.standsAlone).flatMap { [$0.name, $0.plain] }
        + [notation.depth?.name].compactMap { $0 })
    // The units of any layer before those of the input or the output.
    let order: [Quantity] = [.preactivation, .activation, .delta, .bias, .weight]
    let general = order.flatMap { quantity in declared.filter { $0.quantity == quantity } }
    func slots(_ roles: [Role]) -> [String] {
      (general + declared).flatMap { declaration in
        roles.compactMap { declaration.roles[$0]?.variable }
      }
    }
    pools = [
      .layers: slots([.layer]) + ["l", "k", "h", "r"],
      .units: slots([.unit, .to, .from]) + ["i", "j", "k", "p", "q", "r", "s", "m", "n"],
      .samples: slots([.sample]) + ["m", "i", "n", "s", "t"],
    ]
  }

  /// The letter of an index, which is chosen where it is met for the first time.
  mutating func letter(
    for name: String, _ counted: Counted, preferring slot: String? = nil
  ) throws -> String {
    if let letter = letters[name] { return letter }
    let taken = reserved.union(letters.values)
    let choices = [known[name], slot].compactMap { $0 } + (pools[counted] ?? [])
    guard let letter = choices.first(where: { !taken.contains($0) }) else {
      throw Untranslatable("more indices than there are letters")
    }
    letters[name] = letter
    return letter
  }
}

extension Declaration {
  /// Whether its letter means something without indices.
  fileprivate var standsAlone: Bool {
    switch quantity {
    case .index: false
    case .function, .rate, .constant, .width: slotCount == 0
    default: true
    }
  }
}
