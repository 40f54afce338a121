import Numbers

/// x yᵀ of one instance, or Σ x yᵀ over those of a block, kept as the factors: the sum is one
/// product of matrices, ``Gradient/add(_:)``.
@frozen
public struct OuterProduct<Scalar: Number>: Equatable, Sendable {
  /// x of each instance, a component for each row.
  public let columns: VectorBlock<Scalar>

  /// y of each instance, a component for each column.
  public let rows: VectorBlock<Scalar>

  @inlinable
  init(columns: VectorBlock<Scalar>, rows: VectorBlock<Scalar>) {
    precondition(columns.instances == rows.instances)
    (self.columns, self.rows) = (columns, rows)
  }

  /// The product without rows and columns.
  @inlinable
  public static var none: OuterProduct {
    let none = VectorBlock(Matrix<Scalar>(zeros: 0, 0))
    return OuterProduct(columns: none, rows: none)
  }

  /// Its entries, as many rows as x has components and as many columns as y.
  @inlinable
  public var matrix: Matrix<Scalar> {
    if columns.instances == 1 { return entries(*) }
    var sum = Matrix<Scalar>(zeros: columns.width, rows.width)
    sum.add(self)
    return sum
  }

  /// What adding this to zeros gives: the same but for the sign of zeros.
  var sumOfOne: Matrix<Scalar> { entries { .zero + $0 * $1 } }

  /// All products of one instance's components.
  @inlinable
  func entries(_ product: (Scalar, Scalar) -> Scalar) -> Matrix<Scalar> {
    outer(Vector(columns.rows.elements), Vector(rows.rows.elements), product)
  }

  /// The entry Σ x_j y_k, both from 0.
  public subscript(j: Int, k: Int) -> Scalar {
    (0..<columns.instances).reduce(.zero) { $0 + columns.rows[$1, j] * rows.rows[$1, k] }
  }

  /// The entries, row after row.
  public var elements: [Scalar] { matrix.elements }

  /// Row j as a vector.
  public func row(_ j: Int) -> Vector<Scalar> { matrix.row(j) }
}

extension Matrix {
  /// Adds Σ x yᵀ in place: the x below each other, transposed, times the y below each other.
  @inlinable
  mutating func add(_ product: OuterProduct<Scalar>) {
    add(product.columns.rows.ᵀ, times: product.rows.rows)
  }

  /// Adds Aᵀ B in place.
  @inlinable
  mutating func add(_ aᵀ: Transpose<Scalar>, times b: Matrix) {
    let a = aᵀ.base
    precondition(a.rows == b.rows && rows == a.columns && columns == b.columns)
    withProduct(&elements, rows, columns, a.rows, a, b) { s, r in
      (Strided(s, row: 1, column: a.columns), Strided(r, row: b.columns, column: 1))
    }
  }

  /// Adds A B in place, every sum in turn.
  @inlinable
  mutating func add(_ a: Matrix, times b: Matrix) {
    precondition(a.columns == b.rows && rows == a.rows && columns == b.columns)
    withProduct(&elements, rows, columns, a.columns, a, b) { s, r in
      (Strided(s, row: a.columns, column: 1), Strided(r, row: b.columns, column: 1))
    }
  }
}

extension Vector {
  /// Adds up the vectors of a block's instances in place, one after the other.
  @inlinable
  mutating func add(_ block: VectorBlock<Scalar>) {
    precondition(count == block.width, "vectors of \(count) and \(block.width) components")
    block.rows.elements.withUnsafeBufferPointer { row in
      change(&elements) { sum in
        for i in 0..<block.instances {
          let row = UnsafeBufferPointer(rebasing: row[i * sum.count..<(i + 1) * sum.count])
          for j in sum.indices { sum[j] = sum[j] + row[j] }
        }
      }
    }
  }
}
