//===----------------------------------------------------------------------===//
// The claims of a display.
//===----------------------------------------------------------------------===//

/// Two expressions and the relation between them, as items.
struct Claim: Sendable {
  var left: [Item]
  var relation: String
  var right: [Item]
  /// The row of the display, from 1.
  var row: Int
  /// What the display says that indices run over.
  var ranges: [String: IndexRange] = [:]
  /// What it says of indices: `if j \ne k`.
  var conditions: [IndexCondition] = []
  /// Whether the left side is the last right side of the display before.
  var continues = false
  /// Whether the left side is the right side of the claim before: `b = c` in `a = b = c`.
  var follows = false

  var source: Range<Int> {
    let (a, b) = (left.source, right.source)
    if left.isEmpty { return b }
    return min(
      a.lowerBound, b.isEmpty ? a.lowerBound : b.lowerBound)..<max(a.upperBound, b.upperBound)
  }
}

/// That two indices of an equation are the same, or differ.
struct IndexCondition: Sendable {
  var left: String
  var right: String
  var isEqual: Bool
}

/// What stands in a display: claims, relations that claim no equality, and expressions alone.
enum Statement: Sendable {
  case claim(Claim)
  /// An approximation, a shape, a mapping, an expression.
  case other([Item], row: Int, why: String)

  static let expression = "an expression alone"
  static let headless = "it begins with a relation, and no equation stands right before it"

  var isClaim: Bool { if case .claim = self { true } else { false } }

  /// Whether it is an equation without its left side.
  var isHeadless: Bool {
    if case .other(_, _, Statement.headless) = self { true } else { false }
  }

  var isExpression: Bool {
    if case .other(_, _, Statement.expression) = self { true } else { false }
  }
}
