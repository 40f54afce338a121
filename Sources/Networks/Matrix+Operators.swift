import Numbers

// Sums and componentwise products. An operand that nothing else holds becomes the result.
extension Matrix {
  @inlinable
  static func combine(
    _ a: consuming Matrix, _ b: Matrix, _ operation: (Scalar, Scalar) -> Scalar
  ) -> Matrix {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "matrices of \(a.rows) × \(a.columns) and \(b.rows) × \(b.columns)")
    Networks.combine(&a.elements, b.elements, operation)
    return a
  }

  /// The entrywise sum of two matrices of one shape.
  @inlinable
  public static func + (a: consuming Matrix, b: Matrix) -> Matrix { combine(a, b, +) }

  /// The entrywise difference of two matrices of one shape.
  @inlinable
  public static func - (a: consuming Matrix, b: Matrix) -> Matrix { combine(a, b, -) }

  /// Adds in place, without a matrix for the sum.
  @inlinable
  public static func += (a: inout Matrix, b: Matrix) {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "matrices of \(a.rows) × \(a.columns) and \(b.rows) × \(b.columns)")
    Networks.combine(&a.elements, b.elements, +)
  }

  /// The componentwise product.
  @inlinable
  public static func ⊙ (a: consuming Matrix, b: Matrix) -> Matrix { combine(a, b, *) }

  /// Every entry times s.
  @inlinable
  public static func * (s: Scalar, a: Matrix) -> Matrix { a.map { s * $0 } }

  /// Every entry divided by s.
  @inlinable
  public static func / (a: Matrix, s: Scalar) -> Matrix { a.map { $0 / s } }

  /// Divides in place.
  @inlinable
  public static func /= (a: inout Matrix, s: Scalar) { divide(&a.elements, by: s) }
}

// The same of transposes, which stay views.
extension Transpose {
  /// (A − B)ᵀ = Aᵀ − Bᵀ, of two transposes of one shape.
  @inlinable
  public static func - (aᵀ: Transpose, bᵀ: Transpose) -> Transpose { (aᵀ.base - bᵀ.base).ᵀ }

  /// Every entry times s.
  @inlinable
  public static func * (s: Scalar, aᵀ: Transpose) -> Transpose { (s * aᵀ.base).ᵀ }

  /// Divides every entry by s.
  @inlinable
  public static func /= (aᵀ: inout Transpose, s: Scalar) { aᵀ.base /= s }
}

// Products with vectors.
extension Vector {
  /// A x: one inner product for each row.
  @inlinable
  public static func * (a: Matrix<Scalar>, x: Vector) -> Vector {
    precondition(a.columns == x.count, "\(a.rows) × \(a.columns) times \(x.count)")
    let (rows, columns) = (a.rows, a.columns)
    let result = newNumbers(rows, insteadOf: Scalar.zero) { result in
      a.elements.withUnsafeBufferPointer { a in
        x.elements.withUnsafeBufferPointer { x in
          guard let a = a.baseAddress, let x = x.baseAddress, let result = result.baseAddress
          else { return }
          Scalar.set(RowProducts(rows: rows, columns: columns, a, x, into: result))
        }
      }
    }
    return Vector(result)
  }

  /// Aᵀ x: the rows of A, each times its component of x, added up.
  @inlinable
  public static func * (aᵀ: Transpose<Scalar>, x: Vector) -> Vector {
    let a = aᵀ.base
    precondition(a.rows == x.count, "\(a.columns) × \(a.rows) times \(x.count)")
    var result = Vector(zeros: a.columns)
    change(&result.elements) { a.accumulate(rowsTimes: x.elements.span, into: $0) }
    return result
  }
}

extension Matrix {
  /// target += Σ s_m · (row m of this matrix), m in order; four rows at a time, so that `target` is
  /// read and written a quarter as often.
  @inlinable
  func accumulate(rowsTimes s: Span<Scalar>, into target: UnsafeMutableBufferPointer<Scalar>) {
    precondition(s.count == rows && target.count == columns)
    let entries = elements.span
    var m = 0
    while m + 4 <= rows {
      let (s0, s1, s2, s3) = (s[m], s[m + 1], s[m + 2], s[m + 3])
      let r0 = entries.extracting(m * columns..<(m + 1) * columns)
      let r1 = entries.extracting((m + 1) * columns..<(m + 2) * columns)
      let r2 = entries.extracting((m + 2) * columns..<(m + 3) * columns)
      let r3 = entries.extracting((m + 3) * columns..<(m + 4) * columns)
      for k in 0..<columns {
        target[k] = (((target[k] + s0 * r0[k]) + s1 * r1[k]) + s2 * r2[k]) + s3 * r3[k]
      }
      m += 4
    }
    while m < rows {
      let (s, row) = (s[m], entries.extracting(m * columns..<(m + 1) * columns))
      for k in 0..<columns { target[k] = target[k] + s * row[k] }
      m += 1
    }
  }
}
