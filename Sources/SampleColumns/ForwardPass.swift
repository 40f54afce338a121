import Networks
import Numbers

// The forward pass, (3) to (10), for all samples at once.
extension SampleColumnsNotation {
  /// Z^{[l]} for l = 1, …, L and A^{[l]} for l = 0, …, L, each of shape n^{[l]} × M.
  ///
  /// A^{[0]} = X, and A^{[L]} = Y are the estimates.
  public static func forwardPass<Scalar: Number>(
    _ X: Matrix<Scalar>, _ parameters: Parameters<Scalar>
  ) -> (Z: LayerIndexed<Matrix<Scalar>>, A: LayerIndexed<Matrix<Scalar>>) {
    let (L, W, g, M) = (parameters.L, parameters.W, parameters.g, X.columns)
    var A = LayerIndexed(0...L, repeating: X)
    var Z = LayerIndexed(1...L, repeating: Matrix<Scalar>(zeros: 0, 0))

    // sample-columns-8: X → A^{[1]} → Y, by g^{[1]} and g^{[2]}.
    for l in 1...L {
      // sample-columns-5: (6) Z^{[l]} = [z_1^{[l]} z_2^{[l]} … z_M^{[l]}], of shape n^{[l]} × M.
      // Printed with n for M in the columns and a last column z_{1,1}, z_{2,1}, …, z_{n,1}, which
      // is the first one again.
      Z[l] = W[l].ᵀ * A[l - 1] + parameters.B(l, samples: M)

      // sample-columns-6: (7) A^{[l]} = g^{[l]}(Z^{[l]}). Printed with n for M in the columns and a
      // brace that counts n^{[l]} of them; there are M.
      // sample-columns-7: (8) A^{[l]} = g^{[l]}(W^{[l]ᵀ} A^{[l−1]} + B^{[l]}). Printed without the
      // transpose: W^{[l]} has a row for each input, W^{[l]} A^{[l−1]} does not fit.
      // sample-columns-9: (10) Y = W^{[2]ᵀ} g^{[1]}(W^{[1]ᵀ} X + B^{[1]}) + B^{[2]}, for L = 2.
      A[l] = apply(g[l], to: Z[l])
    }
    return (Z, A)
  }

  /// g(Z): element by element, as the notes say; for softmax, where that is false, column by column.
  static func apply<Scalar: Number>(_ g: Activation, to Z: Matrix<Scalar>) -> Matrix<Scalar> {
    guard g.isElementwise else {
      var A = Z
      A.changeColumns { applySoftmax(to: &$0) }
      return A
    }
    return Matrix(rows: Z.rows, columns: Z.columns, elements: g(Vector(Z.elements)).elements)
  }

  /// g′(Z), element by element.
  static func gʹ<Scalar: Number>(_ g: Activation, _ Z: Matrix<Scalar>) -> Matrix<Scalar> {
    let derivative = g.derivative(Vector(Z.elements))
    return Matrix(rows: Z.rows, columns: Z.columns, elements: derivative.elements)
  }
}

// The error.
extension SampleColumnsNotation {
  /// E_m for m = 1, …, M.
  public static func errors<Scalar: Number>(
    Z: Matrix<Scalar>, Y: Matrix<Scalar>, T: Matrix<Scalar>, loss: Loss
  ) -> Vector<Scalar> {
    // sample-columns-14: (15) E_m = ½ Σ_{k=1}^K (y_k(x_m) − t_{k,m})²; in the classification
    // variant −Σ_k t_{k,m} ln y_k(x_m) in its place.
    Matrix.numbersOfColumns(Z, Y, T) { z_m, y_m, t_m in
      loss.value(z: z_m, a: y_m, target: t_m)
    }
  }

  /// E, the mean of the E_m; 0 for no samples.
  public static func error<Scalar: Number>(_ E_m: Vector<Scalar>) -> Scalar {
    error(sum: E_m.sum(), samples: E_m.count)
  }

  /// E of M samples, given Σ_m E_m.
  static func error<Scalar: Number>(sum: Scalar, samples: Int) -> Scalar {
    if samples == 0 { return .zero }

    // sample-columns-10: (11) E = 1/M Σ_m ½ Σ_k (y_k(x_m) − t_{k,m})². Printed without the 1/M of a
    // "mean square error" and of (16); with y_m and ŷ_m, which lack the k that is summed over; and
    // with ŷ for the target, which elsewhere is the estimate.
    // sample-columns-15: (16) E = 1/M Σ_{m=1}^M E_m.
    let M = Scalar(samples)
    return sum / M
  }
}
