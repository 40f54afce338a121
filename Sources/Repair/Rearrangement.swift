//===----------------------------------------------------------------------===//
// Equations that hold because their sides are the same thing in another order.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Numbers
import Syntax

extension Node {
  /// Whether one of two sides is a symbol or a derivative, and the other nothing but the same, however
  /// it is dressed up: `X = 1 X`, `v = 2v - v`.
  func isRestated(_ other: Node) -> Bool {
    guard isAtom || other.isAtom else { return false }
    return worth == other.worth || withoutNumbers.worth == other.withoutNumbers.worth
  }

  /// A product without the numbers among its factors.
  private var withoutNumbers: Node {
    guard case .product(let factors, _) = kind else { return self }
    let rest = factors.filter { !$0.isNumeric }
    return Node(kind: .product(rest, []), source: source)
  }

  /// What it is worth where every name in it is a number of its own, whatever it stands for.
  private var worth: PrimeField {
    switch kind {
    case .number(let value):
      return Int(exactly: value).map { PrimeField($0) } ?? Self.number(named: "\(value)")
    case .negate(let inner): return -inner.worth
    case .transpose(let inner): return inner.worth
    case .sum(let terms):
      return terms.reduce(.zero) { $1.isNegative ? $0 - $1.node.worth : $0 + $1.node.worth }
    case .product(let factors, _): return factors.reduce(.one) { $0 * $1.worth }
    case .quotient(let top, let bottom): return top.worth / bottom.worth
    case .power(let base, let exponent):
      guard case .number(let value) = exponent.kind, let times = Int(exactly: value),
        (0...8).contains(times)
      else { return Self.number(named: outline) }
      return (0..<times).reduce(.one) { power, _ in power * base.worth }
    default: return Self.number(named: arrangement)
    }
  }

  private static func number(named name: String) -> PrimeField {
    let seed = name.unicodeScalars.reduce(UInt64(11)) {
      ($0 &* 1_099_511_628_211) ^ UInt64($1.value)
    }
    var generator = SplitMix64(seed: seed)
    return PrimeField.random(using: &generator)
  }

  /// Whether another expression is this one with terms or factors in another order, or with terms that
  /// cancel.
  func isRearranged(_ other: Node) -> Bool { arrangement == other.arrangement }

  private var arrangement: String {
    let parts = children.map(\.arrangement)
    switch kind {
    case .sum(let terms):
      let signed = zip(terms, parts).map { (isNegative: $0.isNegative, part: $1) }
      let left = Self.cancelled(signed).map { ($0.isNegative ? "-" : "+") + $0.part }
      return left.count == 1 && left[0].hasPrefix("+")
        ? String(left[0].dropFirst()) : "+(\(left.sorted().joined(separator: ",")))"
    case .power(_, let exponent) where exponent.kind.isOne: return parts[0]
    case .product: return "*(\(parts.sorted().joined(separator: ",")))"
    default:
      let own = children.isEmpty ? outline : label
      let indices = ownIndices.map(\.description).sorted().joined(separator: ",")
      return "\(own)[\(indices)](\(parts.joined(separator: ",")))"
    }
  }

  private static func cancelled(
    _ terms: [(isNegative: Bool, part: String)]
  ) -> [(isNegative: Bool, part: String)] {
    var kept: [(isNegative: Bool, part: String)] = []
    for term in terms {
      let opposite = kept.firstIndex { $0.part == term.part && $0.isNegative != term.isNegative }
      if let opposite { kept.remove(at: opposite) } else { kept.append(term) }
    }
    return kept
  }
}

extension Node.Kind {
  fileprivate var isOne: Bool { if case .number(1) = self { true } else { false } }
}
