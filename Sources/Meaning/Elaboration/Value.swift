//===----------------------------------------------------------------------===//
// Typed values: terms with dimensions that mean something.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

/// What a dimension runs over, and how far.
package struct Extent: Hashable, Sendable {
  package enum Axis: Hashable, Sendable {
    case one
    /// The units of a layer, counted from input layer 0.
    case units(Int)
    case samples
    /// Written out, entry by entry: whatever is as long.
    case count
  }

  package var axis: Axis
  package var size: Int

  package init(axis: Axis, size: Int) {
    self.axis = axis
    self.size = size
  }

  package static let one = Extent(axis: .one, size: 1)

  /// Whether two dimensions can be the same. Where both are single, nothing can go wrong.
  func agrees(with other: Extent) -> Bool {
    if size != other.size { return false }
    return axis == other.axis || size == 1 || axis == .count || other.axis == .count
  }
}

/// A matrix, a vector as a matrix of one row or column, a number as a matrix of one entry; or, with
/// four extents, the derivative of one matrix by another, the numerator's entries first.
package struct Value: Sendable {
  package var extents: [Extent]
  package var elements: [Term]
  /// A number written in digits, a count or a constant: it may be added to every entry.
  package var isLiteral = false
  /// The identity matrix of whatever size fits; alone, it is a number.
  package var isIdentity = false
  /// A vector of ones, or of one number, as long as what stands beside it.
  package var isOnes = false
  /// The product of a vector and ones: b 1ᵀ, which is the vector once for each example, however many
  /// stand beside it.
  var holdsOnes = false
  /// Written as a tuple, it is a row and a column.
  package var isTuple = false

  package init(_ rows: Extent, _ columns: Extent, _ elements: [Term]) {
    extents = [rows, columns]
    self.elements = elements
  }

  package init(extents: [Extent], elements: [Term]) {
    self.extents = extents
    self.elements = elements
  }

  package init(scalar: Term, isLiteral: Bool = false) {
    extents = [.one, .one]
    elements = [scalar]
    self.isLiteral = isLiteral
  }

  package var isJacobian: Bool { extents.count == 4 }
  package var isScalar: Bool { extents.count == 2 && elements.count == 1 }
  /// A number, and no matrix that happens to have one entry.
  package var isPlainNumber: Bool {
    isScalar && !isIdentity && extents.allSatisfy { $0.axis == .one }
  }
  package var rows: Extent { extents[0] }
  package var columns: Extent { extents[1] }
  package var isVector: Bool { !isJacobian && (rows.size == 1 || columns.size == 1) }

  /// The dimension of a vector.
  package var length: Extent { columns.size == 1 ? rows : columns }

  package func map(_ transform: (Term) throws -> Term) rethrows -> Value {
    var result = self
    result.elements = try elements.map(transform)
    return result
  }

  /// Rows and columns exchanged; of a derivative, its numerator and its denominator.
  package var transposed: Value {
    if isJacobian {
      return Value(extents: [extents[2], extents[3], extents[0], extents[1]], elements: swapped)
    }
    var result = self
    result.extents = [columns, rows]
    guard rows.size != 1, columns.size != 1 else { return result }
    let (height, width) = (rows.size, columns.size)
    result.elements = (0..<(height * width)).map { elements[($0 % height) * width + $0 / height] }
    return result
  }

  /// A tuple as a row where it stands beside a row.
  func lying(like other: Value) -> Value {
    isTuple && other.rows.size == 1 && other.columns.size > 1 ? transposed : self
  }

  /// The entries of a derivative with the denominator's first.
  private var swapped: [Term] {
    let outer = extents[0].size * extents[1].size
    let inner = extents[2].size * extents[3].size
    return (0..<(outer * inner)).map { elements[($0 % outer) * inner + $0 / outer] }
  }

  /// ∂vector/∂vector as a matrix: of m entries by n entries m × n, with a row for each entry of the
  /// numerator, or n × m; a vector or a matrix by a number as that lies itself. Nil of any other.
  package func matrix(_ layout: TextNotation.Layout) -> Value? {
    guard isJacobian else { return self }
    if extents[2].size == 1, extents[3].size == 1 {
      return Value(extents: Array(extents[..<2]), elements: elements)
    }
    guard extents[0].size == 1 || extents[1].size == 1, extents[2].size == 1 || extents[3].size == 1
    else { return nil }
    let top = extents[0].size == 1 ? extents[1] : extents[0]
    let bottom = extents[2].size == 1 ? extents[3] : extents[2]
    let result = Value(top, bottom, elements)
    return layout == .numerator ? result : result.transposed
  }

  /// ∂vector/∂vector of a function that acts on each entry by itself, as a vector beside vectors of
  /// its shape; nil for any other.
  package func entrywise(like other: Value) -> Value? {
    guard !other.isJacobian, other.isVector, !other.isScalar, let result = diagonal else {
      return nil
    }
    return result.hasShape(of: other) ? result : nil
  }

  /// ∂vector/∂vector of a function that acts on each entry by itself, as a vector; nil for any other.
  package var diagonal: Value? {
    guard isJacobian else { return nil }
    let size = extents[0].size * extents[1].size
    guard size == extents[2].size * extents[3].size,
      extents[0].agrees(with: extents[2]), extents[1].agrees(with: extents[3]),
      (0..<(size * size)).allSatisfy({ $0 / size == $0 % size || elements[$0].isZero })
    else { return nil }
    return Value(extents[0], extents[1], (0..<size).map { elements[$0 * size + $0] })
  }

  /// The same beside a number that all entries are said to be: `∂z/∂b = 1`.
  package func entrywise(likeNumber other: Value) -> Value? {
    guard isJacobian, other.isScalar, other.isLiteral, let number = other.elements.first,
      !number.isZero
    else { return nil }
    let size = extents[0].size * extents[1].size
    return entrywise(like: Value(extents[0], extents[1], Array(repeating: number, count: size)))
  }

  /// The identity matrix as large as another matrix, where it stands beside one that is square.
  package func sized(like other: Value, _ layout: TextNotation.Layout) -> Value {
    guard isIdentity, let matrix = other.matrix(layout), !matrix.isScalar,
      matrix.rows.size == matrix.columns.size
    else { return self }
    let size = matrix.rows.size
    return Value(
      matrix.rows, matrix.columns,
      (0..<(size * size)).map { $0 / size == $0 % size ? elements[0] : .zero })
  }

  /// A vector of ones as long as a matrix before or after it needs.
  package func stretched(to extent: Extent) -> Value {
    guard isOnes else { return self }
    let elements = [Term](repeating: elements.first ?? .one, count: extent.size)
    var result =
      rows.size == 1 && columns.axis != .one
      ? Value(.one, extent, elements) : Value(extent, .one, elements)
    result.isOnes = true
    return result
  }

  package func hasShape(of other: Value) -> Bool {
    extents.count == other.extents.count
      && zip(extents, other.extents).allSatisfy { $0.agrees(with: $1) }
  }
}

/// Two dimensions, or two slots of an index, that cannot agree.
package struct IllTyped: Error {
  package var message: String
  package var source: Range<Int>
  /// The widths that would make it fit, by layer: what a literal size asks for.
  package var wanted: [Int: Int] = [:]
  /// Whether it is a derivative with more than two indices that fits nothing.
  package var isByParts = false

  package init(message: String, source: Range<Int>, wanted: [Int: Int] = [:]) {
    self.message = message
    self.source = source
    self.wanted = wanted
  }
}

/// An index that leaves its range: the equation says nothing there.
package struct OutOfRange: Error {
  package var message: String

  package init(message: String) {
    self.message = message
  }
}

/// Something that has no rule.
package struct NotEvaluable: Error {
  package var message: String
  package var source: Range<Int>
  /// Whether it has a rule, and no value at the points that were tried.
  package var isUndefined = false

  package init(message: String, source: Range<Int>, isUndefined: Bool = false) {
    self.message = message
    self.source = source
    self.isUndefined = isUndefined
  }
}
