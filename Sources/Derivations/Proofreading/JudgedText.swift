//===----------------------------------------------------------------------===//
// A text with its notation and its verdicts, before repairs are looked for.
//===----------------------------------------------------------------------===//

import Drafting
import Judging
import MathText

/// A text with what its symbols mean, and the verdicts that follow.
struct JudgedText {
  let document: Document
  let settled: SettledNotation
  private let drafts: [[ReportDraft]]
  /// The verdicts on the formulas in its words, which bear out a draft as displays do.
  private let words: [[ReportDraft]]
  /// The notation is doubted before the text is.
  private let doubts: NotationDoubts

  init(
    _ document: Document, _ settled: SettledNotation, _ drafts: [[ReportDraft]],
    words: [[ReportDraft]]
  ) {
    (self.document, self.settled, self.drafts, self.words) = (document, settled, drafts, words)
    doubts = NotationDoubts(settled, document, drafts)
  }

  /// The verdicts with what they rest on, and with repairs where these are wanted.
  func claims(
    repairs: Bool, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [ClaimReport] {
    var proofreader = Proofreader(notation: settled.notation)
    proofreader.repairs = repairs
    var claims = proofreader.proofread(doubts.sparing(drafts), progress: progress)
    if let draft = settled.draft { claims = draft.resting(claims, on: drafts, beside: words) }
    return doubts.remarking(claims)
  }

  func report(claims: [ClaimReport]) -> Report {
    Report(
      on: document, claims: claims, conventions: settled.remarks, draft: settled.draft,
      doubts: doubts.found, idleLines: settled.declared?.idleLines(in: document) ?? [])
  }
}
