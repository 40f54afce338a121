import Networks
import Numbers

/// Equations (1) to (6) in matrix form, for one training example, or for each of a block.
public struct MatrixForm<Scalar: Number>: Sendable {
  /// The number of the output layer.
  public let L: Int

  /// W^2, …, W^L and B^2, …, B^L.
  public let W: LayerIndexed<Matrix<Scalar>>

  /// B^2, …, B^L: a column for each layer.
  public let B: LayerIndexed<Vector<Scalar>>

  /// σ of layers 2, …, L; the text has the same one everywhere, which nothing below relies on.
  public let σ: LayerIndexed<Activation>

  /// The cost function; for both squared errors it is the text's, with its ½.
  public let C: Loss

  /// The network in the text's letters; its first layer of parameters leads into layer 2.
  public init(_ network: Network<Scalar>) {
    L = network.layers.count + 1
    W = LayerIndexed(from: 2, network.layers.map(\.weights))
    B = LayerIndexed(from: 2, network.layers.map(\.bias))
    σ = LayerIndexed(from: 2, network.layers.map(\.activation))
    C = network.loss
  }

  /// The forward pass: Z^2, …, Z^L and A^1, …, A^L.
  public func forward<V: ColumnVector<Scalar>>(
    _ x: V
  ) -> (Z: LayerIndexed<V>, A: LayerIndexed<V>) {
    var Z = LayerIndexed(2...L, repeating: x)
    var A = LayerIndexed(1...L, repeating: x)
    for l in 2...L {
      // layerwise-delta-8: (1) Z^l = W^l A^{l−1} + B^l; (p_l × p_{l−1}) times p_{l−1}, plus p_l.
      Z[l] = W[l] * A[l - 1] + B[l]

      // layerwise-delta-14: (2) A^l = σ(Z^l). Printed Z^l = σ(A^l), with the letters exchanged: the
      // text's own a^2_1 = σ(z^2_1) above it says which is the argument.
      A[l] = σ[l](Z[l])
    }
    return (Z, A)
  }

  /// The backward pass: Δ^L, …, Δ^2.
  ///
  /// "Δ^l can be calculated for any l" means l = 2, …, L: there is no Z^1 to differentiate by.
  public func backward<V: ColumnVector<Scalar>>(
    _ Z: LayerIndexed<V>, _ A: LayerIndexed<V>, _ Y: V
  ) -> LayerIndexed<V> {
    var Δ = LayerIndexed(2...L, repeating: Y)

    // Equation (3), where it holds.
    Δ[L] = outputDelta(Z[L], A[L], Y)

    for l in stride(from: L - 1, through: 2, by: -1) {
      // layerwise-delta-20: (4) Δ^l = W^{l+1}ᵀ Δ^{l+1} ⊙ σ′(Z^l), the matrix product first;
      // (p_l × p_{l+1}) times p_{l+1}, by components with p_l.
      let σʹ = σ[l].derivative(Z[l])
      Δ[l] = (W[l + 1].ᵀ * Δ[l + 1]) ⊙ σʹ
    }
    return Δ
  }

  /// Equations (5) and (6) for all weights and biases.
  public func partials<V: ColumnVector<Scalar>>(
    _ Δ: LayerIndexed<V>, _ A: LayerIndexed<V>
  ) -> ExampleGradient<Scalar> {
    ExampleGradient(2...L) { l in
      // layerwise-delta-21: (5) ∂C/∂w^l_{jk} = a^{l−1}_k δ^l_j, the entry in row j and column k of
      // Δ^l (A^{l−1})ᵀ.
      let dW: OuterProduct = Δ[l] * A[l - 1].ᵀ

      // layerwise-delta-22: (6) ∂C/∂b^l_j = δ^l_j.
      let dB = Δ[l]

      return ExampleGradient.Layer(weights: dW, bias: dB)
    }
  }
}
