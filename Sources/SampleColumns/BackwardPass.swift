import Networks
import Numbers

// What the notes announce and leave out: "convert these update rules to matrix expressions", for
// any number of layers, with biases, and for classification.
//
// The notes have no letter for ∂E_m/∂z_{i,m}^{[l]}. Here Δ^{[l]}, of shape n^{[l]} × M, collects
// them, a column for each sample.
extension SampleColumnsNotation {
  /// Δ^{[l]} for l = 1, …, L.
  public static func deltas<Scalar: Number>(
    _ Z: LayerIndexed<Matrix<Scalar>>, _ A: LayerIndexed<Matrix<Scalar>>, _ T: Matrix<Scalar>,
    _ parameters: Parameters<Scalar>
  ) -> LayerIndexed<Matrix<Scalar>> {
    let (L, W, g) = (parameters.L, parameters.W, parameters.g)
    let Δ_L = outputDeltas(Z: Z[L], Y: A[L], T: T, g: g[L], loss: parameters.loss)
    var Δ = LayerIndexed(1...L, repeating: Δ_L)

    // sample-columns-29: (26) without its last factor, for all i and m at once, in any hidden layer:
    // Δ^{[l]} = g^{[l]}′(Z^{[l]}) ⊙ (W^{[l+1]} Δ^{[l+1]}). No transpose here: row i of W^{[l+1]} holds
    // what node i sends.
    for l in stride(from: L - 1, through: 1, by: -1) {
      Δ[l] = gʹ(g[l], Z[l]) ⊙ (W[l + 1] * Δ[l + 1])
    }

    return Δ
  }

  /// Δ^{[L]}, which depends on g^{[L]} and on the loss.
  public static func outputDeltas<Scalar: Number>(
    Z: Matrix<Scalar>, Y: Matrix<Scalar>, T: Matrix<Scalar>, g: Activation, loss: Loss
  ) -> Matrix<Scalar> {
    // sample-columns-17: the bracket of (18), for all outputs and samples at once: Δ^{[L]} = Y − T.
    if g == .identity { return Y - T }

    // It is the same in the classification variant, softmax with cross-entropy, and for sigmoids
    // with binary cross-entropy.
    if !loss.isSquaredError { return difference(Z: Z, Y: Y, T: T, loss: loss) }

    // Squared error on any other elementwise g^{[L]}: (Y − T) ⊙ g^{[L]}′(Z^{[L]}).
    if g.isElementwise { return (Y - T) ⊙ gʹ(g, Z) }

    // Squared error on softmax: each output depends on every z of its sample, so that the whole
    // Jacobian of each column is needed.
    var (Δ, m) = (Y - T, 0)
    Δ.changeColumns { Δ_m in
      let product = g.jacobian(Z.column(m)).ᵀ * Δ_m
      for k in Δ_m.indices { Δ_m[k] = product[k] }
      m += 1
    }
    return Δ
  }

  /// Y − T for the cross-entropies, as (1 − T) ⊙ Y − (1 − Y) ⊙ T.
  ///
  /// Where an estimate is right and confident, y_k and t_k are both 1 to rounding, and y_k − t_k
  /// comes to 0. Here 1 − y is computed as the sum of the other probabilities, for sigmoids as
  /// σ(−z), and keeps its digits; see `Loss.complements(z:a:target:)`.
  public static func difference<Scalar: Number>(
    Z: Matrix<Scalar>, Y: Matrix<Scalar>, T: Matrix<Scalar>, loss: Loss
  ) -> Matrix<Scalar> {
    loss == .crossEntropy
      ? T.sumsOfOthersInColumn ⊙ Y - Y.sumsOfOthersInColumn ⊙ T
      : T.map { .one - $0 } ⊙ Y - Z.map { .sigmoid(-$0) } ⊙ T
  }

  /// ∂E/∂W^{[l]}, of shape n^{[l−1]} × n^{[l]}, and ∂E/∂b^{[l]}, for l = 1, …, L.
  public static func derivatives<Scalar: Number>(
    _ Δ: LayerIndexed<Matrix<Scalar>>, _ A: LayerIndexed<Matrix<Scalar>>
  ) -> (dE_dW: LayerIndexed<Transpose<Scalar>>, dE_db: LayerIndexed<Vector<Scalar>>) {
    var sums = Sums<Scalar>(Δ.indices.map { l in (rows: A[l - 1].rows, columns: Δ[l].rows) })
    sums.add(Δ, A)
    return (consume sums).means()
  }
}
