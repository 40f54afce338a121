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
  /// It with its steps written out, where more of it holds so.
  var steps: JudgedSteps?
  /// The notation is doubted before the text is.
  private let doubts: NotationDoubts

  init(
    _ document: Document, _ settled: SettledNotation, _ drafts: [[ReportDraft]],
    words: [[ReportDraft]]
  ) {
    (self.document, self.settled, self.drafts, self.words) = (document, settled, drafts, words)
    doubts = NotationDoubts(settled, document, drafts)
  }

  /// Its claims, those of each display together.
  func byDisplay(_ claims: [ClaimReport]) -> [[ClaimReport]] {
    var rest = claims[...]
    return drafts.map { own in
      defer { rest = rest.dropFirst(own.count) }
      return Array(rest.prefix(own.count))
    }
  }

  /// The verdicts with what they rest on, and with repairs where these are wanted.
  func claims(
    repairs: Bool, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [ClaimReport] {
    var proofreader = Proofreader(notation: settled.notation)
    proofreader.repairs = repairs
    var claims = proofreader.proofread(doubts.sparing(drafts), progress: progress)
    if let draft = settled.draft { claims = draft.resting(claims, on: drafts, beside: words) }
    guard let steps else { return doubts.remarking(claims) }
    return Array(steps.claims(beside: byDisplay(claims)).joined())
  }

  /// The notation that was drafted of it, as most of its verdicts rest on it.
  var draft: Draft? { steps?.notation ?? settled.draft }

  /// How it was read where nothing says it.
  var remarks: [String] { settled.remarks + (steps?.remark.map { [$0] } ?? []) }

  func report(claims: [ClaimReport]) -> Report {
    Report(
      on: document, claims: claims, conventions: remarks, draft: draft,
      doubts: steps == nil ? doubts.found : [],
      idleLines: settled.declared?.idleLines(in: document) ?? [])
  }
}
