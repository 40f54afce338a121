import Foundation
import Networks

/// Finds out whether a claim is a sum over the examples in which some count for more than others, as
/// where they were drawn with replacement: as many constants as there are examples, found from all
/// numbers of the gradient together, which must hold more bits than the constants.
struct ExampleShares {
  private let whole: WholeGradient

  /// The examples that have each target.
  private let kinds: [[Int]]

  private static let mostExamples = 60
  private static let mostWork = 200_000

  init(_ whole: WholeGradient, _ kindsOfTarget: [[Int]]) {
    (self.whole, kinds) = (whole, kindsOfTarget)
  }

  /// How often each example counts; `nil` where the claim is no such sum.
  func mistake() -> Mistake? {
    let n = whole.count
    guard n > 1, n <= Self.mostExamples, whole.work <= Self.mostWork,
      whole.claimed.count > n + 2
    else { return nil }
    let (terms, decay) = whole.terms
    let claimed = zip(whole.claimed, decay).map(-)
    let tolerance = whole.isFloat ? 1e-5 : 1e-9
    guard let basis = Basis(terms), let found = basis.solve(claimed, tolerance: tolerance) else {
      return nil
    }
    let largest = WholeGradient.size(found)
    guard largest > 0, largest.isFinite else { return nil }
    // How well they are known depends on how alike the examples are; what is simple is tried.
    let factors = found.map { $0.simple(beside: largest, to: whole.isFloat ? 1e-2 : 1e-6) }
    // Single precision knows a constant to few digits, and many constants are of few digits.
    guard !whole.isFloat || factors.allSatisfy({ $0 == 0 || $0.rounded(toDigits: 1) == $0 }),
      isEvident(factors, terms, claimed, tolerance)
    else { return nil }
    let isByTarget =
      kinds.count < n && kinds.allSatisfy { Set($0.map { factors[$0] }).count == 1 }
    return .exampleFactors(factors, isByTarget: isByTarget)
  }

  /// Whether the claim is met with these factors, and holds more than they do.
  private func isEvident(
    _ factors: [Double], _ terms: [[Double]], _ claimed: [Double], _ tolerance: Double
  ) -> Bool {
    let slack = 10 * tolerance * WholeGradient.size(claimed)
    let isMet = claimed.indices.allSatisfy { i in
      let sum = factors.indices.reduce(0) { $0 + factors[$1] * terms[$1][i] }
      return abs(sum - claimed[i]) <= slack
    }
    let cost = factors.reduce(0) { $0 + MistakeLanguage.bits(of: $1) }
    return isMet
      && whole.isEvident(
        zip(whole.claimed, whole.exact).map(-), tolerance: slack, beside: cost)
  }
}
