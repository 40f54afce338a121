//===----------------------------------------------------------------------===//
// Names that a text gives one number: x = 2, w_1 = -0.5.
//===----------------------------------------------------------------------===//

import Syntax

enum SaidNumber {
  /// The names that are given a number other than 0 in a list of equations, each with its scripts.
  static func names(in items: [Item]) -> [[Item]] {
    items.split { $0.isSign(",") || $0.isGap }.compactMap { part in
      let sides = part.split(omittingEmptySubsequences: false) { $0.isSign("=") }.map(Array.init)
      guard sides.count == 2, sides[0].first?.nameAlone != nil,
        sides[0].dropFirst().allSatisfy(\.isScript)
      else { return nil }
      let number = sides[1].first?.isSign("-") == true ? sides[1].dropFirst() : sides[1][...]
      guard number.count == 1, case .number(let digits)? = number.first?.kind,
        digits.contains(where: { ("1"..."9").contains($0) })
      else { return nil }
      return sides[0]
    }
  }
}
