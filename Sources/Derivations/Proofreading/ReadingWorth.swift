//===----------------------------------------------------------------------===//
// Which of two readings of a text explains more of it.
//===----------------------------------------------------------------------===//

import Judging

/// What a reading of a text is worth: how much holds, where what holds under a condition counts half, and
/// then how little is open.
struct ReadingWorth: Comparable {
  /// Twice what holds, and once what holds under a condition.
  private let explained: Int
  private let open: Int

  init(_ claims: some Sequence<ClaimReport>) {
    (explained, open) = claims.reduce((0, 0)) { counts, claim in
      switch claim.verdict {
      case .holds: (counts.0 + 2, counts.1)
      case .conditional: (counts.0 + 1, counts.1)
      case .notUnderstood: (counts.0, counts.1 + 1)
      default: counts
      }
    }
  }

  static func < (a: ReadingWorth, b: ReadingWorth) -> Bool {
    (a.explained, b.open) < (b.explained, a.open)
  }
}
