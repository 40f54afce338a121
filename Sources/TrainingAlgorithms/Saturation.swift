import Numbers

extension TrainingAlgorithmsNotation {
  /// The derivatives of the logistic function and of ReLU at one point.
  public struct Saturation<Scalar: Number>: Sendable, Equatable {
    /// The point.
    public var z: Scalar

    /// The derivative of the logistic function there.
    public var logistic: Scalar

    /// The derivative of ReLU there.
    public var relu: Scalar
  }

  /// Saturation as a table: the derivative of the logistic function decays like e^(−|z|) on both
  /// sides of 0, that of ReLU is 1 for every positive z.
  ///
  /// The lecture leaves out the other half: for negative z ReLU's derivative is 0 at once, where the
  /// logistic function's is merely small. At z = 0 it is taken as 0. The lecture calls that point
  /// "extremely unlikely" to be met *because* of rounding; rounding makes it likelier (of real
  /// numbers, almost none are 0), and a unit all of whose inputs are inactive and whose bias is 0
  /// meets it exactly.
  public static func saturation<Scalar: Number>(at points: [Scalar]) -> [Saturation<Scalar>] {
    points.map {
      Saturation(z: $0, logistic: Scalar.sigmoidDerivative($0), relu: Scalar.step($0))
    }
  }
}
