import Networks
import Numbers

// The cost function and Δ^L, as the text has them and for the losses and outputs it leaves out.
extension MatrixForm {
  /// The cost of one training example.
  public func cost(
    _ Z: Vector<Scalar>, _ A: Vector<Scalar>, _ Y: Vector<Scalar>
  ) -> Scalar {
    if !C.isSquaredError { return C.value(z: Z, a: A, target: Y) }
    return Self.halfSquaredNorm(Y, A)
  }

  /// The cost of each training example of a block.
  public func costs(
    _ Z: VectorBlock<Scalar>, _ A: VectorBlock<Scalar>, _ Y: VectorBlock<Scalar>
  ) -> [Scalar] {
    VectorBlock.numbers(Z, A, Y) { cost($0, $1, $2) }
  }

  /// C = ½‖Y − A^L‖² = ½ Σ_j (y_j − a^L_j)².
  public static func halfSquaredNorm(_ Y: Vector<Scalar>, _ A: Vector<Scalar>) -> Scalar {
    // layerwise-delta-15: C = ½ ‖Y − A^L‖² = ½ Σ_j (y_j − a^L_j)².
    let difference = Y - A
    return Scalar(0.5) * (difference ⊙ difference).sum()
  }

  /// Δ^L = ∂C/∂Z^L.
  ///
  /// - For C = ½‖Y − A^L‖² and a σ that acts elementwise: equation (3).
  /// - For the same cost and softmax: the whole Jacobian. The text's step ∂C/∂z_j = (a_j − y_j)
  ///   ∂a_j/∂z_j takes it that z_j moves a_j alone, while through softmax it moves every a_i:
  ///   ∂C/∂z_j = Σ_i (a_i − y_i) ∂a_i/∂z_j with ∂a_i/∂z_j = a_i (1{i = j} − a_j).
  /// - For the cross-entropies, which the text does not treat: A^L − Y, without the σ′ that their
  ///   ∂C/∂A^L cancels, and without its division by probabilities that may be 0; computed by
  ///   ``difference(_:_:_:_:)``.
  public func outputDelta<V: ColumnVector<Scalar>>(_ Z: V, _ A: V, _ Y: V) -> V {
    if !C.isSquaredError { return Self.difference(C, Z, A, Y) }
    return σ[L].isElementwise
      ? Self.elementwiseDelta(σ[L], Z, A, Y) : V.each(Z, A - Y) { σ[L].jacobian($0).ᵀ * $1 }
  }

  /// A^L − Y for the cross-entropies, as (1 − Y) ⊙ A^L − Y ⊙ (1 − A^L).
  ///
  /// Where a prediction is right and confident, a^L_j and y_j are both 1 to rounding, and a^L_j − y_j
  /// comes to 0. Here 1 − A^L is computed as σ(−Z^L), for softmax as the sum of the other
  /// probabilities, and keeps its digits; see `Loss.complements(z:a:target:)`.
  public static func difference<V: ColumnVector<Scalar>>(
    _ C: Loss, _ Z: V, _ A: V, _ Y: V
  ) -> V {
    let complements = C.complements(z: Z, a: A, target: Y)
    return complements.y ⊙ A - Y ⊙ complements.a
  }

  /// Equation (3), which is right for a σ that acts elementwise.
  public static func elementwiseDelta<V: ColumnVector<Scalar>>(
    _ σ: Activation, _ Z: V, _ A: V, _ Y: V
  ) -> V {
    // layerwise-delta-17: (3) Δ^L = (A^L − Y) ⊙ σ′(Z^L).
    let σʹ = σ.derivative(Z)
    return (A - Y) ⊙ σʹ
  }
}
