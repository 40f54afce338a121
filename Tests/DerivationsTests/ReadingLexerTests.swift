import Derivations
import MathText
import Testing

@Suite("Reading the words of LaTeX")
struct ReadingLexerTests {
  static let words: [(String, [String])] = [
    ("\\frac", ["command frac"]),
    ("\\,\\{\\|", ["command ,", "command {", "command |"]),
    ("x_i^2", ["letter x", "subscript _", "letter i", "superscript ^", "number 2"]),
    ("12.5+.5", ["number 12.5", "symbol +", "number .5"]),
    ("x^12", ["letter x", "superscript ^", "number 1", "number 2"]),
    ("\\frac123", ["command frac", "number 1", "number 2", "number 3"]),
    (
      "\\frac{12}34",
      [
        "command frac", "openBrace {", "number 12", "closeBrace }", "number 3", "number 4",
      ]
    ),
    ("\\mathbf12", ["command mathbf", "number 1", "number 2"]),
    ("\\cdot 12", ["command cdot", "number 12"]),
    ("2.", ["number 2", "symbol ."]),
    ("1...5", ["number 1", "symbol .", "symbol .", "symbol .", "number 5"]),
    ("a'b″", ["letter a", "prime '", "letter b", "prime '", "prime '"]),
    ("∂δ−⊙𝑤δ̂", ["symbol ∂", "letter δ", "symbol −", "symbol ⊙", "letter 𝑤", "letter δ̂"]),
    ("a~b\\ c", ["letter a", "letter b", "letter c"]),
    (
      "a\\\\b\\\\*c\\\\[2pt]d\\cr",
      [
        "letter a", "newRow \\", "letter b", "newRow \\", "letter c", "newRow \\", "letter d",
        "newRow cr",
      ]
    ),
    ("\\\\[x]", ["newRow \\", "symbol [", "letter x", "symbol ]"]),
    ("\\text{if } x", ["words if ", "letter x"]),
    ("\\text{a {b\\}} $c$}", ["words a {b\\}} ", "letter c"]),
    ("\\text{costs $5}\\intertext{as $a$}", ["words costs $5", "words as $a$"]),
    ("\\text{never closed", ["words never closed\n"]),
    ("\\tag*{1_a}", ["command tag", "words 1_a"]),
    (
      "\\textcolor{red}{x}",
      [
        "command textcolor", "words red", "openBrace {", "letter x", "closeBrace }",
      ]
    ),
    ("\\hspace{1em}\\kern-1.5pt", ["command hspace", "words 1em", "command kern", "words -1.5pt"]),
    (
      "\\begin{array}[t]{c|c}1&2\\end{array}",
      [
        "begin array", "number 1", "ampersand &", "number 2", "end array",
      ]
    ),
    ("\\begin{bmatrix}[c]\\end{bmatrix}", ["begin bmatrix", "end bmatrix"]),
    ("\\begin{cases}[x]", ["begin cases", "symbol [", "letter x", "symbol ]"]),
    (
      "\\operatorname*{max}",
      [
        "command operatorname", "openBrace {", "letter m", "letter a", "letter x", "closeBrace }",
      ]
    ),
    ("{{}", ["openBrace {", "openBrace {", "closeBrace }"]),
    ("x % comment\n y", ["letter x", "letter y"]),
    ("\\begin", ["command begin"]),
  ]

  @Test("takes apart", arguments: words)
  func lexes(_ text: String, _ expected: [String]) throws {
    let document = try read("```math\n\(text)\n```")
    #expect(document.words == expected)
  }

  @Test("positions are those of the file")
  func positions() throws {
    let document = try read("Text\n  $$δ^l\n  &= \\sigma'(12)$$")
    let tokens = try #require(document.displays.first).tokens
    let places = tokens.map { "\($0.text) \($0.position)-\($0.end)" }
    #expect(
      places == [
        "δ 2:5-2:6", "^ 2:6-2:7", "l 2:7-2:8", "& 3:3-3:4", "= 3:4-3:5", "sigma 3:6-3:12",
        "' 3:12-3:13", "( 3:13-3:14", "12 3:14-3:16", ") 3:16-3:17",
      ])
  }

  @Test("tokens of a quotation stand where the file has them")
  func quotedPositions() throws {
    let document = try read("> $$\n> x\n> $$")
    #expect(document.displays.first?.tokens.first?.position == SourcePosition(line: 2, column: 3))
    #expect(document.line(at: SourcePosition(line: 2, column: 3)) == "> x")
    #expect(document.line(at: SourcePosition(line: 9, column: 1)) == nil)
  }

  static let latex = [
    "\\frac{\\partial C}{\\partial w_{jk}^l}", "\\alpha x", "\\alpha2", "x\\text{ if }y",
    "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", "\\label{eq:1}x", "\\{a\\}", "\\color{red}x",
  ]

  @Test("tokens are LaTeX again", arguments: latex)
  func roundTrip(_ text: String) throws {
    let document = try read("$$\(text)$$")
    #expect(document.displays.first?.tokens.latex == text)
  }
}
