import Derivations
import MathText
import Testing

@Suite("Reading LaTeX")
struct ReadingLaTeXTests {
  static let environments = [
    "equation", "equation*", "align", "align*", "flalign", "gather", "gather*", "multline",
    "eqnarray", "eqnarray*", "displaymath",
  ]

  @Test("finds every display environment", arguments: environments)
  func environment(_ name: String) throws {
    let document = try read("Text\n  \\begin{\(name)}\n x = 1\n\\end{\(name)}\n", as: .latex)
    #expect(document.found == [Found("x = 1", 2, 3)])
    #expect(document.displays.first?.environment == name)
    #expect(document.words == ["letter x", "symbol =", "number 1"])
  }

  @Test("leaves out the columns of an environment")
  func columns() throws {
    let document = try read("\\begin{alignat}{2}\nx &= 1\n\\end{alignat}", as: .latex)
    #expect(document.words == ["letter x", "ampersand &", "symbol =", "number 1"])
    #expect(document.found == [Found("x &= 1", 1, 1)])
  }

  @Test("nested environments belong to the outermost")
  func nested() throws {
    let text = """
      \\begin{equation}
      \\begin{split} x &= \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix} \\end{split}
      \\end{equation}
      \\[ y \\] $$ z $$
      """
    let document = try read(text, as: .latex)
    #expect(document.displays.map(\.environment) == ["equation", nil, nil])
    #expect(document.displays.map(\.position.line) == [1, 4, 4])
  }

  @Test("macros may begin and end environments")
  func abbreviatedEnvironments() throws {
    let text = """
      \\def\\be{\\begin{equation}} \\newcommand{\\ee}{\\end{equation}}
      \\be x = 1 \\ee
      """
    let document = try read(text, as: .latex)
    #expect(document.found == [Found("x = 1", 2, 1)])
    #expect(document.displays.first?.environment == "equation")
  }

  @Test("macros may begin and end several environments")
  func nestedAbbreviations() throws {
    let text = """
      \\newcommand{\\bea}{\\begin{equation}\\begin{aligned}}
      \\newcommand{\\eea}{\\end{aligned}\\end{equation}}
      \\newcommand{\\one}{\\begin{pmatrix}1\\end{pmatrix}}
      \\bea x &= \\one \\eea
      \\[ y \\]
      """
    let document = try read(text, as: .latex)
    #expect(document.found == [Found("x &= \\one", 4, 1), Found("y", 5, 1)])
    #expect(
      document.displays.first?.tokens.latex
        == "\\begin{aligned}x&=\\begin{pmatrix}1\\end{pmatrix}\\end{aligned}")
  }

  static let noDisplays = [
    "% $$a$$\n", "\\verb|$$|", "\\begin{verbatim}\n$$a$$\n\\end{verbatim}",
    "\\begin{lstlisting}[language=C]\n\\[ a \\]\n\\end{lstlisting}", "\\$\\$", "50\\% $x$",
    "\\newenvironment{e}{\\begin{equation}}{\\end{equation}}",
    "\\newcommand{\\show}[1]{\\[ #1 \\]}", "$a % $$\n$", "\\begin{center}\\end{center}",
    "\\begin{comment}$$a$$\\end{comment}", "\\iffalse $$a$$ \\fi", "\\begin{align} \\end{align}",
  ]

  @Test("leaves alone what is no display", arguments: noDisplays)
  func leaves(_ text: String) throws {
    let document = try read(text + "\n$$x$$", as: .latex)
    #expect(document.displays.map(\.latex) == ["x"])
    #expect(document.problems.isEmpty)
  }

  @Test("stops at the end of the document")
  func end() throws {
    let text = "\\begin{document}$$x$$\\end{document} $$y$$"
    #expect(try read(text, as: .latex).displays.map(\.latex) == ["x"])
  }

  static let unclosed = [
    "\\begin{equation} a\n", "\\[ a\n", "$$ a\n", "\\begin{verbatim}\n", "$ a\n",
  ]

  @Test("loses no more than what is never closed, and says so", arguments: unclosed)
  func recovers(_ text: String) throws {
    let rest = "\n\\section{Next}\n\\begin{equation}x\\end{equation}"
    let document = try read(text + rest, as: .latex)
    #expect(document.displays.map(\.latex) == ["x"])
    #expect(document.problems.map(\.position) == [SourcePosition(line: 1, column: 1)])
  }

  @Test("comments inside a display are none of its words")
  func comments() throws {
    let document = try read("\\[ x % = $$ } 1\n = 2 \\]", as: .latex)
    #expect(document.words == ["letter x", "symbol =", "number 2"])
  }
}
