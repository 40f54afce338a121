import Numbers

/// What is minimised: the losses of all outputs and examples brought together, and what is added
/// for large parameters.
///
///     E = mean over examples of Σ over outputs of L + ½ λ Σ w² + ½ μ Σ b²
///
/// where the mean may be a sum and the sum a mean.
public struct Objective: Equatable, Sendable {
  /// The loss of one example and one output.
  public var loss: Loss

  /// Over the outputs of one example: a sum, as the formulas of ``Loss`` have it; or a mean, as in
  /// PyTorch's `MSELoss` and `BCEWithLogitsLoss`.
  public var outputs = Aggregate.sum

  /// Over the examples.
  public var examples = Aggregate.mean

  /// λ in ½ λ Σ w², summed over all weights.
  public var weightDecay = 0.0

  /// μ in ½ μ Σ b², summed over all biases.
  public var biasDecay = 0.0

  /// A loss as it is usual: summed over the outputs, averaged over the examples, without decay.
  public init(_ loss: Loss) { self.loss = loss }

  /// How several losses make one.
  public enum Aggregate: String, CaseIterable, Sendable {
    /// The sum, or the sum divided by how many it is of.
    case sum, mean

    /// The sum itself, or divided by how many it is of; 0 for none.
    @inlinable
    public func callAsFunction<Scalar: Number>(ofSum sum: Scalar, count: Int) -> Scalar {
      self == .sum || count <= 1 ? sum : sum / Scalar(count)
    }
  }

  /// The loss of one example, without decay, given z and a = g(z) of the output layer, and y.
  @inlinable
  public func loss<Scalar: Number>(
    z: Vector<Scalar>, a: Vector<Scalar>, target y: Vector<Scalar>
  ) -> Scalar {
    outputs(ofSum: loss.value(z: z, a: a, target: y), count: a.count)
  }

  /// Whether anything is added for large parameters.
  @inlinable
  public var hasDecay: Bool { weightDecay != 0 || biasDecay != 0 }

  /// ½ λ w², what one weight adds, or ½ μ b² for a bias.
  @inlinable
  public func decay<Scalar: Number>(of parameter: Scalar, isBias: Bool) -> Scalar {
    Scalar(0.5) * Scalar(isBias ? biasDecay : weightDecay) * (parameter * parameter)
  }

  /// λ w, the derivative of what one weight adds, or μ b for a bias.
  @inlinable
  public func decayDerivative<Scalar: Number>(by parameter: Scalar, isBias: Bool) -> Scalar {
    Scalar(isBias ? biasDecay : weightDecay) * parameter
  }
}

extension Network {
  /// ½ λ Σ w² + ½ μ Σ b²; 0 without decay.
  @inlinable
  public var decay: Scalar {
    guard objective.hasDecay else { return .zero }
    var sum = Scalar.zero
    for layer in layers {
      for w in layer.weights.elements { sum = sum + objective.decay(of: w, isBias: false) }
      for b in layer.bias.elements { sum = sum + objective.decay(of: b, isBias: true) }
    }
    return sum
  }

  /// λ w for every weight and μ b for every bias, the gradient of ``decay``.
  @inlinable
  public var decayGradient: Gradient<Scalar> {
    Gradient(
      layers: layers.map { layer in
        .init(
          weights: layer.weights.map { objective.decayDerivative(by: $0, isBias: false) },
          bias: layer.bias.map { objective.decayDerivative(by: $0, isBias: true) })
      })
  }
}
