//===----------------------------------------------------------------------===//
// The grammar of notations: what it says, and where it is wrong.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations

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
      ("C is loss(cubic error)", 1, 6), ("layers 3..2", 1, 8), ("widths many", 1, 1),
      ("widths 0 0", 1, 1), ("output width 0", 1, 1), ("output width 2 3", 1, 1),
      ("samples 0", 1, 1), ("units from 5", 1, 1), ("elementwise", 1, 1),
      ("matrix product W", 1, 1), ("in 0: x is input", 1, 4), ("in 3:", 1, 6),
      (", is constant", 1, 1), ("x := x", 1, 1), ("x := \\frac", 1, 1), ("x := y +", 1, 1),
      ("layers 0..99999999999999999999", 1, 8), ("f is function of", 1, 6),
    ])
  func errors(text: String, line: Int, column: Int) {
    let error = #expect(throws: NotationError.self) { try TextNotation(parsing: text) }
    #expect(error?.line == line && error?.column == column, "\(error.map { "\($0)" } ?? "none")")
  }

  @Test(
    "an error says what there is",
    arguments: [
      ("E is loss(mse)", "cross entropy"), ("g is activation function(softplus)", "sigmoid"),
      ("elementwise", "\\odot"), ("units from 5", "from 0 to 1"), ("widths 0 0", "from 1 to 40"),
      ("E is lost", "pre-activation"), ("no biases whatever", "into 2, L"),
      ("no biases into all", "no index"), ("Y is variable\nY := 2", "line 1 says otherwise"),
    ])
  func choices(text: String, choice: String) {
    let error = #expect(throws: NotationError.self) { try TextNotation(parsing: text) }
    #expect(error?.message.contains(choice) == true, "\(error.map { "\($0)" } ?? "none")")
  }

  @Test("a # begins a comment, and \\# does not")
  func comments() throws {
    let notation = try TextNotation(parsing: "# nothing\nx is input # the input\n")
    #expect(notation.declarations.map(\.name) == ["x"])
  }
}
