//===----------------------------------------------------------------------===//
// Expressions become values.
//===----------------------------------------------------------------------===//

import Foundation
import Numbers

extension World {
  /// An equation that takes more steps than this on one network is none that a person wrote.
  static var mostSteps: Int { 1_000_000 }

  /// What an expression is worth at this point.
  func evaluate(_ node: Node) throws -> Value<N> {
    steps += 1
    guard steps < World.mostSteps else {
      throw NotEvaluable(message: "too much to compute", source: node.source)
    }
    switch node.kind {
    case .number(let value): return Value(scalar: N(value), isLiteral: true)
    case .count(let index): return Value(scalar: N(try integer(index)), isLiteral: true)
    case .symbol(let symbol): return try value(symbol, node.source)
    case .variable(let name):
      guard let value = variables[name] else {
        throw NotEvaluable(message: "the variable \(name) has no value", source: node.source)
      }
      return value
    case .negate(let inner): return try evaluate(inner).map { -$0 }
    case .sum(let terms): return try sum(terms)
    case .product(let factors, let signs): return try product(factors, signs, node.source)
    case .quotient(let a, let b): return try quotient(a, b, node.source)
    case .power(let base, let exponent): return try power(base, exponent, node.source)
    case .transpose(let inner): return try transpose(inner)
    case .apply(let function, let arguments): return try apply(function, arguments, node.source)
    case .function(let function): return try bare(function, node.source)
    case .derivative(let of, let by): return try derivative(of: of, by: by, node.source)
    case .differential:
      throw NotEvaluable(
        message: "a differential without another; a name such as “∂W” can be declared with “:=”",
        source: node.source)
    case .series(let series): return try self.series(series, node.source)
    case .grid(let rows): return try grid(rows, node.source)
    case .tuple(let parts): return try tuple(parts, node.source)
    case .norm(let inner):
      return Value(scalar: N.sqrt(try squares(inner)))
    case .indicator(let condition) where condition.isOrder:
      return try difference(condition, node.source).map(step)
    case .indicator(let condition):
      return Value(scalar: try truth(condition, node.source), isLiteral: true)
    case .cases(let branches): return try cases(branches, node.source)
    case .entry(let inner, let indices): return try entry(inner, indices, node.source)
    case .sumAlong(let inner, let axis): return try sumAlong(inner, axis)
    case .dots:
      throw NotEvaluable(message: "dots without a pattern around them", source: node.source)
    }
  }

  private func transpose(_ inner: Node) throws -> Value<N> {
    let value = try evaluate(inner)
    if value.isScalar, case .symbol = inner.kind {
      remarks.insert("a transpose of a single entry is ignored")
    }
    if value.isJacobian, let matrix = value.matrix(reading.layout) { return matrix.transposed }
    return value.transposed
  }

  private func quotient(_ a: Node, _ b: Node, _ source: Range<Int>) throws -> Value<N> {
    let (top, bottom) = (try evaluate(a), try evaluate(b))
    if bottom.isScalar {
      var result = top.map { $0 / bottom.elements[0] }
      result.isLiteral = top.isLiteral && bottom.isLiteral
      return result
    }
    return try combine(top, bottom, source, "divided by", /)
  }

  private func power(_ base: Node, _ exponent: Node, _ source: Range<Int>) throws -> Value<N> {
    if exponent.isCounted {
      return try self.power(base, count: Node.integer(exponent, integer), exponent.source)
    }
    guard let power = number(exponent) else { return try self.power(base, raisedTo: exponent) }
    if case .norm(let inner) = base.kind, power == 2 {
      return Value(scalar: try squares(inner))
    }
    let value = try evaluate(base)
    guard let doubled = Int(exactly: power * 2), abs(doubled) <= 40 else {
      throw NotEvaluable(message: "no rule for the power \(power)", source: exponent.source)
    }
    return value.map { x in
      var result = N.one
      for _ in 0..<(abs(doubled) / 2) { result = result * x }
      if doubled % 2 != 0 { result = result * N.sqrt(x) }
      return doubled < 0 ? N.one / result : result
    }
  }

  /// A number to the power of a count, `(1 + x)^n`. Of anything else a raised count is no power, but
  /// an index that has no slot: there is no rule for it.
  private func power(_ base: Node, count: Int?, _ source: Range<Int>) throws -> Value<N> {
    let value = try evaluate(base)
    guard let count, value.isScalar, (0...40).contains(count) else {
      throw NotEvaluable(message: "no rule for this exponent", source: source)
    }
    let power = (0..<count).reduce(N.one) { power, _ in power * value.elements[0] }
    return Value(scalar: power, isLiteral: value.isLiteral)
  }

  /// A number to the power of a target, or of another number of the network: `p_j^{y_j}`.
  private func power(_ base: Node, raisedTo exponent: Node) throws -> Value<N> {
    let (value, power) = (try evaluate(base), try evaluate(exponent))
    guard value.isScalar, power.isScalar else {
      throw NotEvaluable(message: "an exponent that is no number", source: exponent.source)
    }
    return Value(scalar: N.exp(power.elements[0] * N.log(value.elements[0])))
  }

  /// A number written in digits, or as arithmetic of such numbers: `2 - 1`.
  private func number(_ node: Node) -> Double? {
    switch node.kind {
    case .number(let value): return value
    case .negate(let inner): return number(inner).map { -$0 }
    case .quotient(let a, let b):
      guard let a = number(a), let b = number(b), b != 0 else { return nil }
      return a / b
    case .sum(let terms):
      return terms.reduce(0.0) { total, term in
        guard let total, let value = number(term.node) else { return nil }
        return total + (term.isNegative ? -value : value)
      }
    case .product(let factors, _):
      return factors.reduce(1.0) { total, factor in
        guard let total, let value = number(factor) else { return nil }
        return total * value
      }
    default: return nil
    }
  }

  private func squares(_ inner: Node) throws -> N {
    try evaluate(inner).elements.reduce(N.zero) { $0 + $1 * $1 }
  }

  private func entry(_ inner: Node, _ indices: [Index], _ source: Range<Int>) throws -> Value<N> {
    let whole = try evaluate(inner)
    guard let value = whole.isJacobian ? whole.matrix(reading.layout) : whole else {
      throw NotEvaluable(message: "an entry of a derivative by parts", source: source)
    }
    if indices.count == 1 {
      guard value.isVector else {
        throw IllTyped(message: "one index on \(shape(value))", source: source)
      }
      let extent = value.columns.size == 1 ? value.rows : value.columns
      return Value(scalar: value.elements[try position(indices[0], in: extent, source)])
    }
    let (height, width) = (value.rows.size, value.columns.size)
    let rows = try places(indices[0], in: value.rows, source)
    let columns = try places(indices[1], in: value.columns, source)
    let elements = rows.flatMap { row in columns.map { value.elements[row * width + $0] } }
    return Value(
      rows.count == height ? value.rows : .one, columns.count == width ? value.columns : .one,
      elements)
  }

  /// Where an index points, or all places for `:`.
  private func places(_ index: Index, in extent: Extent, _ source: Range<Int>) throws -> [Int] {
    if index == Index(.all) { return Array(0..<extent.size) }
    return [try position(index, in: extent, source)]
  }

  private func sumAlong(_ inner: Node, _ axis: Int) throws -> Value<N> {
    let value = try evaluate(inner)
    let (height, width) = (value.rows.size, value.columns.size)
    func total(_ places: [Int]) -> N { places.reduce(N.zero) { $0 + value.elements[$1] } }
    switch axis {
    case 0:
      return Value(
        .one, value.columns,
        (0..<width).map { j in
          total((0..<height).map { $0 * width + j })
        })
    case 1:
      return Value(
        value.rows, .one,
        (0..<height).map { i in
          total((0..<width).map { i * width + $0 })
        })
    default: return Value(scalar: value.elements.reduce(N.zero, +))
    }
  }
}

extension Node {
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
    case .number(let value): return Int(exactly: value)
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
