//===----------------------------------------------------------------------===//
// The claims of a display.
//===----------------------------------------------------------------------===//

import MathText

/// Two expressions and the relation between them, as items.
package struct Claim: Sendable {
  package var left: [Item]
  package var relation: String
  package var right: [Item]
  /// The row of the display, from 1.
  package var row: Int
  /// What the display says that indices run over.
  package var ranges: [String: IndexRange] = [:]
  /// What it says of indices: `if j \ne k`.
  package var conditions: [IndexCondition] = []
  /// What it says of values: `if z > 0`.
  package var provisos: [[Item]] = []
  /// Whether the left side is the last right side of the display before.
  package var continues = false
  /// Whether the left side is the right side of the claim before: `b = c` in `a = b = c`.
  package var follows = false

  package init(
    left: [Item], relation: String, right: [Item], row: Int, ranges: [String: IndexRange] = [:],
    conditions: [IndexCondition] = [], continues: Bool = false, follows: Bool = false
  ) {
    self.left = left
    self.relation = relation
    self.right = right
    self.row = row
    self.ranges = ranges
    self.conditions = conditions
    self.continues = continues
    self.follows = follows
  }

  package var source: Range<Int> { left.source.spanning(right.source) }
}

/// That two indices of an equation are the same, or differ.
package struct IndexCondition: Hashable, Sendable {
  package var left: String
  package var right: String
  package var isEqual: Bool

  package init(left: String, right: String, isEqual: Bool) {
    self.left = left
    self.right = right
    self.isEqual = isEqual
  }
}

/// What stands in a display: claims, relations that claim no equality, and expressions alone.
package enum Statement: Sendable {
  case claim(Claim)
  /// An approximation or an inequality.
  case comparison(Claim)
  /// That what stands on the left lies in ℝ^{m × n}.
  case membership(Claim)
  /// A shape, a mapping, an expression.
  case other([Item], row: Int, why: Reason)
  /// What is not understood whatever the symbols mean.
  case unreadable([Item], row: Int, why: String)

  /// Why something claims nothing.
  package enum Reason: Hashable, Sendable {
    case isExpression
    /// It is an equation without its left side.
    case isHeadless
    case said(String)

    package var message: String {
      switch self {
      case .isExpression: "an expression alone"
      case .isHeadless: "it begins with a relation, and no equation stands right before it"
      case .said(let message): message
      }
    }
  }

  package var isClaim: Bool { if case .claim = self { true } else { false } }

  var isExpression: Bool { if case .other(_, _, .isExpression) = self { true } else { false } }
}
