internal import WideLanes

/// The products of the rows of a matrix with a vector: row j, which begins at `a[j * columns]`, gives
/// `result[j]`, summed **in four parts**:
///
///     s_q = (a(j, q) x(q) + a(j, q + 4) x(q + 4)) + …,   q = 0, 1, 2, 3,
///
/// over as many whole fours as there are; what is left over goes on with s₀; the result is
/// (s₀ + s₁) + (s₂ + s₃). Four sums that do not wait for each other are the faster, and the order
/// is the same everywhere.
@frozen
public struct RowProducts<Scalar> {
  /// The number of rows of the matrix.
  public let rows: Int

  /// The number of its columns, and of components of the vector.
  public let columns: Int

  /// The matrix, row after row.
  public let a: UnsafePointer<Scalar>

  /// The vector.
  public let x: UnsafePointer<Scalar>

  /// Where the products are put, one for each row.
  public let result: UnsafeMutablePointer<Scalar>

  /// The products of rows at `a`, `columns` long, with the vector at `x`. Nothing is checked: there
  /// must be room for all three.
  @inlinable
  public init(
    rows: Int, columns: Int, _ a: UnsafePointer<Scalar>, _ x: UnsafePointer<Scalar>,
    into result: UnsafeMutablePointer<Scalar>
  ) {
    (self.rows, self.columns, self.a, self.x, self.result) = (rows, columns, a, x, result)
  }
}

extension RowProducts where Scalar: Number {
  /// The definition, as it stands above, for every number system.
  @inlinable
  public func setInFourParts() {
    for j in 0..<rows { result[j] = sum(of: a + j &* columns) }
  }

  @inlinable
  func sum(of row: UnsafePointer<Scalar>) -> Scalar {
    var (s0, s1, s2, s3) = (Scalar.zero, Scalar.zero, Scalar.zero, Scalar.zero)
    let whole = columns & ~3
    var k = 0
    while k < whole {
      s0 = s0 + row[k] * x[k]
      s1 = s1 + row[k &+ 1] * x[k &+ 1]
      s2 = s2 + row[k &+ 2] * x[k &+ 2]
      s3 = s3 + row[k &+ 3] * x[k &+ 3]
      k &+= 4
    }
    while k < columns {
      s0 = s0 + row[k] * x[k]
      k &+= 1
    }
    return (s0 + s1) + (s2 + s3)
  }
}

extension RowProducts<Double> {
  /// The same, four rows at a time, the four parts of each as lanes.
  func setByLanes(_ registers: Registers = .widest) {
    let (whole, all) = (columns & ~3, rows & ~3)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 16) { parts in
      guard let parts = parts.baseAddress else { return }
      for j in stride(from: 0, to: all, by: 4) {
        let row = a + j &* columns
        setParts(registers.lanes, whole, row, columns, x, parts)
        for i in 0..<4 { result[j &+ i] = finish(parts + 4 &* i, j &+ i, from: whole) }
      }
    }
    for j in all..<rows { result[j] = sum(of: a + j &* columns) }
  }

  private func finish(_ parts: UnsafePointer<Double>, _ j: Int, from whole: Int) -> Double {
    var (s0, k) = (parts[0], whole)
    while k < columns {
      s0 = s0 + a[j &* columns &+ k] * x[k]
      k &+= 1
    }
    return (s0 + parts[1]) + (parts[2] + parts[3])
  }
}
