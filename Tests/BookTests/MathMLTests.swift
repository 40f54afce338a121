import Foundation
import Testing

@testable import Book

@Suite("MathML")
struct MathMLTests {
  static let examples: [(latex: String, markup: String)] = [
    ("x", "<math><mi>x</mi></math>"),
    (
      "a_j^2",
      "<math><msubsup><mi>a</mi><mi>j</mi><mn>2</mn></msubsup></math>"
    ),
    (
      "g'(z)",
      "<math><mrow><mrow><mi>g</mi><mo lspace=\"0\" rspace=\"0\">′</mo></mrow>"
        + "<mo stretchy=\"false\">(</mo><mi>z</mi>"
        + "<mo stretchy=\"false\">)</mo></mrow></math>"
    ),
    (
      #"\frac{\partial C}{\partial \mathbf{z}}"#,
      "<math><mfrac><mrow><mi mathvariant=\"normal\">∂</mi><mi>C</mi></mrow><mrow>"
        + "<mi mathvariant=\"normal\">∂</mi><mi mathvariant=\"normal\" class=\"b\">z</mi></mrow>"
        + "</mfrac></math>"
    ),
    (
      #"\sum_{j=1}^K \hat{y}_j"#,
      "<math><mrow><munderover><mo>∑</mo><mrow><mi>j</mi><mo>=</mo><mn>1</mn></mrow><mi>K</mi>"
        + "</munderover><msub class=\"low\"><mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"
        + "<mi>j</mi></msub></mrow></math>"
    ),
    (
      #"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"#,
      "<math><mrow class=\"square\"><mo class=\"drawn\">[</mo><mtable>"
        + "<mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>"
        + "<mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr>"
        + "</mtable><mo class=\"drawn\">]</mo></mrow></math>"
    ),
    (
      #"\left( \frac{a}{b} \right)"#,
      "<math><mrow class=\"round\"><mo class=\"drawn\">(</mo>"
        + "<mfrac><mi>a</mi><mi>b</mi></mfrac><mo class=\"drawn\">)</mo></mrow></math>"
    ),
    (
      #"\left( z_1 \right] y_1"#,
      "<math><mrow><mrow><mo stretchy=\"true\" fence=\"true\">(</mo>"
        + "<msub><mi>z</mi><mn>1</mn></msub><mo stretchy=\"true\" fence=\"true\">]</mo></mrow>"
        + "<msub class=\"low\"><mi>y</mi><mn>1</mn></msub></mrow></math>"
    ),
    (
      #"S_1' \underbrace{a}_b"#,
      "<math><mrow><mrow><msub><mi>S</mi><mn>1</mn></msub><mo lspace=\"0\" rspace=\"0\">′</mo>"
        + "</mrow><munder><munder><mrow class=\"cup\"><mi>a</mi></mrow><mo class=\"drawn\">⏟</mo>"
        + "</munder><mi>b</mi></munder></mrow></math>"
    ),
    (
      #"y \log(x)"#,
      "<math><mrow><mi>y</mi><mrow><mspace width=\"0.167em\"/><mi>log</mi></mrow>"
        + "<mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo></mrow></math>"
    ),
    (
      #"\log x < \text{if }y"#,
      "<math><mrow><mrow><mi>log</mi><mspace width=\"0.167em\"/></mrow><mi>x</mi><mo>&lt;</mo>"
        + "<mtext>if\u{A0}</mtext><mi>y</mi></mrow></math>"
    ),
  ]

  @Test("a formula", arguments: examples)
  func formula(_ example: (latex: String, markup: String)) throws {
    let math = try MathMLWriter.math(example.latex, isDisplay: false)
    #expect(math.source == example.markup)
  }

  @Test("a double-struck letter is one, and no bold letter")
  func doubled() throws {
    let math = try MathMLWriter.math(#"\mathbb{I}"#, isDisplay: false)
    #expect(math.source.contains(">𝕀</mi>"))
  }

  @Test(
    "a long formula is parted at the loosest of its signs, a short one nowhere",
    arguments: [
      (#"l = 1, \dots, L"#, 1),
      (#"0.15 \cdot 0.05 + 0.20 \cdot 0.10 + 0.35 + 0.45 \cdot 0.55 = 0.3775"#, 8),
      (#"0.15 \cdot 0.05 + 0.20 \cdot 0.10 + 0.35 + 0.45 \cdot 0.55 + 1 = 0.3775"#, 9),
      (#"(0.15 + 0.20 + 0.10 + 0.25 + 0.35) (0.15 + 0.20 + 0.10 + 0.25)"#, 8),
      (
        #"\frac{\exp(-x)}{(1 + \exp(-x))^2} = "#
          + #"\frac{1}{1 + \exp(-x)}\left(1 - \frac{1}{1 + \exp(-x)}\right)"#, 2
      ),
      (#"\left(0.15 + 0.20 + 0.10 + 0.25 + 0.35 + 0.15 + 0.20 + 0.10 + 0.25\right)"#, 1),
      (#"a = b \quad \text{which is what allows us to say that}"#, 2),
    ])
  func parted(_ latex: String, _ parts: Int) throws {
    let source = try MathMLWriter.math(latex, isDisplay: true).source
    #expect(source.components(separatedBy: "<wbr/>").count == parts, "\(source)")
    #expect(source.contains("form=\"infix\"") == (parts > 1 && !latex.contains("text")))
  }

  static let broken = [
    #"\frac{a"#, "a}", #"\begin{aligned} a"#, #"\frobnicate"#, #"a & b"#, "a_", #"\right)"#,
    #"\begin{tikzcd} a \end{tikzcd}"#, String(repeating: "{", count: 500),
  ]

  @Test("what cannot be written is an error", arguments: broken)
  func errors(_ latex: String) {
    #expect(throws: MathMLError.self) { try MathMLWriter.math(latex, isDisplay: true) }
  }
}
