import Derivations
import MathText
import Testing

@Suite("Reading notebooks")
struct ReadingNotebookTests {
  @Test("positions count within the cell")
  func positions() throws {
    let text = #"""
      {"cells": [
        {"cell_type": "markdown", "source": ["# Title\n", "Let $$x = \\sigma(z)$$\n"]},
        {"cell_type": "code", "source": "s = '$$a$$'"},
        {"cell_type": "markdown", "source": "\n\\begin{align}\ny &= 1\n\\end{align}"}
      ], "nbformat": 4}
      """#
    let document = try read(text, as: .notebook)
    #expect(
      document.displays.map(\.position) == [
        SourcePosition(line: 2, column: 5, cell: 1), SourcePosition(line: 2, column: 1, cell: 3),
      ])
    #expect(document.displays.map(\.ordinal) == [1, 2])
    #expect(document.displays.last?.tokens.first?.position.line == 3)
    #expect(document.line(at: document.displays[0].position) == "Let $$x = \\sigma(z)$$")
  }

  @Test("macros and marks carry over to later cells")
  func carries() throws {
    let text = #"""
      {"cells": [{"cell_type": "markdown", "source": "$\\def\\a{x}$ <!-- misprint -->"},
                 {"cell_type": "markdown", "source": "$$\\a$$"}]}
      """#
    let document = try read(text, as: .notebook)
    #expect(document.displays.map(\.tokens.latex) == ["x"])
    #expect(document.displays.map(\.mark) == [.misprint])
  }

  @Test("the third version of the format keeps its cells in worksheets")
  func worksheets() throws {
    let text = #"{"worksheets": [{"cells": [{"cell_type": "markdown", "source": ["$$x$$"]}]}]}"#
    #expect(try read(text, as: .notebook).displays.map(\.latex) == ["x"])
  }

  static let unusable = [
    "", "x", "[]", "{}", "{\"cells\": 1}", "{\"cells\": [{\"source\": \"x\"}]}",
    "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [1]}]}", "{\"cells\": [",
    String(repeating: "[", count: 100_000),
  ]

  @Test("what is no notebook is an error that names the file", arguments: unusable)
  func errors(_ text: String) throws {
    let error = #expect(throws: DocumentError.self) { try read(text, as: .notebook) }
    #expect(error?.description.hasPrefix("text: no notebook: ") == true)
  }
}
