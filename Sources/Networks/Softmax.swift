import Numbers

/// softmax(z)_k = e^(z_k) / Σ_j e^(z_j), with the largest z_j taken off first, which changes no
/// component and lets nothing overflow.
@inlinable
public func softmax<Scalar: Number>(_ z: Vector<Scalar>) -> Vector<Scalar> {
  let shift = Scalar.indexOfLargest(z.elements).map { z[$0] } ?? .zero
  var a = z.map { Scalar.exp($0 - shift) }
  a /= a.sum()
  return a
}

/// The same in place, without vectors for what comes between.
@inlinable
public func applySoftmax<Scalar: Number>(to z: inout Vector<Scalar>) {
  let shift = Scalar.indexOfLargest(z.elements).map { z[$0] } ?? .zero
  for j in z.indices { z[j] = Scalar.exp(z[j] - shift) }
  let sum = z.sum()
  for j in z.indices { z[j] = z[j] / sum }
}

/// ln Σ_j e^(z_j) = m + ln(1 + Σ_{j ≠ J} e^(z_j − m)), where m = z_J is the largest.
///
/// Returned as the two summands, so that a difference to some z_k keeps its digits.
@inlinable
public func logSumExp<Scalar: Number>(_ z: Vector<Scalar>) -> (shift: Scalar, rest: Scalar) {
  guard let largest = Scalar.indexOfLargest(z.elements) else {
    return (.zero, Scalar.log(z.map(Scalar.exp).sum()))
  }
  let shift = z[largest]
  var rest = Scalar.zero
  for j in z.indices where j != largest { rest = rest + Scalar.exp(z[j] - shift) }
  return (shift, Scalar.log1p(rest))
}

extension Matrix {
  /// For each entry the sum of all others in its column, added up and not taken off the whole: where
  /// columns are distributions 1 − a_k, with all its digits where a_k is near 1.
  @inlinable
  public var sumsOfOthersInColumn: Matrix {
    let sums = newNumbers(rows * columns, insteadOf: Scalar.zero) { sums in
      withScratchVector(columns) { (others: inout Vector<Scalar>) in
        for k in 0..<columns { others[k] = .zero }
        for j in (0..<rows).reversed() {
          for k in 0..<columns {
            sums[j * columns + k] = others[k]
            others[k] = others[k] + self[j, k]
          }
        }
        for k in 0..<columns { others[k] = .zero }
        for j in 0..<rows {
          for k in 0..<columns {
            sums[j * columns + k] = others[k] + sums[j * columns + k]
            others[k] = others[k] + self[j, k]
          }
        }
      }
    }
    return Matrix(rows: rows, columns: columns, elements: sums)
  }

  /// The same for rows.
  @inlinable
  public var sumsOfOthersInRow: Matrix {
    let sums = newNumbers(rows * columns, insteadOf: Scalar.zero) { sums in
      for j in 0..<rows {
        let row = UnsafeMutableBufferPointer(rebasing: sums[j * columns..<(j + 1) * columns])
        var others = Scalar.zero
        for k in (0..<columns).reversed() {
          row[k] = others
          others = others + self[j, k]
        }
        others = .zero
        for k in 0..<columns {
          row[k] = others + row[k]
          others = others + self[j, k]
        }
      }
    }
    return Matrix(rows: rows, columns: columns, elements: sums)
  }
}

extension Vector {
  /// For each component the sum of all others.
  @inlinable
  public var sumsOfOthers: Vector {
    let row = Matrix(rows: 1, columns: count, elements: elements)
    return Vector(row.sumsOfOthersInRow.elements)
  }
}
