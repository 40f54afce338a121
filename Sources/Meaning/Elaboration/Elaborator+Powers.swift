//===----------------------------------------------------------------------===//
// Powers: of numbers, by numbers, counts and other values.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  package func power(_ base: Node, _ exponent: Node, _ source: Range<Int>) throws -> Value {
    if exponent.isCounted {
      return try power(base, count: Node.integer(exponent, integer), exponent.source)
    }
    guard let power = exponent.digits else { return try self.power(base, raisedTo: exponent) }
    if power == 2, let square = try squaredLength(base) { return Value(scalar: square) }
    let value = try evaluate(base)
    let isMatrix = value.rows.size > 1 && value.columns.size > 1 && !value.isJacobian
    guard !isMatrix || power != -1 && !value.rows.agrees(with: value.columns) else {
      throw NotEvaluable(message: "no rule for a power of a square matrix", source: source)
    }
    guard let doubled = Int(exactly: power * 2), doubled.magnitude <= 40 else {
      guard value.isScalar else {
        throw NotEvaluable(message: "no rule for the power \(power)", source: exponent.source)
      }
      return value.map { .power($0, raisedTo: .printed(power)) }
    }
    if reading.squaresAreLengths, power == 2, value.isVector, !value.isScalar {
      return Value(scalar: .sum(value.elements.map { $0 * $0 }))
    }
    return value.map { .power($0, halves: doubled) }
  }

  /// A number to the power of a count, `(1 + x)^n`. Of anything else a raised count is no power, but
  /// an index that has no slot: there is no rule for it.
  private func power(_ base: Node, count: Int?, _ source: Range<Int>) throws -> Value {
    let value = try evaluate(base)
    guard let count, value.isScalar, (0...40).contains(count) else {
      throw NotEvaluable(message: "no rule for this exponent", source: source)
    }
    return Value(
      scalar: .power(value.elements[0], halves: 2 * count), isLiteral: value.isLiteral)
  }

  /// A number to the power of a target, or of another number of the network: `p_j^{y_j}`.
  private func power(_ base: Node, raisedTo exponent: Node) throws -> Value {
    let (value, power) = (try evaluate(base), try evaluate(exponent))
    guard value.isScalar, power.isScalar else {
      throw NotEvaluable(message: "an exponent that is no number", source: exponent.source)
    }
    if let whole = power.elements[0].number?.whole, whole.magnitude <= 40 {
      return Value(
        scalar: .power(value.elements[0], halves: 2 * whole),
        isLiteral: value.isLiteral && power.isLiteral)
    }
    return Value(scalar: .power(value.elements[0], raisedTo: power.elements[0]))
  }
}

extension Node {
  /// A number written in digits, or as arithmetic of such numbers: `2 - 1`.
  fileprivate var digits: Double? {
    switch kind {
    case .number(let value): return value
    case .negate(let inner): return inner.digits.map { -$0 }
    case .quotient(let a, let b):
      guard let a = a.digits, let b = b.digits, b != 0 else { return nil }
      return a / b
    case .sum(let terms):
      return terms.reduce(0.0) { total, term in
        guard let total, let value = term.node.digits else { return nil }
        return total + (term.isNegative ? -value : value)
      }
    case .product(let factors, _):
      return factors.reduce(1.0) { total, factor in
        guard let total, let value = factor.digits else { return nil }
        return total * value
      }
    default: return nil
    }
  }

  /// Whether it is a count, or a sum with counts in it: `n`, `L - 1`.
  fileprivate var isCounted: Bool {
    switch kind {
    case .count: true
    case .sum(let terms):
      terms.contains(where: \.node.isCounted)
        && terms.allSatisfy { term in
          if case .number = term.node.kind { true } else { term.node.isCounted }
        }
    default: false
    }
  }

  /// What a sum of counts and whole numbers comes to; nil where a number is not whole.
  fileprivate static func integer(
    _ node: Node, _ count: (Index) throws -> Int
  ) throws -> Int? {
    switch node.kind {
    case .count(let index): return try count(index)
    case .number(let value): return abs(value) < 1e6 ? Int(exactly: value) : nil
    case .sum(let terms):
      var total = 0
      for term in terms {
        guard let value = try integer(term.node, count) else { return nil }
        total += term.isNegative ? -value : value
      }
      return total
    default: return nil
    }
  }
}
