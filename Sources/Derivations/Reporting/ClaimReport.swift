//===----------------------------------------------------------------------===//
// What a proofreading reports: claims, problems, an exit status.
//===----------------------------------------------------------------------===//

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
  public var label: String?
  public var mark: Mark
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

/// A document proofread.
public struct Report: Sendable {
  public let document: Document
  /// In the order of the document.
  public let claims: [ClaimReport]
  /// How the text was read where its notation says nothing, other than usual.
  public let conventions: [String]

  public init(on document: Document, claims: [ClaimReport], conventions: [String] = []) {
    self.document = document
    self.claims = claims
    self.conventions = conventions
  }

  /// The displays that are marked as misprints although nothing in them is shown to be wrong.
  public var unconfirmed: [Display] {
    let marked = document.displays.filter { $0.mark == .misprint }
    guard !marked.isEmpty else { return [] }
    // A claim belongs to the last display that begins no later than the claim.
    let starts = document.displays.map(\.position)
    var confirmed: Set<SourcePosition> = []
    for claim in claims where claim.mark == .misprint && claim.verdict.isWrong {
      let after = starts.partitioningIndex { $0 > claim.position }
      if after > 0 { confirmed.insert(starts[after - 1]) }
    }
    return marked.filter { !confirmed.contains($0.position) }
  }

  /// Whether a claim needs its author's attention: it is wrong or unclear, and not marked so.
  public static func isFailure(_ claim: ClaimReport) -> Bool {
    claim.mark == .none && (claim.verdict.isWrong || claim.verdict == .notUnderstood)
  }

  /// 1 when something unmarked is refuted, ill-typed or not understood, when a mark is not
  /// confirmed, or when something of the document is lost to the reader; else 0.
  ///
  /// Input that is unusable as a whole never makes a report: reading it throws, which is a 2.
  public var exitStatus: Int32 {
    let isLossy = document.problems.contains { $0.severity == .error }
    return isLossy || claims.contains(where: Report.isFailure) || !unconfirmed.isEmpty ? 1 : 0
  }
}

extension Array {
  /// The first index whose element satisfies `predicate`, all after it satisfying it too.
  fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
