//===----------------------------------------------------------------------===//
// Reports that repairs are still to be looked for.
//===----------------------------------------------------------------------===//

/// The report on a claim, and what there is to repair.
struct ReportDraft: Sendable {
  var report: ClaimReport
  /// The claim, where it may be repaired.
  var work: ClaimWork?
  /// A name in it that nothing declares.
  var undeclared: String?
  /// The layout of ∂vector/∂vector that it needs.
  var layout: TextNotation.Layout?

  /// The same with nothing to repair but a name that nothing declares.
  var withoutRepair: ReportDraft {
    var draft = self
    if undeclared == nil { draft.work = nil }
    return draft
  }
}
