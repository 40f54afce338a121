//===----------------------------------------------------------------------===//
// Conventions that a notation does not say, and a text bears out.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

@Suite("Conventions that a text bears out")
struct OpenConventionsTests {
  static let notation = """
    layers 0..L
    a^l is activation(layer l)
    z^l is pre-activation(layer l)
    W^l is weight(into l)
    b^l is bias(into l)
    C is loss

    """

  private func report(_ notation: String, _ displays: [String]) throws -> Report {
    let text = displays.map { "$$\n\($0)\n$$\n" }.joined(separator: "\n")
    let block = "<!-- notation\n\(notation)\n-->\n\n"
    let document = try Document(reading: block + text, file: "text.md", format: .markdown)
    var proofreading = Proofreading()
    proofreading.repairs = false
    return try proofreading.report(on: document)
  }

  static let rows = [
    #"\frac{\partial C}{\partial b^l} W^l = \frac{\partial C}{\partial a^{l-1}}"#,
    #"\frac{\partial C}{\partial a^{l-1}} = \frac{\partial C}{\partial z^l} W^l"#,
    #"\frac{\partial C}{\partial b^l} = \frac{\partial C}{\partial z^l}"#,
  ]

  @Test("Gradients are rows where at least two equations say so")
  func gradients() throws {
    let report = try report(Self.notation, Self.rows)
    #expect(report.claims.map(\.verdict) == [.holds, .holds, .holds])
    #expect(report.conventions.count == 1)
    #expect(report.text().contains("the text as a whole bears it out"))
  }

  @Test("A single equation does not make them rows, and an explicit convention binds")
  func alone() throws {
    let one = try report(Self.notation, [Self.rows[1]])
    #expect(one.claims.map(\.verdict) == [.illTyped] && one.conventions.isEmpty)
    let bound = try report(Self.notation + "gradients in columns", Self.rows)
    #expect(bound.claims.filter { $0.verdict.isWrong }.count == 2 && bound.conventions.isEmpty)
  }

  @Test("A misprint among equations in rows is found")
  func misprint() throws {
    let wrong = #"\frac{\partial C}{\partial z^l} = \frac{\partial C}{\partial a^{l}} W^l"#
    let report = try report(Self.notation, Self.rows + [wrong])
    #expect(report.claims.map(\.verdict.isWrong) == [false, false, false, true])
  }

  @Test("The matrices of weights lie as the equations say, where the notation leaves it open")
  func weights() throws {
    let open = Self.notation.replacing("W^l is", with: "w^l_{ij}, W^l is")
      .replacing("weight(into l)", with: "weight(into l, to j, from i)")
    let displays = [#"z^l = W^l a^{l-1} + b^l"#, #"\nabla_{a^{l-1}} C = (W^l)^T \nabla_{z^l} C"#]
    let turned = try report(open, displays)
    #expect(turned.claims.map(\.verdict) == [.holds, .holds] && turned.conventions.count == 1)
    let said = open.replacing("from i)", with: "from i, rows from)")
    #expect(try report(said, displays).claims.map(\.verdict.isWrong) == [true, true])
  }
}
