import Fixtures
import Networks
import Numbers
import Oracles
import Testing

@testable import GradientCheck

@Suite("Right gradients pass")
struct RightGradientTests {
  @Test("the golden gradient of every fixture", arguments: try Fixture.names())
  func golden(name: String) throws {
    let fixture = try Fixture.load(name)
    let golden = try #require(fixture.expected?.gradient)
    let grader = Grader(fixture.network, fixture.examples, precision: .double)
    let grade = grader.grade(ClaimedGradient(golden))
    #expect(grade.isRight, "\(grade)")
  }

  @Test("the golden gradient, stored as Float", arguments: try Fixture.names())
  func goldenAsFloat(name: String) throws {
    let fixture = try Fixture.load(name)
    let golden = try #require(fixture.expected?.gradient)
    guard fixture.examples.count < 100 else { return }
    let grader = Grader(fixture.network, fixture.examples, precision: .float)
    let grade = grader.grade(ClaimedGradient(golden.map { Double(Float($0)) }))
    #expect(grade.isRight, "\(grade)")
  }

  @Test(
    "eight tangents at a time agree with one dual pass for each parameter",
    arguments: try Fixture.names())
  func exactGradient(name: String) throws {
    let fixture = try Fixture.load(name)
    guard fixture.network.parameterCount * fixture.examples.count < 2000 else { return }
    let fast = ExactGradient.total(of: fixture.network, on: fixture.examples).entries
    let plain = fixture.network.parameters.map {
      DualOracle.derivative(of: fixture.network, by: $0, on: fixture.examples)
    }
    let reference = Reference(
      of: fixture.network, on: fixture.examples, in: .double)
    let allowances = fixture.network.layers.indices.flatMap {
      reference.range(of: .weights($0)).allowance + reference.range(of: .bias($0)).allowance
    }
    for i in fast.indices { #expect(abs(fast[i] - plain[i]) <= allowances[i]) }
  }
}
