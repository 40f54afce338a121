import Fixtures
import Foundation
import Networks
import Numbers
import Testing

@Suite("The bundled fixtures")
struct FixturesTests {
  static let names = (try? Fixture.names()) ?? []

  @Test("they are found, and sorted by name")
  func found() throws {
    let names = try Fixture.names()
    #expect(names.count >= 60)
    #expect(names == names.sorted())
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
  }

  @Test(
    "each is named as its file, says where it is from, and has a golden gradient", arguments: names)
  func complete(name: String) throws {
    let fixture = try Fixture.load(name)
    #expect(fixture.name == name)
    #expect(!fixture.source.isEmpty)
    let expected = try #require(fixture.expected)
    #expect(expected.gradient.entries.count == fixture.network.parameterCount)
    #expect(expected.descentLosses.isEmpty == (fixture.descent == nil))
  }

  /// Whether the numbers belong together; how near they are is for the verifier to judge.
  @Test("the golden loss is the mean of the examples' losses", arguments: names)
  func loss(name: String) throws {
    let fixture = try Fixture.load(name)
    let golden = try #require(fixture.expected).loss
    let loss = fixture.network.loss(on: fixture.examples)
    #expect(abs(loss - golden) <= 1e-12 * abs(golden), "\(loss), golden \(golden)")
  }

  @Test(
    "the losses of a descent begin with the golden loss and fall",
    arguments: ["sample-columns-regression", "sparse"])
  func descent(name: String) throws {
    let fixture = try Fixture.load(name)
    let expected = try #require(fixture.expected)
    let losses = expected.descentLosses
    #expect(losses.first == expected.loss)
    #expect(losses.count == (try #require(fixture.descent)).steps + 1)
    #expect(zip(losses, losses.dropFirst()).allSatisfy(>))
  }

  /// A debug build differentiates each parameter by a forward pass over all examples.
  @Test("each is small enough to differentiate in every test run", arguments: names)
  func small(name: String) throws {
    let fixture = try Fixture.load(name)
    let parameters = fixture.network.parameterCount
    #expect(parameters * parameters * fixture.examples.count <= 600_000)
  }

  static let legalPairs = Loss.allCases.flatMap { loss in
    Activation.allCases.filter(loss.accepts).map { (loss, $0) }
  }

  @Test("each legal pair of loss and output activation occurs", arguments: legalPairs)
  func pair(loss: Loss, output: Activation) throws {
    let networks = try Self.names.map { try Fixture.load($0).network }
    #expect(networks.contains { $0.loss == loss && $0.output.name == output.name })
  }

  @Test("an unknown name is an error that gives the name")
  func unknown() {
    #expect(throws: InvalidFile("no-such-fixture", "no fixture of that name")) {
      try Fixture.load("no-such-fixture")
    }
    #expect(throws: InvalidFile.self) { try Fixture.load("../networks/iris") }
  }

  @Test("Mazur's printed loss and derivatives are ours, rounded to 9 decimals")
  func mazur() throws {
    let expected = try #require(try Fixture.load("mazur-2-2-2").expected)
    let gradient = expected.gradient
    for (ours, printed) in [
      (expected.loss, 0.298371109), (gradient.layers[0].weights[0, 0], 0.000438568),
      (gradient.layers[1].weights[0, 0], 0.082167041),
    ] {
      #expect(abs(ours - printed) <= 0.5e-9)
    }
  }
}
