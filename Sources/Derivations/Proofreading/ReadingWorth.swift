//===----------------------------------------------------------------------===//
// Which of two readings of a text explains more of it.
//===----------------------------------------------------------------------===//

import Judging

/// What a reading of a text is worth: how much holds, and then how little is open.
struct ReadingWorth: Comparable {
  private let holds: Int
  private let open: Int

  init(_ claims: some Sequence<ClaimReport>) {
    (holds, open) = claims.reduce((0, 0)) { counts, claim in
      (
        counts.0 + (claim.verdict == .holds ? 1 : 0),
        counts.1 + (claim.verdict == .notUnderstood ? 1 : 0)
      )
    }
  }

  static func < (a: ReadingWorth, b: ReadingWorth) -> Bool {
    (a.holds, b.open) < (b.holds, a.open)
  }
}
