// Backpropagation as the lecture "Back-Propagation" writes it: layers 0, …, L, a diagonal matrix
// D_l of derivatives, and two algorithms whose line numbers stand in the comments.
//
// Goals, in this order: the lecture's letters and layer numbers, unshifted; results that stay
// finite and right at |z| = 1000; no work that the lecture's formulas do not ask for.
//
// Letters: p_l is the width of layer l, W_l (p_l × p_{l−1}) and b_l lead into layer l, z_l =
// W_l a_{l−1} + b_l, a_l = S_l(z_l), a_0 = x, a_L = g(x | θ), and δ_l = ∂C/∂z_l. The derivative of
// a vector by a vector is in denominator layout: ∂z/∂x has a row for each component of x.
//
// The derivation, with every equation as printed, is `derivations/TrainingAlgorithms.md`.

import Networks
import Numbers

/// The notation of the lecture "Back-Propagation", with its Algorithms 1 and 2.
///
/// The lecture's squared error is ‖y − g‖², without ½; see ``convention(for:)``.
///
/// Source: lecture slides "Back-Propagation", which follow D. P. Kroese, Z. I. Botev, T. Taimre and
/// R. Vaisman, *Data Science and Machine Learning*, CRC Press 2019, chapter 9.
public enum TrainingAlgorithmsNotation: Notation {
  public static let name = "training-algorithms"
  public static let source = "Lecture “Back-Propagation”, Algorithms 1 and 2"

  /// Half the squared error is ½ times the lecture's loss; every other loss is the lecture's own.
  public static func convention(for loss: Loss) -> Convention {
    guard loss == .halfSquaredError else { return .same }
    return Convention(factor: 0.5, reason: "the text's squared error has no ½")
  }

  /// Algorithm 2 on the examples, for the lecture's own loss.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == PrimeField)
  @specialized(where Scalar == Bounded<Double>)
  public static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ examples: ExampleBlocks<Scalar>
  ) -> Run<Scalar> {
    algorithm2(examples, Theta(network), like: network)
  }
}
