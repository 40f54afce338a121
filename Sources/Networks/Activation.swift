import Numbers

/// An activation function of a layer.
///
/// | activation | g(z) |
/// |---|---|
/// | `identity` | z |
/// | `sigmoid` | σ(z) = 1 / (1 + e^(−z)) |
/// | `tanh` | tanh z |
/// | `relu` | z where z > 0, otherwise 0 |
/// | `leakyReLU` | z where z > 0, otherwise αz |
/// | `gelu` | z Φ(z), Φ the normal distribution |
/// | `geluTanh` | ½ z (1 + tanh(√(2/π) (z + 0.044715 z³))), which comes near to z Φ(z) |
/// | `silu` | z σ(z), also called swish |
/// | `softplus` | ln(1 + e^z) |
/// | `softmax` | e^(z_k) / Σ_j e^(z_j) |
///
/// All but softmax act on each component by itself; softmax acts on the whole vector, and is for
/// output layers only.
public enum Activation: Hashable, Sendable {
  /// z.
  case identity

  /// σ(z) = 1 / (1 + e^(−z)).
  case sigmoid

  /// tanh z.
  case tanh

  /// z where z > 0, otherwise 0.
  case relu

  /// z Φ(z), Φ the normal distribution.
  case gelu

  /// ½ z (1 + tanh(√(2/π) (z + 0.044715 z³))).
  case geluTanh

  /// z σ(z).
  case silu

  /// ln(1 + e^z).
  case softplus

  /// e^(z_k) / Σ_j e^(z_j), for output layers only.
  case softmax

  /// With the slope α of its left side.
  case leakyReLU(slope: Double)

  /// The slope that a leaky ReLU has where none is given, as in PyTorch.
  public static let usualSlope = 0.01

  /// One of each kind.
  public static let allCases: [Activation] = [
    .identity, .sigmoid, .tanh, .relu, .leakyReLU(slope: usualSlope), .gelu, .geluTanh, .silu,
    .softplus, .softmax,
  ]

  /// The name in files and reports, which says nothing of a slope.
  public var name: String {
    switch self {
    case .identity: "identity"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .relu: "relu"
    case .leakyReLU: "leaky-relu"
    case .gelu: "gelu"
    case .geluTanh: "gelu-tanh"
    case .silu: "silu"
    case .softplus: "softplus"
    case .softmax: "softmax"
    }
  }

  /// The activation of that ``name``, a leaky ReLU with ``usualSlope``.
  public init?(named name: String) {
    guard let activation = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = activation
  }

  /// Whether a component of the output depends on the same component of the input only.
  @inlinable
  public var isElementwise: Bool { self != .softmax }

  /// Whether it has no derivative at z = 0, where `derivative` is that of the left side.
  public var hasKink: Bool {
    switch self {
    case .relu, .leakyReLU: true
    default: false
    }
  }

  /// The derivative left of z = 0, of one that has a kink there; 0 for all others.
  public func slopeLeftOfKink<Scalar: Number>() -> Scalar {
    if case .leakyReLU(let α) = self { Scalar(α) } else { .zero }
  }

  /// a = g(z), computed so that nothing overflows.
  @specialized(where V == Vector<Double>)
  @specialized(where V == VectorBlock<Double>)
  @specialized(where V == Vector<Float>)
  @specialized(where V == VectorBlock<Float>)
  @specialized(where V == Vector<PrimeField>)
  @specialized(where V == VectorBlock<PrimeField>)
  @specialized(where V == Vector<Bounded<Double>>)
  @specialized(where V == VectorBlock<Bounded<Double>>)
  @specialized(where V == Vector<Perturbed<Double>>)
  @specialized(where V == Vector<Perturbed<Float>>)
  public func callAsFunction<V: ColumnVector>(_ z: V) -> V {
    switch self {
    case .identity: z
    case .sigmoid: z.values(of: .sigmoid)
    case .tanh: z.values(of: .tanh)
    case .relu: z.componentwise(V.Scalar.relu)
    case .leakyReLU(let α): z.componentwise { .leakyReLU($0, slope: V.Scalar(α)) }
    case .gelu: z.componentwise(V.Scalar.gelu)
    case .geluTanh: z.componentwise(V.Scalar.geluTanh)
    case .silu: z.componentwise(V.Scalar.silu)
    case .softplus: z.componentwise(V.Scalar.softplus)
    case .softmax: z.softmax
    }
  }

  /// ġ(z), component by component; ReLU′(0) = 0, as in most libraries, and for a leaky ReLU α.
  ///
  /// Softmax has no elementwise derivative: for it this is the *diagonal* of ``jacobian(_:)``,
  /// which is what the elementwise rule would use, wrongly.
  @specialized(where V == Vector<Double>)
  @specialized(where V == VectorBlock<Double>)
  @specialized(where V == Vector<Float>)
  @specialized(where V == VectorBlock<Float>)
  @specialized(where V == Vector<PrimeField>)
  @specialized(where V == VectorBlock<PrimeField>)
  @specialized(where V == Vector<Bounded<Double>>)
  @specialized(where V == VectorBlock<Bounded<Double>>)
  @specialized(where V == Vector<Perturbed<Double>>)
  @specialized(where V == Vector<Perturbed<Float>>)
  public func derivative<V: ColumnVector>(_ z: V) -> V {
    switch self {
    case .identity: return z.componentwise { _ in .one }
    case .sigmoid: return z.values(of: .sigmoidDerivative)
    case .tanh: return z.values(of: .tanhDerivative)
    case .relu: return z.componentwise(V.Scalar.step)
    case .leakyReLU(let α): return z.componentwise { .leakyReLUDerivative($0, slope: V.Scalar(α)) }
    case .gelu: return z.componentwise(V.Scalar.geluDerivative)
    case .geluTanh: return z.componentwise(V.Scalar.geluTanhDerivative)
    case .silu: return z.componentwise(V.Scalar.siluDerivative)
    case .softplus: return z.values(of: .sigmoid)
    case .softmax:
      let a = z.softmax
      return a ⊙ a.sumsOfOthers
    }
  }

  /// g(z) of a single number.
  @inlinable
  public func callAsFunction<Scalar: Number>(_ z: Scalar) -> Scalar { self(Vector([z]))[0] }

  /// ġ(z) of a single number.
  @inlinable
  public func derivative<Scalar: Number>(_ z: Scalar) -> Scalar { derivative(Vector([z]))[0] }

  /// The whole Jacobian, ∂a_j/∂z_k in row j and column k.
  ///
  /// Diagonal for elementwise activations; for softmax a_j (1{j = k} − a_k), which is symmetric, and
  /// whose 1 − a_j is computed as the sum of the other probabilities.
  @inlinable
  public func jacobian<Scalar: Number>(_ z: Vector<Scalar>) -> Matrix<Scalar> {
    guard self == .softmax else { return Matrix(diagonal: derivative(z)) }
    let (a, diagonal) = (Networks.softmax(z), derivative(z))
    return Matrix(rows: a.count, columns: a.count) { j, k in
      j == k ? diagonal[j] : -(a[j] * a[k])
    }
  }
}
