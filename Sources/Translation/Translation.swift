//===----------------------------------------------------------------------===//
// What became of an equation in another notation.
//===----------------------------------------------------------------------===//

import Judging
import MathText

/// One claim of a text, in another notation.
package struct Translation: Sendable {
  package enum Outcome: Sendable {
    case said(Saying)
    /// The other notation cannot say it, and why.
    case unsaid(Untranslatable)
    /// It is no equation, or none that could be read.
    case unread(String)
  }

  /// The claim as it stands in the text, with its verdict there.
  package var original: ClaimReport
  package var outcome: Outcome

  package var saying: Saying? { if case .said(let saying) = outcome { saying } else { nil } }
}

/// A claim as another notation says it.
package struct Saying: Sendable {
  package var left: String
  /// The relation, as LaTeX.
  package var relation: String
  package var right: String
  /// What stands behind it: for which indices it is meant.
  package var condition = ""
  /// Its verdict in the new notation.
  package var report: ClaimReport
  /// What conventions changed in it.
  package var notes: [String] = []
  package var back: Back

  /// The equation, as LaTeX.
  package var equation: String { "\(left) \(relation) \(right)" }

  /// With what stands behind it.
  package var latex: String { equation + condition }

  /// What became of it on the way back.
  package struct Back: Sendable {
    /// In the first notation again, as LaTeX; nil where it could not be said there.
    package var latex: String?
    /// Whether that is the same formula as the original.
    package var isEqual: Bool
  }

  /// Whether the verdict is that of the original, and the way back leads to it.
  package func isFaithful(to original: ClaimReport) -> Bool {
    report.verdict.agrees(with: original.verdict) && back.isEqual
  }

  /// The same, where one of the two may hold in all cases and the other in some.
  func isNear(_ original: ClaimReport) -> Bool {
    report.verdict.isNear(original.verdict) && back.isEqual
  }
}

extension Verdict {
  /// Whether two equations that mean the same may have these verdicts.
  package func agrees(with other: Verdict) -> Bool {
    let right: Set<Verdict> = [.holds, .definition]
    if right.contains(self) { return right.contains(other) }
    return self == other || isWrong && other.isWrong
  }

  /// Whether they differ only in whether it holds in all cases, or in some.
  func isNear(_ other: Verdict) -> Bool {
    let near: Set<Verdict> = [.holds, .definition, .conditional]
    return near.contains(self) && near.contains(other)
  }
}
