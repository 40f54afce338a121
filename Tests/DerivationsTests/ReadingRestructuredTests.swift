//===----------------------------------------------------------------------===//
// Displays of reStructuredText.
//===----------------------------------------------------------------------===//

import Testing

@testable import MathText

@Suite("reStructuredText")
struct ReadingRestructuredTests {
  private func document(_ text: String, inline: Bool = false) throws -> Document {
    try Document(
      reading: text, file: "a.rst", format: .restructuredText, options: .init(inline: inline))
  }

  @Test("each paragraph of a directive is a display, the label is that of the first")
  func directives() throws {
    let document = try document(
      """
      .. math:: a = b

      .. math::
         :label: two
         :nowrap:

         c = d

         e &= f \\\\
           &= g

      .. note::
         .. math:: h = i
      """)
    #expect(document.displays.map(\.tokens.latex) == ["a=b", "c=d", "e&=f\\\\&=g", "h=i"])
    #expect(document.displays.map(\.label) == [nil, "two", nil, nil])
    #expect(document.displays[2].position == SourcePosition(line: 9, column: 4))
    #expect(document.displays[3].position == SourcePosition(line: 13, column: 4))
  }

  @Test("an environment is a display by itself")
  func environments() throws {
    let document = try document(
      ".. math::\n   :nowrap:\n\n   \\begin{align}\n   a &= b\n   \\end{align}\n")
    #expect(document.displays.map(\.environment) == ["align"])
    #expect(document.displays.map(\.tokens.latex) == ["a&=b"])
  }

  @Test("code, comments and literals are no text")
  func code() throws {
    let document = try document(
      """
      Code::

         .. math:: a = b

      .. code-block:: rst

         .. math:: a = b

      .. A comment

         .. math:: a = b

      The role ``:math:`a = b```.
      """, inline: true)
    #expect(document.displays.isEmpty && document.problems.isEmpty)
  }

  @Test("roles are formulas of the text")
  func roles() throws {
    let document = try document("Let :math:`a = b` and :math:`c\n= d` and :math:`e`.", inline: true)
    #expect(document.displays.map(\.tokens.latex) == ["a=b", "c=d"])
    #expect(document.displays.map(\.isInline) == [true, true])
  }

  @Test("comments hold notations and marks")
  func comments() throws {
    let document = try document(
      """
      .. notation

         x is input

         y is target

      .. label: first, misprint

      .. math:: a = b
      """)
    #expect(document.notationBlocks.map(\.text) == ["x is input\n\ny is target"])
    #expect(
      document.notationBlocks.first?.position(line: 3, column: 1)
        == SourcePosition(line: 5, column: 4))
    #expect(document.displays.first?.label == "first" && document.displays.first?.mark == .misprint)
  }

  @Test("the words before a directive say for which indices it is meant")
  func words() throws {
    let document = try document("For :math:`i \\ne j`\n\n.. math:: a = b\n")
    let display = try #require(document.displays.first)
    #expect(document.conditions(before: display).map(\.latex) == ["i \\ne j"])
  }
}
