import Networks
import Numbers

// The constant unit, by which the text's W^k holds weights *and* biases.
//
// The text calls z^k = W^{k−1} a^{k−1} an *affine* transformation and W^{k−1} "a p_k × p_{k−1}
// matrix of weights and biases". A matrix of that shape has one entry for each pair of units and
// none left for p_k biases; times a vector of p_{k−1} activations it is linear. The equation is
// right, and affine, when each layer but the last has one more unit, whose activation is always 1
// and whose weights are the biases:
//
//     z^k = b · 1 + V a = (b V) (1; a).
//
// So W^{k−1} = (b V) is p_k × (p_{k−1} + 1), and a^{k−1} = (1; a) has p_{k−1} + 1 components. The
// constant unit is number 0, and the other units keep the text's numbers 1, …, p_{k−1}.

/// (1; a): the activations of a layer after that of its constant unit.
public struct WithConstant<V: ColumnVector>: Sendable {
  let a: V

  /// Puts the constant unit, number 0, before the others.
  public init(_ a: V) { self.a = a }
}

/// W^k = (b V), p_{k+1} × (p_k + 1), stored as its column 0 and the rest, so that neither needs to
/// be copied to make it.
public struct WeightMatrix<Scalar: Number>: Equatable, Sendable {
  /// Column 0: the weights of the constant unit, which are the biases.
  public var ofConstant: Vector<Scalar>

  /// Columns 1, …, p_k: the weights of the other units.
  public var ofUnits: Matrix<Scalar>

  /// (b V) of its column 0 and the rest, of equally many rows.
  public init(ofConstant b: Vector<Scalar>, ofUnits V: Matrix<Scalar>) {
    precondition(b.count == V.rows)
    (ofConstant, ofUnits) = (b, V)
  }

  /// p_{k+1}.
  public var rows: Int { ofUnits.rows }

  /// p_k + 1.
  public var columns: Int { ofUnits.columns + 1 }

  /// The entry in row j, counted from 0, and column ℓ, where 0 is the constant unit's.
  public subscript(j: Int, ℓ: Int) -> Scalar {
    get { ℓ == 0 ? ofConstant[j] : ofUnits[j, ℓ - 1] }
    set {
      if ℓ == 0 { ofConstant[j] = newValue } else { ofUnits[j, ℓ - 1] = newValue }
    }
  }

  /// (b V) (1; a) = V a + b.
  public static func * <V: ColumnVector<Scalar>>(W: WeightMatrix, x: WithConstant<V>) -> V {
    W.ofUnits * x.a + W.ofConstant
  }

  /// The zero matrix of this shape.
  public var zeros: WeightMatrix {
    WeightMatrix(
      ofConstant: Vector(zeros: rows), ofUnits: Matrix(zeros: rows, ofUnits.columns))
  }

  /// Adds a matrix of the same shape.
  public static func += (W: inout WeightMatrix, D: WeightMatrix) {
    W.ofConstant += D.ofConstant
    W.ofUnits += D.ofUnits
  }

  /// Adds one instance's δ (1; a)ᵀ.
  public static func += (W: inout WeightMatrix, D: OuterProduct) {
    W += WeightMatrix(ofConstant: D.canonical.bias.sum, ofUnits: D.canonical.weights.matrix)
  }

  /// Every entry times s.
  public static func * (s: Scalar, D: WeightMatrix) -> WeightMatrix {
    WeightMatrix(ofConstant: s * D.ofConstant, ofUnits: s * D.ofUnits)
  }

  /// Every entry divided by s.
  public static func / (D: WeightMatrix, s: Scalar) -> WeightMatrix {
    WeightMatrix(ofConstant: D.ofConstant / s, ofUnits: D.ofUnits / s)
  }
}

extension WeightMatrix {
  /// δ (1; a)ᵀ, of the shape of a weight matrix, kept as its factors; of each instance of a block,
  /// of whose losses' sum the derivatives are.
  public struct OuterProduct: Equatable, Sendable {
    /// Column 0, which is δ itself; and columns 1, …, p_k, which are δ aᵀ.
    public let canonical: ExampleGradient<Scalar>.Layer

    /// δ (1; a)ᵀ: a row for each component of δ, and a column more than a has components.
    public init<V: ColumnVector<Scalar>>(_ δ: V, times x: WithConstant<V>) {
      canonical = ExampleGradient.Layer(weights: δ * x.a.ᵀ, bias: δ)
    }

    /// The entry in row j, counted from 0, and column ℓ, where 0 is the constant unit's.
    public subscript(j: Int, ℓ: Int) -> Scalar {
      ℓ == 0 ? canonical.bias.sum[j] : canonical.weights[j, ℓ - 1]
    }
  }
}
