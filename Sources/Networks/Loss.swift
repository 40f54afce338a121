import Numbers

/// A loss of one example, as a function of the output a and the target y.
///
/// | loss | formula | output activation |
/// |---|---|---|
/// | `halfSquaredError` | ½ ‖a − y‖² | any |
/// | `squaredError` | ‖a − y‖² | any |
/// | `binaryCrossEntropy` | −Σ (y ln a + (1 − y) ln(1 − a)) | sigmoid |
/// | `crossEntropy` | −Σ y ln a, where Σ y = 1 | softmax |
public enum Loss: String, Codable, CaseIterable, Sendable {
  case halfSquaredError = "half-squared-error"
  case squaredError = "squared-error"
  case binaryCrossEntropy = "binary-cross-entropy"
  case crossEntropy = "cross-entropy"

  /// Whether this loss is defined for outputs of this activation.
  public func accepts(_ output: Activation) -> Bool {
    switch self {
    case .halfSquaredError, .squaredError: true
    case .binaryCrossEntropy: output == .sigmoid
    case .crossEntropy: output == .softmax
    }
  }

  /// Whether this is one of the two squared errors.
  @inlinable
  public var isSquaredError: Bool { self == .halfSquaredError || self == .squaredError }

  /// The loss, given the output layer's pre-activation z, its activation a = g(z), and y.
  ///
  /// The cross-entropies are computed from z, so that no logarithm of an underflowed probability
  /// is taken:
  /// −ln σ(z) = ln(1 + e^(−z)), −ln(1 − σ(z)) = ln(1 + e^z), −ln softmax(z)_k = ln Σ e^(z_j) − z_k.
  @inlinable
  public func value<Scalar: Number>(
    z: Vector<Scalar>, a: Vector<Scalar>, target y: Vector<Scalar>
  ) -> Scalar {
    switch self {
    case .halfSquaredError:
      return Scalar(0.5) * ((a - y) ⊙ (a - y)).sum()
    case .squaredError:
      return ((a - y) ⊙ (a - y)).sum()
    case .binaryCrossEntropy:
      let whenOne = y ⊙ z.map { Scalar.softplus(-$0) }
      let whenZero = y.map { Scalar.one - $0 } ⊙ z.map(Scalar.softplus)
      return (whenOne + whenZero).sum()
    case .crossEntropy:
      let (shift, rest) = logSumExp(z)
      return (y ⊙ z.map { shift - $0 + rest }).sum()
    }
  }

  /// ∂L/∂a, component by component.
  ///
  /// For the cross-entropies it overflows where a is 0 or 1; use ŷ − y for ∂L/∂z there.
  @inlinable
  public func gradient<Scalar: Number>(
    a: Vector<Scalar>, target y: Vector<Scalar>
  ) -> Vector<Scalar> {
    switch self {
    case .halfSquaredError: a - y
    case .squaredError: Scalar(2.0) * (a - y)
    case .binaryCrossEntropy:
      Vector(a.indices.map { (.one - y[$0]) / (.one - a[$0]) - y[$0] / a[$0] })
    case .crossEntropy:
      Vector(a.indices.map { -(y[$0] / a[$0]) })
    }
  }
}
