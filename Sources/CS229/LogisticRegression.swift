import Networks
import Numbers

/// Logistic regression, on which the text suggests to check steps 1 and 3: N = 1 and g^[1] = σ.
///
/// Written without the recipe, from the text's hint alone: σ′(z) = σ(z) ∘ (1 − σ(z)), and σ(z^[1])
/// is a^[1]. There is one layer, so that step 2 has nothing to do, and with one output W^[1] is a
/// row, 1 × n, as its gradient is.
public enum LogisticRegression {
  /// ∇_{W^[1]} J and ∇_{b^[1]} J for one example with a label y of 0 or 1, or between.
  ///
  /// By the chain rule ∂ℒ/∂ŷ = (ŷ − y) / (ŷ (1 − ŷ)) and ŷ′ = ŷ (1 − ŷ), whose product is ŷ − y.
  public static func gradient<Scalar: Number>(
    weights w: Vector<Scalar>, bias b: Scalar, _ x: Vector<Scalar>, _ y: Scalar
  ) -> (W: Vector<Scalar>, b: Scalar) {
    // ŷ = σ(z) with z = Wx + b, a number.
    let z = w.ᵀ * x + b
    let ŷ = Scalar.sigmoid(z)

    // ŷ − y, with 1 − ŷ = σ(−z): where ŷ and y are both 1 to rounding its digits are left.
    let δ = (.one - y) * ŷ - y * .sigmoid(-z)

    // (ŷ − y) xᵀ, of the shape 1 × n, here as a vector; and ŷ − y.
    return (δ * x, δ)
  }
}
