/// Where the entries of a matrix lie in memory: entry (i, j) at `base[i * row + j * column]`.
@frozen
public struct Strided<Scalar> {
  /// Entry (0, 0).
  public let base: UnsafePointer<Scalar>

  /// How far the next row is.
  public let row: Int

  /// How far the next column is.
  public let column: Int

  /// The entries from `base` on, at these distances.
  @inlinable
  public init(_ base: UnsafePointer<Scalar>, row: Int, column: Int) {
    (self.base, self.row, self.column) = (base, row, column)
  }

  /// The matrix from entry (i, j) on.
  @inlinable
  func from(_ i: Int, _ j: Int) -> Strided {
    Strided(base + (i &* row &+ j &* column), row: row, column: column)
  }
}

/// A product of matrices that is to be added to a target, **in turn**,
///
///     t(i, j) ← ((t(i, j) + s(i, 0) r(0, j)) + s(i, 1) r(1, j)) + … + s(i, P − 1) r(P − 1, j),
///
/// or that a target is to be set to, **in four parts**, as ``RowProducts`` defines them.
///
/// The order of every entry's sum is part of the definition, and each product is rounded before it
/// is added, so that the bits do not depend on how the work is cut up: a kernel may take the
/// entries in any order and the sums in pieces, one after the other.
@frozen
public struct StridedProduct<Scalar> {
  /// The number of rows of s and of the target.
  public let rows: Int

  /// The number of columns of r and of the target.
  public let columns: Int

  /// P, the number of terms of each sum: columns of s, rows of r.
  public let depth: Int

  /// `rows` × `depth`.
  public let s: Strided<Scalar>

  /// `depth` × `columns`.
  public let r: Strided<Scalar>

  /// `rows` × `columns`, row after row, each `targetRow` after the one before.
  public let target: UnsafeMutablePointer<Scalar>

  /// How far the next row of the target is.
  public let targetRow: Int

  /// A product of these shapes, to be added to what is at `target`. Nothing is checked: the places
  /// must exist.
  @inlinable
  public init(
    rows: Int, columns: Int, depth: Int, _ s: Strided<Scalar>, _ r: Strided<Scalar>,
    into target: UnsafeMutablePointer<Scalar>, targetRow: Int
  ) {
    (self.rows, self.columns, self.depth) = (rows, columns, depth)
    (self.s, self.r, self.target, self.targetRow) = (s, r, target, targetRow)
  }

  /// Every `step`-th term of the sums from `first` on, `count` of them, for another target.
  @inlinable
  func terms(
    from first: Int, by step: Int, count: Int, into target: UnsafeMutablePointer<Scalar>,
    targetRow: Int
  ) -> StridedProduct {
    let (s, r) = (s.from(0, first), r.from(first, 0))
    return StridedProduct(
      rows: rows, columns: columns, depth: count,
      Strided(s.base, row: s.row, column: step &* s.column),
      Strided(r.base, row: step &* r.row, column: r.column), into: target, targetRow: targetRow)
  }

  /// The part of this product in some rows and columns of the target.
  @inlinable
  public func part(rows i: Range<Int>, columns j: Range<Int>) -> StridedProduct {
    StridedProduct(
      rows: i.count, columns: j.count, depth: depth, s.from(i.lowerBound, 0),
      r.from(0, j.lowerBound), into: target + (i.lowerBound * targetRow + j.lowerBound),
      targetRow: targetRow)
  }
}

// Threads may share a product by its parts, which write to places of their own.
extension StridedProduct: @unchecked Sendable where Scalar: Sendable {}

extension StridedProduct where Scalar: Number {
  /// The definition, as it stands above: slow and obvious, for every number system.
  @inlinable
  public func addInTurn() {
    for i in 0..<rows {
      for j in 0..<columns {
        var t = target[i * targetRow + j]
        for p in 0..<depth {
          t = t + s.base[i * s.row + p * s.column] * r.base[p * r.row + j * r.column]
        }
        target[i * targetRow + j] = t
      }
    }
  }

  /// The other definition: each entry the inner product of a row of s and a column of r.
  @inlinable
  public func setInFourParts() {
    if s.column == 1 && r.row == 1 {
      for i in 0..<rows {
        for j in 0..<columns {
          RowProducts(
            rows: 1, columns: depth, s.from(i, 0).base, r.from(0, j).base,
            into: target + (i * targetRow + j)
          ).setInFourParts()
        }
      }
      return
    }
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: 2 * depth) { copies in
      guard let x = copies.baseAddress else { return }
      let y = x + depth
      for i in 0..<rows {
        for j in 0..<columns {
          for p in 0..<depth {
            (x + p).initialize(to: s.base[i * s.row + p * s.column])
            (y + p).initialize(to: r.base[p * r.row + j * r.column])
          }
          RowProducts(rows: 1, columns: depth, x, y, into: target + (i * targetRow + j))
            .setInFourParts()
          x.deinitialize(count: 2 * depth)
        }
      }
    }
  }
}
