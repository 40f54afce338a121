import Derivations
import MathText
import Testing

@Suite("Reading marks, labels and notations")
struct ReadingMarksTests {
  static let marks: [(String, Document.Format, Mark, String?)] = [
    ("<!-- misprint -->\n", .markdown, .misprint, nil),
    ("<!-- label: cs229-10 -->\n", .markdown, .none, "cs229-10"),
    ("<!-- label: x, misprint -->\n\nText.\n\n", .markdown, .misprint, "x"),
    ("<!-- misprint -->\n<!--label:x-->\n", .markdown, .misprint, "x"),
    ("<!-- a misprint -->\n", .markdown, .none, nil),
    ("% misprint\n", .latex, .misprint, nil),
    ("% label: x\n% misprint\n", .latex, .misprint, "x"),
    ("%label: x, misprint\n", .latex, .misprint, "x"),
    ("% no misprint\n", .latex, .none, nil),
  ]

  @Test("marks the next display alone", arguments: marks)
  func marksNext(_ comment: String, _ format: Document.Format, _ mark: Mark, _ label: String?)
    throws
  {
    let document = try read(comment + "$$x$$\n$$y$$", as: format)
    #expect(document.displays.map(\.mark) == [mark, .none])
    #expect(document.displays.map(\.label) == [label, nil])
    #expect(document.problems.isEmpty)
  }

  @Test("in LaTeX, a mark within a display is that display's")
  func within() throws {
    let document = try read("\\[\n x\n% misprint\n\\]\n\\[y\\]", as: .latex)
    #expect(document.displays.map(\.mark) == [.misprint, .none])
  }

  @Test("a mark without a display, or with more to it, is a problem")
  func problems() throws {
    let lost = try read("$$x$$\n\n<!-- misprint -->\n")
    #expect(lost.problems.map(\.position) == [SourcePosition(line: 3, column: 1)])
    let unknown = try read("<!-- misprint, perhaps -->\n$$x$$")
    #expect(unknown.problems.map(\.message) == ["“perhaps” is neither a mark nor a label"])
  }

  @Test("a notation keeps its lines and their places")
  func notation() throws {
    let markdown = try read("Text\n<!-- notation\n\n  a is b\nc is d\n-->\n$$x$$")
    let block = try #require(markdown.notationBlocks.first)
    #expect(block.text == "a is b\nc is d")
    #expect(block.position == SourcePosition(line: 4, column: 3))
    #expect(block.lines.map(\.position.line) == [4, 5])
    #expect(block.position(line: 1, column: 3) == SourcePosition(line: 4, column: 5))
    #expect(block.position(line: 2, column: 1) == SourcePosition(line: 5, column: 1))

    let short = try read("<!-- notation: cs229 -->")
    #expect(short.notationBlocks.map(\.text) == ["cs229"])
    #expect(short.notationBlocks.map(\.position.column) == [16])
  }

  @Test("in LaTeX a notation is made of comments")
  func latexNotation() throws {
    let text = "% notation\n% a is b\n  %  c is d\n% end notation\n% e\n$$x$$"
    let document = try read(text, as: .latex)
    let block = try #require(document.notationBlocks.first)
    #expect(block.text == "a is b\nc is d")
    #expect(
      block.lines.map(\.position) == [
        SourcePosition(line: 2, column: 3), SourcePosition(line: 3, column: 6),
      ])
    #expect(document.problems.isEmpty)
    #expect(try read("% notation of Nielsen\n", as: .latex).notationBlocks.isEmpty)
    #expect(try read("% notation\n% a\n$$x$$", as: .latex).problems.count == 1)
  }
}
