//===----------------------------------------------------------------------===//
// What is drafted of a text by what it says of each name, with its steps written out if it has any.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Syntax

/// What is drafted of a text by what it says of each name, with its steps written out if it has any.
package struct SteppedDraft: Sendable {
  package let draft: Draft
  /// The equations that say what a name is, as they are said first.
  var definitions: Set<Said> = []
  /// Those that say otherwise than another display what a name is, with that display.
  var others: [Said: Int] = [:]
  /// The names of which a display says otherwise what they are, with that display.
  var doubtful: [String: Int] = [:]
  /// The names of each equation.
  var names: [Said: Set<String>] = [:]
  /// Whether something sums to one of which nothing shows what it is.
  package private(set) var sharesAreOpen = false
  /// Names without a step beside others of a step, g beside g_t, that the text only supposes.
  package internal(set) var supposed: Set<String> = []

  /// What an equation of a display says.
  struct Said: Hashable {
    var display: Int
    var formula: String

    init(_ display: Int, _ formula: String) {
      (self.display, self.formula) = (display, formula.filter { $0 != " " })
    }

    init(_ claim: ClaimReport) {
      let right = claim.latex.range(of: " = ").map { claim.latex[$0.upperBound...] }
      self.init(claim.display, right.map(String.init) ?? "")
    }
  }

  /// What is supposed beyond what a text says.
  package enum Supposition: Sendable {
    /// That all that goes on is zero at first.
    case zeroAtFirst
    /// That what comes in is the same at each step, the gradients for instance.
    case sameAtEachStep
  }

  init(_ draft: Draft) { self.draft = draft }

  mutating func add(_ found: StepDraft) {
    definitions.formUnion(found.said)
    others.merge(found.otherRules) { first, _ in first }
    doubtful.merge(found.doubtful, uniquingKeysWith: min)
    names.merge(found.namesByEquation) { $0.union($1) }
    supposed.formUnion(found.supposed)
    sharesAreOpen = sharesAreOpen || StepShares(found).areOpen
  }

  /// Whether a claim is what says first what a name is.
  package func defines(_ claim: ClaimReport) -> Bool { definitions.contains(Said(claim)) }

  /// The display that says otherwise what a name of a claim is, at it or before.
  ///
  /// - Parameter holding: the displays that hold as they are read, and say nothing else
  package func otherMeaning(than claim: ClaimReport, besides holding: Set<Int>) -> Int? {
    let said = Said(claim)
    if let display = others[said] { return display }
    return (names[said] ?? []).compactMap { doubtful[$0] }
      .filter { $0 <= claim.display && !holding.contains($0) }.max()
  }
}

/// Drafts the notation of a text whose steps are written out, in one reading or another.
package struct StepDrafting: Sendable {
  private let drafter: Drafter
  private let hasSteps: Bool

  package init(_ text: SteppedText) {
    (drafter, hasSteps) = (Drafter(text.whole), text.hasSteps)
  }

  /// How many names at steps there may be: each may be made of all others.
  private static let mostNames = 400

  /// What the names at the steps are, as the text says it first of each; nil where it says nothing.
  ///
  /// - Parameters:
  ///   - asNumbers: whether every name is taken for a number
  ///   - supposing: what the text need not say
  package func draft(
    asNumbers: Bool, supposing supposition: SteppedDraft.Supposition? = nil
  ) -> SteppedDraft? {
    let parts = hasSteps ? [StepPart(drafter)] : StepPart.all(drafter)
    let found = parts.map {
      StepDraft(drafter, $0, asNumbers: asNumbers, hasSteps: hasSteps, supposing: supposition)
    }
    guard found.allSatisfy({ $0.names.count <= Self.mostNames }) else { return nil }
    // What has a bar is a derivative, which no display is free to say.
    if !hasSteps, found.contains(where: \.differentials.areOpen) { return nil }
    let lines = drafter.readable(found.flatMap(\.lines)).lines
    guard lines.contains(where: { !$0.behind.isEmpty }) else { return nil }
    var draft = Draft(
      lines: lines, displays: Set(lines.flatMap(\.displays)).count, text: drafter.joined(lines))
    (draft.opaqueFunction, draft.isOfSteps) = (StepRewriting.gradient, hasSteps)
    var result = SteppedDraft(draft)
    for found in found { result.add(found) }
    return result
  }
}
