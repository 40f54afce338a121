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
      rows: rows, columns: columns, elements: newNumbers(rows * columns, all: .zero))
  }

  /// The matrix whose entry in row j and column k is `entry(j, k)`.
  @inlinable
  public init(rows: Int, columns: Int, entry: (Int, Int) throws -> Scalar) rethrows {
    let elements = try newNumbers(rows * columns, insteadOf: Scalar.zero) { entries in
      for j in 0..<rows {
        for k in 0..<columns { entries[j * columns + k] = try entry(j, k) }
      }
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
  public init(rows: Int, columns vectors: some Collection<Vector<Scalar>>) {
    let (columns, stripe) = (vectors.count, 32)
    let elements = newNumbers(rows * columns, insteadOf: Scalar.zero) { entries in
      guard let entries = entries.baseAddress else { return }
      // Some vectors at a time, one after the other, and then their numbers in turns.
      withScratch(stripe * rows, of: Scalar.zero) { copies in
        copies.withUnsafeMutableBufferPointer { copies in
          var (rest, first) = (vectors[...], 0)
          while first < columns {
            let some = rest.prefix(stripe)
            let count = Self.copy(some, of: rows, to: copies)
            guard let copies = copies.baseAddress else { return }
            Scalar.transpose(
              rows: count, columns: rows, copies, into: entries + first, row: columns)
            (rest, first) = (rest[some.endIndex...], first + count)
          }
        }
      }
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// Puts vectors of `count` components one after the other; returns how many they are.
  @inlinable
  static func copy(
    _ vectors: some Collection<Vector<Scalar>>, of count: Int,
    to place: UnsafeMutableBufferPointer<Scalar>
  ) -> Int {
    var size = 0
    for vector in vectors {
      precondition(vector.count == count, "a vector of \(vector.count) among those of \(count)")
      let part = UnsafeMutableBufferPointer(rebasing: place[size..<size + count])
      _ = part.update(from: vector.elements)
      size += count
    }
    return vectors.count
  }

  /// The matrix with the same column `columns` times.
  @inlinable
  public init(repeating column: Vector<Scalar>, columns: Int) {
    let rows = column.count
    let elements = newNumbers(rows * columns, insteadOf: Scalar.zero) { entries in
      for j in 0..<rows {
        let row = UnsafeMutableBufferPointer(rebasing: entries[j * columns..<(j + 1) * columns])
        row.update(repeating: column[j])
      }
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
    Vector(
      newNumbers(columns, insteadOf: .zero) { row in
        _ = row.update(from: elements[j * columns..<(j + 1) * columns])
      })
  }

  /// Row j in the place of another vector of its length, without a new one.
  @inlinable
  public func copyRow(_ j: Int, to vector: inout Vector<Scalar>) {
    precondition(vector.count == columns)
    for k in 0..<columns { vector[k] = self[j, k] }
  }

  /// Column k as a vector.
  @inlinable
  public func column(_ k: Int) -> Vector<Scalar> {
    Vector(
      newNumbers(rows, insteadOf: .zero) { column in
        for j in column.indices { column[j] = self[j, k] }
      })
  }

  /// Column k in the place of another vector of its length, without a new one.
  @inlinable
  public func copyColumn(_ k: Int, to vector: inout Vector<Scalar>) {
    precondition(vector.count == rows)
    for j in 0..<rows { vector[j] = self[j, k] }
  }

  /// A number of each column, made of those of three matrices.
  @inlinable
  public static func numbersOfColumns(
    _ x: Matrix, _ y: Matrix, _ z: Matrix,
    _ f: (Vector<Scalar>, Vector<Scalar>, Vector<Scalar>) -> Scalar
  ) -> Vector<Scalar> {
    precondition(x.columns == y.columns && y.columns == z.columns)
    return Vector(
      newNumbers(x.columns, insteadOf: .zero) { values in
        withScratchVectors(x.rows, y.rows, z.rows) { xₖ, yₖ, zₖ in
          for k in values.indices {
            x.copyColumn(k, to: &xₖ)
            y.copyColumn(k, to: &yₖ)
            z.copyColumn(k, to: &zₖ)
            values[k] = f(xₖ, yₖ, zₖ)
          }
        }
      })
  }

  /// Replaces each column by what `change` makes of it, in the same vector for all.
  @inlinable
  public mutating func changeColumns(_ change: (inout Vector<Scalar>) -> Void) {
    let (rows, columns) = (rows, columns)
    Networks.change(&elements) { entries in
      withScratchVector(rows) { (column: inout Vector<Scalar>) in
        for k in 0..<columns {
          for j in 0..<rows { column[j] = entries[j * columns + k] }
          change(&column)
          for j in 0..<rows { entries[j * columns + k] = column[j] }
        }
      }
    }
  }

  /// Each entry transformed by `f`.
  @inlinable
  public func map<Result: Number>(_ f: (Scalar) throws -> Result) rethrows -> Matrix<Result> {
    Matrix<Result>(rows: rows, columns: columns, elements: try Vector(elements).map(f).elements)
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
    let elements = newNumbers(rows * columns, insteadOf: Scalar.zero) { entries in
      base.elements.withUnsafeBufferPointer { base in
        guard let base = base.baseAddress, let entries = entries.baseAddress else { return }
        Scalar.transpose(rows: columns, columns: rows, base, into: entries, row: columns)
      }
    }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }

  /// (Aᵀ)ᵀ = A.
  @inlinable
  public var ᵀ: Matrix<Scalar> { base }
}
