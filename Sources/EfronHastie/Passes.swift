import Networks
import Numbers

/// What the two passes of one instance leave in memory.
public struct Passes<Scalar: Number>: Sendable {
  /// z^2, …, z^K.
  public var z: LayerIndexed<Vector<Scalar>>

  /// a^1, …, a^K, without the constant units' 1.
  public var a: LayerIndexed<Vector<Scalar>>

  /// δ^2, …, δ^K.
  public var δ: LayerIndexed<Vector<Scalar>>

  /// The contribution of this instance to the loss.
  ///
  /// The text writes L(a^K) at first and L(a^k) when it comes to the derivatives; only the output
  /// layer's activations determine a loss.
  public let L: Scalar

  init(
    z: LayerIndexed<Vector<Scalar>>, a: LayerIndexed<Vector<Scalar>>,
    δ: LayerIndexed<Vector<Scalar>>, L: Scalar
  ) { (self.z, self.a, self.δ, self.L) = (z, a, δ, L) }
}

extension LayeredNetwork {
  /// A forward pass and steps 1 and 2 for one instance.
  public func passes(on instance: Example<Scalar>) -> Passes<Scalar> {
    let (z, a) = forward(instance.input)
    let loss = L.value(z: z[K], a: a[K], target: instance.target)
    return Passes(z: z, a: a, δ: deltas(z, a, target: instance.target), L: loss)
  }

  /// The forward pass: z^k and a^k of every layer, from the features x_1, …, x_p.
  public func forward<V: ColumnVector<Scalar>>(
    _ x: V
  ) -> (z: LayerIndexed<V>, a: LayerIndexed<V>) {
    var z = LayerIndexed(2...K, repeating: x)

    // The input layer: a^1_j = x_j.
    var a = LayerIndexed(1...K, repeating: x)

    for k in 2...K {
      // efron-hastie-1: z^k = W^{k−1} a^{k−1}, with a constant 1 before the activations;
      // (p_k × (p_{k−1} + 1)) times p_{k−1} + 1.
      z[k] = W[k - 1] * WithConstant(a[k - 1])

      // efron-hastie-2: a^k = g^k(z^k), elementwise in hidden layers; in the output layer perhaps
      // softmax, a^K_m = exp(z^K_m) / Σ_j exp(z^K_j).
      a[k] = g[k](z[k])
    }
    return (z, a)
  }

  /// Steps 1 and 2: δ^K, then δ^k for k = K − 1, …, 2.
  public func deltas<V: ColumnVector<Scalar>>(
    _ z: LayerIndexed<V>, _ a: LayerIndexed<V>, target y: V
  ) -> LayerIndexed<V> {
    var δ = LayerIndexed(2...K, repeating: y)

    // Step 1.
    δ[K] = outputDelta(z[K], a[K], y)

    // Step 2, for layers k = K − 1, …, 2.
    for k in stride(from: K - 1, through: 2, by: -1) {
      // efron-hastie-4: δ^k_ℓ = (Σ_j w^k_{jℓ} δ^{k+1}_j) ġ^k(z^k_ℓ) for ℓ = 1, …, p_k, and not for
      // the constant unit, which receives nothing.
      let ġ = g[k].derivative(z[k])
      δ[k] = (W[k].ofUnits.ᵀ * δ[k + 1]) ⊙ ġ
    }
    return δ
  }

  /// Step 3: ∂L/∂W^1, …, ∂L/∂W^{K−1}, of the shapes of the W^k.
  ///
  /// Printed as ∂L/∂w^k_{jℓ} = a^k_j δ^{k+1}_ℓ. But j counts the units of layer k + 1 and ℓ those of
  /// layer k, as in the sum of step 2, so that a^k_j and δ^{k+1}_ℓ do not exist for all j and ℓ
  /// unless both layers are of the same width, and where they exist they are those of other units.
  ///
  /// An absent element has a partial derivative all the same: that of the loss of the network in
  /// which the element existed and were 0. It takes no part in an update.
  public func partialDerivatives<V: ColumnVector<Scalar>>(
    _ δ: LayerIndexed<V>, _ a: LayerIndexed<V>
  ) -> LayerIndexed<WeightMatrix<Scalar>.OuterProduct> {
    LayerIndexed(1...K - 1) { k in
      // efron-hastie-5: ∂L/∂w^k_{jℓ} = a^k_ℓ δ^{k+1}_j, where a^k_0 = 1 gives the biases'.
      WeightMatrix.OuterProduct(δ[k + 1], times: WithConstant(a[k]))
    }
  }

  /// Step 3 for an instance whose passes were made.
  public func partialDerivatives(
    _ passes: Passes<Scalar>
  ) -> LayerIndexed<WeightMatrix<Scalar>.OuterProduct> {
    partialDerivatives(passes.δ, passes.a)
  }
}
