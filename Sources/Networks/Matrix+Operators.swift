import Numbers

// Sums and componentwise products.
extension Matrix {
  @inlinable
  static func combine(
    _ a: Matrix, _ b: Matrix, _ operation: (Scalar, Scalar) -> Scalar
  ) -> Matrix {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "matrices of \(a.rows) × \(a.columns) and \(b.rows) × \(b.columns)")
    var result = a
    for i in result.elements.indices {
      result.elements[i] = operation(a.elements[i], b.elements[i])
    }
    return result
  }

  @inlinable
  public static func + (a: Matrix, b: Matrix) -> Matrix { combine(a, b, +) }

  @inlinable
  public static func - (a: Matrix, b: Matrix) -> Matrix { combine(a, b, -) }

  /// Adds in place, without a matrix for the sum.
  @inlinable
  public static func += (a: inout Matrix, b: Matrix) {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "matrices of \(a.rows) × \(a.columns) and \(b.rows) × \(b.columns)")
    add(b.elements, to: &a.elements)
  }

  /// The componentwise product.
  @inlinable
  public static func ⊙ (a: Matrix, b: Matrix) -> Matrix { combine(a, b, *) }

  @inlinable
  public static func * (s: Scalar, a: Matrix) -> Matrix { a.map { s * $0 } }

  @inlinable
  public static func / (a: Matrix, s: Scalar) -> Matrix { a.map { $0 / s } }
}

// Products with vectors.
extension Matrix {
  /// A x: one inner product for each row.
  @inlinable
  public static func * (a: Matrix, x: Vector<Scalar>) -> Vector<Scalar> {
    precondition(a.columns == x.count, "\(a.rows) × \(a.columns) times \(x.count)")
    var result: [Scalar] = []
    result.reserveCapacity(a.rows)
    let (entries, x) = (a.elements.span, x.elements.span)
    for j in 0..<a.rows {
      let row = entries.extracting(j * a.columns..<(j + 1) * a.columns)
      result.append(dot(row, x))
    }
    return Vector(result)
  }

  /// result += s · (row j of a).
  @inlinable
  static func accumulate(_ a: Matrix, row j: Int, times s: Scalar, into result: inout [Scalar]) {
    let row = a.elements.span.extracting(j * a.columns..<(j + 1) * a.columns)
    var target = result.mutableSpan
    for k in row.indices { target[k] = target[k] + s * row[k] }
  }
}

extension Transpose {
  /// Aᵀ x: the rows of A, each times its component of x, added up.
  @inlinable
  public static func * (aᵀ: Transpose, x: Vector<Scalar>) -> Vector<Scalar> {
    let a = aᵀ.base
    precondition(a.rows == x.count, "\(a.columns) × \(a.rows) times \(x.count)")
    var result = [Scalar](repeating: .zero, count: a.columns)
    for j in 0..<a.rows { Matrix.accumulate(a, row: j, times: x[j], into: &result) }
    return Vector(result)
  }
}

// Products with matrices, as used with samples in columns.
//
// Each is made of the products above, along rows that lie together in memory, so that a single
// sample costs no more than a product with a vector.
extension Matrix {
  /// A B: the products of A with the columns of B.
  @inlinable
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: (0..<b.columns).map { a * b.column($0) })
  }

  /// Aᵀ B: the products of Aᵀ with the columns of B.
  @inlinable
  public static func * (aᵀ: Transpose<Scalar>, b: Matrix) -> Matrix {
    Matrix(rows: aᵀ.base.columns, columns: (0..<b.columns).map { aᵀ * b.column($0) })
  }

  /// A Bᵀ: row j is the sum of the columns of B, each times its entry of row j of A.
  @inlinable
  public static func * (a: Matrix, bᵀ: Transpose<Scalar>) -> Matrix {
    precondition(a.columns == bᵀ.base.columns)
    let columns = bᵀ.matrix
    var elements: [Scalar] = []
    elements.reserveCapacity(a.rows * columns.columns)
    for j in 0..<a.rows {
      var row = [Scalar](repeating: .zero, count: columns.columns)
      for m in 0..<a.columns { accumulate(columns, row: m, times: a[j, m], into: &row) }
      elements += row
    }
    return Matrix(rows: a.rows, columns: columns.columns, elements: elements)
  }
}
