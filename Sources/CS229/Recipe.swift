import Networks
import Numbers

/// Forward propagation and the three-step "recipe" for one training example, or for each of a block.
public struct Recipe<Scalar: Number>: Sendable {
  /// The number of layers; the input is not counted.
  public let N: Int

  /// W^[1], …, W^[N], and b^[1], …, b^[N].
  public let W: LayerIndexed<Matrix<Scalar>>

  /// b^[1], …, b^[N]: a column for each layer.
  public let b: LayerIndexed<Vector<Scalar>>

  /// g^[1], …, g^[N]; the text has one g for all but the last, which nothing below relies on.
  public let g: LayerIndexed<Activation>

  /// The loss ℒ(ŷ, y), with the text's ½ in the squared one.
  public let L: Loss

  /// A network in the text's letters; both squared errors get the text's ½.
  public init(_ network: Network<Scalar>) {
    N = network.layers.count
    W = LayerIndexed(from: 1, network.layers.map(\.weights))
    b = LayerIndexed(from: 1, network.layers.map(\.bias))
    g = LayerIndexed(from: 1, network.layers.map(\.activation))
    L = network.loss == .squaredError ? .halfSquaredError : network.loss
  }

  /// Forward propagation: z^[1], …, z^[N], and a^[0] = x, …, a^[N] = ŷ.
  public func forward<V: ColumnVector<Scalar>>(
    _ x: V
  ) -> (z: LayerIndexed<V>, a: LayerIndexed<V>) {
    var z = LayerIndexed(1...N, repeating: x)
    var a = LayerIndexed(0...N, repeating: x)
    for ℓ in 1...N {
      // cs229-1: z^[ℓ] = W^[ℓ] a^[ℓ−1] + b^[ℓ]; (n_ℓ × n_{ℓ−1}) times n_{ℓ−1}, plus n_ℓ.
      z[ℓ] = W[ℓ] * a[ℓ - 1] + b[ℓ]

      // cs229-2: a^[ℓ] = g^[ℓ](z^[ℓ]).
      a[ℓ] = g[ℓ](z[ℓ])
    }
    return (z, a)
  }

  /// Steps 1 and 2: δ^[ℓ] = ∇_{z^[ℓ]} ℒ(ŷ, y) for ℓ = N, …, 1, which is cs229-7.
  public func deltas<V: ColumnVector<Scalar>>(
    _ z: LayerIndexed<V>, _ a: LayerIndexed<V>, _ y: V
  ) -> LayerIndexed<V> {
    var δ = LayerIndexed(1...N, repeating: y)

    // cs229-8: step 1, for the output layer N: δ^[N] = ∇_{z^[N]} ℒ(ŷ, y).
    δ[N] = outputDelta(z[N], a[N], y)

    // Step 2, for ℓ = N − 1, N − 2, …, 1.
    for ℓ in stride(from: N - 1, through: 1, by: -1) {
      // cs229-10: δ^[ℓ] = (W^[ℓ+1]ᵀ δ^[ℓ+1]) ∘ g′(z^[ℓ]); (n_ℓ × n_{ℓ+1}) times n_{ℓ+1}.
      let gʹ = g[ℓ].derivative(z[ℓ])
      δ[ℓ] = (W[ℓ + 1].ᵀ * δ[ℓ + 1]) ∘ gʹ
    }
    return δ
  }

  /// Step 3: the gradients by W^[ℓ] and b^[ℓ] of J(W, b), which is ℒ for a single example.
  public func gradients<V: ColumnVector<Scalar>>(
    _ δ: LayerIndexed<V>, _ a: LayerIndexed<V>
  ) -> ExampleGradient<Scalar> {
    ExampleGradient(1...N) { ℓ in
      // cs229-11: ∇_{W^[ℓ]} J = δ^[ℓ] a^[ℓ−1]ᵀ, of the shape n_ℓ × n_{ℓ−1}; ∇_{b^[ℓ]} J = δ^[ℓ].
      let dW: OuterProduct = δ[ℓ] * a[ℓ - 1].ᵀ
      let db = δ[ℓ]

      return ExampleGradient.Layer(weights: dW, bias: db)
    }
  }
}
