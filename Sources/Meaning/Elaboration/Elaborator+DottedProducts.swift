//===----------------------------------------------------------------------===//
// Products with dots: `W_L D_{L-1} W_{L-1} \cdots D_1 W_1`.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

extension Elaborator {
  /// A product with dots: groups of one, two or three factors that repeat.
  func expanded(_ factors: [Node], _ signs: [Node.Sign]) throws -> ([Node], [Node.Sign]) {
    guard factors.contains(where: \.isDots) else { return (factors, signs) }
    let (factors, signs) = Self.spread(factors, signs)
    guard let dots = factors.firstIndex(where: \.isDots) else { return (factors, signs) }
    // Each factor goes with the sign before it.
    let side = Node.Sign(text: "", token: nil)
    let pairs: [SignedFactor] = Array(zip(factors, [side] + signs))
    if let spare = spare(factors, dots) {
      let rest = pairs[..<spare.lowerBound] + pairs[spare.upperBound...]
      return try expanded(rest.map(\.0), rest.dropFirst().map(\.1))
    }
    var failure: (any Error)?
    for period in 1...3 where dots >= period && dots + period < factors.count {
      switch try filled(pairs, dots, period) {
      case .success(let all): return try expanded(all.map(\.factor), all.dropFirst().map(\.sign))
      case .failure(let error): if error is IllTyped { failure = failure ?? error }
      }
    }
    throw failure
      ?? NotEvaluable(message: "the dots follow no pattern", source: factors[dots].source)
  }

  /// A factor with the sign before it.
  private typealias SignedFactor = (factor: Node, sign: Node.Sign)

  /// A product with what stands behind its dots, as groups of so many factors repeat; or why they
  /// do not.
  private func filled(
    _ pairs: [SignedFactor], _ dots: Int, _ period: Int
  ) throws -> Result<[SignedFactor], any Error> {
    let factors = pairs.map(\.factor)
    let before = Array(factors[(dots - period)..<dots])
    let after = Array(factors[(dots + 1)...(dots + period)])
    var start = pairs.prefix(dots)
    var end = pairs.dropFirst(dots + 1)
    switch try between(before, after) {
    case .unlike:
      let others = [
        factors[..<(dots - period)].suffix(period),
        factors[(dots + 1 + period)...].prefix(period),
      ]
      let source = factors[dots].source
      return .failure(unlike(before, after, others: others.map(Array.init), source))
    case .conflict(let error): return .failure(error)
    case .groups(let groups):
      let signs = end.prefix(period).map(\.sign)
      for group in groups { start += zip(group, signs).map { ($0, $1) } }
    case .coincident: start.removeLast(period)
    case .empty:
      start.removeLast(period)
      end = end.dropFirst(period)
    }
    return .success(Array(start + end))
  }

  /// Factors without what holds some of them together, as a box does.
  private static func spread(
    _ factors: [Node], _ signs: [Node.Sign]
  ) -> ([Node], [Node.Sign]) {
    let side = Node.Sign(text: "", token: nil)
    let isPlain = signs.allSatisfy { $0.text.isEmpty || $0.text == "cdot" }
    guard isPlain else { return (factors, signs) }
    let pairs = zip(factors, [side] + signs).flatMap { factor, sign -> [(Node, Node.Sign)] in
      guard case .product(let parts, let own) = factor.kind,
        own.allSatisfy({ $0.text.isEmpty || $0.text == "cdot" })
      else { return [(factor, sign)] }
      return Array(zip(parts, [sign] + own))
    }
    return (pairs.map(\.0), pairs.dropFirst().map(\.1))
  }

  /// Factors beside the dots that are among those behind them: `W_{L-1}` in `W_1 ⋯ W_{L-1} W_L`, and
  /// a part of a group, `D_{L-1}` in `W_1 D_1 ⋯ D_{L-1} W_L D_L`.
  private func spare(_ factors: [Node], _ dots: Int) -> Range<Int>? {
    let (before, after) = (Array(factors[..<dots]), Array(factors[(dots + 1)...]))
    for period in 1...3 {
      for part in 1...period where after.count >= period + part && before.count >= period {
        let group = Array(after[part..<(part + period)])
        if Self.haveOnePattern(before.suffix(period), group[...]),
          Self.follow(after[..<part], group.suffix(part), as: before.suffix(part))
        {
          return (dots + 1)..<(dots + 1 + part)
        }
      }
      for part in 1...period where before.count >= period + part && after.count >= period {
        let group = Array(before.dropLast(part).suffix(period))
        if Self.haveOnePattern(group[...], after[..<period]),
          Self.follow(group[..<part], before.suffix(part), as: after[..<part])
        {
          return (dots - part)..<dots
        }
      }
    }
    return nil
  }

  private static func haveOnePattern(_ a: ArraySlice<Node>, _ b: ArraySlice<Node>) -> Bool {
    a.map(\.signature) == b.map(\.signature)
  }

  /// Whether a group is the next of another's pattern: each index goes one on, but for those that
  /// are the same beyond the dots too.
  private static func follow(
    _ a: ArraySlice<Node>, _ b: ArraySlice<Node>, as far: ArraySlice<Node>
  ) -> Bool {
    guard haveOnePattern(a, b), haveOnePattern(b, far) else { return false }
    let ends = zip(b.flatMap(\.indices), far.flatMap(\.indices))
    let steps = zip(a.flatMap(\.indices), ends).compactMap { from, ends -> Int? in
      if from == ends.0, from == ends.1 { return nil }
      return from.base == ends.0.base ? ends.0.offset - from.offset : 0
    }
    return Set(steps) == [1] || Set(steps) == [-1]
  }
}
