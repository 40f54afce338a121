//===----------------------------------------------------------------------===//
// The numbers of a worked example: net = 0.15 · 0.05 + 0.2 · 0.1 = 0.0275.
//===----------------------------------------------------------------------===//

import Foundation

extension ClaimWork {
  /// Whether one side is numbers alone, with decimal fractions among them, and the other holds
  /// symbols: it says what they are in an example, which no network can show to be wrong.
  var givesNumbers: Bool {
    [(claim.left, claim.right), (claim.right, claim.left)].contains { numbers, symbols in
      numbers.areNumbers(lexicon) && numbers.holdDecimals
        && !VariableFinder.names(symbols, lexicon).isEmpty && !symbols.areNumbers(lexicon)
    }
  }

  static let numbersOfExample = ClaimResult(
    judgement: Judgement(verdict: .notAClaim, message: "numbers of an example"))

  /// Whether nothing but numbers stands on both sides, with decimal fractions among them.
  private func isArithmetic(_ left: Node, _ right: Node) -> Bool {
    guard claim.left.holdDecimals || claim.right.holdDecimals else { return false }
    return (left.all + right.all).allSatisfy { node in
      switch node.kind {
      case .number, .negate, .sum, .product, .quotient, .power, .apply: true
      default: false
      }
    }
  }

  /// The verdict on arithmetic, which has to be right to as many digits as are printed; nil where a
  /// claim is none.
  func arithmetic(_ left: Node, _ right: Node) -> ClaimResult? {
    guard isArithmetic(left, right) else { return nil }
    let specs = circumstances.specs(for: equation(left, right))
    var first: ClaimResult?
    for spec in specs {
      let sum = Arithmetic(tokens: tokens) { node in
        let world = Worlds.double(spec, circumstances.settings, seed: judge.seed)
        guard let value = try? world.evaluate(node), value.isScalar else { return nil }
        return value.elements[0].value.value
      }
      guard let found = sum.compare(left, right) else { return nil }
      let text = "\(found.left) and \(found.right)"
      let judgement = Judgement(
        verdict: found.agree ? .holds : .refuted,
        evidence: Evidence(.numerical, bound: found.tolerance),
        message: found.agree
          ? "both sides are the same number, to the digits printed" : "the sides differ: \(text)")
      if found.agree { return ClaimResult(judgement: judgement) }
      first = first ?? ClaimResult(judgement: judgement)
    }
    return first
  }
}

/// Computes numbers that a text prints, with what their rounding may change.
private struct Arithmetic {
  let tokens: [Token]
  let value: (Node) -> Double?

  struct Comparison {
    var left: Double
    var right: Double
    var tolerance: Double
    var agree: Bool
  }

  /// A result is rounded or cut off; a number with three decimals or more among those it is made
  /// of was rounded before. Fewer decimals are a number that was chosen.
  func compare(_ left: Node, _ right: Node) -> Comparison? {
    guard let a = value(left), let b = value(right), a.isFinite, b.isFinite else { return nil }
    guard let slackOfLeft = slack(left, a), let slackOfRight = slack(right, b) else { return nil }
    var above = slackOfLeft + slackOfRight + 1e-9 * max(abs(a), abs(b)) + 1e-12
    var below = above
    var difference = a - b
    let printed = self.result(right) ?? self.result(left)
    if let printed {
      if self.result(right) == nil { difference = -difference }
      if value(printed.node).map({ $0 < 0 }) == true { difference = -difference }
      // Cut off, it is less than what was computed by up to a unit of its last digit.
      above += printed.unit
      below += printed.unit / 2
    }
    return Comparison(
      left: a, right: b, tolerance: max(above, below),
      agree: difference <= above && -difference <= below)
  }

  /// A side that is one number, and the unit of its last digit.
  private func result(_ side: Node) -> (node: Node, unit: Double)? {
    switch side.kind {
    case .number: return (side, unit(side))
    case .negate(let inner): return result(inner).map { (side, $0.unit) }
    default: return nil
    }
  }

  /// By how much the rounding of its numbers may have changed a side.
  private func slack(_ side: Node, _ nominal: Double) -> Double? {
    guard result(side) == nil else { return 0 }
    var total = 0.0
    let numbers = side.all.filter { if case .number = $0.kind { decimals($0) > 2 } else { false } }
    for text in Set(numbers.map(digits)) {
      let moved = side.mapped { node in
        guard case .number(let value) = node.kind, digits(node) == text else { return nil }
        return Node(kind: .number(value + unit(node) / 2), source: node.source)
      }
      guard let found = value(moved) else { return nil }
      total += abs(found - nominal)
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

extension [Item] {
  /// Whether nothing but numbers stands here, and signs and functions between them.
  fileprivate func areNumbers(_ lexicon: Lexicon) -> Bool {
    let signs: Set<String> = ["+", "-", "(", ")", "[", "]", "/", ",", "."]
    return contains(where: \.isNumber)
      && allSatisfy { item in
        switch item.kind {
        case .number, .gap, .cell, .newRow: true
        case .sign(let sign): signs.contains(sign) || item.multiplication != nil
        case .name(_, let plain):
          ["e", "exp", "ln", "log"].contains(plain) && !lexicon.isDeclared(plain, plain: plain)
        case .superscript(let inner):
          Superscript.isTranspose(inner) || inner.areNumbers(lexicon)
        case .group(let inner), .root(let inner): inner.areNumbers(lexicon)
        case .fraction(let top, let bottom): top.areNumbers(lexicon) && bottom.areNumbers(lexicon)
        case .grid(_, let rows):
          rows.joined().allSatisfy { $0.areNumbers(lexicon) }
        default: false
        }
      }
  }

  /// Whether a decimal fraction stands among them; 1.0 is none.
  fileprivate var holdDecimals: Bool {
    contains { item in
      switch item.kind {
      case .number(let digits):
        digits.drop { $0 != "." }.contains { $0 != "." && $0 != "0" }
      case .superscript(let inner), .group(let inner), .root(let inner): inner.holdDecimals
      case .fraction(let top, let bottom): top.holdDecimals || bottom.holdDecimals
      case .grid(_, let rows): rows.joined().contains(where: \.holdDecimals)
      default: false
      }
    }
  }
}

extension Item {
  /// Whether it is a number, or holds one.
  fileprivate var isNumber: Bool {
    switch kind {
    case .number, .fraction, .group, .root, .grid: true
    default: false
    }
  }
}
