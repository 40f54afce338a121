import Networks
import Numbers

// Gradient descent, in the notes' three steps, with a learning rate ρ_l for each layer.
extension SampleColumnsNotation {
  /// When E is "sufficiently minimized": whichever comes first.
  public struct StoppingRule<Scalar: Number & BinaryFloatingPoint>: Sendable {
    /// Stop at an E of at most this.
    public var sufficient: Scalar

    /// Stop where an update lowers E by less than this part of itself, or raises it.
    public var leastDecrease: Scalar

    /// Stop after this many updates.
    public var updates: Int

    /// A rule; by default only the number of updates stops.
    public init(sufficient: Scalar = 0, leastDecrease: Scalar = 0, updates: Int) {
      (self.sufficient, self.leastDecrease) = (sufficient, leastDecrease)
      self.updates = updates
    }

    /// Whether to stop, given E before and after the latest update; NaN stops.
    func isMet(by E: Scalar, after previous: Scalar?) -> Bool {
      if E <= sufficient || E.isNaN { return true }
      guard let previous else { return false }
      return !(previous - E >= leastDecrease * previous)
    }
  }

  /// Step 1: "Initialize all our weights & biases to random values", here from −1 to 1.
  public static func initialized<Scalar: Number>(
    like parameters: Parameters<Scalar>, using generator: inout some RandomNumberGenerator
  ) -> Parameters<Scalar> {
    var result = parameters
    for l in 1...parameters.L {
      result.W[l] = result.W[l].map { _ in Scalar(Double.random(in: -1...1, using: &generator)) }
      result.b[l] = result.b[l].map { _ in Scalar(Double.random(in: -1...1, using: &generator)) }
    }
    return result
  }

  /// Steps 2 and 3, repeated until the rule says to stop.
  ///
  /// - Parameters:
  ///   - start: The weights and biases before the first update.
  ///   - examples: All of them enter every update.
  ///   - ρ: The learning rate of each layer l = 1, …, L.
  ///   - rule: When E is sufficiently minimized.
  /// - Returns: the last parameters, and E before the first update and after each.
  public static func descend<Scalar: Number & BinaryFloatingPoint>(
    from start: Parameters<Scalar>, on examples: [Example<Scalar>], rates ρ: LayerIndexed<Scalar>,
    until rule: StoppingRule<Scalar>
  ) -> (parameters: Parameters<Scalar>, errors: [Scalar]) {
    var parameters = start
    var history: [Scalar] = []
    let (X, T) = columns(of: examples, for: parameters)
    let L = parameters.L
    while true {
      // Step 2: do a forward pass with these weights, to compute the outputs.
      let (Z, A) = forwardPass(X, parameters)
      let E = error(errors(Z: Z[L], Y: A[L], T: T, loss: parameters.loss))

      // Step 3: update the weights (and biases) until E is sufficiently minimized.
      let stop = rule.isMet(by: E, after: history.last) || history.count >= rule.updates
      history.append(E)
      if stop { return (parameters, history) }
      update(&parameters, by: derivatives(deltas(Z, A, T, parameters), A), rates: ρ)
    }
  }

  /// One update of every weight and bias; for L = 2 the notes' four update equations.
  public static func update<Scalar: Number>(
    _ parameters: inout Parameters<Scalar>,
    by gradient: (dE_dW: LayerIndexed<Transpose<Scalar>>, dE_db: LayerIndexed<Vector<Scalar>>),
    rates ρ: LayerIndexed<Scalar>
  ) {
    let (dE_dW, dE_db) = gradient
    for l in 1...parameters.L {
      // sample-columns-11: (12) w_{p,q}^{[l]} ← w_{p,q}^{[l]} − ρ_l ∂E/∂w_{p,q}^{[l]}. Printed
      // w_{p,q}^{[l+1]} on the left: the step of the descent is meant, but [l + 1] is a layer.
      // sample-columns-12: (13) w_{d,i}^{[1]} ← w_{d,i}^{[1]} − ρ_1 ∂E/∂w_{d,i}^{[1]}. Printed as (12),
      // with [l + 1] and [l] for layer 1, and ρ_i for ρ_1.
      // sample-columns-13: (14) w_{i,k}^{[2]} ← w_{i,k}^{[2]} − ρ_2 ∂E/∂w_{i,k}^{[2]}. Printed with an
      // equals sign, true only where the derivative is 0, and p_2 for ρ_2.
      // sample-columns-16: (17) the same with ∂E/∂w = 1/M Σ_m ∂E_m/∂w. Printed with another 1/K.
      parameters.W[l] = parameters.W[l] - ρ[l] * dE_dW[l]

      // The two update equations that the notes "still need to derive".
      parameters.b[l] = parameters.b[l] - ρ[l] * dE_db[l]
    }
  }
}
