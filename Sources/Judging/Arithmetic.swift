//===----------------------------------------------------------------------===//
// Numbers that a text prints, and what their rounding may change.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Meaning
import Syntax

/// Compares two sides that are numbers, or vectors and matrices of numbers, to the digits printed.
///
/// A result is rounded to its last digit. A number with three decimals or more among
/// those it is computed from was rounded too; one with fewer was chosen as it is. A result with many
/// more digits than that warrants may have been computed with numbers as they are printed.
struct Arithmetic {
  let tokens: [Token]
  /// The entries of an expression; nil where it has none.
  let entries: (Node) -> [Double]?

  struct Comparison {
    /// The first entries that differ, or the first.
    var left: Double
    var right: Double
    var tolerance: Double
    var agree: Bool
    /// Whether they agree only if numbers were rounded that have fewer digits than the result.
    var restsOnRounding = false
    /// Whether what is printed is no larger than what it is computed from.
    var isCutOff = false
  }

  /// Nil where there is nothing to compare.
  func compare(_ left: Node, _ right: Node) -> Comparison? {
    compare(left, right) { computed, _, unit in Self.mayBeRounded(computed, to: unit) / 2 }
  }

  /// Whether one side is about the other, which is printed: to a half or a whole unit of its last
  /// digit. Nil where neither is printed.
  func approximate(_ left: Node, _ right: Node, toUnits share: Double) -> Comparison? {
    guard results(left) != nil || results(right) != nil else { return nil }
    return compare(left, right) { _, printed, unit in
      share * (unit > 0 ? unit : Self.lastDigit(printed))
    }
  }

  /// The unit of the last digit of a whole number that is none of its zeros at the end.
  private static func lastDigit(_ number: Double) -> Double {
    var unit = 1.0
    while number != 0, unit < 1e15, number.remainder(dividingBy: unit * 10) == 0 { unit *= 10 }
    return unit
  }

  /// - Parameter tolerated: how far a number may be from the one that is printed, to some unit
  private func compare(
    _ left: Node, _ right: Node,
    tolerated: (_ computed: Double, _ printed: Double, _ unit: Double) -> Double
  ) -> Comparison? {
    guard let a = entries(left), let b = entries(right), a.count == b.count, !a.isEmpty,
      (a + b).allSatisfy(\.isFinite), let slack = slacks(left, a), let otherSlack = slacks(right, b)
    else { return nil }
    let (first, second) = (results(left), results(right))
    let all = a.indices.map { place in
      let slack = slack[place] + otherSlack[place]
      let (computed, printed) =
        second != nil ? (a[place], b[place]) : (b[place], a[place])
      let unit = (second ?? first)?[place] ?? 0
      let own = tolerated(computed, printed, unit) + Self.slack(a[place], b[place])
      let difference = abs(a[place] - b[place])
      return Comparison(
        left: a[place], right: b[place], tolerance: slack + own, agree: difference <= slack + own,
        restsOnRounding: difference > own && unit > 0 && slack > 10 * unit,
        isCutOff: abs(printed) <= abs(computed))
    }
    return all.first { !$0.agree } ?? all.first(where: \.restsOnRounding) ?? all.first
  }

  /// How far two results may lie apart that were worked out otherwise, and are the same number.
  static func slack(_ a: Double, _ b: Double) -> Double { 1e-9 * max(abs(a), abs(b)) + 1e-12 }

  /// The unit of the last digit that is printed; 0 where the result has no more digits than are
  /// printed, and nothing had to be rounded.
  private static func mayBeRounded(_ computed: Double, to unit: Double) -> Double {
    guard unit > 0 else { return 0 }
    let scaled = computed / unit
    return abs(scaled - scaled.rounded()) < 1e-9 * max(1, abs(scaled)) ? 0 : unit
  }

  /// The units of the last digits of a side that is numbers as they are, entry by entry.
  private func results(_ side: Node) -> [Double]? {
    switch side.kind {
    case .number: return [unit(side)]
    case .negate(let inner): return results(inner)
    case .tuple(let parts): return joined(parts)
    case .grid(let rows): return joined(rows.flatMap { $0 })
    case .transpose(let inner):
      // Of a vector, they stay in their order.
      if case .grid(let rows) = inner.kind, rows.count > 1, rows[0].count > 1 { return nil }
      return results(inner)
    default: return nil
    }
  }

  private func joined(_ parts: [Node]) -> [Double]? {
    let all = parts.map(results)
    return all.allSatisfy { $0?.count == 1 } ? all.compactMap { $0?.first } : nil
  }

  /// By how much the rounding of its numbers may have changed each entry of a side.
  private func slacks(_ side: Node, _ nominal: [Double]) -> [Double]? {
    var total = nominal.map { _ in 0.0 }
    guard results(side) == nil else { return total }
    let numbers = side.all.filter { if case .number = $0.kind { decimals($0) > 2 } else { false } }
    for text in Set(numbers.map(digits)) {
      let moved = side.mapped { node in
        guard case .number(let value) = node.kind, digits(node) == text else { return nil }
        return Node(kind: .number(value + unit(node) / 2), source: node.source)
      }
      guard let found = entries(moved), found.count == nominal.count else { return nil }
      total = total.indices.map { total[$0] + abs(found[$0] - nominal[$0]) }
    }
    return total
  }

  private func digits(_ node: Node) -> String {
    tokens[node.source.clamped(to: tokens.indices)].map(\.text).joined()
      .replacingOccurrences(of: ",", with: ".").filter { $0.isNumber || $0 == "." }
  }

  private func decimals(_ node: Node) -> Int {
    digits(node).drop { $0 != "." }.dropFirst().count
  }

  /// The unit of the last digit of a decimal fraction; none of a whole number.
  private func unit(_ node: Node) -> Double {
    let count = decimals(node)
    return count == 0 ? 0 : pow(10, -Double(count))
  }
}
