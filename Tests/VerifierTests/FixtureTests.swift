import Fixtures
import Networks
import Testing
import Verifier

/// Every bundled fixture in every notation: the proof that the five texts say the same.
@Suite struct FixtureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var fixture: String
    var notation: String
    var testDescription: String { "\(fixture) in \(notation)" }
  }

  /// All fixtures verified once, for the cases to look at.
  static let verifications: [String: FixtureVerification] = {
    let files = (try? Fixture.names().map { try Fixture.load($0) }) ?? []
    let fixtures = verify(files).fixtures
    return Dictionary(fixtures.map { ($0.name, $0) }) { first, _ in first }
  }()

  static let names = (try? Fixture.names()) ?? []

  static let cases = names.flatMap { name in
    Subject.all.map { Case(fixture: name, notation: $0.name) }
  }

  @Test func allFixturesAreThere() {
    #expect(Self.names.count >= 60)
    #expect(Subject.all.map(\.name).count == 5)
  }

  @Test(arguments: cases)
  func agrees(_ c: Case) throws {
    let verification = try #require(Self.verifications[c.fixture])
    #expect(verification.notations.contains(c.notation))
    for failure in verification.failures where failure.notations.contains(c.notation) {
      Issue.record("\(failure)")
    }
  }

  @Test(arguments: names)
  func evidenceIsComplete(_ name: String) throws {
    let verification = try #require(Self.verifications[name])
    #expect(verification.field.errorProbability < 1e-30)
    #expect(verification.doubles.unbounded == 0)
    #expect(verification.doubles.largestShare < 1)
    #expect(verification.golden?.count == verification.parameters + 1)
    let differences = verification.differences
    #expect(differences.parameters == verification.parameters)
    #expect(differences.outputDeltas == verification.examples * (verification.widths.last ?? 0))
    #expect(differences.unreliable.isEmpty)
    #expect(differences.largestDifference < 1e-9 || differences.resolved == 0)
    #expect(differences.ordersObserved == 0 || differences.leastOrder > 1.75)
    #expect(differences.kinks.isEmpty || name.hasSuffix("relu-kink"))
  }

  /// A ReLU input of exactly 0 has two slopes; the formulas take one of them.
  @Test func kinksAreShownWithBothSlopes() throws {
    let verification = try #require(Self.verifications["relu-kink"])
    #expect(verification.isRight)
    #expect(!verification.differences.kinks.isEmpty)
    for kink in verification.differences.kinks {
      #expect(abs(kink.left - kink.right) > 0.1)
      #expect(kink.claimed.isFinite)
    }
  }

  @Test func declaredFactorsAreShown() throws {
    let factors = try #require(Self.verifications["mazur-2-2-2"]).factors
    #expect(factors.map(\.notation) == ["training-algorithms"])
    #expect(factors.map(\.value) == [0.5])
  }
}
