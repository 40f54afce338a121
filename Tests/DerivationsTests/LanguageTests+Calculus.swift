//===----------------------------------------------------------------------===//
// Rules of the language of such texts: calculus without a network.
//===----------------------------------------------------------------------===//

@testable import Judging
@testable import Syntax

extension LanguageTests {
  static let plain = "t, x, y, z, q, f is variable\n"

  static let calculus: [LanguageCase] = [
    LanguageCase(
      "a function of functions may be displayed as a formula of them",
      "x is variable\ng, h is function of x\nf is function of g, h",
      #"f(g, h) = g^2 h + h, \quad g(x) = 3x, \quad h(x) = x^2"#,
      #"\frac{\partial f}{\partial g} = 2gh"#,
      #"\frac{d}{dx} f(g(x), h(x)) = 6gh"#,
      verdicts: [.definition, .definition, .definition, .holds, .refuted]),
    LanguageCase(
      "a call whose argument is not understood says nothing of its function",
      "x is variable\n\\sigma is activation function(hidden, sigmoid)",
      #"x = \sigma(q \cdot r)"#,
      #"\frac{d}{dx}\sigma(x) = \sigma(x)(1 - \sigma(x))"#,
      #"\frac{d}{dx}\sigma(x) = \sigma(x)(1 + \sigma(x))"#,
      verdicts: [.notUnderstood, .holds, .refuted]),
    LanguageCase(
      "variables are of both signs",
      "x, y is variable\n",
      #"\frac{d}{dx}\max(0, x) = \begin{cases} 1 & x > 0 \\ 0 & x < 0 \end{cases}"#,
      #"\frac{d}{dx}\max(0, x) = 1"#,
      #"f(t) = \max(0, t)"#,
      #"\max(0, x) = x"#,
      verdicts: [.holds, .refuted, .definition, .refuted]),
    LanguageCase(
      "plain variables get their formulas from the text, and are differentiated by each other",
      plain,
      #"q = x + y \qquad f = q z"#,
      #"\frac{\partial f}{\partial q} = z, \quad \frac{\partial f}{\partial x} = \frac{\partial f}{\partial q} \frac{\partial q}{\partial x}"#,
      #"\frac{\partial f}{\partial q} = q, \quad \frac{\partial f}{\partial x} = \frac{\partial f}{\partial q} \frac{\partial f}{\partial x}"#,
      verdicts: [.definition, .definition, .holds, .holds, .refuted, .refuted]),
    LanguageCase(
      "a distance as wide as a quad parts equations, a small one does not",
      plain,
      #"f(x,y) = x y \hspace{0.5in} \rightarrow \hspace{0.5in} \frac{\partial f}{\partial x} = y"#,
      #"\frac{\partial f}{\partial y}\hspace{1mm} = y"#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "a letter may name several functions of plain variables, one after the other",
      "x, y is variable",
      #"f(x,y) = x y, \quad \frac{\partial f}{\partial x} = y"#,
      #"f(x) = \frac{1}{x}, \quad \frac{df}{dx} = -1/x^2, \quad \frac{df}{dx} = 1/x^2"#,
      verdicts: [.definition, .holds, .definition, .holds, .refuted]),
    LanguageCase(
      "in the row that displays f_c, f alone may be it",
      "x, c is variable",
      #"f(x) = x^2 \to \frac{df}{dx} = 2x \\ f_c(x) = c x \to \frac{df}{dx} = c \\ f_c(x) = c x \to \frac{df}{dx} = x"#,
      verdicts: [.definition, .holds, .definition, .conditional, .holds, .refuted]),
    LanguageCase(
      "variables need no declaration where the function displayed is one of them",
      "",
      #"g(u, v) = u^2 v"#,
      #"\frac{\partial g}{\partial u} = 2 u v, \quad \frac{\partial g}{\partial v} = 2 u v"#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "a function of which nothing is said obeys the chain rule",
      plain + "u, v is function of t\nh is function of u, v",
      #"\frac{d}{dt} h(u(t), v(t)) = \frac{\partial h}{\partial u} \frac{du}{dt} + \frac{\partial h}{\partial v} \frac{dv}{dt}"#,
      #"\frac{dh}{dt} = \frac{\partial h}{\partial u} \frac{dv}{dt} + \frac{\partial h}{\partial v} \frac{du}{dt}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "what nothing says a variable depends on is no zero",
      plain,
      #"\frac{d f}{d x} = \frac{d f}{d q} \frac{d q}{d x}"#,
      verdicts: [.notUnderstood]),
    LanguageCase(
      "a plain variable has no entries, and a product with a colon no second colon",
      plain,
      #"\sin f_k = f_{k+1}"#, "x : y : z = x",
      verdicts: [.notUnderstood, .notUnderstood]),
    LanguageCase(
      "a derivative is the limit of a difference quotient",
      plain + "g is function of x",
      #"\frac{dg(x)}{dx} = \lim_{h \to 0} \frac{g(x + h) - g(x)}{h}"#,
      #"\frac{dg(x)}{dx} = \lim_{h \to 0} \frac{g(x + h) - g(x)}{2h}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "sines, cosines and tangents are known, and what they become",
      plain,
      #"\frac{d}{dx} \sin x = \cos x, \quad \frac{d}{dx} \cos x = \sin x"#,
      #"\frac{d}{dx} \cos[x^2] = -2x \sin[x^2], \quad \frac{d}{dx} \tan x = \frac{1}{\cos^2 x}"#,
      verdicts: [.holds, .refuted, .holds, .holds]),
    LanguageCase(
      "the larger of two, and on which side it changes",
      plain,
      #"\frac{\partial \max(x, y)}{\partial x} = \mathbb{1}(x >= y)"#,
      #"\frac{\partial \max(x, y)}{\partial x} = \mathbb{1}(y >= x)"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "an operator before brackets and further factors may differentiate the brackets alone",
      plain,
      #"\frac{d}{dx} (x^2 + y) z y = 2 x y z, \quad \frac{\partial}{\partial x} (x^2 + y) x = 2 x^2"#,
      #"\frac{\partial}{\partial x} (x^2 + y) x = 3 x^2 + y"#,
      #"\frac{\partial}{\partial x} (x^2 + y) x = 3 x^2"#,
      verdicts: [.holds, .conditional, .holds, .refuted]),
    LanguageCase(
      "symbols that are given one by one stand with an index for each of them",
      "a, b, x, f_0, f_1, f_2, h_1, h_2, w_0, w_1, w_2 is variable",
      #"f_0 = w_0 x, \quad h_1 = \sin f_0, \quad f_1 = w_1 h_1, \quad h_2 = \exp f_1, \quad f_2 = w_2 h_2"#,
      #"\frac{\partial f_k}{\partial w_k} = h_k"#,
      #"\frac{\partial f_k}{\partial w_k} = h_{k+1}"#,
      verdicts: Array(repeating: .definition, count: 5) + [.holds, .refuted]),
    LanguageCase(
      "cases after a left side in braces",
      "x is variable\ns is activation function(hidden, relu)",
      #"\begin{numcases}{s'(x) =} 1 & x > 0 \\ 0 & x \le 0 \end{numcases}"#,
      verdicts: [.holds]),
    LanguageCase(
      "roots of any degree, of negative numbers too where it is odd, and the number π",
      "x is variable",
      #"\sqrt[3]{x}^3 = x, \quad \sqrt[4]{x^4} = |x|, \quad \sin(x + 2\pi) = \sin x"#,
      #"\sqrt[3]{x^3} = |x|, \quad \sqrt[4]{x^4} = x, \quad \sin(x + \pi) = \sin x"#,
      #"\sqrt[3]{-8} = -2, \quad \sqrt[3]{27} = 9"#,
      verdicts: Array(repeating: .holds, count: 3) + Array(repeating: .refuted, count: 3)
        + [.holds, .refuted]),
    LanguageCase(
      "the index of a sum is a number in it",
      "layers 0..L\nm is sample count",
      #"\sum_{i=1}^m i = \frac{m(m+1)}{2}, \quad \sum_{i=0}^{3} 2^i = 15"#,
      #"\sum_{i=1}^m i = \frac{m(m-1)}{2}, \quad \prod_{i=1}^{3} (2i - 1) = 14"#,
      verdicts: [.holds, .holds, .refuted, .refuted]),
    LanguageCase(
      "where only one side has a value the sides are not the same",
      "x, y is variable",
      #"\log(x^2) = 2 \log x, \quad \exp(\log x) = x, \quad \log(xy) = \log x + \log y"#,
      #"\log(\exp x) = x, \quad \frac{d}{dx} \log x = \frac{1}{x}, \quad \log(x^2) = \log x"#,
      verdicts: Array(repeating: .conditional, count: 3) + [.holds, .holds, .refuted]),
  ]
}
