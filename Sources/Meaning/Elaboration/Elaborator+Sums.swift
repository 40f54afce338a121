//===----------------------------------------------------------------------===//
// Sums, and shapes that agree or do not.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  package func sum(_ terms: [Node.Term]) throws -> Value {
    let terms = try expanded(terms)
    var total: Value?
    for term in terms {
      var value = try evaluate(term.node)
      if term.isNegative { value = value.map { -$0 } }
      total = try total.map { try add($0, value, term.node.source) } ?? value
    }
    return total ?? Value(scalar: .zero)
  }

  /// The sum of two values of one shape; a bias is added to every example, a number to everything.
  package func add(_ a: Value, _ b: Value, _ source: Range<Int>) throws -> Value {
    try combine(a, b, source, "added to", +)
  }

  /// Two values entry by entry.
  package func combine(
    _ a: Value, _ b: Value, _ source: Range<Int>, _ verb: String, _ operation: (Term, Term) -> Term
  ) throws -> Value {
    if a.isIdentity != b.isIdentity {
      let layout = reading.layout
      let (left, right) = (a.sized(like: b, layout), b.sized(like: a, layout))
      if !left.isIdentity && !right.isIdentity {
        return try combine(left, right, source, verb, operation)
      }
    }
    if a.isOnes != b.isOnes, !a.isJacobian, !b.isJacobian, a.isOnes ? b.isVector : a.isVector,
      joined(a.rows, b.rows) == nil || joined(a.columns, b.columns) == nil
    {
      let other = a.isOnes ? b : a
      let extent = other.columns.size == 1 ? other.rows : other.columns
      let (left, right) = (a.stretched(to: extent), b.stretched(to: extent))
      // A row of ones is no column, however long.
      guard joined(left.rows, right.rows) != nil, joined(left.columns, right.columns) != nil
      else { throw mismatch(a, b, source, verb) }
      return try combine(left, right, source, verb, operation)
    }
    if a.isLiteral && a.isScalar && !b.isLiteral {
      return b.map { operation(a.elements[0], $0) }
    }
    if b.isLiteral && b.isScalar && !a.isLiteral {
      return a.map { operation($0, b.elements[0]) }
    }
    if a.isJacobian != b.isJacobian {
      if let left = a.entrywise(like: b) ?? b.entrywise(like: a) {
        notes.assumptions.insert("the derivative of one vector by another is taken entry by entry")
        return try a.isJacobian
          ? combine(left, b, source, verb, operation) : combine(a, left, source, verb, operation)
      }
      guard let left = matrix(a), let right = matrix(b) else {
        throw mismatch(a, b, source, verb)
      }
      return try combine(left, right, source, verb, operation)
    }
    if a.isJacobian {
      guard a.hasShape(of: b) else { throw mismatch(a, b, source, verb) }
      var result = a
      result.elements = zip(a.elements, b.elements).map(operation)
      return result
    }
    if a.isTuple && !a.hasShape(of: b) && a.transposed.hasShape(of: b) {
      return try combine(a.transposed, b, source, verb, operation)
    }
    if b.isTuple && !b.hasShape(of: a) && b.transposed.hasShape(of: a) {
      return try combine(a, b.transposed, source, verb, operation)
    }
    guard let rows = joined(a.rows, b.rows), let columns = joined(a.columns, b.columns) else {
      throw mismatch(a, b, source, verb)
    }
    var result = Value(rows, columns, [])
    result.isLiteral = a.isLiteral && b.isLiteral
    result.elements.reserveCapacity(rows.size * columns.size)
    for i in 0..<rows.size {
      for j in 0..<columns.size {
        let left = a.elements[
          (a.rows.size == 1 ? 0 : i) * a.columns.size + (a.columns.size == 1 ? 0 : j)]
        let right = b.elements[
          (b.rows.size == 1 ? 0 : i) * b.columns.size + (b.columns.size == 1 ? 0 : j)]
        result.elements.append(operation(left, right))
      }
    }
    return result
  }

  /// The dimension that two agree in; one entry is repeated for every example.
  private func joined(_ a: Extent, _ b: Extent) -> Extent? {
    if a.agrees(with: b) { return a.axis == .count || a.axis == .one ? b : a }
    if a.axis == .samples && b.size == 1 { return a }
    if b.axis == .samples && a.size == 1 { return b }
    return nil
  }

  package func shape(_ value: Value) -> String {
    if value.isScalar { return "a number" }
    if value.isJacobian { return "a derivative by parts" }
    if value.columns.size == 1 { return "a column over \(name(value.rows))" }
    if value.rows.size == 1 { return "a row over \(name(value.columns))" }
    return "a matrix of \(name(value.rows)) by \(name(value.columns))"
  }

  package func mismatch(_ a: Value, _ b: Value, _ source: Range<Int>, _ verb: String) -> IllTyped {
    var wanted: [Int: Int] = [:]
    for (number, other) in [(a, b), (b, a)] where number.isScalar {
      for case .units(let layer) in other.extents.map(\.axis) { wanted[layer] = 1 }
    }
    // A tuple lies as the vector beside it.
    let (first, second) = (a.lying(like: b), b.lying(like: a))
    for (x, y) in zip(first.extents, second.extents) {
      if case .units(let layer) = x.axis, y.axis == .count { wanted[layer] = y.size }
      if case .units(let layer) = y.axis, x.axis == .count { wanted[layer] = x.size }
    }
    return IllTyped(message: "\(shape(a)) is \(verb) \(shape(b))", source: source, wanted: wanted)
  }
}
