import Derivations
import Fixtures
import Judging
import MathText
import Networks
import Testing
import Verifier

/// What is printed of a worked example, to six digits, is true as it stands there.
@Suite("Printed numbers")
struct PrintedNumbersTests {
  /// The verdicts of the proofreader on the lines of a worked example.
  static func claims(_ steps: [WorkedStep], changing digit: Bool) throws -> [ClaimReport] {
    var lines: [String] = []
    for value in steps.flatMap(\.values) {
      guard let working = value.working?.latex else { continue }
      var number = Arithmetic.latex(value.value)
      if working == number { continue }
      if digit { number = number.replacing("0.", with: "1.") }
      lines += ["```math", "\(working) = \(number)", "```", ""]
    }
    let text = "<!-- notation\nlayers 0..L\n-->\n\n" + lines.joined(separator: "\n")
    let document = try Document(reading: text, file: "worked.md", format: .markdown)
    var proofreading = Proofreading()
    proofreading.repairs = false
    proofreading.drafts = false
    return try proofreading.report(on: document).claims
  }

  @Test("the proofreader confirms every line", arguments: Subject.all)
  func holds(_ subject: Subject) throws {
    let notation = try #require(subject.worked)
    for name in ["mazur-2-2-2", "three-classes"] {
      let file = try Fixture.load(name)
      let claims = try Self.claims(
        notation.worked(file.network, on: file.examples), changing: false)
      #expect(claims.count > 10)
      for claim in claims where claim.verdict != .holds {
        Issue.record("\(subject.name): \(claim.latex): \(claim.verdict), \(claim.message)")
      }
    }
  }

  @Test("and refutes a digit that is wrong")
  func refutes() throws {
    let notation = try #require(Subject.all.last?.worked)
    let file = try Fixture.load("mazur-2-2-2")
    let steps = notation.worked(file.network, on: file.examples).prefix(3)
    let claims = try Self.claims(Array(steps), changing: true)
    #expect(claims.count == 4 && claims.allSatisfy { $0.verdict == .refuted })
  }
}
