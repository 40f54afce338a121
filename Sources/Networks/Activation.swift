import Numbers

/// An activation function of a layer.
///
/// All but softmax act on each component by itself; softmax acts on the whole vector, and is for
/// output layers only.
public enum Activation: String, Codable, CaseIterable, Sendable {
  case identity, sigmoid, tanh, relu, softmax

  /// Whether a component of the output depends on the same component of the input only.
  @inlinable
  public var isElementwise: Bool { self != .softmax }

  /// a = g(z), computed so that nothing overflows.
  @inlinable
  public func callAsFunction<Scalar: Number>(_ z: Vector<Scalar>) -> Vector<Scalar> {
    switch self {
    case .identity: z
    case .sigmoid: z.map(Scalar.sigmoid)
    case .tanh: z.map(Scalar.tanh)
    case .relu: z.map(Scalar.relu)
    case .softmax: Networks.softmax(z)
    }
  }

  /// ġ(z), component by component; ReLU′(0) = 0, as in most libraries.
  ///
  /// Softmax has no elementwise derivative: for it this is the *diagonal* of ``jacobian(_:)``,
  /// which is what the elementwise rule would use, wrongly.
  @inlinable
  public func derivative<Scalar: Number>(_ z: Vector<Scalar>) -> Vector<Scalar> {
    switch self {
    case .identity: z.map { _ in .one }
    case .sigmoid: z.map(Scalar.sigmoidDerivative)
    case .tanh: z.map(Scalar.tanhDerivative)
    case .relu: z.map(Scalar.step)
    case .softmax: Networks.softmax(z).map { a in a * (.one - a) }
    }
  }

  /// The whole Jacobian, ∂a_j/∂z_k in row j and column k.
  ///
  /// Diagonal for elementwise activations; for softmax a_j (1{j = k} − a_k), which is symmetric.
  @inlinable
  public func jacobian<Scalar: Number>(_ z: Vector<Scalar>) -> Matrix<Scalar> {
    guard self == .softmax else { return Matrix(diagonal: derivative(z)) }
    let a = Networks.softmax(z)
    return Matrix(rows: a.count, columns: a.count) { j, k in
      j == k ? a[j] * (.one - a[j]) : -(a[j] * a[k])
    }
  }
}

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
