//===----------------------------------------------------------------------===//
// What a notation's lines say of names: marks, macros, displays, widths, ∇ and calls.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Repair
@testable import Syntax

extension LanguageTests {
  @Test(
    "What is declared of names, one equation that holds and one that does not", arguments: declared)
  func declaring(_ example: LanguageCase) throws { try rule(example) }

  static let gradient = #"""
    layers 0..L
    a^l_i is activation(layer l, unit i)
    z^l_i is pre-activation(layer l, unit i)
    \delta^l_i is delta(layer l, unit i)
    \sigma is activation function(elementwise)
    C is loss

    """#

  static let declared: [LanguageCase] = [
    LanguageCase(
      "a star, a plus or a word above belongs to the name that is declared with it",
      #"""
      layers 0..L
      a^l_i is activation(layer l, unit i)
      t^*_i is target(unit i)
      t^+ is constant
      t^{\text{max}} is variable
      C is loss(half squared error)
      """#,
      #"\frac{\partial C}{\partial a^L_i} = a^L_i - t^*_i"#,
      #"\frac{\partial C}{\partial a^L_i} = t^*_i - a^L_i"#,
      #"\frac{\partial C}{\partial a^L_i} = a^L_i - t^\dagger_i"#,
      #"t^{\text{max}} t^+ = t^+ t^{\text{max}}"#, #"t^{\text{max}} t^+ = t^{\text{max}}"#,
      verdicts: [.holds, .refuted, .notUnderstood, .holds, .refuted]),
    LanguageCase(
      "macros of the site a text stands on, in the notation",
      #"""
      \newcommand{\mat}[1]{\mathbf{#1}}
      \def\act{\sigma}  # two
      layers 0..L
      a^l is activation(layer l)
      z^l is pre-activation(layer l)
      \mat{W}^l is weight(into l)
      b^l is bias(into l)
      \act is activation function
      """#,
      #"z^l = \mat W^l a^{l-1} + b^l"#, #"z^l = \mat W^l a^l + b^l"#, #"a^l = \act(z^l)"#,
      #"a^l = \act(a^l)"#,
      verdicts: [.holds, .illTyped, .holds, .refuted]),
    LanguageCase(
      "a command that LaTeX does not know is a name where it is declared",
      #"""
      layers 0..L
      a^l is activation(layer l)
      z^l is pre-activation(layer l)
      \Wmat^l is weight(into l)
      b^l is bias(into l)
      """#,
      #"z^l = \Wmat^l a^{l-1} + b^l"#, #"z^l = \Wmat^l a^{l-1} - b^l"#,
      #"z^l = \Vmat^l \Umat^l + b^l"#,
      verdicts: [.holds, .refuted, .notUnderstood]),
    LanguageCase(
      "an unknown command around one name is a font where the equation holds with it",
      layered,
      #"\vect{z}^l = \mat{W}^l \vect{a}^{l-1} + \vect{b}^l"#,
      #"\vect{z}^l = \mat{W}^l \vect{a}^{l-1} - \vect{b}^l"#,
      #"a^l = \squash{z}^l"#, #"z^l = \twice{z}^l"#,
      verdicts: [.holds, .notUnderstood, .notUnderstood, .notUnderstood]),
    LanguageCase(
      "widths in brackets, and names of widths that nothing declares",
      layered + "h(l) is width(layer l)",
      #"z^l_i = \sum_{j=1}^{h(l-1)} w^l_{ij} a^{l-1}_j + b^l_i"#,
      #"z^l_i = \sum_{j=1}^{h(l-1)} w^l_{ij} a^{l-1}_j - b^l_i"#,
      #"z^l_i = \sum_{j=1}^{n_{l-1}} w^l_{ij} a^{l-1}_j + b^l_i"#,
      #"z^l_i = \sum_{j=1}^{n_{l-1}} w^l_{ij} a^{l-1}_j"#,
      #"z^l_i = \sum_{j=1}^{a_{l-1}} w^l_{ij} a^{l-1}_j + b^l_i"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .notUnderstood]),
    LanguageCase(
      "a constant with the name of a symbol below is the constant of that symbol",
      #"""
      layers 0..1
      W is weight(into 1)
      C is loss(half squared error)
      \eta_W is learning rate
      """#,
      #"W \leftarrow W - \eta_W \frac{\partial C}{\partial W}"#,
      #"W \leftarrow W + \eta_W \frac{\partial C}{\partial W}"#,
      #"W \leftarrow W - \eta_{W-1} \frac{\partial C}{\partial W}"#,
      #"W \leftarrow W - \eta_V \frac{\partial C}{\partial W}"#,
      verdicts: [.holds, .refuted, .notUnderstood, .notUnderstood]),
    LanguageCase(
      "names that begin with ∇ or are called",
      gradient
        + "\\nabla C := \\frac{\\partial C}{\\partial a^L}\n\\nabla \\sigma(v) := \\sigma'(v)",
      #"\delta^L = \nabla C \odot \nabla\sigma(z^L)"#, #"\delta^L = \nabla C \odot \sigma(z^L)"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a formula that is called as the quantities are",
      #"""
      layers 0..2
      a_c, a_c(n) is activation(layer 2, unit c)
      t_c, t_c(n) is target(unit c)
      e_c := a_c - t_c
      e_c(n) := a_c - t_c
      """#,
      #"e_c(n) = a_c(n) - t_c(n)"#, #"e_c(n) = a_c(n) + t_c(n)"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "functions that every text writes without brackets, where they are declared too",
      "layers 0..2\na_i is activation(layer 1, unit i)\nz_i is pre-activation(layer 1, unit i)\n"
        + #"\tanh is activation function(hidden, tanh)"#,
      #"\frac{\partial a_i}{\partial z_i} = 1 - \tanh^2 z_i"#,
      #"\frac{\partial a_i}{\partial z_i} = 1 - \tanh z_i"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a letter that is declared as a number is a power, and no transpose",
      "p is variable\nr, t is constant",
      #"r^t r = r r^t"#, #"r^t = r"#, #"(1 - r)^t = 1 - r"#,
      verdicts: [.holds, .refuted, .refuted]),
    LanguageCase(
      "a bare prime of a displayed function is its derivative where its argument is known",
      "u, p is variable",
      #"p(u) = u^3"#, #"p' = 3u^2"#, #"p' = u^2"#, #"p' = \frac{dp}{du}"#,
      verdicts: [.definition, .holds, .refuted, .holds]),
    LanguageCase(
      "words of several letters, with a word above",
      "q\\delta, q\\delta^{new} is variable\nr is constant",
      #"q\delta^{new} = r\, q\delta"#, #"q\delta^{new} = q\delta\, r"#, #"q\delta^{new} = q\delta"#,
      verdicts: [.definition, .holds, .refuted]),
  ]

  @Test(
    "What is declared for some displays, one equation that holds and one that does not",
    arguments: limited)
  func limiting(_ example: LanguageCase) throws { try rule(example) }

  static let limited: [LanguageCase] = [
    LanguageCase(
      "the depth has its name in its displays alone",
      #"""
      in 1-2: layers 0..Q
      in 3: layers 0..q
      z^q is pre-activation(layer q)
      a^q is activation(layer q)
      W^q is weight(into q)
      b^q is bias(into q)
      y is target
      C is loss(half squared error)
      """#,
      #"z^{q+1} = W^{q+1} a^q + b^{q+1}"#, #"z^{q+1} = W^{q+1} a^q - b^{q+1}"#,
      #"C = \tfrac12 \lVert a^q - y \rVert^2"#,
      verdicts: [.holds, .refuted, .holds]),
    LanguageCase(
      "layers may be counted from another number elsewhere",
      "in 1-2: layers 1..3\nin 3: layers 0..2\na^l is activation(layer l)\nx is input",
      #"a^1 = x"#, #"a^2 = x"#, #"a^0 = x"#,
      verdicts: [.holds, .illTyped, .holds]),
    LanguageCase(
      "a word that another display declares is a product here",
      #"""
      layers 0..L
      z^l is pre-activation(layer l)
      a^l is activation(layer l)
      W^l is weight(into l)
      C is loss
      in 3: da^l := \frac{\partial C}{\partial a^l}
      in 1-2: d := \nabla_{z^l} C
      """#,
      #"\nabla_{W^l} C = d \; a^{l-1 \top}"#, #"\nabla_{W^l} C = d \; a^{l \top}"#,
      #"da^l = \frac{\partial C}{\partial a^l}"#,
      verdicts: [.holds, .illTyped, .holds]),
    LanguageCase(
      "what is declared for a display comes first, where the letters alone do not type",
      #"""
      layers 0..1
      u_q is input(unit q)
      in 1-2: u_p is pre-activation(layer 1, unit p)
      in 1-2: v_p is activation(layer 1, unit p)
      s is activation function(elementwise)
      """#,
      #"\frac{\partial v_p}{\partial u_q} = [[p = q]] \, s'(u_p)"#,
      #"\frac{\partial v_p}{\partial u_q} = [[p = q]] \, s(u_p)"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a formula for one display uses another of its letter",
      #"""
      layers 0..2
      no biases
      h_b is activation(layer 1, unit b)
      h_c is activation(layer 2, unit c)
      t_c is target(unit c)
      v_{bc} is weight(into 2, from b, to c)
      \sigma is activation function(identity)
      C is loss(half squared error)
      r_c := h_c - t_c
      in 1-2: r_b := \sum_c r_c v_{bc}
      """#,
      #"\frac{\partial C}{\partial h_b} = r_b"#, #"\frac{\partial C}{\partial h_b} = -r_b"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a name for one display leaves those with an index above what they are",
      gradient + "W^l_{ij} is weight(into l, to i, from j)\nb^l_i is bias(into l, unit i)\n"
        + "in 1-2: a_j is activation(layer l-1, unit j)",
      #"\sum_p W^l_{rp} a^{l-1}_p + b^l_r = z^l_r"#, #"\sum_p W^l_{rp} a^{l-1}_p - b^l_r = z^l_r"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a display of macros has a number",
      #"""
      layers 0..1
      in 2-3: u is pre-activation(layer 1)
      \delta is delta(layer 1)
      C is loss
      """#,
      #"\gdef\dd#1#2{\frac{\partial #1}{\partial #2}}"#, #"\dd{C}{u} = \delta"#,
      #"\dd{C}{u} = -\delta"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "what begins with a relation goes on from the display right before it",
      gradient,
      #"\frac{\partial C}{\partial z^L} = \delta^L"#, #"\chi = 3"#, #"&= z^L + a^L"#,
      verdicts: [.holds, .notAClaim, .notUnderstood]),
  ]

  @Test(
    "Messages that say what is missing",
    arguments: [
      (#"\delta^L_i = sigma'(z^L_i)"#, "\\sigma"),
      (#"\frac{\partial C((a^L)}{\partial z^L} = \delta^L"#, "the bracket ( is not closed"),
    ])
  func messages(_ display: String, _ part: String) throws {
    let document = try Document(reading: "$$\n\(display)\n$$\n", file: "rule.md", format: .markdown)
    let claims = try Proofreader(testing: Self.gradient, repairs: true).proofread(document)
    #expect(claims.map(\.verdict) == [.notUnderstood])
    #expect(claims.first?.message.contains(part) == true, "\(claims.first?.message ?? "")")
  }
}
