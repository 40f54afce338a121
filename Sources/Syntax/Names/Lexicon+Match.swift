//===----------------------------------------------------------------------===//
// A declaration that fits a name with its scripts, and how well it fits beside others.
//===----------------------------------------------------------------------===//

import MathText

extension Lexicon {
  /// What a name finds: its declaration, what stands in the slots, and what is left of the scripts.
  package struct Match {
    @Shared package var declaration: Declaration
    package var slots: [String: Index] = [:]
    package var isTransposed = false
    /// Superscripts that are no slots: powers.
    package var powers: [[Item]] = []
    /// Subscripts that are no slots: entries.
    package var entries: [[Item]] = []
    package var score = 0.0

    package init(declaration: Declaration) { self.declaration = declaration }

    /// Whether each slot holds the letter it is declared with.
    package var isSpelled: Bool {
      let names = declaration.slotVariables
      return !names.isEmpty && names.allSatisfy { slots[$0] == Index(.variable($0)) }
    }

    /// Whether it is spelled as it is declared for all displays.
    package var isSpelledForAll: Bool { declaration.displays == nil && isSpelled }

    /// Whether an index stands above that its declaration has a slot for.
    package var hasIndexAbove: Bool { powers.isEmpty && !declaration.superscripts.isEmpty }

    /// Whether a quantity of a network would have a power that is no number.
    package var isRaisedToIndex: Bool {
      declaration.quantity.hasEntries
        && powers.contains { !$0.allSatisfy { if case .number = $0.kind { true } else { false } } }
    }

    /// Whether a slot was left out.
    package var isOpen: Bool { declaration.slotVariables.contains { slots[$0] == nil } }

    /// Whether the example was left out, and nothing else.
    var leavesOutExample: Bool {
      let open = declaration.slotVariables.subtracting(slots.keys)
      return open.count == 1 && open.first == declaration.roles[.sample]?.variable
    }

    /// The parts the indices play; slots that were left out play none.
    package var roles: [Role: Index] {
      let open = declaration.slotVariables.subtracting(slots.keys)
      return declaration.roles.filter { $0.value.variable.map { !open.contains($0) } ?? true }
        .mapValues { $0.substituting(slots) }
    }
  }
}

extension Lexicon.Match {
  /// What there is among the declarations that fit one name, each of which is ranked beside the others.
  struct Rivals {
    /// Whether one for all displays is spelled as it is declared, and comes before the display's own.
    let isSpelled: Bool
    /// Whether one has a slot for the index that stands above.
    let isRaised: Bool
    /// Whether one is spelled as it is declared.
    let isSpelledOut: Bool
    /// Whether one is of all examples, with all of its slots filled and nothing left of the scripts: one
    /// for all displays, and one of the display's own.
    let isBatch: Bool
    let isBatchHere: Bool

    init(_ matches: [Lexicon.Match], displaysDecide: Bool) {
      // The letter decides first: `in 3: y_j` says nothing of a y_i that is declared for all displays.
      isSpelled = matches.contains(where: \.isSpelledForAll) && !displaysDecide
      isRaised = matches.contains(where: \.hasIndexAbove)
      isSpelledOut = matches.contains(where: \.isSpelled)
      let batches = matches.filter {
        $0.declaration.isBatch && !$0.isOpen && $0.powers.isEmpty && $0.entries.isEmpty
      }
      isBatch = batches.contains { $0.declaration.displays == nil }
      isBatchHere = batches.contains { $0.declaration.displays != nil }
    }
  }

  /// Scores how well a declaration fits a name beside the others that do.
  mutating func rank(as name: String, among rivals: Rivals) {
    score += declaration.name == name ? 4 : 0
    score += declaration.displays != nil && (isSpelled || !rivals.isSpelled) ? 20 : 0
    // `in 1: u_j` leaves u^{k-1}_j what it is: no power of u_j.
    if rivals.isRaised, isRaisedToIndex { score -= 25 }
    // `in 14` says more of display 14 than `in 14-15`.
    score -= Double(min(declaration.displays?.count ?? 0, 100)) * 0.01
    // A name as it is declared comes before another with an index left out, and `dZ^{[L]}` of all
    // examples before `dZ^{[l](i)}` with the example left out.
    let isOfAll = declaration.displays == nil ? rivals.isBatch : rivals.isBatchHere
    if isOpen, rivals.isSpelledOut || leavesOutExample && isOfAll { score -= 20 }
  }

  /// Scores how well a declaration fits what a name is called with, nil where it is not called.
  mutating func rank(calledWith arguments: [String]?) {
    guard let expected = declaration.arguments else { return }
    if let arguments {
      // `J(W,b;x,y)` is not `J(W,b)`; `g(x|\theta)` may be declared as `g(x)`.
      let isLike = arguments.first == expected.first
      score += arguments == expected ? 6 : isLike && declaration.quantity.hasEntries ? 1 : -6
    } else if declaration.quantity != .formula {
      score -= 3
    }
  }
}
