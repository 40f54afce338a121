import Derivations
import Fixtures
import Foundation
import GradientCheck
import MathText
import Testing

@testable import Book

/// The answers to the exercises, judged.
@Suite("The exercises")
struct AnswersTests {
  static func page(_ name: String) throws -> Page {
    let path = "\(root)/derivations/\(name).md"
    return Page(path: path, text: try String(contentsOfFile: path, encoding: .utf8))
  }

  @Test("fifteen, each with its answer under the same heading")
  func headings() throws {
    let exercises = try Self.page("Exercises").sections.map(\.place)
    #expect(exercises.count == 15)
    #expect(try Self.page("Answers").sections.map(\.place) == exercises)
  }

  @Test(
    "every equation of the answers holds, and every one shown to be wrong is", arguments: 1...12)
  func equations(_ number: Int) throws {
    let documents = try Self.page("Answers").documents()
    let document = try #require(documents.dropFirst(number - 1).first)
    var proofreading = Proofreading()
    proofreading.repairs = false
    proofreading.drafts = false
    let report = try proofreading.report(on: document)
    #expect(!report.claims.isEmpty)
    #expect(report.exitStatus == 0, "\(report.text())")
  }

  /// The lines of a page under one of its headings, as they are.
  static func section(_ number: Int, of page: String) throws -> String {
    let parts = try Self.page(page).text.components(separatedBy: "\n## ")
    return try #require(parts.dropFirst(number).first)
  }

  @Test(
    "of the equations of an exercise as many are right as it says",
    arguments: [(4, 3), (5, 2), (6, 1)])
  func misprintsToFind(_ number: Int, _ right: Int) throws {
    let answer = try Self.section(number, of: "Answers")
    let start = try #require(answer.range(of: "<!-- notation"))
    let end = try #require(answer.range(of: "-->", range: start.upperBound..<answer.endIndex))
    let exercise = try Self.section(number, of: "Exercises")
    let numbers = [1: "One", 2: "Two", 3: "Three"]
    #expect(exercise.contains("\(numbers[right] ?? "") of these"))
    let text = answer[start.lowerBound..<end.upperBound] + "\n\n" + exercise
    let document = try Document(reading: String(text), file: "exercise.md", format: .markdown)
    var proofreading = Proofreading()
    proofreading.repairs = false
    proofreading.drafts = false
    let claims = try proofreading.report(on: document).claims
    #expect(claims.filter { $0.verdict == .holds }.count == right, "\(claims.map(\.verdict))")
    #expect(claims.count == document.displays.count)
    #expect(!claims.contains { $0.verdict == .notUnderstood })
  }

  @Test("an answer that gives a wrong equation for right is found")
  func wrongAnswer() throws {
    let page = try Self.page("Answers")
    let text = page.text.replacingOccurrences(of: "2 (\\mathbf{g}", with: "3 (\\mathbf{g}")
    let documents = try Page(path: page.path, text: text).documents()
    var proofreading = Proofreading()
    proofreading.repairs = false
    proofreading.drafts = false
    let statuses = try documents.map { try proofreading.report(on: $0).exitStatus }
    #expect(statuses.enumerated().filter { $0.element != 0 }.map(\.offset) == [5, 11])
  }

  @Test("what the answers say of a gradient is what its grade says", arguments: 0..<3)
  func grades(_ place: Int) throws {
    func blocks(_ name: String, _ language: String) throws -> [String] {
      try Self.page(name).blocks.all.compactMap { block in
        guard case .code(language, let code) = block.kind else { return nil }
        return code
      }
    }
    let gradient = try #require(try blocks("Exercises", "json").dropFirst(place).first)
    let answer = try #require(try blocks("Answers", "").dropFirst(place).first)
    let fixture = try Fixture.load("mazur-2-2-2")
    let claim = try ClaimedGradient(
      json: Data(gradient.utf8), for: fixture.network, on: fixture.examples)
    let grader = Grader(fixture.network, fixture.examples, precision: .double)
    let headline = grader.grade(claim).headline.joined(separator: " ")
    func words(_ text: String) -> [Substring] { text.split { $0.isWhitespace } }
    #expect(words(headline).starts(with: words(answer)), "\(headline)")
  }
}
