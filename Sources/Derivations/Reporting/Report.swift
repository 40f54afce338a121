//===----------------------------------------------------------------------===//
// What a proofreading reports: claims, problems, an exit status.
//===----------------------------------------------------------------------===//

import Drafting
import Judging
import MathText
import Meaning
import Syntax

/// A document proofread.
public struct Report: Sendable {
  /// The document, as it was read.
  public let document: Document
  /// In the order of the document.
  public let claims: [ClaimReport]
  /// How the text was read where its notation says nothing, other than usual.
  public let conventions: [String]

  /// What was drafted of the notation, where not all was declared.
  public let draft: Draft?
  /// What the notation may say wrong.
  public let doubts: [NotationDoubt]
  /// The lines of the notation that say nothing of the text.
  public let idleLines: [IdleLine]

  /// Puts together what was found out about a document.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - claims: In its order.
  ///   - conventions: How it was read where its notation says nothing.
  ///   - draft: What was drafted of the notation.
  ///   - doubts: What the notation may say wrong.
  ///   - idleLines: The lines of the notation that say nothing of the text.
  public init(
    on document: Document, claims: [ClaimReport], conventions: [String] = [], draft: Draft? = nil,
    doubts: [NotationDoubt] = [], idleLines: [IdleLine] = []
  ) {
    self.idleLines = idleLines
    self.doubts = doubts
    self.draft = draft
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

  /// Whether a claim fails its document: it is wrong or unclear, and not marked so.
  public static func isFailure(_ claim: ClaimReport) -> Bool {
    claim.mark == .none && (claim.verdict.isWrong || claim.verdict == .notUnderstood)
  }

  /// Whether a claim needs its author's attention: it is wrong, and not marked so; it holds under
  /// conditions; or it is not understood. A marked misprint that is found is as announced.
  public static func needsAttention(_ claim: ClaimReport) -> Bool {
    switch claim.verdict {
    case .refuted, .illTyped: claim.mark == .none
    case .conditional, .notUnderstood: true
    case .holds, .definition, .notAClaim: false
    }
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
