import Networks
import Numbers

/// Backpropagation as the hand-out "Backpropagation" with the layerwise vector Δ^l writes it.
///
/// Layers are counted from the input, l = 1, to the output, l = L; W^l leads **into** layer l:
///
/// | letter | meaning | shape |
/// |---|---|---|
/// | `A[l]` | activations a^l_i of layer l, A^1 the input | p_l |
/// | `Z[l]` | weighted sums z^l_i, l = 2, …, L | p_l |
/// | `W[l]` | weights w^l_{ij}, to unit i of layer l from unit j of layer l − 1 | p_l × p_{l−1} |
/// | `B[l]` | biases b^l_i | p_l |
/// | `Δ[l]` | δ^l_i = ∂C/∂z^l_i | p_l |
///
/// The text derives everything by components and then collects them in matrices. Both are kept:
/// ``ComponentForm`` and ``MatrixForm`` compute the same, and a run takes the matrix form.
///
/// The goals, in this order: what is right, in the text's letters and layer numbers; no overflow;
/// speed.
///
/// The text, as printed, is wrong in these places; the comment at each line says how:
///
/// | printed | right |
/// |---|---|
/// | equation (2): Z^l = σ(A^l), and its instance Z^2 = σ(A^2) | A^l = σ(Z^l) |
/// | weights "subscripted first by the layer index of the end neuron and then by that of the start neuron" | by the index of the neuron *within* its layer |
/// | inputs "denoted by a^l_i" | a^1_i, the input layer being l = 1 |
/// | "given A^1, any Z^l or A^l can be calculated" | any Z^l with l ≥ 2: the input layer has none |
/// | "Δ^l can be calculated for any l" by (3) and (4) | l = 2, …, L; (4) for l < L only |
/// | derivatives "to *optimally* adjust the parameters" | a gradient gives a direction of steepest descent, no optimal step |
///
/// Source: lecture hand-out "Backpropagation" (Notation; Forward Pass; Backward Pass; Conclusion).
public enum LayerwiseDeltaNotation: Notation {
  public static let name = "layerwise-delta"

  public static let source = "Backpropagation, with the layerwise vector Δ^l"

  /// The text's only cost is C = ½‖Y − A^L‖².
  public static func convention(for loss: Loss) -> Convention {
    loss == .squaredError
      ? Convention(factor: 2, reason: "the text's cost is C = ½‖Y − A^L‖²") : .same
  }

  /// Forward and backward pass for each training example, the partials averaged over the examples.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ examples: ExampleBlocks<Scalar>
  ) -> Run<Scalar> {
    let form = MatrixForm(network)
    // "Partials calculated for each example in a mini batch are averaged."
    return Run.mean(over: examples, of: network) { X, Y in
      let (Z, A) = form.forward(X)
      let Δ = form.backward(Z, A, Y)
      return Run.Passes(
        z: Z.array[...], a: A.array.dropFirst(), δ: Δ.array[...],
        losses: form.costs(Z[form.L], A[form.L], Y), gradient: form.partials(Δ, A))
    }
  }
}
