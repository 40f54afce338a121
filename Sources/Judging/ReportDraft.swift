//===----------------------------------------------------------------------===//
// Reports that repairs are still to be looked for.
//===----------------------------------------------------------------------===//

import Syntax

/// The report on a claim, and what there is to repair.
package struct ReportDraft: Sendable {
  package var report: ClaimReport
  /// The claim as it was read; nil of what is none.
  @Shared package var read: ClaimWork?
  /// Whether it may be repaired.
  package var isOpen = false
  /// A name in it that nothing declares.
  package var undeclared: String?
  /// The layout of ∂vector/∂vector that it needs.
  package var layout: TextNotation.Layout?
  /// Whether it may be for what the notation says, or does not, that it does not fit.
  package var restsOnNotation = false
  /// Whether it rests on what is declared alone, though some of the notation is drafted.
  package var isDeclared = false

  /// The claim, where it may be repaired.
  package var work: ClaimWork? { isOpen ? read : nil }

  /// The same with nothing to repair but a name that nothing declares.
  package var withoutRepair: ReportDraft {
    var draft = self
    if undeclared == nil { draft.isOpen = false }
    return draft
  }
}
