/// The derivative of a function from its values alone: central differences at steps h, h/2, h/4, …,
/// extrapolated to 0, with an estimate of the error, the observed order of convergence, and a watch
/// for kinks.
///
/// What it cannot see: a slope smaller than rounding divided by step, which it reports as 0 within
/// its error; a kink whose jump in slope is below that; and one nearer to x than about 1e-13, which
/// it takes for a kink at x. A function that is wild between the points where it was asked and tame
/// at them deceives it, as it does any difference.
public struct FiniteDifferences: Sendable {
  /// The first step, taken to the next power of two below; an eighth of the larger of |x| and 1 by
  /// default.
  public var firstStep: Double?

  /// A bound on the rounding in the function's values; estimated from them by default.
  public var noise: Double?

  /// How often the step is halved at most.
  public var levels = 44

  /// Refinement ends once the error estimate is below this times the slope.
  public var goal = 1e-11

  /// Differences with these settings; `nil` leaves a choice to the function and the point.
  public init(firstStep: Double? = nil, noise: Double? = nil) {
    self.firstStep = firstStep
    self.noise = noise
  }

  /// The derivative of `f` at `x`.
  public func derivative(of f: (Double) -> Double, at x: Double) -> DifferenceVerdict {
    let middle = f(x)
    guard x.isFinite && middle.isFinite else {
      return .unreliable("the function is \(middle) at \(x)")
    }
    var steps = Steps(x: x, middle: middle, noise: noise ?? Noise.bound(of: f, at: x))
    var h = Self.powerOfTwo(below: firstStep ?? max(1, abs(x)) / 8)
    for _ in 0..<levels where h > x.ulp && h > 0 {
      steps.take(h, f)
      if steps.isSettled(goal: goal) { break }
      h /= 2
    }
    return steps.verdict
  }

  private static func powerOfTwo(below h: Double) -> Double {
    h > 0 && h.isFinite ? Double(sign: .plus, exponent: h.exponent, significand: 1) : 0.25
  }
}
