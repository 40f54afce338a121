//===----------------------------------------------------------------------===//
// What a proofreading reports of one claim.
//===----------------------------------------------------------------------===//

import MathText

/// One claim with its verdict.
public struct ClaimReport: Sendable {
  /// The display's number in the document, from 1; 0 for a formula of the text.
  public var display: Int
  /// The row of the display, from 1.
  public var row: Int
  /// Of the claim's first character.
  public var position: SourcePosition
  /// The claim, as LaTeX.
  public var latex: String
  /// The label that the document gives the display.
  public var label: String?
  /// What the author said of it beforehand.
  public var mark: Mark
  /// What was found.
  public var verdict: Verdict
  /// Absent where nothing was judged.
  public var evidence: Evidence?
  /// In one line, what is wrong, or why it holds.
  public var message: String
  /// In numbers: the network, the indices, both sides; a line each.
  public var counterexample: [String]
  /// The smallest edits that hold, as LaTeX, all of them of one size.
  public var repairs: [String]
  /// What else should be known, a line each.
  public var remarks: [String]
  /// Lines of a drafted notation that it rests on and that were assumed.
  public var assumed: [String] = []
  /// What could be declared otherwise, so that it holds.
  public var doubts: [String] = []

  /// A report of these parts.
  public init(
    display: Int, row: Int = 1, position: SourcePosition, latex: String, label: String? = nil,
    mark: Mark = .none, verdict: Verdict, evidence: Evidence? = nil, message: String,
    counterexample: [String] = [], repairs: [String] = [], remarks: [String] = []
  ) {
    self.display = display
    self.row = row
    self.position = position
    self.latex = latex
    self.label = label
    self.mark = mark
    self.verdict = verdict
    self.evidence = evidence
    self.message = message
    self.counterexample = counterexample
    self.repairs = repairs
    self.remarks = remarks
  }

  /// A claim about (a row of) a display of a document.
  public init(
    about display: Display, row: Int = 1, at position: SourcePosition, latex: String,
    verdict: Verdict, evidence: Evidence? = nil, message: String,
    counterexample: [String] = [], repairs: [String] = [], remarks: [String] = []
  ) {
    self.init(
      display: display.ordinal, row: row, position: position, latex: latex, label: display.label,
      mark: display.mark, verdict: verdict, evidence: evidence, message: message,
      counterexample: counterexample, repairs: repairs, remarks: remarks)
  }
}
