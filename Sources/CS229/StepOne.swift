import Networks
import Numbers

// Step 1 of the recipe, in the two ways the text names: directly, and by the chain rule.
extension Recipe {
  /// Step 1: δ^[N] = ∇_{z^[N]} ℒ(ŷ, y), "directly (e.g. if g^[N] is the softmax function)" or by
  /// the chain rule, "e.g. when g^[N] is the sigmoid function".
  ///
  /// The cross-entropies take the direct way, sigmoid outputs too: the chain rule would divide by ŷ
  /// and 1 − ŷ, one of which is 0 in `Double` when |z| is large.
  public func outputDelta<V: ColumnVector<Scalar>>(_ z: V, _ ŷ: V, _ y: V) -> V {
    if !L.isSquaredError { return Self.directly(L, z, ŷ, y) }
    return g[N].isElementwise
      ? Self.byChainRule(L, g[N], z, ŷ, y) : Self.byWholeJacobian(L, g[N], z, ŷ, y)
  }

  /// The direct form ŷ − y, for cross-entropy with softmax, binary cross-entropy with sigmoid, and
  /// the text's squared loss with identity outputs.
  ///
  /// For softmax −Σ_j y_j log ŷ_j = −Σ_j y_j z_j + (Σ_j y_j) log Σ_i e^{z_i}, of which the gradient
  /// by z_k is −y_k + (Σ_j y_j) ŷ_k; since Σ_j y_j = 1 that is ŷ_k − y_k.
  public static func directly<V: ColumnVector<Scalar>>(_ ŷ: V, _ y: V) -> V {
    ŷ - y
  }

  /// The direct form ŷ − y of the cross-entropies, as (1 − y) ∘ ŷ − (1 − ŷ) ∘ y.
  ///
  /// Where a prediction is right and confident, ŷ_k and y_k are both 1 to rounding, and ŷ_k − y_k
  /// comes to 0. Here 1 − ŷ is computed as σ(−z), for softmax as the sum of the other
  /// probabilities, and keeps its digits; see `Loss.complements(z:a:target:)`.
  public static func directly<V: ColumnVector<Scalar>>(
    _ L: Loss, _ z: V, _ ŷ: V, _ y: V
  ) -> V {
    let complements = L.complements(z: z, a: ŷ, target: y)
    return complements.y ∘ ŷ - complements.a ∘ y
  }

  /// The chain rule as the text has it, for a g^[N] that acts elementwise.
  public static func byChainRule<V: ColumnVector<Scalar>>(
    _ L: Loss, _ g: Activation, _ z: V, _ ŷ: V, _ y: V
  ) -> V {
    // cs229-9: ∇_{z^[N]} ℒ(ŷ, y) = ∇_ŷ ℒ(ŷ, y) ∘ (g^[N])′(z^[N]).
    let gʹ = g.derivative(z)
    return L.gradient(a: ŷ, target: y) ∘ gʹ
  }

  /// The chain rule for any g^[N], with the transposed Jacobian in place of the elementwise product.
  ///
  /// The text's chain rule, with "the elementwise derivative", is false for softmax: ŷ_j depends on
  /// every z_k, ∂ŷ_j/∂z_k = ŷ_j (1{j = k} − ŷ_k), so that
  ///
  ///     ∂ℒ/∂z_k = Σ_j ∂ℒ/∂ŷ_j · ŷ_j (1{j = k} − ŷ_k),
  ///
  /// and the elementwise rule keeps j = k alone.
  public static func byWholeJacobian<V: ColumnVector<Scalar>>(
    _ L: Loss, _ g: Activation, _ z: V, _ ŷ: V, _ y: V
  ) -> V {
    V.each(z, L.gradient(a: ŷ, target: y)) { z, dŷ in g.jacobian(z).ᵀ * dŷ }
  }
}
