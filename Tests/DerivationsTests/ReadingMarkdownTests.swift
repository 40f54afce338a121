import Derivations
import MathText
import Testing

@Suite("Reading Markdown")
struct ReadingMarkdownTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var found: [Found]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ found: Found...) {
      self.name = name
      self.text = text
      self.found = found
    }
  }

  static let delimiters: [Case] = [
    Case("dollars on their lines", "Text\n$$\nx = 1\n$$\n", Found("x = 1", 2, 1)),
    Case("dollars on one line", "Text $$x=1$$ text", Found("x=1", 1, 6)),
    Case(
      "several on one line", "$$a=1$$ and $$b=2$$", Found("a=1", 1, 1), Found("b=2", 1, 13)),
    Case("dollars over blank lines", "$$\na\n\n= 1\n$$", Found("a\n\n= 1", 1, 1)),
    Case("dollars in a list", "1. $$ x = 1 $$\n- $$y$$", Found("x = 1", 1, 4), Found("y", 2, 3)),
    Case("an indented display", "- item\n\n    $$\n    x = 1\n    $$", Found("x = 1", 3, 5)),
    Case("a table cell", "| a | $$x = 1$$ |\n", Found("x = 1", 1, 7)),
    Case("a mathematics fence", "```math\nx = 1\n```\n", Found("x = 1", 1, 1)),
    Case("a fence of tildes", "~~~ math\nx = 1\n~~~~\n", Found("x = 1", 1, 1)),
    Case(
      "a fence with options", "```{math}\n:label: eq\nx = 1\n```\n", Found("x = 1", 1, 1)),
    Case("a fence in a list", "- item\n  ```math\n  x = 1\n  ```\n", Found("x = 1", 2, 3)),
    Case("brackets", "Text\n\\[ x = 1 \\]\n", Found("x = 1", 2, 1)),
    Case("brackets of two backslashes", "\\\\[ x \\\\\\\\ y \\\\]", Found("x  \\ \\ y", 1, 1)),
    Case("brackets of two backslashes amid text", "As \\\\[x = 1\\\\] says", Found("x = 1", 1, 4)),
    Case("an environment", "\\begin{align*}\nx &= 1\n\\end{align*}", Found("x &= 1", 1, 1)),
    Case(
      "an inner environment alone", "A \\begin{pmatrix}1\\end{pmatrix}",
      Found("\\begin{pmatrix}1\\end{pmatrix}", 1, 3)),
    Case(
      "an environment between dollars", "$$\\begin{aligned}x &= 1\\end{aligned}$$",
      Found("\\begin{aligned}x &= 1\\end{aligned}", 1, 1)),
    Case(
      "a row distance is no bracket", "$$\na \\\\[2pt] b\n$$", Found("a \\\\[2pt] b", 1, 1)),
    Case("dollars inside words", "$$x \\text{ if $y$} = 1$$", Found("x \\text{ if $y$} = 1", 1, 1)),
    Case("Windows lines", "Text\r\n$$\r\nx\r\n$$\r\n$$y$$", Found("x", 2, 1), Found("y", 5, 1)),
    Case("a byte order mark", "\u{FEFF}$$x$$", Found("x", 1, 1)),
    Case("a tab is a column", "\t$$x$$", Found("x", 1, 2)),
    Case("scalars are columns", "δ̂ $$x$$", Found("x", 1, 4)),
  ]

  static let quotations: [Case] = [
    Case("a quotation", "> $$\n> x\n> = 1\n> $$\n", Found("x\n  = 1", 1, 3)),
    Case("a quotation in a quotation", ">> $$ x\n> > = 1 $$\n", Found("x\n    = 1", 1, 4)),
    Case("a fence in a quotation", "> ```math\n> x > 1\n> ```\n", Found("x > 1", 1, 3)),
    Case("a fence that its quotation ends", "> ```\n> $$a$$\n\n$$x$$", Found("x", 4, 1)),
    Case("a line of a display that begins with >", "$$\nx\n> 1\n$$", Found("x\n> 1", 1, 1)),
  ]

  static let noDisplays: [Case] = [
    Case("code span", "`$$a$$` $$x$$ ``\\[ ` \\]``", Found("x", 1, 9)),
    Case("code block", "```\n$$a$$\n```\n$$x$$", Found("x", 4, 1)),
    Case("code block with a language", "```latex\n$$a$$\n```\n$$x$$", Found("x", 4, 1)),
    Case("longer fence", "````\n```\n$$a$$\n````\n$$x$$", Found("x", 5, 1)),
    Case("escaped dollars", "\\$\\$a\\$\\$ $$x$$", Found("x", 1, 11)),
    Case("comment", "<!-- $$a$$ -->\n$$x$$", Found("x", 2, 1)),
    Case("preformatted text", "<pre>$$a$$</pre> $$x$$", Found("x", 1, 18)),
    Case("inline formulas", "$a$$b$ and $c = d$, \\(e\\) $$x$$", Found("x", 1, 27)),
    Case("money", "It costs $5 or $$x$$", Found("x", 1, 16)),
    Case("lone dollar", "One $ and $$x$$ two", Found("x", 1, 11)),
    Case("escaped brackets", "See \\[1\\] and \\[ ] $$x$$", Found("x", 1, 20)),
    Case("brackets around a formula", "\\[as $a = b$\\] $$x$$", Found("x", 1, 16)),
    Case("a display of nothing", "$$ $$ $$x$$", Found("x", 1, 7)),
    Case("unmatched backtick", "a ` b\n\n$$x$$ `", Found("x", 3, 1)),
  ]

  @Test("finds displays", arguments: delimiters + quotations)
  func finds(_ example: Case) throws {
    let document = try read(example.text)
    #expect(document.found == example.found)
    #expect(document.displays.map(\.ordinal) == Array(1...example.found.count))
    #expect(document.problems.isEmpty)
  }

  @Test("leaves alone what is no display", arguments: noDisplays)
  func leaves(_ example: Case) throws {
    #expect(try read(example.text).found == example.found)
  }

  static let unclosed: [Case] = [
    Case("$$ amid text", "with $$ in cells\n\n$$\nx\n$$", Found("x", 3, 1)),
    Case("$$ before a heading", "$$\na\n\n# Next\n\n$$x$$", Found("x", 6, 1)),
    Case("$$ before another display", "$$a = b\n\nText\n\n$$x$$", Found("x", 5, 1)),
    Case("environment", "\\begin{align}\na\n\n\\begin{align}x\\end{align}", Found("x", 4, 1)),
    Case("matrix", "\\begin{pmatrix}a\n\n$$x$$", Found("x", 3, 1)),
    Case("mathematics fence", "```math\na\n\n```math\nx\n```\n", Found("x", 4, 1)),
    Case("bracket", "\\[ a\n\n\\[ x \\]", Found("x", 3, 1)),
    Case("comment", "<!-- a\n\n$$x$$", Found("x", 3, 1)),
  ]

  @Test("loses no more than what is never closed, and says so", arguments: unclosed)
  func recovers(_ example: Case) throws {
    let document = try read(example.text)
    #expect(document.found == example.found)
    let problem = try #require(document.problems.first)
    #expect(document.problems.count == 1)
    #expect(problem.position.line == 1)
  }

  @Test("reads formulas of the text when asked, and numbers displays as ever")
  func inline() throws {
    let text = "Let $a = 1$, $b$ and \\(c = 2\\): $$x$$ then $`d = 3`$, $ e = 4 $ for \\$5."
    let document = try read(text, inline: true)
    #expect(document.displays.map(\.latex) == ["a = 1", "c = 2", "x", "d = 3", "e = 4"])
    #expect(document.displays.map(\.ordinal) == [0, 0, 1, 0, 0])
    #expect(document.displays.map(\.isInline) == [true, true, false, true, true])
    #expect(document.displays[1].position == SourcePosition(line: 1, column: 22))
  }
}
