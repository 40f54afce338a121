//===----------------------------------------------------------------------===//
// Blocks and schemas of a notation, symbols of every kind, and lines that say nothing.
//===----------------------------------------------------------------------===//

import MathText
import Testing

@testable import Derivations
@testable import Judging
@testable import Meaning
@testable import Syntax

@Suite("Blocks and schemas of a notation")
struct NotationBlockTests {
  private func report(_ notation: String, _ displays: [String]) throws -> Report {
    let text = displays.map { "$$\n\($0)\n$$\n" }.joined(separator: "\n")
    let block = "<!-- notation\n\(notation)\n-->\n\n"
    let document = try Document(reading: block + text, file: "text.md", format: .markdown)
    var proofreading = Proofreading()
    proofreading.repairs = false
    return try proofreading.report(on: document)
  }

  @Test("a block limits its lines to its displays")
  func blocks() throws {
    let notation = """
      C is loss(half squared error)
      in 2-3 {   # another loss
        C is loss(squared error)
        D := \\frac{\\partial C}{\\partial y}
      }
      t is target
      y is output
      """
    let gradient = #"\frac{\partial C}{\partial y} = 2 (y - t)"#
    let report = try report(notation, [gradient, gradient, "D = 2 (y - t)", gradient])
    #expect(report.claims.map(\.verdict) == [.refuted, .holds, .holds, .refuted])
    let parsed = try TextNotation(parsing: notation)
    #expect(parsed.declarations.filter { $0.displays == [2, 3] }.map(\.line) == [3, 4])
    let lines = DeclaredLine.lines(of: notation)
    #expect(lines.map(\.block) == ["", "in 2-3: ", "in 2-3: ", "", ""])
  }

  @Test("what a block calls the last layer is a letter elsewhere")
  func lastLayer() throws {
    let inBlock = "z^N_j is pre-activation(layer N, unit j)\nin 2 {\nlayers 0..N\n}"
    let parsed = try TextNotation(parsing: inBlock)
    #expect(parsed.declarations.first?.roles[.layer] == Index(.variable("N")))
    let forAll = "n is width(layer N)\nlayers 0..N"
    let other = try TextNotation(parsing: forAll)
    #expect(other.declarations.first?.roles[.layer] == Index(.depth))
  }

  @Test(
    "what is wrong with a block is said where it is",
    arguments: [
      ("in 2 {\nC is loss", 1, "closes"), ("C is loss\n}", 2, "opens"),
      ("in 2 {\nin 3 {\n}\n}", 2, "stands in a block"), ("in two {\n}", 1, "names no displays"),
      ("in 2 {\nin 2: C is loss\n}", 2, "limited"),
      ("x is input\nX := 2 for every X", 2, "stands in both"),
      (
        #"C is loss"# + "\n" + #"\bar{X} := \frac{\partial C}{\partial X} for every X"#, 2,
        "can stand for X"
      ),
    ])
  func faults(text: String, line: Int, message: String) {
    let error = #expect(throws: NotationError.self) { try TextNotation(parsing: text) }
    #expect(error?.line == line && error?.message.contains(message) == true, "\(error as Any)")
  }

  @Test("one line declares a name for every symbol")
  func schemas() throws {
    let notation = """
      layers 0..K
      no biases
      x_k is activation(layer k)
      z_k is pre-activation(layer k)
      W_k is weight(into k)
      f is activation function
      E is loss
      \\overline{X} := \\frac{\\partial E}{\\partial X} for every X
      """
    let displays = [
      #"\overline{z_k} = \frac{\partial E}{\partial z_k}"#,
      #"\overline{W}_k = \overline{z}_k x_{k-1}^T"#,
      #"\overline{x}_{k-1} = W_k^T \overline{z}_k"#,
      #"\overline{x}_{k-1} = W_k \overline{z}_k"#,
    ]
    let report = try report(notation, displays)
    #expect(
      report.claims.prefix(3).allSatisfy { $0.verdict == .holds }, "\(report.claims.map(\.message))"
    )
    #expect(report.claims.last?.verdict.isWrong == true)
  }

  @Test("a line of its own comes before a schema")
  func exception() throws {
    let notation = try TextNotation(
      parsing: """
        E is loss
        a^l_j is activation(layer l, unit j)
        da^l := 2 \\frac{\\partial E}{\\partial a^l}
        dX := \\frac{\\partial E}{\\partial X} for every X
        """)
    #expect(notation.declarations.filter { $0.plain == "da" }.map(\.line) == [3, 4])
  }

  @Test(
    "any printed symbol can be declared",
    arguments: [
      ("p^* is target", #"\frac{\partial C}{\partial \hat{y}} = \hat{y} - p^*"#),
      (#"\Wmatr^l is weight(into l)"#, #"z^l = \Wmatr^l a^{l-1}"#),
      (
        #"\text{Hidden layer output} is activation(layer 1)"#,
        #"\text{Hidden layer output} = f(z^1)"#
      ),
      (#"F_k(u, v) := f(v u)"#, #"F_k(a^{l-1}, W^l) = f(z^l)"#),
      (#"a^{l\,(i)} is activation(layer l, sample i)"#, #"a^{1\,(i)} = f(z^1_{(i)})"#),
      (
        #"\nabla C := \frac{\partial C}{\partial a^L}"#,
        #"\nabla C = \frac{\partial C}{\partial \hat{y}}"#
      ),
      (#"\def\half{\frac{1}{2}}"#, #"C = \half \|\hat{y} - t\|^2"#),
      (#"\gdef\pre#1{z^{#1}}"#, #"a^l = f(\pre{l})"#),
    ])
  func symbols(line: String, display: String) throws {
    let notation = """
      layers 0..L
      no biases
      a^l is activation(layer l)
      z^l is pre-activation(layer l)
      z^1_{(i)} is pre-activation(layer 1, sample i)
      W^l is weight(into l)
      f is activation function
      C is loss(half squared error)
      \\hat{y} is output
      t is target

      """
    let claim = try #require(try report(notation + line, [display]).claims.first)
    #expect(claim.verdict == .holds, "\(claim.message)")
  }

  @Test("lines that say nothing are named")
  func idle() throws {
    let notation = """
      layers 0..L
      layers 0..L
      a^l is activation(layer l)
      a^l is activation(layer l)
      z^l is pre-activation(layer l)
      in 1-2: z^l is pre-activation(layer l)
      in 9: y is target
      f is activation function
      \\nabla C := \\frac{\\partial C}{\\partial a^l}
      C is loss
      """
    let report = try report(notation, ["a^l = f(z^l)", "z^l = z^l"])
    #expect(report.idleLines.map(\.place.position.line) == [3, 5, 6, 8, 10])
    #expect(
      report.idleLines.map(\.remark) == [
        "line 2 says it already", "line 4 says it already",
        "overridden in every display by line 7", "there are no such displays: the text has 2",
        "no display has what it declares",
      ])
    #expect(report.text().contains("no display has what is declared in line 10"))
    #expect(report.json.contains("says it already"))
  }
}
