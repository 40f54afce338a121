//===----------------------------------------------------------------------===//
// The grammar of notations: what it says, and where it is wrong.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

@Suite("Notations")
struct NotationGrammarTests {
  @Test("every preset can be read, is named once, and is no longer than a page")
  func presets() throws {
    #expect(Set(Presets.all.map(\.name)).count == Presets.all.count)
    for preset in Presets.all {
      let notation = try TextNotation(parsing: preset.text)
      #expect(!notation.declarations.isEmpty, "\(preset.name)")
      #expect(preset.text.split(separator: "\n").count <= 75, "\(preset.name)")
    }
  }

  @Test("the order of slots says how a matrix lies, for the matrix declared beside too")
  func orientation() throws {
    let notation = try TextNotation(
      parsing: #"""
        w^l_{jk}, W^l is weight(into l, to j, from k)
        v^l_{kj}, V^l is weight(into l, from k, to j)
        """#)
    let rows = Dictionary(
      uniqueKeysWithValues: notation.declarations.map { ($0.name, $0.rowsAreFrom) })
    #expect(rows == ["w": false, "W": false, "v": true, "V": true])
  }

  @Test("letters in scripts that no part names belong to the name")
  func literals() throws {
    let notation = try TextNotation(parsing: "w_{hij} is weight(into 1, from i, to j)")
    #expect(
      notation.declarations.first?.subscripts == [.literal("h"), .slot("i"), .slot("j")])
    #expect(notation.declarations.first?.roles[.layer] == Index(.none, offset: 1))
  }

  @Test("a line can be limited to displays")
  func limits() throws {
    let notation = try TextNotation(parsing: "in 2-3, 7: y is label\ny is target")
    #expect(notation.declarations(at: 3).first?.quantity == .label)
    #expect(notation.declarations(at: 4).first?.quantity == .target)
    #expect(notation.declarations(at: 7).first?.quantity == .label)
  }

  @Test(
    "an error says where it is",
    arguments: [
      ("layers 0..L\nz^l is weighted sum(layer l)", 2, 8),
      ("  layers 3", 1, 10), ("\n\nx_j", 3, 1), ("in three: x is input", 1, 4),
      ("a^l is activation(layer l", 1, 8), ("samples in stacks", 1, 1),
      ("C is loss(cubic error)", 1, 6), (#"C is loss(weight decay 2 \lambda)"#, 1, 6),
      ("m is sample count\nC is loss(weight decay c/m^2)", 2, 6),
      ("n is width(layer 1)\nC is loss(weight decay c/n)", 2, 1), ("layers 3..2", 1, 8),
      ("widths many", 1, 1),
      ("widths 0 0", 1, 1), ("output width 0", 1, 1), ("output width 2 3", 1, 1),
      ("samples 0", 1, 1), ("units from 5", 1, 1), ("elementwise", 1, 1),
      ("matrix product W", 1, 1), ("in 0: x is input", 1, 4), ("in 3:", 1, 6),
      (", is constant", 1, 1), ("x := x", 1, 1), ("x := \\frac", 1, 1), ("x := y +", 1, 1),
      ("layers 0..99999999999999999999", 1, 8), ("f is function of", 1, 6),
      ("b^{(l)}_i is bias(layer k, unit i)", 1, 25), (#"\delta^l is delta(layer l) foo"#, 1, 28),
      ("layers 0..L foo", 1, 13), ("sum repeated indices now", 1, 22), ("samples 5 now", 1, 11),
      ("in 2: layout numerator now", 1, 24), (#"elementwise \odot foo"#, 1, 1),
      ("x is input(hidden)", 1, 6),
    ])
  func errors(text: String, line: Int, column: Int) {
    let error = #expect(throws: NotationError.self) { try TextNotation(parsing: text) }
    #expect(error?.line == line && error?.column == column, "\(error.map { "\($0)" } ?? "none")")
  }

  @Test(
    "an error says what there is",
    arguments: [
      ("E is loss(mse)", "cross entropy"), ("g is activation function(mish)", "sigmoid"),
      ("elementwise", "\\odot"), ("units from 5", "from 0 to 1"), ("widths 0 0", "from 1 to 40"),
      ("E is lost", "pre-activation"), ("no biases whatever", "into 2, L"),
      ("no biases into all", "no index"), ("Y is variable\nY := 2", "for variable"),
    ])
  func choices(text: String, choice: String) {
    let error = #expect(throws: NotationError.self) { try TextNotation(parsing: text) }
    #expect(error?.message.contains(choice) == true, "\(error.map { "\($0)" } ?? "none")")
  }

  @Test("an error lists every quantity there is, and each that it lists is one")
  func quantities() throws {
    let error = #expect(throws: NotationError.self) { try TextNotation(parsing: "E is zzzzzzzz") }
    let list = try #require(error?.message.components(separatedBy: "there are ").last)
    let names = list.replacing(" and ", with: ", ").replacing("x, y", with: "x")
      .components(separatedBy: ", ")
    #expect(names.contains("output") && names.contains("function of x"))
    #expect(names.count == Quantity.allCases.count + 1)
    for name in names { _ = try TextNotation(parsing: "E is \(name)") }
  }

  @Test("a # begins a comment, and \\# does not")
  func comments() throws {
    let notation = try TextNotation(parsing: "# nothing\nx is input # the input\n")
    #expect(notation.declarations.map(\.name) == ["x"])
  }

  @Test(
    "a line that contradicts another is an error that names both",
    arguments: [
      ("layers 0..L\nlayers 1..L", 2, "line 1"), ("layers 0..L\n\nlayers 0..N", 3, "line 1"),
      ("in 1-2: layers 0..2\nin 2-3: layers 0..3", 2, "line 1"),
      ("layout numerator\nlayout denominator", 2, "line 1"),
      ("gradients in rows\nx is input\ngradients in columns", 3, "line 1"),
      ("samples in rows\nsamples in columns", 2, "line 1"), ("widths 3\nwidths 4", 2, "line 1"),
      ("no biases\nbiases folded", 2, "line 1"), ("b is bias(into 1)\nno biases", 2, "line 1"),
      ("no biases into 2\nb_j is bias(into 2, unit j)", 2, "line 1"),
      ("a_j is activation(layer 1, unit j)\na_j is delta(layer 1, unit j)", 2, "line 1"),
      ("a^l is activation(layer l)\na^l is activation(layer l-1)", 2, "line 1"),
      ("C is loss\nC is mean loss", 2, "line 1"), ("q := x\nx is input\nq := 2x", 3, "line 1"),
      ("elementwise *\nmatrix product *", 2, "line 1"), ("layers 1..29", 1, "at most 19"),
    ])
  func contradictions(text: String, line: Int, message: String) {
    let error = #expect(throws: NotationError.self) { try TextNotation(parsing: text) }
    let said = error.map { "\($0)" } ?? "none"
    #expect(error?.line == line && said.contains(message), "\(said)")
  }

  @Test(
    "what is limited to some displays may be an exception, and what is told apart is no contradiction",
    arguments: [
      "layers 0..L\nin 3: layers 1..L", "in 1-9: widths 3\nin 2: widths 4",
      "layers 0..L\nlayers 0..L",
      "in 1: samples in rows\nin 2: samples in columns", "layout denominator\ngradients in rows",
      "b is bias(into 1)\nin 3: no biases", "layers 0..L\nL is loss",
      "no biases into 2\nb is bias(into 1)",
      "a_j is activation(layer 1, unit j)\na_k is activation(layer 2, unit k)",
      "x is input\nx is input",
      "a_j is activation(layer 1, unit j)\nin 2: a_j is delta(layer 1, unit j)",
      "r := 2\nr(n) := 3",
    ])
  func exceptions(text: String) throws { _ = try TextNotation(parsing: text) }

  @Test("a macro of a notation is no declaration, and a wrong one says where it is")
  func macros() throws {
    let notation = try TextNotation(parsing: "\\def\\y{x}\n\\y_j is input(unit j)")
    #expect(notation.declarations.map(\.name) == ["x"])
    let error = #expect(throws: NotationError.self) {
      try TextNotation(parsing: "x is input\n\\newcommand{y}{x}")
    }
    #expect(error?.line == 2)
  }

  @Test(
    "a letter in the brackets stands in the symbol, or no letter of the symbol is without a part",
    arguments: [
      (
        "b^{(l)}_i is bias(layer k, unit i)",
        "k does not stand in b^{(l)}_i; its letter l has no part"
      ),
      (
        "a^l_j is activation(layer l, unit i)",
        "i does not stand in a^l_j; its letter j has no part"
      ),
      ("w^l_{jk} is weight(into l, to a, from k)", "its letter j has no part"),
      ("x^{(p)}_i is input(sample n, unit i)", "its letter p has no part"),
      (#"n_\ell is width(layer l)"#, #"its letter \ell has no part"#),
      ("x is input(sample n)", "n does not stand in x"),
    ])
  func strayLetters(text: String, message: String) {
    let error = #expect(throws: NotationError.self) { try TextNotation(parsing: text) }
    #expect(error?.message.contains(message) == true, "\(error.map { "\($0)" } ?? "none")")
  }

  @Test(
    "what may go without a letter does",
    arguments: [
      "w^l_{jk}, W^l is weight(into l, to j, from k)", "W^l is weight(into l, to j, from k)",
      "b is bias(into l)", "a_{in} is activation(layer l-1)", "x is input(unit j)",
      "layers 0..L\nb^{(l)} is bias(into L)", "w_{hij} is weight(into 1, from i, to j)",
      "z^1_j is pre-activation(layer 1, unit j)", "y_k(x_m) is output(unit k, sample m)",
      "K is index(unit k)", "X(k) is activation(layer k)", "p^* is target(unit j)",
    ])
  func withoutLetters(text: String) throws { _ = try TextNotation(parsing: text) }

  @Test(
    "thousands of brackets, and thousands of rows of them, are refused with a reason",
    arguments: ["(", "\\left(", "[", "\\langle ", "(p)"])
  func hostile(_ bracket: String) throws {
    let text = "$$ \(String(repeating: bracket, count: 9000)) p = p $$\n"
    let document = try Document(reading: text, file: "rule.md", format: .markdown)
    let claims = Proofreader(notation: try TextNotation(parsing: "p is variable")).proofread(
      document)
    #expect(claims.map(\.verdict) == [.notUnderstood])
  }
}
