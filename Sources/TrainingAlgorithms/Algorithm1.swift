import Networks
import Numbers

// Algorithm 1: computing the gradient of a typical C(θ).
extension TrainingAlgorithmsNotation {
  /// What feed-forward leaves behind: lines 1 to 4 of Algorithm 1.
  public struct FeedForward<V: ColumnVector>: Sendable {
    /// z_l for l = 1, …, L.
    public var z: LayerIndexed<V>

    /// a_l for l = 0, …, L.
    public var a: LayerIndexed<V>

    /// What lines 1 to 4 have computed.
    public init(z: LayerIndexed<V>, a: LayerIndexed<V>) {
      (self.z, self.a) = (z, a)
    }
  }

  /// What back-propagation leaves behind: lines 5 to 11 of Algorithm 1.
  public struct Derivatives<V: ColumnVector>: Sendable {
    /// δ_l = ∂C/∂z_l for l = 1, …, L.
    public var δ: LayerIndexed<V>

    /// ∂C/∂W_l for l = 1, …, L, of the shape of W_l.
    public var dC_dW: LayerIndexed<OuterProduct<V.Scalar>>

    /// ∂C/∂b_l for l = 1, …, L.
    public var dC_db: LayerIndexed<V>

    /// What lines 5 to 11 have computed.
    public init(
      δ: LayerIndexed<V>, dC_dW: LayerIndexed<OuterProduct<V.Scalar>>, dC_db: LayerIndexed<V>
    ) {
      (self.δ, self.dC_dW, self.dC_db) = (δ, dC_dW, dC_db)
    }
  }

  /// Algorithm 1, for one pair (x, y), or for each of a block.
  ///
  /// - Returns: both passes; the value g(x) of line 11 is `forward.a[L]`.
  public static func algorithm1<V: ColumnVector>(
    _ x: V, _ y: V, _ θ: Theta<V.Scalar>
  ) -> (forward: FeedForward<V>, backward: Derivatives<V>) {
    let forward = feedForward(x, θ)

    // Algorithm 1, line 5: δ_L ← ∂S_L/∂z_L ∂C/∂g.
    let L = θ.L
    let δ_L = outputDelta(z: forward.z[L], g: forward.a[L], y: y, S: θ.S[L], loss: θ.loss)

    return (forward, backPropagate(δ_L, forward, θ))
  }

  /// Lines 1 to 4 of Algorithm 1.
  public static func feedForward<V: ColumnVector>(
    _ x: V, _ θ: Theta<V.Scalar>
  ) -> FeedForward<V> {
    let (L, W, b, S) = (θ.L, θ.W, θ.b, θ.S)
    var z = LayerIndexed(1...L, repeating: x)

    // Algorithm 1, line 1: a_0 ← x.
    var a = LayerIndexed(0...L, repeating: x)

    // training-algorithms-8: x = a_0 → W_1 a_0 + b_1 = z_1 → S_1(z_1) = a_1 → … → a_L = g(x).
    // Algorithm 1, line 2: for l = 1, …, L do, feed-forward.
    for l in 1...L {
      // Algorithm 1, line 3: z_l ← W_l a_{l−1} + b_l.
      z[l] = W[l] * a[l - 1] + b[l]
      // Algorithm 1, line 4: a_l ← S_l(z_l). The proof's "a_l = S(z_l)" lacks the layer of S,
      // which is needed at l = L, where S_L is another function.
      a[l] = S[l](z[l])
    }

    return FeedForward(z: z, a: a)
  }

  /// Lines 6 to 11 of Algorithm 1.
  public static func backPropagate<V: ColumnVector>(
    _ δ_L: V, _ forward: FeedForward<V>, _ θ: Theta<V.Scalar>
  ) -> Derivatives<V> {
    let (L, W, S) = (θ.L, θ.W, θ.S)
    let (z, a) = (forward.z, forward.a)
    var δ = LayerIndexed(1...L, repeating: δ_L)
    var dC_db = LayerIndexed(1...L, repeating: δ_L)
    var dC_dW = LayerIndexed(1...L, repeating: OuterProduct<V.Scalar>.none)

    // Algorithm 1, line 7: for l = L, …, 1 do, back-propagation.
    for l in stride(from: L, through: 1, by: -1) {
      // training-algorithms-13: ∂C/∂b_l = ∂z_l/∂b_l ∂C/∂z_l = δ_l.
      // Algorithm 1, line 8: ∂C/∂b_l ← δ_l.
      dC_db[l] = δ[l]

      // training-algorithms-6: ∂C/∂W_l = δ_l a_{l−1}ᵀ and ∂C/∂b_l = δ_l.
      // training-algorithms-12: Printed ∂C/∂z_l ∂z_l/∂W_l in the middle, which is no product:
      // ∂z_l/∂W_l has three indices. By components ∂C/∂w_{l,ij} = Σ_k δ_{l,k} ∂z_{l,k}/∂w_{l,ij},
      // where ∂z_{l,k}/∂w_{l,ij} = 1{k = i} a_{l−1,j}; hence the outer product.
      // Algorithm 1, line 9: ∂C/∂W_l ← δ_l a_{l−1}ᵀ.
      dC_dW[l] = δ[l] * a[l - 1].ᵀ

      // Algorithm 1, line 6: z_0 ← 0, "arbitrary assignment needed to finish the loop". It would
      // have line 10 compute, at l = 1, a δ_0 that nothing reads, through an S′ that layer 0 does
      // not have, at the kink if S is ReLU. Here the loop ends instead: l = L, …, 2, as in (2).
      if l == 1 { break }

      // training-algorithms-4: S′(z_l) = [S′(z_{l,1}), …, S′(z_{l,p_l})]ᵀ. Printed S′(z): the
      // layer is missing on the left.
      // Algorithm 1, line 10: δ_{l−1} ← S′(z_{l−1}) ⊙ W_lᵀ δ_l.
      δ[l - 1] = S[l - 1].derivative(z[l - 1]) ⊙ (W[l].ᵀ * δ[l])
    }

    // Algorithm 1, line 11: return ∂C/∂W_l and ∂C/∂b_l, l = 1, …, L.
    return Derivatives(δ: δ, dC_dW: dC_dW, dC_db: dC_db)
  }
}
