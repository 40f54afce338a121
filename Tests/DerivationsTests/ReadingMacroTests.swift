import Derivations
import MathText
import Testing

@Suite("Reading macros")
struct ReadingMacroTests {
  static let expansions: [(String, String, String)] = [
    ("\\newcommand{\\R}{\\mathbb{R}}", "\\R", "\\mathbb{R}"),
    ("\\newcommand\\R{\\mathbb{R}}", "\\R^n", "\\mathbb{R}^n"),
    (
      "\\newcommand*{\\d}[2]{\\frac{\\partial #1}{\\partial #2}}", "\\d{C}{w_j}",
      "\\frac{\\partial C}{\\partial w_j}"
    ),
    ("\\newcommand{\\d}[2]{\\frac{#1}{#2}}", "\\d ab", "\\frac{a}{b}"),
    ("\\newcommand{\\w}[1][l]{w^{#1}}", "\\w+\\w[k]", "w^{l}+w^{k}"),
    ("\\newcommand{\\a}{\\b}\\newcommand{\\b}{x}", "\\a", "x"),
    ("\\def\\v#1{\\mathbf{#1}}", "\\v{w}\\v x", "\\mathbf{w}\\mathbf{x}"),
    (
      "\\NewDocumentCommand{\\d}{m m}{\\frac{\\partial #1}{\\partial #2}}", "\\d{C}{w_j}",
      "\\frac{\\partial C}{\\partial w_j}"
    ),
    ("\\NewDocumentCommand\\w{O{l} m}{#2^{#1}}", "\\w{a}+\\w[k]{b}", "a^{l}+b^{k}"),
    ("\\NewDocumentCommand{\\s}{s m}{#2}", "\\s{a}", "\\s{a}"),
    ("\\let\\eps=\\varepsilon", "\\eps", "\\varepsilon"),
    (
      "\\let\\old\\vec\\renewcommand{\\vec}[1]{\\old{\\mathbf{#1}}}", "\\vec{x}",
      "\\vec{\\mathbf{x}}"
    ),
    (
      "\\DeclareMathOperator*{\\argmax}{arg\\,max}", "\\argmax_x",
      "\\operatorname{arg\\,max}_x"
    ),
    (
      "\\DeclarePairedDelimiter{\\norm}{\\lVert}{\\rVert}", "\\norm*{x}+\\norm[\\big]{y}",
      "\\lVert x\\rVert+\\lVert y\\rVert"
    ),
    ("\\newcommand{\\x}{1}\\providecommand{\\x}{2}\\providecommand{\\y}{3}", "\\x\\y", "13"),
    ("\\newcommand{\\x}{1}\\renewcommand{\\x}{2}", "\\x", "2"),
    ("\\newcommand{\\q}[1]{\\text{for #1}\\tag{#1}}", "\\q{k}", "\\text{for k}\\tag{k}"),
    ("\\newcommand{\\T}{^\\top}", "W\\T", "W^\\top"),
    ("\\newcommand{\\x}{1", "\\x", "\\x"),
    ("\\def\\x#1.{1}", "\\x 2.", "\\x2."),
  ]

  @Test("expands", arguments: expansions)
  func expands(_ definitions: String, _ use: String, _ expansion: String) throws {
    for format in [Document.Format.markdown, .latex] {
      let document = try read("\(definitions)\n$$\(use)$$", as: format)
      #expect(document.displays.map(\.tokens.latex) == [expansion])
    }
  }

  @Test("definitions within mathematics have a number, and display nothing")
  func definitionsInMathematics() throws {
    let text = "$$\\newcommand{\\a}{x}$$ $\\def\\b{y}$\n$$\\newcommand{\\c}{z} \\a\\b\\c$$"
    let document = try read(text)
    #expect(document.displays.map(\.tokens.latex) == ["xyz"])
    #expect(document.displays.map(\.ordinal) == [2])
  }

  @Test("definitions in code are no definitions")
  func definitionsInCode() throws {
    let document = try read("`\\def\\a{x}`\n\n```\n\\def\\a{x}\n```\n$$\\a$$")
    #expect(document.displays.map(\.tokens.latex) == ["\\a"])
  }

  @Test("what comes from a macro stands at its use, its arguments where they stand")
  func positions() throws {
    let document = try read("\\newcommand{\\s}[1]{\\sigma(#1)}\n$$a = \\s{z}$$")
    let tokens = try #require(document.displays.first).tokens
    let places = tokens.map { "\($0.text) \($0.position)" }
    #expect(places == ["a 2:3", "= 2:5", "sigma 2:7", "( 2:7", "z 2:10", ") 2:7"])
  }

  static let bombs = [
    "\\newcommand{\\a}{\\a}", "\\newcommand{\\a}{\\a\\a}", "\\def\\a{\\b}\\def\\b{\\a}",
    "\\newcommand{\\b}[1]{#1#1#1#1#1#1#1#1#1#1}"
      + "\\newcommand{\\a}{\\b{\\b{\\b{\\b{\\b{\\b{\\b{x}}}}}}}}",
    "\\newcommand{\\a}{\\b{x}}\\newcommand{\\b}[1]{\\c{\\text{#1#1}}}"
      + "\\newcommand{\\c}[1]{\\b{\\text{#1#1}}}",
    "\\newcommand{\\a}[1]{#1}",
  ]

  @Test("an expansion that does not end is a problem at its use", arguments: bombs)
  func bomb(_ definitions: String) throws {
    let document = try read("\(definitions)\n$$x = \\a$$\n$$y$$")
    #expect(document.problems.map(\.position) == [SourcePosition(line: 2, column: 7)])
    #expect(document.displays.last?.latex == "y")
    let tokens = try #require(document.displays.first).tokens
    #expect(tokens.count < 60_000 && tokens.contains { $0.kind == .command })
  }
}
