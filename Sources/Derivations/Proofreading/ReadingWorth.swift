//===----------------------------------------------------------------------===//
// Which of two readings of a text explains more of it.
//===----------------------------------------------------------------------===//

import Judging

/// What a reading of a text is worth: what holds counts for it, what holds under a condition half as much,
/// and what stays open as much against it. What is defined or wrong says nothing for a reading.
struct ReadingWorth: Comparable {
  private let worth: Int

  init(_ claims: some Sequence<ClaimReport>) {
    worth = claims.reduce(0) { sum, claim in
      switch claim.verdict {
      case .holds: sum + 2
      case .conditional: sum + 1
      case .notUnderstood: sum - 1
      default: sum
      }
    }
  }

  static func < (a: ReadingWorth, b: ReadingWorth) -> Bool { a.worth < b.worth }
}
