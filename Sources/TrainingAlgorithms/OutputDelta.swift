import Networks
import Numbers

// Line 5 of Algorithm 1: δ_L, which depends on the output function S_L and on the loss.
extension TrainingAlgorithmsNotation {
  /// δ_L = ∂C/∂z_L, in the form that is cheapest and keeps its digits: componentwise where S_L is,
  /// g − y for the cross-entropies, and the whole Jacobian for squared error on softmax.
  public static func outputDelta<V: ColumnVector>(
    z z_L: V, g: V, y: V, S S_L: Activation, loss: Loss
  ) -> V {
    switch loss {
    case .crossEntropy, .binaryCrossEntropy:
      return difference(z: z_L, g: g, y: y, loss: loss)
    case .squaredError, .halfSquaredError:
      guard S_L.isElementwise else {
        return outputDeltaByJacobian(z: z_L, g: g, y: y, S: S_L, loss: loss)
      }

      // training-algorithms-18: S_L(z_L) = [S_L(z_{L,1}), …, S_L(z_{L,p_L})]ᵀ. Printed for S_l and
      // "l = 1, …, L − 1", as above for the hidden layers; the output layer l = L is meant.
      // training-algorithms-20: δ_L = ∂S_L/∂z ∂C/∂g = S_L′(z_L) ⊙ 2(g(x | θ) − y).
      return S_L.derivative(z_L) ⊙ (V.Scalar(2.0) * (g - y))
    }
  }

  /// g − y for the cross-entropies, as (1 − y) ⊙ g − (1 − g) ⊙ y.
  ///
  /// Where a prediction is right and confident, g_k and y_k are both 1 to rounding, and g_k − y_k
  /// comes to 0. Here 1 − g is computed as the sum of the other probabilities, for the logistic
  /// function as S(−z_L), and keeps its digits; see `Loss.complements(z:a:target:)`.
  public static func difference<V: ColumnVector>(z z_L: V, g: V, y: V, loss: Loss) -> V {
    let others = loss.complements(z: z_L, a: g, target: y)
    return others.y ⊙ g - others.a ⊙ y
  }

  /// δ_L as line 5 prints it, for every pair of S_L and loss.
  ///
  /// ∂C/∂g overflows where a cross-entropy meets a probability of 0: for reference, and for softmax
  /// with squared error, whose ∂C/∂g is bounded.
  public static func outputDeltaByJacobian<V: ColumnVector>(
    z z_L: V, g: V, y: V, S S_L: Activation, loss: Loss
  ) -> V {
    // training-algorithms-19: Loss(y, g(x | θ)) = ‖y − g(x | θ)‖² = Σ_j (y_j − g_j(x | θ))².
    let dC_dg = loss.gradient(a: g, target: y)

    // training-algorithms-9: δ_L = ∂C/∂z_L = ∂g(x)/∂z_L ∂C/∂g(x) = ∂S_L/∂z_L ∂C/∂g, where
    // ∂S_L/∂z_L has a row for each component of z_L: the transpose of the usual Jacobian.
    return V.each(z_L, dC_dg) { z_L, dC_dg in
      let dS_dz = S_L.jacobian(z_L).ᵀ
      return dS_dz * dC_dg
    }
  }
}
