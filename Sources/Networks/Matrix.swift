import Numbers

/// A matrix, stored by rows; indices are counted from 0.
///
/// Operations on matrices whose shapes do not fit are programming errors and trap; data from
/// outside is checked where a ``Network`` is made.
@frozen
public struct Matrix<Scalar: Number>: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int

  /// The number of columns.
  public let columns: Int

  /// The entries, row after row.
  public var elements: [Scalar]

  /// A matrix of its entries, row after row; there must be rows × columns of them.
  @inlinable
  public init(rows: Int, columns: Int, elements: [Scalar]) {
    precondition(rows >= 0 && columns >= 0 && elements.count == rows * columns)
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  /// The zero matrix.
  @inlinable
  public init(zeros rows: Int, _ columns: Int) {
    self.init(
      rows: rows, columns: columns, elements: Array(repeating: .zero, count: rows * columns))
  }

  /// The matrix whose entry in row j and column k is `entry(j, k)`.
  @inlinable
  public init(rows: Int, columns: Int, entry: (Int, Int) throws -> Scalar) rethrows {
    var elements: [Scalar] = []
    elements.reserveCapacity(rows * columns)
    for j in 0..<rows {
      for k in 0..<columns { elements.append(try entry(j, k)) }
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// The diagonal matrix diag(d).
  @inlinable
  public init(diagonal d: Vector<Scalar>) {
    self.init(rows: d.count, columns: d.count) { j, k in j == k ? d[j] : .zero }
  }

  /// The matrix with the given columns, all of length `rows`.
  @inlinable
  public init(rows: Int, columns vectors: [Vector<Scalar>]) {
    precondition(vectors.allSatisfy { $0.count == rows })
    let (columns, stripe) = (vectors.count, 32)
    let elements = [Scalar](unsafeUninitializedCapacity: rows * columns) { entries, count in
      // Some vectors at a time, one after the other, and then their numbers in turns.
      withUnsafeTemporaryAllocation(of: Scalar.self, capacity: stripe * rows) { copies in
        guard let copies = copies.baseAddress, let entries = entries.baseAddress else { return }
        for first in stride(from: 0, to: columns, by: stripe) {
          let some = vectors[first..<min(first + stripe, columns)]
          for (k, vector) in some.enumerated() {
            vector.elements.withUnsafeBufferPointer { vector in
              guard let vector = vector.baseAddress else { return }
              (copies + k * rows).initialize(from: vector, count: rows)
            }
          }
          Scalar.transpose(
            rows: some.count, columns: rows, copies, into: entries + first, row: columns)
          copies.deinitialize(count: some.count * rows)
        }
      }
      count = rows * columns
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// The matrix with the same column `columns` times.
  @inlinable
  public init(repeating column: Vector<Scalar>, columns: Int) {
    let rows = column.count
    let elements = [Scalar](unsafeUninitializedCapacity: rows * columns) { entries, count in
      for j in 0..<rows {
        let row = UnsafeMutableBufferPointer(rebasing: entries[j * columns..<(j + 1) * columns])
        row.initialize(repeating: column[j])
      }
      count = rows * columns
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// The entry in row j and column k, both from 0.
  @inlinable
  public subscript(j: Int, k: Int) -> Scalar {
    get { elements[index(j, k)] }
    set { elements[index(j, k)] = newValue }
  }

  @inlinable
  func index(_ j: Int, _ k: Int) -> Int {
    precondition(k >= 0 && k < columns, "column \(k) of \(columns)")
    return j * columns + k
  }

  /// Row j as a vector.
  @inlinable
  public func row(_ j: Int) -> Vector<Scalar> {
    Vector(Array(elements[j * columns..<(j + 1) * columns]))
  }

  /// Row j in the place of another vector of its length, without a new one.
  @inlinable
  public func copyRow(_ j: Int, to vector: inout Vector<Scalar>) {
    precondition(vector.count == columns)
    for k in 0..<columns { vector[k] = self[j, k] }
  }

  /// Adds up each row from its component of `start` on, in turn.
  @inlinable
  public func rowSums(from start: Vector<Scalar>) -> Vector<Scalar> {
    precondition(start.count == rows, "\(start.count) sums of \(rows) rows")
    return elements.withUnsafeBufferPointer { entries in
      Vector(
        start.indices.map { j in entries[j * columns..<(j + 1) * columns].reduce(start[j], +) })
    }
  }

  /// Column k as a vector.
  @inlinable
  public func column(_ k: Int) -> Vector<Scalar> { Vector((0..<rows).map { self[$0, k] }) }

  /// Column k in the place of another vector of its length, without a new one.
  @inlinable
  public func copyColumn(_ k: Int, to vector: inout Vector<Scalar>) {
    precondition(vector.count == rows)
    for j in 0..<rows { vector[j] = self[j, k] }
  }

  /// Replaces each column by what `change` makes of it, in the same vector for all.
  @inlinable
  public mutating func changeColumns(_ change: (inout Vector<Scalar>) -> Void) {
    var column = Vector<Scalar>(zeros: rows)
    for k in 0..<columns {
      copyColumn(k, to: &column)
      change(&column)
      for j in 0..<rows { self[j, k] = column[j] }
    }
  }

  /// Each entry transformed by `f`.
  @inlinable
  public func map<Result: Number>(_ f: (Scalar) throws -> Result) rethrows -> Matrix<Result> {
    Matrix<Result>(rows: rows, columns: columns, elements: try elements.map(f))
  }

  /// The transpose Aᵀ, as a view: nothing is copied until it is needed as a matrix.
  @inlinable
  public var ᵀ: Transpose<Scalar> { Transpose(base: self) }
}

/// The transpose of a matrix, as a view.
@frozen
public struct Transpose<Scalar: Number>: Equatable, Sendable {
  @usableFromInline var base: Matrix<Scalar>

  @inlinable
  init(base: Matrix<Scalar>) { self.base = base }

  /// The number of rows: columns of the matrix itself.
  @inlinable
  public var rows: Int { base.columns }

  /// The number of columns: rows of the matrix itself.
  @inlinable
  public var columns: Int { base.rows }

  /// The entry in row j and column k of the transpose, both from 0.
  @inlinable
  public subscript(j: Int, k: Int) -> Scalar { base[k, j] }

  /// Each entry transformed by `f`.
  @inlinable
  public func map<Result: Number>(_ f: (Scalar) throws -> Result) rethrows -> Transpose<Result> {
    try base.map(f).ᵀ
  }

  /// The entries moved to their places.
  @inlinable
  public var matrix: Matrix<Scalar> {
    let (rows, columns) = (base.columns, base.rows)
    let elements = [Scalar](unsafeUninitializedCapacity: rows * columns) { entries, count in
      base.elements.withUnsafeBufferPointer { base in
        guard let base = base.baseAddress, let entries = entries.baseAddress else { return }
        Scalar.transpose(rows: columns, columns: rows, base, into: entries, row: columns)
      }
      count = rows * columns
    }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }

  /// (Aᵀ)ᵀ = A.
  @inlinable
  public var ᵀ: Matrix<Scalar> { base }
}
