import Foundation
import Networks

/// Claimed numbers that are the right ones with nothing behind some decimal: rounded, or cut off as by an
/// array of whole numbers.
struct RoundedNumbers {
  /// Each way that fits.
  let mistakes: [Mistake]

  private static let mostDecimals = 6

  init(_ claim: PartClaim, _ judgement: Judgement) {
    let exact = judgement.range(of: claim.part.quantity).exact
    let ways = (0...Self.mostDecimals).flatMap { decimals in
      [true, false].map { (decimals: decimals, isCutOff: $0) }
    }
    // Of numbers with fewer decimals, and of whole ones, the first way says all.
    let fitting = ways.first { decimals, isCutOff in
      let unit = pow(10, -Double(decimals))
      return zip(claim.values, exact).allSatisfy { value, exact in
        let whole = (exact / unit).rounded(isCutOff ? .towardZero : .toNearestOrAwayFromZero)
        return abs(value - whole * unit) <= judgement.reference.precision.ownRounding(of: value)
      }
    }
    mistakes = fitting.map { [.rounded(decimals: $0.decimals, isCutOff: $0.isCutOff)] } ?? []
  }
}
