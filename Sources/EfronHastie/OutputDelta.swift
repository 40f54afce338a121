import Networks
import Numbers

// Step 1 of the text: δ^K, where its one formula is true and where it is not.
extension LayeredNetwork {
  /// Step 1: δ^K_ℓ = ∂L/∂z^K_ℓ for ℓ = 1, …, p_K (printed "p_k", which is not defined here).
  ///
  /// The text gives ∂L/∂a^K_ℓ · ġ^K(z^K_ℓ) for every output layer, right after it has offered
  /// softmax for one. The formula keeps one term of the chain rule's sum
  ///
  ///     ∂L/∂z^K_ℓ = Σ_m ∂L/∂a^K_m · ∂a^K_m/∂z^K_ℓ,
  ///
  /// the one with m = ℓ. The others vanish when g^K acts elementwise. For softmax
  /// ∂a_m/∂z_ℓ = a_m (1{m = ℓ} − a_ℓ) is not 0 for m ≠ ℓ: each z_ℓ moves all probabilities, and the
  /// sum must be taken whole. Where L is the cross-entropy of a target y it comes to a^K − y, which
  /// is computed directly: the quotient y/a would overflow where a probability underflows.
  public func outputDelta<V: ColumnVector<Scalar>>(_ z: V, _ a: V, _ y: V) -> V {
    if !L.isSquaredError { return Self.directDelta(L, z, a, y) }
    let dL = L.gradient(a: a, target: y)
    return g[K].isElementwise
      ? Self.elementwiseDelta(dL, g[K], z) : Self.wholeDelta(dL, g[K], z)
  }

  /// Step 1 as printed, for an elementwise g^K; `dL` is ∂L/∂a^K.
  public static func elementwiseDelta<V: ColumnVector<Scalar>>(
    _ dL: V, _ g: Activation, _ z: V
  ) -> V {
    // efron-hastie-3: δ^K_ℓ = ∂L/∂a^K_ℓ · ġ^K(z^K_ℓ).
    let ġ = g.derivative(z)
    return dL ⊙ ġ
  }

  /// The chain rule's whole sum, for any g^K: δ^K = (∂a^K/∂z^K)ᵀ ∂L/∂a^K.
  public static func wholeDelta<V: ColumnVector<Scalar>>(
    _ dL: V, _ g: Activation, _ z: V
  ) -> V {
    V.each(z, dL) { z, dL in g.jacobian(z).ᵀ * dL }
  }

  /// The cross-entropies with their own outputs, softmax or sigmoid: δ^K = a^K − y.
  public static func directDelta<V: ColumnVector<Scalar>>(_ a: V, _ y: V) -> V {
    a - y
  }

  /// The same, as (1 − y) a^K − y (1 − a^K): δ^K_ℓ = Σ_{m≠ℓ} (a^K_ℓ y_m − y_ℓ a^K_m) for softmax.
  ///
  /// Where a prediction is right and confident, a^K_ℓ and y_ℓ are both 1 to rounding and their
  /// difference comes to 0. The sums without m = ℓ keep their digits, and so does 1 − σ(z) as σ(−z);
  /// see `Loss.complements(z:a:target:)`.
  public static func directDelta<V: ColumnVector<Scalar>>(
    _ L: Loss, _ z: V, _ a: V, _ y: V
  ) -> V {
    let others = L.complements(z: z, a: a, target: y)
    return others.y ⊙ a - others.a ⊙ y
  }
}
