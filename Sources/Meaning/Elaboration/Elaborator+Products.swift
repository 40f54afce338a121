//===----------------------------------------------------------------------===//
// Products: of numbers, of matrices, entry by entry, of derivatives.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

extension Elaborator {
  /// What a sign between two factors means.
  package enum Multiplication { case elementwise, matrix, outer, open }

  package func multiplication(_ sign: String) -> Multiplication {
    if settings.isElementwise(sign) { return .elementwise }
    if sign == "@" || settings.matrixProducts.contains(sign) { return .matrix }
    return sign == "otimes" ? .outer : .open
  }

  /// A product of several factors. A sign that means the elementwise product binds less than the
  /// matrix product; where that does not type, any grouping that types is taken.
  package func product(
    _ factors: [Node], _ signs: [Node.Sign], _ source: Range<Int>
  ) throws -> Value {
    if let plain = try unnested(factors) { return try evaluate(plain) }
    let (factors, signs) = try expanded(factors, signs)
    let values = try factors.map(evaluate)
    let kinds = signs.map { multiplication($0.text) }
    do {
      var parts: [Value] = []
      for (place, value) in values.enumerated() {
        if place > 0, kinds[place - 1] != .elementwise, let last = parts.popLast() {
          parts.append(try multiply(last, value, kinds[place - 1], signs[place - 1].text, source))
        } else {
          parts.append(value)
        }
      }
      guard var result = parts.first else {
        // Behind the dots lies nothing: the layers have run past their end.
        throw OutOfRange(message: "a product of nothing")
      }
      for part in parts.dropFirst() {
        result = try multiply(result, part, .elementwise, "odot", source)
      }
      return result
    } catch let error as IllTyped {
      guard values.count > 2, values.count <= 24 else { throw error }
      let saved = notes
      guard let result = regrouped(values, kinds, signs, source) else {
        notes = saved
        throw error
      }
      return result
    }
  }

  /// The first grouping that types, the plain ones first.
  private func regrouped(
    _ values: [Value], _ kinds: [Multiplication], _ signs: [Node.Sign], _ source: Range<Int>
  ) -> Value? {
    let count = values.count
    var table: [[Value?]] = values.map { value in
      var row = [Value?](repeating: nil, count: count)
      row[0] = value
      return row
    }
    // table[i][n] is the product of n + 1 factors from the i-th on.
    for length in 1..<count {
      for start in 0..<(count - length) {
        for split in stride(from: length - 1, through: 0, by: -1) where table[start][length] == nil
        {
          guard let left = table[start][split],
            let right = table[start + split + 1][length - split - 1]
          else { continue }
          let place = start + split
          table[start][length] = try? multiply(
            left, right, kinds[place], signs[place].text, source)
        }
      }
    }
    return table[0][count - 1]
  }

  func multiply(
    _ a: Value, _ b: Value, _ kind: Multiplication, _ sign: String, _ source: Range<Int>
  ) throws -> Value {
    if kind == .outer { return try outerProduct(a, b, source) }
    if kind == .elementwise, a.isIdentity != b.isIdentity, !a.isPlainNumber, !b.isPlainNumber {
      let (left, right) = (a.sized(like: b, reading.layout), b.sized(like: a, reading.layout))
      guard !left.isIdentity, !right.isIdentity else {
        throw mismatch(a, b, source, "multiplied entry by entry with")
      }
      return try multiply(left, right, kind, sign, source)
    }
    if a.isScalar || b.isScalar { return scaled(a, b) }
    if kind == .elementwise {
      return try combine(a, b, source, "multiplied entry by entry with", *)
    }
    if a.isJacobian || b.isJacobian { return try multiplyDerivatives(a, b, kind, sign, source) }
    return try multiplyMatrices(a, b, kind, sign, source)
  }

  /// A product of two of which one is a number.
  private func scaled(_ a: Value, _ b: Value) -> Value {
    var result = a.isScalar ? b.map { a.elements[0] * $0 } : a.map { $0 * b.elements[0] }
    result.isLiteral = a.isLiteral && b.isLiteral
    return result
  }

  /// A product of two of which one is a derivative by parts: the chain rule, or that of the matrices
  /// in which they are laid out.
  private func multiplyDerivatives(
    _ a: Value, _ b: Value, _ kind: Multiplication, _ sign: String, _ source: Range<Int>
  ) throws -> Value {
    let matrices = matrix(a).flatMap { left in matrix(b).map { (left, $0) } }
    // A declared layout says in which order matrices of derivatives are multiplied.
    if settings.layout == nil || matrices == nil, let chained = chained(a, b) {
      if matrices == nil || chained.layouts.contains(reading.layout) { return chained.value }
      notes.usesLayout = true
      throw mismatch(a, b, source, "multiplied with")
    }
    guard let (left, right) = matrices else { throw mismatch(a, b, source, "multiplied with") }
    return try multiply(left, right, kind, sign, source)
  }

  /// A product of two matrices: rows by columns where they fit, of two of one shape an inner one
  /// or, with no sign that says how, entry by entry.
  private func multiplyMatrices(
    _ a: Value, _ b: Value, _ kind: Multiplication, _ sign: String, _ source: Range<Int>
  ) throws -> Value {
    let isInner = reading.dotIsInner && sign == "cdot" && a.hasShape(of: b)
    if isInner, a.isVector, b.isVector { return try innerProduct(a, b, source) }
    if a.isOnes, b.isOnes, a.columns.axis == .samples, !settings.saysWhereSamplesAre {
      throw NotEvaluable(message: "nothing says how many ones these are", source: source)
    }
    if a.isOnes || b.isOnes, a.columns.axis == .one, b.rows.axis == .one, !a.isScalar, !b.isScalar,
      !(settings.samplesInRows ? a.isOnes : b.isOnes)
    {
      throw NotEvaluable(message: "nothing says how many ones these are", source: source)
    }
    if a.columns.agrees(with: b.rows) {
      var result = matrixProduct(a, b)
      result.holdsOnes = a.columns.axis == .one && a.isOnes != b.isOnes
      return result
    }
    if isInner { return try innerProduct(a, b, source) }
    if a.isOnes != b.isOnes, a.isOnes ? a.rows.axis == .one : b.columns.axis == .one {
      return matrixProduct(a.stretched(to: b.rows), b.stretched(to: a.columns))
    }
    if kind == .open, a.hasShape(of: b) {
      let name = sign.isEmpty ? "factors side by side" : "\\\(sign)"
      notes.assumptions.insert("\(name) are multiplied entry by entry")
      return try combine(a, b, source, "multiplied entry by entry with", *)
    }
    throw mismatch(a, b, source, "multiplied with")
  }

  /// `\langle A, B \rangle`, the sum of the products of entries; of two vectors, whichever way they lie.
  func innerProduct(_ arguments: [Node], _ source: Range<Int>) throws -> Value {
    let values = try arguments.map { node in
      let value = try evaluate(node)
      return value.isJacobian ? matrix(value) ?? value : value
    }
    guard values.count == 2 else {
      throw NotEvaluable(message: "an inner product of \(values.count) things", source: source)
    }
    let areVectors = values.allSatisfy(\.isVector)
    let first = areVectors && !values[0].hasShape(of: values[1]) ? values[0].transposed : values[0]
    return try innerProduct(first, values[1], source)
  }

  private func innerProduct(
    _ a: Value, _ b: Value, _ source: Range<Int>
  ) throws -> Value {
    let products = try combine(a, b, source, "multiplied entry by entry with", *)
    return Value(scalar: .sum(products.elements))
  }

  /// `a \otimes b`, the products of the entries of two vectors, whichever way they lie.
  private func outerProduct(_ a: Value, _ b: Value, _ source: Range<Int>) throws -> Value {
    let areRows = a.rows.size == 1 && b.rows.size == 1 && !settings.samplesInRows
    guard a.isVector, b.isVector, !a.isIdentity, !b.isIdentity, !areRows || a.isScalar || b.isScalar
    else {
      throw NotEvaluable(message: "⊗ is only understood of two columns", source: source)
    }
    let elements = a.elements.flatMap { x in b.elements.map { x * $0 } }
    return Value(a.length, b.length, elements)
  }

  /// (m × k)(k × n) is m × n.
  private func matrixProduct(_ a: Value, _ b: Value) -> Value {
    let elements = Self.product(
      of: a.rows.size, a.columns.size, b.columns.size, a.elements, b.elements)
    return Value(a.rows, b.columns, elements)
  }

  /// The entries of a product of matrices, of height × inner and inner × width entries.
  private static func product(
    of height: Int, _ inner: Int, _ width: Int, _ a: [Term], _ b: [Term]
  ) -> [Term] {
    (0..<(height * width)).map { place in
      Term.sum((0..<inner).map { a[place / width * inner + $0] * b[$0 * width + place % width] })
    }
  }

  /// The chain rule: what one factor is differentiated by is what the other differentiates; and the
  /// layouts in which they stand in this order.
  private func chained(_ a: Value, _ b: Value) -> (value: Value, layouts: [TextNotation.Layout])? {
    func fits(_ x: ArraySlice<Extent>, _ y: ArraySlice<Extent>) -> Bool {
      zip(x, y).allSatisfy { $0.agrees(with: $1) } && x.count == y.count
    }
    let any: [TextNotation.Layout] = [.numerator, .denominator]
    switch (a.isJacobian, b.isJacobian) {
    case (true, true):
      // Of a vector by a number, or a number by a vector, the order says nothing.
      let areMatrices = a.isOfVectors && b.isOfVectors
      if fits(a.extents[2...], b.extents[..<2]) {
        return (contract(a, b), areMatrices ? [.numerator] : any)
      }
      if fits(b.extents[2...], a.extents[..<2]) {
        return (contract(b, a), areMatrices ? [.denominator] : any)
      }
    case (false, true):
      if fits(a.extents[...], b.extents[..<2]) {
        return (contract(a.asNumerator, b).asGradient, any)
      }
    case (true, false):
      if fits(b.extents[...], a.extents[..<2]) {
        return (contract(b.asNumerator, a).asGradient, any)
      }
    case (false, false): break
    }
    return nil
  }

  /// Σ over what a is differentiated by: of ∂u/∂v and ∂v/∂x, which have the dimensions of u, v and of
  /// v, x, the one with those of u, x.
  private func contract(_ a: Value, _ b: Value) -> Value {
    let outer = a.extents[0].size * a.extents[1].size
    let inner = a.extents[2].size * a.extents[3].size
    let width = b.extents[2].size * b.extents[3].size
    return Value(
      extents: [a.extents[0], a.extents[1], b.extents[2], b.extents[3]],
      elements: Self.product(of: outer, inner, width, a.elements, b.elements))
  }
}

extension Value {
  /// Whether it is the derivative of a vector with several entries by another.
  fileprivate var isOfVectors: Bool {
    let (top, bottom) = (extents[..<2].map(\.size), extents[2...].map(\.size))
    return [top, bottom].allSatisfy { $0.contains(1) && $0.contains { $0 > 1 } }
  }

  /// A gradient as the derivative of a number.
  fileprivate var asNumerator: Value {
    Value(extents: [.one, .one] + extents, elements: elements)
  }

  fileprivate var asGradient: Value {
    Value(extents: Array(extents[2...]), elements: elements)
  }
}
