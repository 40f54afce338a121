//===----------------------------------------------------------------------===//
// Rules of the language of such texts: one small text a rule, true and wrong.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations

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
  @Test("Rules, each with an equation that holds and one that does not", arguments: Self.cases)
  func rule(_ example: LanguageCase) throws {
    let text = example.displays.map { "$$\n\($0)\n$$\n" }.joined(separator: "\n")
    let document = try Document(reading: text, file: "rule.md", format: .markdown)
    var proofreader = Proofreader(notation: try TextNotation(parsing: example.notation))
    proofreader.repairs = false
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
      "Δ before a parameter is its change, added or taken away",
      layered,
      #"\Delta w^l_{jk} = -\eta \frac{\partial C}{\partial w^l_{jk}} = -\eta \delta^l_j a^{l-1}_k"#,
      #"\Delta w^l_{jk} = -\eta \delta^l_k a^{l-1}_j, \quad \Delta b^l = -\eta \delta^{l+1}"#,
      #"\Delta w^l_{jk} = \eta \delta^l_j a^{l-1}_k"#,
      verdicts: [.holds, .holds, .illTyped, .illTyped, .conditional]),
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
  ]
}
