import Fixtures
import Foundation
import Networks
import Numbers
import Testing

@testable import Verifier

/// An example worked by hand is what the notation's code computed, and its calculations come to it.
@Suite("Worked by hand")
struct WorkedTests {
  static let notations = Subject.all.compactMap(\.worked)

  /// Calculations that do not come to the numbers beside them.
  static func mistakes(in steps: [WorkedStep]) -> [String] {
    steps.flatMap { step in
      step.values.compactMap { value in
        guard let working = value.working else { return nil }
        let isNear = abs(working.value - value.value) <= 1e-12 * max(working.scale, 1e-300)
        return isNear
          ? nil : "\(value.name): \(working.plain) = \(working.value), not \(value.value)"
      }
    }
  }

  @Test("every calculation comes to the number that the code has", arguments: try Fixture.names())
  func calculations(_ name: String) throws {
    let file = try Fixture.load(name)
    let examples = Array(file.examples.prefix(3))
    for notation in Self.notations {
      let steps = notation.worked(file.network, on: examples)
      let mistakes = Self.mistakes(in: steps)
      #expect(mistakes.isEmpty, "\(notation.name): \(mistakes.prefix(3))")
    }
  }

  @Test("a calculation that comes to something else is seen")
  func wrongCalculations() throws {
    let file = try Fixture.load("mazur-2-2-2")
    let steps = CS229NotationSteps.spoiled(file)
    #expect(Self.mistakes(in: steps).count == 1)
  }

  @Test("δ and the gradient are those of the notation's own run", arguments: Subject.all)
  func ownQuantities(_ subject: Subject) throws {
    let file = try Fixture.load("mazur-2-2-2")
    let notation = try #require(subject.worked)
    let steps = notation.worked(file.network, on: file.examples)
    let factor = notation.convention(for: file.network.loss).factor
    let run = subject.run(file.network, on: file.examples)
    let δ = steps.filter { $0.part == .backward }.flatMap(\.values).map { factor * $0.value }
    #expect(δ == run.traces[0].δ.reversed().flatMap(\.elements))
    let gradient = steps.filter { $0.part == .gradient }.flatMap(\.values).map { factor * $0.value }
    #expect(gradient.sorted() == run.gradient.entries.sorted())
  }

  @Test("every line has at most 80 columns, and every step its numbers", arguments: Subject.all)
  func columns(_ subject: Subject) throws {
    for name in ["mazur-2-2-2", "three-classes", "iris", "all-widths-different"] {
      var file = try Fixture.load(name)
      file.examples = Array(file.examples.prefix(3))
      let text = GradientsByNotation(file, subjects: [subject], trace: true).text
      for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  /// The places of equations in all derivations.
  static func anchors() throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("derivations")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let texts = try names.filter { $0.hasSuffix(".md") }.map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }
    let parts = texts.flatMap { $0.components(separatedBy: "<a id=\"").dropFirst() }
    return Set(parts.map { String($0.prefix { $0 != "\"" }) })
  }

  @Test("every label is an equation's in its derivation", arguments: Subject.all)
  func labels(_ subject: Subject) throws {
    let notation = try #require(subject.worked)
    let anchors = try Self.anchors()
    var labels: Set<String> = []
    for name in try Fixture.names() {
      let file = try Fixture.load(name)
      let examples = Array(file.examples.prefix(2))
      labels.formUnion(notation.worked(file.network, on: examples).compactMap(\.label))
      labels.formUnion(notation.products(file.network, on: examples).compactMap(\.label))
    }
    #expect(labels.count > 3 && labels.isSubset(of: anchors), "\(labels.subtracting(anchors))")
    #expect(labels.allSatisfy { $0.hasPrefix(subject.name + "-") })
  }

  @Test("the letters are the text's own")
  func letters() throws {
    let file = try Fixture.load("mazur-2-2-2")
    let expected = [
      "efron-hastie": "δ_1^2", "layerwise-delta": "δ_1^2", "training-algorithms": "δ_{1,1}",
      "sample-columns": "Δ_{1,1}^[1]", "cs229": "δ_1^[1]",
    ]
    for subject in Subject.all {
      let text = GradientsByNotation(file, subjects: [subject], trace: true).text
      #expect(text.contains(try #require(expected[subject.name]) + " = ("))
    }
  }
}

private enum CS229NotationSteps {
  /// The steps of one notation, one calculation of which has lost its last term.
  static func spoiled(_ file: NetworkFile) -> [WorkedStep] {
    guard let notation = Subject.all.last?.worked else { return [] }
    var steps = notation.worked(file.network, on: file.examples)
    guard let value = steps[1].values.first, case .sum(let terms) = value.working else { return [] }
    let wrong = WorkedStep.Value(value.name, .sum(terms.dropLast()), value.value)
    steps[1] = WorkedStep(steps[1].part, steps[1].label, steps[1].formula, [wrong])
    return steps
  }
}
