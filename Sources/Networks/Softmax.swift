import Numbers

/// softmax(z)_k = e^(z_k) / Σ_j e^(z_j), with the largest z_j taken off first, which changes no
/// component and lets nothing overflow.
@inlinable
public func softmax<Scalar: Number>(_ z: Vector<Scalar>) -> Vector<Scalar> {
  let shift = Scalar.indexOfLargest(z.elements).map { z[$0] } ?? .zero
  let e = z.map { Scalar.exp($0 - shift) }
  let sum = e.sum()
  return e.map { $0 / sum }
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

extension Vector {
  /// For each component the sum of all others, added up and not taken off the whole: of a
  /// distribution 1 − a_k, with all its digits where a_k is near 1.
  @inlinable
  public var sumsOfOthers: Vector {
    var (sums, above) = (Vector(zeros: count), Scalar.zero)
    for k in indices.reversed() {
      sums[k] = above
      above = above + self[k]
    }
    var below = Scalar.zero
    for k in indices {
      sums[k] = below + sums[k]
      below = below + self[k]
    }
    return sums
  }
}
