import Numbers

// Products of matrices with matrices, as used with samples in columns.
//
// Every entry is summed in a fixed order, the same for any size, number of threads or build: in a
// product A B, rows times columns, in the four parts of ``dot(_:_:)``; in Aᵀ B and
// A Bᵀ, sums of rows, in turn. So a product gives the bits of the products with single vectors.
extension Matrix {
  /// A B: the products of A with the columns of B.
  @inlinable
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns)")
    if b.columns == 1 { return Matrix(column: a * Vector(b.elements)) }
    var result = Matrix(zeros: a.rows, b.columns)
    withProduct(
      &result.elements, a.rows, b.columns, a.columns, a, b, { Cores.share($0, Scalar.set) }
    ) { s, r in
      (Strided(s, row: a.columns, column: 1), Strided(r, row: b.columns, column: 1))
    }
    return result
  }

  /// Aᵀ B: the products of Aᵀ with the columns of B.
  @inlinable
  public static func * (aᵀ: Transpose<Scalar>, b: Matrix) -> Matrix {
    let a = aᵀ.base
    precondition(a.rows == b.rows, "\(a.columns) × \(a.rows) times \(b.rows) × \(b.columns)")
    if b.columns == 1 { return Matrix(column: aᵀ * Vector(b.elements)) }
    var result = Matrix(zeros: a.columns, b.columns)
    withProduct(&result.elements, a.columns, b.columns, a.rows, a, b) { s, r in
      (Strided(s, row: 1, column: a.columns), Strided(r, row: b.columns, column: 1))
    }
    return result
  }

  /// A Bᵀ: row j is the sum of the columns of B, each times its entry of row j of A.
  @inlinable
  public static func * (a: Matrix, bᵀ: Transpose<Scalar>) -> Matrix {
    // A single column of each: an outer product.
    if a.columns == 1 { return Vector(a.elements) * Vector(bᵀ.base.elements).ᵀ }
    var result = Matrix(zeros: a.rows, bᵀ.base.rows)
    result.add(a, times: bᵀ)
    return result
  }

  /// Adds A Bᵀ in place: the sums of the product go on where those of this matrix end.
  @inlinable
  public mutating func add(_ a: Matrix, times bᵀ: Transpose<Scalar>) {
    let b = bᵀ.base
    precondition(a.columns == b.columns && rows == a.rows && columns == b.rows)
    withProduct(&elements, rows, columns, a.columns, a, b) { s, r in
      (Strided(s, row: a.columns, column: 1), Strided(r, row: 1, column: b.columns))
    }
  }

  /// A Bᵀ as the transpose of B Aᵀ, which stays a view.
  @inlinable
  public static func * (a: Matrix, bᵀ: Transpose<Scalar>) -> Transpose<Scalar> {
    let product: Matrix = bᵀ.base * a.ᵀ
    return product.ᵀ
  }

  @inlinable
  init(column: Vector<Scalar>) {
    self.init(rows: column.count, columns: 1, elements: column.elements)
  }
}

extension Transpose {
  /// Adds A Bᵀ in place.
  @inlinable
  public mutating func add(_ a: Matrix<Scalar>, times bᵀ: Transpose<Scalar>) {
    base.add(bᵀ.base, times: a.ᵀ)
  }
}

/// Adds a product of two matrices to a target of `rows` × `columns`, or does something else with it.
@inlinable
func withProduct<Scalar: Number>(
  _ target: inout [Scalar], _ rows: Int, _ columns: Int, _ depth: Int, _ s: Matrix<Scalar>,
  _ r: Matrix<Scalar>,
  _ compute: (StridedProduct<Scalar>) -> Void = { Cores.share($0, Scalar.add) },
  _ place: (UnsafePointer<Scalar>, UnsafePointer<Scalar>) -> (Strided<Scalar>, Strided<Scalar>)
) {
  guard rows > 0 && columns > 0 && depth > 0 else { return }
  precondition(target.count == rows * columns)
  s.elements.withUnsafeBufferPointer { s in
    r.elements.withUnsafeBufferPointer { r in
      change(&target) { target in
        guard let s = s.baseAddress, let r = r.baseAddress, let target = target.baseAddress
        else { return }
        let (left, right) = place(s, r)
        compute(
          StridedProduct(
            rows: rows, columns: columns, depth: depth, left, right, into: target,
            targetRow: columns))
      }
    }
  }
}
