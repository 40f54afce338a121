import Networks

/// The outcome of verifying fixtures.
public struct Verification: Sendable {
  public var fixtures: [FixtureVerification]

  public init(fixtures: [FixtureVerification]) { self.fixtures = fixtures }

  /// Whether nothing disagrees.
  public var agree: Bool { fixtures.allSatisfy(\.agree) }
}

/// What was found for one fixture.
public struct FixtureVerification: Sendable {
  public var name: String
  public var notations: [String]
  public var widths: [Int]
  public var parameters: Int
  public var examples: Int

  /// Where a notation's own loss is not the fixture's.
  public var factors: [Factor]

  /// What the objective brings together otherwise than every text, in words.
  public var departures: [String]

  public var field: FieldEvidence
  public var doubles: DoubleEvidence
  public var floats: FloatEvidence
  public var differences: DifferenceEvidence

  /// `nil` where the file expects nothing.
  public var golden: GoldenEvidence?

  public var failures: [Failure]

  public var agree: Bool { failures.isEmpty }

  /// The loss asked for is this factor times the notation's own.
  public struct Factor: Equatable, Sendable {
    public var notation: String
    public var value: Double
    public var reason: String
  }
}

/// A disagreement.
public struct Failure: Equatable, Sendable, CustomStringConvertible {
  public var evidence: Evidence

  /// The notation that is to blame, or the two that differ.
  public var notations: [String]

  public var quantity: Quantity
  public var message: String

  public enum Evidence: String, Sendable {
    case shape, field, double, float, differences, golden
  }

  public var description: String {
    "\(evidence.rawValue): \(notations.joined(separator: " and ")): \(quantity): \(message)"
  }
}
