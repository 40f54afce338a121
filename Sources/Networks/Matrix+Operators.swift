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
extension Matrix {
  /// A B.
  @inlinable
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows)
    var elements: [Scalar] = []
    elements.reserveCapacity(a.rows * b.columns)
    for j in 0..<a.rows {
      var row = [Scalar](repeating: .zero, count: b.columns)
      for k in 0..<a.columns { accumulate(b, row: k, times: a[j, k], into: &row) }
      elements += row
    }
    return Matrix(rows: a.rows, columns: b.columns, elements: elements)
  }

  /// Aᵀ B: every row k of A and of B adds their outer product.
  @inlinable
  public static func * (aᵀ: Transpose<Scalar>, b: Matrix) -> Matrix { aᵀ.matrix * b }

  /// A Bᵀ: one inner product for each pair of rows.
  @inlinable
  public static func * (a: Matrix, bᵀ: Transpose<Scalar>) -> Matrix {
    let b = bᵀ.base
    precondition(a.columns == b.columns)
    var elements: [Scalar] = []
    elements.reserveCapacity(a.rows * b.rows)
    let (entries, others) = (a.elements.span, b.elements.span)
    for j in 0..<a.rows {
      let row = entries.extracting(j * a.columns..<(j + 1) * a.columns)
      for k in 0..<b.rows {
        elements.append(dot(row, others.extracting(k * b.columns..<(k + 1) * b.columns)))
      }
    }
    return Matrix(rows: a.rows, columns: b.rows, elements: elements)
  }
}
