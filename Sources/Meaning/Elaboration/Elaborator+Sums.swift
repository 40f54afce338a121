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
    if let (left, right) = try fitted(a, b, source, verb) {
      return try combine(left, right, source, verb, operation)
    }
    if a.isNumber(besides: b) { return b.map { operation(a.elements[0], $0) } }
    if b.isNumber(besides: a) { return a.map { operation($0, b.elements[0]) } }
    if a.isJacobian {
      guard a.hasShape(of: b) else { throw mismatch(a, b, source, verb) }
      var result = a
      result.elements = zip(a.elements, b.elements).map(operation)
      return result
    }
    guard let rows = joined(a.rows, b.rows), let columns = joined(a.columns, b.columns) else {
      for (ones, other) in [(a, b), (b, a)]
      where ones.holdsOnes && !other.extents.contains(where: { $0.axis == .samples }) {
        throw NotEvaluable(message: "nothing says how many ones these are", source: source)
      }
      throw mismatch(a, b, source, verb)
    }
    let elements = (0..<rows.size).flatMap { i in
      (0..<columns.size).map { j in operation(a.repeated(i, j), b.repeated(i, j)) }
    }
    var result = Value(rows, columns, elements)
    result.isLiteral = a.isLiteral && b.isLiteral
    return result
  }

  /// Two values of which one takes the shape that the other asks for: the identity, ones, a derivative
  /// by parts, a tuple; nil where both stay as they are.
  private func fitted(
    _ a: Value, _ b: Value, _ source: Range<Int>, _ verb: String
  ) throws -> (Value, Value)? {
    if a.isIdentity != b.isIdentity {
      let (left, right) = (a.sized(like: b, reading.layout), b.sized(like: a, reading.layout))
      if !left.isIdentity && !right.isIdentity { return (left, right) }
      // Only what may be a matrix of one entry is like it.
      if (a.isIdentity ? b : a).isPlainNumber { throw mismatch(a, b, source, verb) }
    }
    if a.isOnes != b.isOnes, !a.isJacobian, !b.isJacobian, a.isOnes ? b.isVector : a.isVector,
      joined(a.rows, b.rows) == nil || joined(a.columns, b.columns) == nil
    {
      let extent = (a.isOnes ? b : a).length
      let (left, right) = (a.stretched(to: extent), b.stretched(to: extent))
      // A row of ones is no column, however long.
      guard joined(left.rows, right.rows) != nil, joined(left.columns, right.columns) != nil
      else { throw mismatch(a, b, source, verb) }
      return (left, right)
    }
    if a.isNumber(besides: b) || b.isNumber(besides: a) { return nil }
    if a.isJacobian != b.isJacobian {
      if let entries = a.entrywise(like: b) ?? b.entrywise(like: a) {
        noteEntrywise()
        return a.isJacobian ? (entries, b) : (a, entries)
      }
      guard let left = matrix(a), let right = matrix(b) else { throw mismatch(a, b, source, verb) }
      return (left, right)
    }
    if a.isJacobian || a.hasShape(of: b) { return nil }
    if a.isTuple && a.transposed.hasShape(of: b) { return (a.transposed, b) }
    return b.isTuple && b.transposed.hasShape(of: a) ? (a, b.transposed) : nil
  }

  package func noteEntrywise() {
    notes.assumptions.insert("the derivative of one vector by another is taken entry by entry")
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
    var error = IllTyped(
      message: "\(shape(a)) is \(verb) \(shape(b))", source: source, wanted: wanted)
    error.isByParts = b.isJacobian && !b.isScalar
    return error
  }
}

extension Value {
  /// Whether it is a number written out, which stands beside anything that is none.
  fileprivate func isNumber(besides other: Value) -> Bool {
    isLiteral && isScalar && !other.isLiteral
  }

  /// An entry, where one row stands for all rows and one column for all columns.
  fileprivate func repeated(_ i: Int, _ j: Int) -> Term {
    elements[(rows.size == 1 ? 0 : i) * columns.size + (columns.size == 1 ? 0 : j)]
  }
}
