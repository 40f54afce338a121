import Fixtures
import Foundation
import Networks
import Testing

@testable import Verifier

@Suite struct ReportTests {
  static let small = ["mazur-2-2-2", "relu-kink", "saturated-softmax-40"]

  static func verification() throws -> Verification {
    Verification(fixtures: try small.map { try #require(FixtureTests.verifications[$0]) })
  }

  @Test(arguments: [80, 100])
  func textFits(_ width: Int) throws {
    let text = TextReport(try Self.verification(), width: width).text
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.count <= width, "\(line)")
    }
    #expect(text.contains("3 fixtures × 5 notations: all agree"))
    #expect(text.contains("training-algorithms: the loss is 0.5 times its own"))
    #expect(text.contains("relu-kink: layers[0].weights[0][0]"))
  }

  @Test func failuresAreShownFirstFewInFull() throws {
    let file = try MutantTests.file(.squaredError, .tanh)
    let verification = MutantTests.verification(of: .derivativeMissing, file)
    let text = TextReport(Verification(fixtures: [verification])).text
    #expect(text.contains("mutant disagrees"))
    #expect(text.contains("faulty: layers[0].weights[0][0]: differs from the derivative"))
    #expect(text.contains("and \(verification.failures.count - 5) more"))
    #expect(text.contains("1 fixture × 1 notations: 1 disagree"))
  }

  /// What programs read: the members that are documented, in a text that is JSON.
  @Test func verificationIsJSON() throws {
    let json = try Self.verification().json
    guard case .object(let root) = try JSON(parsing: "\(json)".utf8) else {
      Issue.record("no object")
      return
    }
    #expect(root["right"] == .boolean(true))
    guard case .array(let fixtures)? = root["fixtures"] else {
      Issue.record("no fixtures")
      return
    }
    let names = fixtures.map { fixture -> JSON? in
      guard case .object(let members) = fixture else { return nil }
      #expect(members["right"] == .boolean(true))
      #expect(members["failures"] == .array([]))
      return members["name"]
    }
    #expect(names == Self.small.map { .string($0) })
  }

  @Test func failuresAreInTheJSON() throws {
    let file = try MutantTests.file(.squaredError, .tanh)
    let verification = Verification(fixtures: [MutantTests.verification(of: .lossOff, file)])
    let text = "\(verification.json)"
    #expect(text.contains(#""right": false"#))
    #expect(text.contains(#""evidence": "golden""#))
    #expect(text.contains(#""notations": ["faulty", "the dual derivative"]"#))
  }

  @Test func gradientsAreJSONInTheFixturesShape() throws {
    let file = try Fixture.load("mazur-2-2-2")
    let report = GradientsByNotation(file, subjects: Subject.all, trace: true)
    guard case .object(let root) = try JSON(parsing: "\(report.json)".utf8),
      case .array(let results)? = root["results"]
    else {
      Issue.record("no results")
      return
    }
    #expect(results.count == 5)
    for (result, subject) in zip(results, Subject.all) {
      guard case .object(let members) = result else { continue }
      let run = subject.run(file.network, on: file.examples)
      #expect(members["notation"] == .string(subject.name))
      #expect(members["loss"] == .number(run.loss))
      guard case .array(let layers)? = members["gradients"], case .object(let first) = layers[0],
        case .array(let rows)? = first["weights"],
        case .array(let deltas)? = members["outputDeltas"]
      else {
        Issue.record("no gradients")
        continue
      }
      #expect(rows[1] == .array(run.gradient.layers[0].weights.row(1).elements.map { .number($0) }))
      #expect(deltas.count == 1)
      #expect(members["trace"] != nil)
    }
    #expect(
      !"\(GradientsByNotation(file, subjects: Subject.all, trace: false).json)".contains("trace"))
  }

  @Test func gradientsAreShownInEveryDigit() throws {
    let file = try Fixture.load("mazur-2-2-2")
    let text = GradientsByNotation(file, subjects: Subject.all, trace: false).text
    #expect(text.contains("cs229: loss 0.29837110876000"))
    #expect(text.contains("training-algorithms: loss 0.298371108760002"))
    #expect(text.contains("0.5 times its own"))
  }

  @Test func tablesLeaveOutWhatHasNoRoom() {
    let table = Table(columns: [
      .init(title: "name", cells: ["a", "bcd"], isRightAligned: false),
      .init(title: "n", cells: ["1", "100"], expendable: 1),
      .init(title: "x", cells: ["7", "8"]),
    ])
    #expect(table.lines(width: 20).rows == ["a       1  7", "bcd   100  8"])
    #expect(table.lines(width: 10).rows == ["a     7", "bcd   8"])
    #expect(table.lines(width: 10).header == "name  x")
  }

  @Test(arguments: [
    (0.0, "0"), (12, "12"), (1.5, "1.5"), (1234.5, "1234"), (12345, "1e4"), (3e-14, "3e-14"),
    (.infinity, "∞"),
  ])
  func numbersAreShort(_ number: Double, _ text: String) {
    #expect(format(number) == text)
  }
}

@Suite struct LimitTests {
  @Test func aLossBeyondDoubleIsRefused() throws {
    var file = try MutantTests.file(.squaredError, .identity)
    #expect(throws: Never.self) { try file.checkRange() }
    file.examples[1].target[0] = 1e300
    let error = #expect(throws: InvalidNetwork.self) { try file.checkRange() }
    #expect(error?.field == "examples[1]")
  }

  @Test func hoursOfWorkAreRefused() throws {
    var file = try MutantTests.file(.squaredError, .identity)
    #expect(throws: Never.self) { try file.checkWork() }
    let layer = Layer(
      weights: Matrix<Double>(zeros: 1, 100_000), bias: [0], activation: .identity)
    file.network = try Network(layers: [layer], loss: .squaredError)
    #expect(throws: InvalidNetwork.self) { try file.checkWork() }
  }
}
