//===----------------------------------------------------------------------===//
// Rules of the language of such texts: one small text a rule, true and wrong.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

/// A display or several, in a notation, and the verdicts on their claims.
struct LanguageCase: CustomTestStringConvertible, Sendable {
  var rule: String
  var notation: String
  var displays: [String]
  var verdicts: [Verdict]

  var testDescription: String { rule }

  init(_ rule: String, _ notation: String, _ displays: String..., verdicts: [Verdict]) {
    self.rule = rule
    self.notation = notation
    self.displays = displays
    self.verdicts = verdicts
  }
}

@Suite("The language of derivations")
struct LanguageTests {
  @Test(
    "Rules, each with an equation that holds and one that does not",
    arguments: Self.cases + Self.calculus + Self.networks + Self.examples + Self.lookalikes)
  func rule(_ example: LanguageCase) throws {
    let text = example.displays.map { "$$\n\($0)\n$$\n" }.joined(separator: "\n")
    let document = try Document(reading: text, file: "rule.md", format: .markdown)
    let proofreader = try Proofreader(testing: example.notation)
    let claims = proofreader.proofread(document)
    let messages = claims.map { "\($0.latex): \($0.message)" }.joined(separator: "\n")
    #expect(claims.map(\.verdict) == example.verdicts, "\(messages)")
  }

  static let layered = #"""
    layers 0..L
    x_i is input(unit i)
    a^l_j is activation(layer l, unit j)
    z^l_j is pre-activation(layer l, unit j)
    w^l_{jk}, W^l is weight(into l, to j, from k)
    b^l_j is bias(into l, unit j)
    \delta^l_j is delta(layer l, unit j)
    y_j is target(unit j)
    \sigma is activation function(sigmoid)
    C is loss(half squared error)
    \eta is learning rate

    """#

  static let cases: [LanguageCase] = [
    LanguageCase(
      "biases may be the weights of unit 0",
      #"""
      layers 0..2
      biases folded
      x_i is input(unit i)
      z_j is pre-activation(layer 1, unit j)
      w_{ji} is weight(into 1, to j, from i)
      E is loss(half squared error)
      D is width(layer 0)
      """#,
      #"z_j = \sum_{i=0}^{D} w_{ji} x_i"#,
      #"\frac{\partial E}{\partial w_{j0}} = \frac{\partial E}{\partial z_j}"#,
      #"\frac{\partial E}{\partial w_{j0}} = \frac{\partial E}{\partial z_j} x_1"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "a derivative by a name for something of the network goes through what it names",
      layered + #"""
        \vartheta^l_j := -b^l_j
        e_j := y_j - a^L_j
        """#,
      #"\frac{\partial C}{\partial \vartheta^l_j} = -\delta^l_j"#,
      #"\frac{\partial C}{\partial \vartheta^l_j} = \delta^l_j"#,
      #"\frac{\partial C}{\partial e_j} = e_j, \quad \frac{\partial C}{\partial e_j} = -e_j"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a matrix in brackets has entries, which can be differentiated by",
      layered,
      #"\frac{\partial C}{\partial (W^l)_{jk}} = \delta^l_j a^{l-1}_k"#,
      #"\frac{\partial C}{\partial (W^l)_{kj}} = \delta^l_j a^{l-1}_k"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "a layer's derivative without an argument is taken at the layer's weighted input",
      layered + #"f^l is activation function(layer l, elementwise)"#,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \circ (f^l)'"#,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \circ (f^{l+1})'"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "of two losses, weight decay belongs to the one that declares it",
      layered + #"""
        \lambda is constant
        J is mean loss(weight decay \lambda)
        J_0 is mean loss
        """#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial J_0}{\partial w^l_{jk}} + \lambda w^l_{jk}"#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial J_0}{\partial w^l_{jk}}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a quantifier with its sign is no claim",
      layered,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot \sigma'(z^l), \quad \forall\, l = 1, \dots, L-1"#,
      verdicts: [.holds]),
    LanguageCase(
      "Δ before a parameter is its change, which is added",
      layered,
      #"\Delta w^l_{jk} = -\eta \frac{\partial C}{\partial w^l_{jk}} = -\eta \delta^l_j a^{l-1}_k"#,
      #"\Delta w^l_{jk} = -\eta \delta^l_k a^{l-1}_j, \quad \Delta b^l = -\eta \delta^{l+1}"#,
      #"\Delta w^l_{jk} = \eta \delta^l_j a^{l-1}_k"#,
      verdicts: [.holds, .holds, .illTyped, .illTyped, .refuted]),
    LanguageCase(
      "what grows from example to example is the sum over the examples",
      layered + #"""
        m is sample count
        E is mean loss
        """#,
      #"G^l := G^l + \delta^l (a^{l-1})^T, \quad \frac{\partial E}{\partial W^l} = \frac{1}{m} G^l"#,
      #"G^l := G^l + \delta^l (a^{l-1})^T, \quad \frac{\partial E}{\partial W^l} = G^l"#,
      #"G^l := G^l + a^{l-1} (\delta^l)^T"#,
      verdicts: [.definition, .holds, .holds, .refuted, .illTyped]),
    LanguageCase(
      "an output that is displayed as a function of its weighted input is so from there on",
      #"""
      layers 0..2
      h_j is activation(layer 1, unit j)
      u_j is pre-activation(layer 1, unit j)
      y_k is output(unit k)
      v_k is pre-activation(layer 2, unit k)
      C is loss(half squared error)
      """#,
      #"h = \max(0, u), \quad y_k = v_k"#,
      #"\frac{\partial h_j}{\partial u_j} = \begin{cases} 1 & \text{if } u_j > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      #"\frac{\partial y_k}{\partial v_k} = y_k (1 - y_k)"#,
      verdicts: [.holds, .holds, .holds, .refuted]),
    LanguageCase(
      "of cases that words tell apart, the declared symbols are about one",
      layered,
      #"\delta^L_j = \begin{cases} (a^L_j - y_j) \sigma'(z^L_j) & \text{at the output} \\ \sum_k w^L_{kj} \delta^L_k & \text{inside} \end{cases}"#,
      verdicts: [.conditional]),
    LanguageCase(
      "characters may be fractions", layered, "C = ½ \\sum_j (a^L_j - y_j)^2",
      "C = ⅓ \\sum_j (a^L_j - y_j)^2",
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "the slope of ReLU cannot be left out",
      layered.replacing("(sigmoid)", with: "(hidden, relu)"),
      #"\delta^{L-1} = (W^L)^T \delta^L \odot \sigma'(z^{L-1}), \quad \delta^{L-1} = (W^L)^T \delta^L"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "two indices under one sum have ranges of their own",
      layered + #"""
        \lambda is constant
        J is mean loss(weight decay \lambda)
        J_0 is mean loss
        """#,
      #"J = J_0 + \frac\lambda2 \sum_{l=1}^{L} \sum_{j,k} (w^l_{jk})^2, \quad J = J_0 + \lambda \sum_{l=1}^{L} \sum_{j,k} (w^l_{jk})^2"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "the weights of one unit are a column, and a function's unit is an entry",
      #"""
      layers 0..2
      X_i is input(unit i)
      Z_m is activation(layer 1, unit m)
      T_k is pre-activation(layer 2, unit k)
      y_k is output(unit k)
      \beta_k is weight(into 2, to k)
      \beta_{0k} is bias(into 2, unit k)
      g_k is activation function(output, unit k)
      """#,
      #"T_k = \beta_{0k} + \beta_k^T Z, \quad y_k = g_k(T), \quad T_k = \beta_{0k} + \beta_k^T X"#,
      verdicts: [.holds, .holds, .illTyped]),
    LanguageCase(
      "∇ may keep the shape of the variable where fractions do not",
      "layout numerator for fractions\n" + layered,
      #"\frac{\partial C}{\partial a^{l-1}} = \frac{\partial C}{\partial z^l} W^l, \quad \nabla_{W^l} C = \delta^l (a^{l-1})^T"#,
      #"\nabla_{W^l} C = a^{l-1} (\delta^l)^T, \quad W^l \leftarrow W^l - \eta \delta^l (a^{l-1})^T"#,
      verdicts: [.holds, .holds, .illTyped, .holds]),
    LanguageCase(
      "the identity matrix has the size that fits",
      layered + "I is identity matrix",
      #"\frac{\partial z^l}{\partial b^l} = I, \quad \frac{\partial z^l}{\partial b^l} = -I"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "an arrow from a parameter to its next value is an update",
      layered,
      #"W^l \to W^l - \eta \delta^l (a^{l-1})^T, \quad W^l \to W^l + \eta \delta^l (a^{l-1})^T"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "steps are counted in brackets above a parameter",
      #"""
      layers 0..1
      y_k is output(unit k)
      x_i is input(unit i)
      w_{ki} is weight(into 1, to k, from i)
      C is loss(half squared error)
      \eta is learning rate
      """#,
      #"w_{ki}^{(r+1)} = w_{ki}^{(r)} - \eta \frac{\partial C}{\partial w_{ki}^{(r)}}"#,
      #"w_{ki}^{(r+1)} = w_{ki}^{(r)} + \eta \frac{\partial C}{\partial w_{ki}^{(r)}}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "indices that are said to differ, or to be the same, do",
      #"""
      layers 0..1
      z_j is pre-activation(layer 1, unit j)
      p_j is output(unit j)
      \sigma is activation function(output, softmax)
      """#,
      #"\frac{\partial p_j}{\partial z_k} = -p_j p_k \quad \text{if } j \neq k, \qquad \frac{\partial p_j}{\partial z_k} = p_j (1 - p_j) \quad \text{if } j = k"#,
      #"\frac{\partial p_j}{\partial z_k} = -p_j p_k"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "a function displayed at a weighted input is displayed at any number",
      layered.replacing("(sigmoid)", with: "") + "c is constant",
      #"\sigma(z^l_j) = \frac{1}{1 + \exp(-c z^l_j)}, \quad \sigma'(z^l_j) = c a^l_j (1 - a^l_j), \quad \sigma'(z^l_j) = a^l_j (1 - a^l_j)"#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "a diagonal matrix may be written with dots, a system behind one brace",
      layered + "s is width(layer L)",
      #"""
      D = \begin{pmatrix} \sigma'(z^L_1) & 0 & \cdots & 0 \\ 0 & \sigma'(z^L_2) & \cdots & 0 \\ \vdots & \vdots & \ddots & \vdots \\ 0 & 0 & \cdots & \sigma'(z^L_s) \end{pmatrix}
      """#,
      #"\left\{ \begin{aligned} \delta^L &= D (a^L - y), \\ \delta^L &= D a^L \end{aligned} \right."#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "a name may stand for multiplication; a loss may be differentiated by",
      layered + """
        prod is product
        R is constant
        J := C + R
        """,
      #"\frac{\partial J}{\partial C} = 1, \quad \nabla_{W^l} J = \text{prod}(\frac{\partial J}{\partial z^l}, \frac{\partial z^l}{\partial W^l}) = \delta^l (a^{l-1})^T"#,
      verdicts: [.holds, .holds, .holds]),
    LanguageCase(
      "characters may be scripts", layered, "C = ½ ‖a^L − y‖², \\quad C = ‖a^L − y‖²",
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "weight decay may be shared among the examples",
      layered + #"""
        \lambda is constant
        m is sample count
        J is mean loss(weight decay \lambda/m)
        J_0 is mean loss
        """#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial J_0}{\partial w^l_{jk}} + \frac{\lambda}{m} w^l_{jk}"#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial J_0}{\partial w^l_{jk}} + \lambda w^l_{jk}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "the output layer may be one above the last letter; examples may be counted in braces",
      layered.replacing("0..L", with: "0..L+1").replacing("a^L", with: "a^{L+1}")
        + #"x^{\{i\}} is input(sample i)"#,
      #"\delta^{L+1} = (a^{L+1} - y) \odot \sigma'(z^{L+1}), \quad C(x^{\{i\}}) = \frac12 \| a^{L+1}(x^{\{i\}}) - y \|^2"#,
      #"\delta^L = (W^{L+1})^T \delta^{L+1} \odot \sigma'(z^L), \quad \delta^L = (a^L - y) \odot \sigma'(z^L)"#,
      verdicts: [.holds, .holds, .holds, .illTyped]),
    LanguageCase(
      "a term under a sum has its own sign; steps may be counted below",
      layered,
      #"-\delta^l_j = \sum_k -\delta^{l+1}_k w^{l+1}_{kj} \sigma'(z^l_j)"#,
      #"W^l_{t+1} = W^l_t - \eta \nabla_{W^l} C, \quad W^l_{t+1} = W^l_t + \eta \nabla_{W^l} C"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "a derivative of entries by entries may stand among vectors",
      layered,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot \frac{\partial \sigma(z^l)}{\partial z^l}"#,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot \frac{\partial z^{l+1}}{\partial a^l}"#,
      verdicts: [.conditional, .illTyped]),
    LanguageCase(
      "the weights of the only unit are a column",
      #"""
      layers 0..1
      output width 1
      layout numerator
      x_i is input(unit i)
      w_i is weight(into 1, from i)
      b is bias(into 1)
      y is output
      """#,
      #"y(w, b, x) = \max(0, w \cdot x + b), \quad \frac{\partial}{\partial w} (w^T x + b) = x^T"#,
      #"y = w^T x, \quad \frac{\partial}{\partial w} (w^T x + b) = x"#,
      verdicts: [.holds, .holds, .refuted, .illTyped]),
    LanguageCase(
      "a formula without its slots is the matrix of its values",
      layered + "m is sample count",
      #"G^l_{jk} := G^l_{jk} + \delta^l_j a^{l-1}_k, \quad G^l := G^l + \delta^l (a^{l-1})^T"#,
      #"G^l := G^l + a^{l-1} (\delta^l)^T"#,
      verdicts: [.definition, .holds, .illTyped]),
    LanguageCase(
      "a product of nothing is no crash", layered, #"C = np.dot()"#, verdicts: [.notUnderstood]),
    LanguageCase(
      "a branch that is zero has the shape of the others",
      #"""
      layers 0..1
      output width 1
      layout numerator
      x_i is input(unit i)
      w_i is weight(into 1, from i)
      y is output
      v is pre-activation(layer 1)
      """#,
      #"y = \max(0, v), \quad \frac{\partial y}{\partial w} = \begin{cases} \vec{0}^T & v \le 0 \\ x^T & v > 0 \end{cases}"#,
      #"\frac{\partial y}{\partial w} = \begin{cases} x^T & v \le 0 \\ \vec{0}^T & v > 0 \end{cases}"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "declared quantities depend on each other, whatever the letters",
      #"""
      layers 0..1
      output width 1
      y is target
      u is output
      v := y - u
      """#,
      #"\frac{\partial v^2}{\partial u} = -2v, \quad \frac{\partial v^2}{\partial u} = 2v"#,
      verdicts: [.holds, .refuted]),
  ]

  @Test("A repair puts braces around a bare script that grows")
  func bareScript() throws {
    let text = #"$$\frac{\partial C}{\partial w^L_{jk}} = \delta^L_j a^L_k$$"#
    let document = try Document(reading: text, file: "script.md", format: .markdown)
    let claims = try Proofreader(testing: Self.layered, repairs: true).proofread(document)
    let repair = #"\frac{\partial C}{\partial w^L_{jk}} = \delta^L_ja^{L-1}_k"#
    #expect(claims.first?.repairs.contains(repair) == true, "\(claims.flatMap(\.repairs))")
  }

  @Test("Words after any other command keep their own")
  func words() throws {
    let text = #"$$\partial\,\text{cost} = \partial \text{cost} \label{x}$$"#
    let document = try Document(reading: text, file: "words.md", format: .markdown)
    #expect(
      document.displays[0].tokens.latex == #"\partial\,\text{cost}=\partial\text{cost}\label{x}"#)
  }
}
