import Networks
import Numbers

/// Backpropagation as "CS229: Additional Notes on Backpropagation" writes it.
///
/// Layers are counted ℓ = 1, …, N without the input, which is a^[0]; W^[ℓ] leads into layer ℓ:
///
/// | letter | meaning | shape |
/// |---|---|---|
/// | `a[ℓ]` | activations, a^[0] = x, a^[N] = ŷ | n_ℓ |
/// | `z[ℓ]` | pre-activations | n_ℓ |
/// | `W[ℓ]`, `b[ℓ]` | weights and biases into layer ℓ | n_ℓ × n_{ℓ−1}, n_ℓ |
/// | `δ[ℓ]` | ∇_{z^[ℓ]} ℒ(ŷ, y) | n_ℓ |
///
/// The goals, in this order: what is right, in the text's letters and layer numbers; no overflow;
/// speed.
///
/// Where the text needs reading with care:
///
/// | printed | how it is taken |
/// |---|---|
/// | the chain rule of step 1 with (g^[N])′ "the elementwise derivative" | true for elementwise g^[N]; false for softmax, as the text hints |
/// | ½(ŷ − y)² | one output; for several, the sum over them |
/// | "the same for all layers besides layer N" | g^[ℓ] may differ from layer to layer |
/// | gradients "for a single training example" | averaged where there are several |
/// | "the lth position, where the true label is l" | l is a label here, 1, …, k, and no layer |
///
/// Source: Ziang Xie, "CS229: Additional Notes on Backpropagation", Stanford University.
public enum CS229Notation: Notation {
  public static let name = "cs229"

  public static let source = "CS229: Additional Notes on Backpropagation"

  /// The text's squared loss carries a ½.
  public static func convention(for loss: Loss) -> Convention {
    loss == .squaredError
      ? Convention(factor: 2, reason: "the text's squared loss is ½(ŷ − y)²") : .same
  }

  /// The recipe for each example, and the mean of its gradients.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ examples: ExampleBlocks<Scalar>
  ) -> Run<Scalar> {
    let recipe = Recipe(network)
    return Run.mean(over: examples, of: network) { x, y in
      let (z, a) = recipe.forward(x)
      let δ = recipe.deltas(z, a, y)
      return Run.Passes(
        z: z.array[...], a: a.array.dropFirst(), δ: δ.array[...],
        losses: recipe.L.values(z: z[recipe.N], a: a[recipe.N], target: y),
        gradient: recipe.gradients(δ, a))
    }
  }
}
