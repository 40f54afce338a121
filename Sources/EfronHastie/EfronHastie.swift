import Networks
import Numbers

/// Backpropagation as a lecture hand-out after Efron and Hastie writes it.
///
/// Layers are counted from the input, k = 1, to the output, k = K. W^k leads from layer k **to**
/// layer k + 1 and holds the biases too, as the weights of a unit whose activation is always 1:
///
/// | letter | meaning | shape |
/// |---|---|---|
/// | `a[k]` | activations of layer k; (1; a^k) is `WithConstant(a[k])` | p_k |
/// | `z[k]` | pre-activations of layer k | p_k |
/// | `W[k]` | weights from layer k to layer k + 1, biases in column 0 | p_{k+1} × (p_k + 1) |
/// | `δ[k]` | ∂L/∂z^k | p_k |
///
/// The goals, in this order: what is right, in the text's letters and layer numbers; no overflow;
/// speed.
///
/// The text, as printed, is wrong in these places; the comment at each line says how:
///
/// | printed | right |
/// |---|---|
/// | step 3: ∂L/∂w^k_{jℓ} = a^k_j δ^{k+1}_ℓ | a^k_ℓ δ^{k+1}_j |
/// | W^{k−1} "is a p_k × p_{k−1} matrix of weights and biases", a^{k−1} "a p_{k−1} vector" | p_k × (p_{k−1} + 1), p_{k−1} + 1 |
/// | "all the matrices W^k, k = 1, …, K" | k = 1, …, K − 1 |
/// | "the contribution L(a^k)" | L(a^K) |
/// | "unit ℓ in the output layer, ℓ = 1, …, p_k" | ℓ = 1, …, p_K |
/// | elements of W^{k−1} "are equal to zero" where a layer is not dense | they do not exist: zero, and kept zero in updates |
/// | step 1 for any output layer, softmax named before | elementwise activations only |
/// | updating "before the next epoch, that is, pass through the data" | after each mini-batch |
/// | node ℓ "saves its inputs z^k_ℓ" | its inputs are a^{k−1}; z^k_ℓ is their affine combination |
///
/// Source: lecture notes "Backpropagation", after B. Efron and T. Hastie, *Computer Age Statistical
/// Inference*, Cambridge University Press 2016, pp. 355–357.
public enum EfronHastieNotation: Notation {
  public static let name = "efron-hastie"

  public static let source = "Efron & Hastie, Computer Age Statistical Inference, 355–357"

  /// The text leaves the loss L open: each loss is taken as it is.
  public static func convention(for loss: Loss) -> Convention { .same }

  /// The passes over a mini-batch, with the average of its partial derivatives.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ examples: ExampleBlocks<Scalar>
  ) -> Run<Scalar> {
    let net = LayeredNetwork(network)
    return Run.mean(over: examples, of: network) { x, y in
      let (z, a) = net.forward(x)
      let δ = net.deltas(z, a, target: y)
      return Run.Passes(
        z: z.array[...], a: a.array.dropFirst(), δ: δ.array[...],
        losses: net.L.values(z: z[net.K], a: a[net.K], target: y),
        gradient: net.canonical(net.partialDerivatives(δ, a)))
    }
  }
}
