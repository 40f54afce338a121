//===----------------------------------------------------------------------===//
// Sums, means and counts along the axes of a matrix, as programs have them.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  func sumAlong(_ inner: Node, _ axis: Int) throws -> Value {
    try sumAlong(evaluate(inner), axis, inner.source)
  }

  private func sumAlong(_ value: Value, _ axis: Int, _ source: Range<Int>) throws -> Value {
    // Along an axis that it has not, a sum would be of one entry each, and right whichever it is.
    let hasAxis = axis < 0 || (axis == 0 ? value.rows : value.columns).axis != .one
    guard !value.isJacobian, hasAxis else {
      throw NotEvaluable(message: "no axes to sum over in \(shape(value))", source: source)
    }
    return 0...1 ~= axis ? value.totalled(along: axis) : Value(scalar: .sum(value.elements))
  }

  /// The mean of what a sum along the axis adds up.
  func mean(_ arguments: [Node], _ axis: Int, _ source: Range<Int>) throws -> Value {
    let value = try argument(arguments, source)
    let sum = try sumAlong(value, axis, source)
    let count = Term.number(max(1, value.elements.count / max(1, sum.elements.count)))
    return sum.map { $0 / count }
  }

  /// How many rows or columns there are.
  func extent(_ arguments: [Node], _ axis: Int, _ source: Range<Int>) throws -> Value {
    let value = try argument(arguments, source)
    guard !value.isJacobian, !value.isScalar, axis == 0 || axis == 1 else {
      throw NotEvaluable(message: "no such axis in \(shape(value))", source: source)
    }
    let extent = axis == 0 ? value.rows : value.columns
    return Value(scalar: .number(extent.size), isLiteral: true)
  }
}

extension Value {
  /// The sums of the entries of each column of a matrix (axis 0), or of each row (axis 1).
  func totalled(along axis: Int) -> Value {
    let (height, width) = (rows.size, columns.size)
    if axis == 0 {
      let totals = (0..<width).map { j in
        Term.sum((0..<height).map { elements[$0 * width + j] })
      }
      return Value(.one, columns, totals)
    }
    let totals = (0..<height).map { i in Term.sum((0..<width).map { elements[i * width + $0] }) }
    return Value(rows, .one, totals)
  }
}
