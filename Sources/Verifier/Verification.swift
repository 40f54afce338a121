import Networks

/// The outcome of verifying fixtures.
public struct Verification: Sendable {
  /// One for each fixture, in order.
  public var fixtures: [FixtureVerification]

  /// The outcomes of several fixtures.
  public init(fixtures: [FixtureVerification]) { self.fixtures = fixtures }

  /// Whether nothing disagrees.
  public var isRight: Bool { fixtures.allSatisfy(\.isRight) }
}

/// What was found for one fixture.
public struct FixtureVerification: Sendable {
  /// The name of the fixture.
  public var name: String

  /// The names of the notations that were compared.
  public var notations: [String]

  /// The numbers of units, from the input to the output layer.
  public var widths: [Int]

  /// The number of weights and biases.
  public var parameters: Int

  /// The number of examples.
  public var examples: Int

  /// Where a notation's own loss is not the fixture's.
  public var factors: [Factor]

  /// What the objective brings together otherwise than every text, in words.
  public var departures: [String]

  /// Agreement as formulas, over the prime field.
  public var field: FieldEvidence

  /// Agreement in Double with dual numbers and with each other.
  public var doubles: DoubleEvidence

  /// The same in Float.
  public var floats: FloatEvidence

  /// Agreement with the slopes of the loss.
  public var differences: DifferenceEvidence

  /// `nil` where the file expects nothing.
  public var golden: GoldenEvidence?

  /// What disagrees; empty where all is right.
  public var failures: [Failure]

  /// Whether nothing disagrees.
  public var isRight: Bool { failures.isEmpty }

  /// The loss asked for is this factor times the notation's own.
  public struct Factor: Equatable, Sendable {
    /// Whose loss it is.
    public var notation: String

    /// The factor.
    public var value: Double

    /// Why, in words.
    public var reason: String
  }
}

/// A disagreement.
public struct Failure: Equatable, Sendable, CustomStringConvertible {
  /// What shows the disagreement.
  public var evidence: Evidence

  /// The notation that is to blame, or the two that differ.
  public var notations: [String]

  /// Which quantity differs.
  public var quantity: Quantity

  /// By how much, in words.
  public var message: String

  /// The kinds of evidence.
  public enum Evidence: String, Sendable {
    /// The shapes of gradients; the prime field; Double; Float; finite differences; golden values.
    case shape, field, double, float, differences, golden
  }

  public var description: String {
    "\(evidence.rawValue): \(notations.joined(separator: " and ")): \(quantity): \(message)"
  }
}
