/// What finite differences say about the derivative of a function at a point.
public enum DifferenceVerdict: Equatable, Sendable {
  /// The derivative, with an estimate of its error.
  case slope(Slope)

  /// A kink: the slopes to the left and to the right disagree at every step that rounding lets one
  /// see.
  case notDifferentiable(left: Double, right: Double)

  /// The differences do not tell, and why.
  case unreliable(String)

  /// A derivative by extrapolated central differences.
  public struct Slope: Equatable, Sendable {
    /// The derivative, as extrapolated.
    public var value: Double

    /// An estimate of |value − derivative|: the disagreement of neighbouring extrapolations plus
    /// what rounding of the function can do to them.
    public var error: Double

    /// How the plain differences approach it.
    public var order: Order

    /// The smallest step that entered.
    public var step: Double
  }

  /// The observed order of convergence of the plain central differences, which is 2 or more where
  /// the function is smooth.
  public enum Order: Equatable, Sendable {
    /// p in truncation error ≈ c h^p, from three successive steps.
    case observed(Double)

    /// Truncation nowhere exceeds rounding, so there is no order to observe: a function that is
    /// linear or quadratic here, or too flat.
    case belowRounding
  }
}
