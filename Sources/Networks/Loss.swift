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
  /// ½ ‖a − y‖².
  case halfSquaredError = "half-squared-error"

  /// ‖a − y‖².
  case squaredError = "squared-error"

  /// −Σ (y ln a + (1 − y) ln(1 − a)), of sigmoid outputs.
  case binaryCrossEntropy = "binary-cross-entropy"

  /// −Σ y ln a, of softmax outputs.
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
    func sum(_ term: (Int) -> Scalar) -> Scalar { y.indices.reduce(.zero) { $0 + term($1) } }
    precondition(z.count == y.count && a.count == y.count)
    switch self {
    case .halfSquaredError:
      return Scalar(0.5) * sum { (a[$0] - y[$0]) * (a[$0] - y[$0]) }
    case .squaredError:
      return sum { (a[$0] - y[$0]) * (a[$0] - y[$0]) }
    case .binaryCrossEntropy:
      return sum { y[$0] * .softplus(-z[$0]) + (.one - y[$0]) * .softplus(z[$0]) }
    case .crossEntropy:
      let (shift, rest) = logSumExp(z)
      return sum { y[$0] * (shift - z[$0] + rest) }
    }
  }

  /// The same for each instance of a block.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public func values<Scalar: Number>(
    z: VectorBlock<Scalar>, a: VectorBlock<Scalar>, target y: VectorBlock<Scalar>
  ) -> [Scalar] {
    VectorBlock.numbers(z, a, y) { value(z: $0, a: $1, target: $2) }
  }

  /// 1 − a and 1 − y, component by component, where a cross-entropy and its own output activation
  /// leave ∂L/∂z = a − y.
  ///
  /// For a confident, right prediction a and y are both 1 to rounding, and no digit of a − y is
  /// left. But a − y = a (1 − y) − y (1 − a), in which each term keeps its digits if 1 − a does:
  /// for a sigmoid it is σ(−z), for softmax the sum of the other probabilities. For softmax 1 − y
  /// is the sum of the other targets, so that (Σ y) a − y results, the derivative of −Σ y ln a,
  /// whether or not targets written in decimals sum to 1.
  @inlinable
  public func complements<V: ColumnVector>(z: V, a: V, target y: V) -> (a: V, y: V) {
    self == .crossEntropy
      ? (a.sumsOfOthers, y.sumsOfOthers)
      : (z.componentwise { .sigmoid(-$0) }, y.componentwise { .one - $0 })
  }

  /// ∂L/∂a, component by component.
  ///
  /// For the cross-entropies it overflows where a is 0 or 1; take ∂L/∂z directly there.
  @inlinable
  public func gradient<V: ColumnVector>(a: V, target y: V) -> V {
    switch self {
    case .halfSquaredError: a - y
    case .squaredError: V.Scalar(2.0) * (a - y)
    case .binaryCrossEntropy:
      a.combined(with: y) { a, y in (.one - y) / (.one - a) - y / a }
    case .crossEntropy:
      a.combined(with: y) { a, y in -(y / a) }
    }
  }
}
