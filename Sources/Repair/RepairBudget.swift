//===----------------------------------------------------------------------===//
// How much the repairs of a document may cost.
//===----------------------------------------------------------------------===//

import Syntax

/// What the search for repairs may take, in evaluations of a node, so that a long document full of
/// errors is not searched for ever, and so that the same document is always searched alike.
package enum RepairBudget {
  /// For one claim, at most.
  package static let most = 150_000
  /// For one claim, however many there are.
  static let least = 25_000
  /// With less than this a search that was cut off is not gone on with.
  private static let leastMore = 10_000
  /// For a document, beyond what each claim may take.
  private static let all = 1_000_000

  /// What each of several claims may take where all together have spent something; nil where that is
  /// not worth while.
  static func share(of count: Int, spent: Int) -> Int? {
    let share = min(most, (all - spent) / max(1, count))
    return share > leastMore ? share : nil
  }
}
