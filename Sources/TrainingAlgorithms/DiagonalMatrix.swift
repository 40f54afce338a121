import Networks
import Numbers

// The recursion as the theorem writes it, with the diagonal matrix D_l: quadratic time where the
// componentwise product of Algorithm 1 takes linear time, and kept beside it to be compared.
extension TrainingAlgorithmsNotation {
  /// D_l, of shape p_l × p_l, for a hidden layer l = 1, …, L − 1.
  public static func D<Scalar: Number>(_ S: Activation, _ z_l: Vector<Scalar>) -> Matrix<Scalar> {
    // training-algorithms-5: D_l := diag(S′(z_{l,1}), …, S′(z_{l,p_l})), l = 1, …, L − 1.
    Matrix(diagonal: S.derivative(z_l))
  }

  /// ∂z_l/∂z_{l−1}, of shape p_{l−1} × p_l: a row for each component of z_{l−1}.
  public static func dz_dzBelow<Scalar: Number>(
    _ l: Int, _ forward: FeedForward<Vector<Scalar>>, _ θ: Theta<Scalar>
  ) -> Matrix<Scalar> {
    // training-algorithms-10: ∂z_l/∂z_{l−1} = ∂a_{l−1}/∂z_{l−1} ∂z_l/∂a_{l−1} = D_{l−1} W_lᵀ.
    D(θ.S[l - 1], forward.z[l - 1]) * θ.W[l].ᵀ.matrix
  }

  /// δ_l for l = 1, …, L by the recursion (2), given δ_L.
  public static func deltasByDiagonalMatrices<Scalar: Number>(
    _ δ_L: Vector<Scalar>, _ forward: FeedForward<Vector<Scalar>>, _ θ: Theta<Scalar>
  ) -> LayerIndexed<Vector<Scalar>> {
    var δ = LayerIndexed(1...θ.L, repeating: δ_L)
    for l in stride(from: θ.L, to: 1, by: -1) {
      // training-algorithms-7: (2) δ_{l−1} = D_{l−1} W_lᵀ δ_l.
      // training-algorithms-11: δ_{l−1} = ∂z_l/∂z_{l−1} ∂C/∂z_l = D_{l−1} W_lᵀ δ_l, l = L, …, 2.
      δ[l - 1] = dz_dzBelow(l, forward, θ) * δ[l]
    }
    return δ
  }
}
