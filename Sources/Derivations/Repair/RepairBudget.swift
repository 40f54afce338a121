//===----------------------------------------------------------------------===//
// How much the repairs of a document may cost.
//===----------------------------------------------------------------------===//

/// What the search for repairs may take, in evaluations of a node, so that a long document full of
/// errors is not searched for ever, and so that the same document is always searched alike.
struct RepairBudget {
  /// For one claim, at most.
  static let most = 150_000
  /// For one claim, however many there were before.
  static let least = 25_000

  private var left = 1_500_000

  /// What the next claim may take.
  var next: Int { min(Self.most, max(Self.least, left / 4)) }

  mutating func spend(_ effort: Int) { left = max(0, left - effort) }
}
