//===----------------------------------------------------------------------===//
// More rules of the language of published texts: ranges, dots, notes of shapes, names in brackets.
//===----------------------------------------------------------------------===//

import Testing

@testable import Judging
@testable import Meaning

@Suite("The language of published texts")
struct PublishedLanguageTests {
  @Test(
    "Rules, each with an equation that holds and one that does not",
    arguments: Self.cases + Self.writing)
  func rule(_ example: LanguageCase) throws { try LanguageTests().rule(example) }

  static let layered = #"""
    layers 0..L
    a^l is activation(layer l)
    z^l is pre-activation(layer l)
    W^l is weight(into l)
    b^l is bias(into l)
    g is activation function(hidden, sigmoid)
    C is loss
    m is width(layer 1)
    n is width(layer 0)
    d is constant

    """#

  static let cases: [LanguageCase] = [
    LanguageCase(
      "a quantifier may be a set, a list with several numbers, or an inequality",
      layered,
      #"a^l = g(z^l), \quad l\in\{1,2,\ldots,L-1\}"#,
      #"a^l = g(z^l), \quad \forall l \in \{L-1, L-2, \ldots, 1\}"#,
      #"a^l = g(z^l), \quad l = 1,2,\ldots,L-1"#,
      #"a^l = g(z^l) \qquad\text{for } 1\le l < L"#,
      #"a^l = g(z^l), \quad l \ne L"#,
      #"a^l = g(z^l), \quad l\in\{1,2,\ldots,L\}"#,
      #"a^{l-1} = g(z^{l-1}) \qquad\text{for } l > 1"#,
      verdicts: [
        .holds, .holds, .holds, .holds, .notAClaim, .holds, .notAClaim, .conditional, .holds,
        .notAClaim,
      ]),
    LanguageCase(
      "each of several quantifiers counts for its own row",
      layered,
      #"a^l = z^l, \quad l = L \\ a^l = g(z^l), \quad l < L"#,
      #"a^l = g(z^l), \quad l = L \\ a^l = z^l, \quad l < L"#,
      verdicts: [.conditional, .holds, .notAClaim, .conditional, .refuted, .notAClaim]),
    LanguageCase(
      "a shape under a brace is no claim",
      layered,
      #"z^1 = \underbrace{W^1}_{m\times n}\,\underbrace{a^0}_{n\times 1} + b^1"#,
      #"z^1 = \underbrace{a^0}_{n\times 1}\,\underbrace{W^1}_{m\times n} + b^1"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "a d above and below a fraction is that of a derivative, whatever d is",
      layered,
      #"\frac{dC}{dz^L} = \frac{\partial C}{\partial z^L}"#,
      #"\frac{d}{d+1} = 1 - \frac{1}{d+1}"#,
      #"\frac{dC}{dz^L} = \frac{\partial C}{\partial a^L}"#,
      verdicts: [.holds, .holds, .conditional]),
    LanguageCase(
      "an input may be named like an index",
      #"""
      layers 0..1
      no biases
      o_{pj} is output(sample p, unit j)
      i_{pi} is input(sample p, unit i)
      w_{ji} is weight(into 1, to j, from i)
      \iota is activation function(output, identity)
      """#,
      #"o_{pj} = \sum_i w_{ji}\, i_{pi}"#,
      #"o_{pj} = -\sum_i w_{ji}\, i_{pi}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "dots may end with two whole groups, or with part of a group",
      layered,
      #"\frac{\partial a^L}{\partial z^l} = \frac{\partial a^L}{\partial a^{L-1}} \frac{\partial a^{L-1}}{\partial a^{L-2}} \cdots \frac{\partial a^{l+1}}{\partial a^{l}} \frac{\partial a^l}{\partial z^l}"#,
      #"\frac{\partial a^L}{\partial a^l} = \frac{\partial a^L}{\partial z^L} W^L \cdots \frac{\partial a^{l+2}}{\partial z^{l+2}} W^{l+2} \frac{\partial a^{l+1}}{\partial z^{l+1}} W^{l+1}"#,
      #"\frac{\partial a^L}{\partial a^l} = \frac{\partial a^L}{\partial z^L} W^L \frac{\partial a^{L-1}}{\partial z^{L-1}} \cdots \frac{\partial a^{l+1}}{\partial z^{l+1}} W^{l+1}"#,
      #"\frac{\partial a^L}{\partial a^l} = \frac{\partial a^L}{\partial z^L} W^L \cdots W^{l+2} \frac{\partial a^{l+1}}{\partial z^{l+1}} W^{l+1}"#,
      #"\frac{\partial a^L}{\partial a^l} = \frac{\partial a^L}{\partial z^L} W^L \cdots \frac{\partial a^{l+2}}{\partial z^{l+2}} W^{l+2} \frac{\partial a^{l+1}}{\partial z^{l+1}} W^{l}"#,
      verdicts: [.holds, .holds, .holds, .holds, .illTyped]),
    LanguageCase(
      "a name for something in the text's own symbols may carry an index in brackets",
      #"""
      layers 0..2
      e_j(n) := d_j(n) - y_j(n)
      d_j(n) is target(sample n, unit j)
      y_j(n) is output(sample n, unit j)
      v_j(n) is pre-activation(layer 2, sample n, unit j)
      \varphi is activation function(elementwise)
      E(n) is loss(half squared error, sample n)
      """#,
      #"\frac{\partial E(n)}{\partial e_j(n)} = e_j(n)"#,
      #"\frac{\partial E(n)}{\partial v_j(n)} = \frac{\partial E(n)}{\partial e_j(n)}\frac{\partial e_j(n)}{\partial y_j(n)}\varphi'(v_j(n))"#,
      #"\frac{\partial E(n)}{\partial e_j(n)} = -e_j(n)"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "the transpose of 1 is a row of ones, and ⊘ divides entry by entry",
      #"""
      layers 0..1
      p is output
      o is pre-activation(layer 1)
      y is target
      L is loss(cross entropy)
      """#,
      #"\frac{\partial L}{\partial o} = (\operatorname{diag}(p) - pp^T)(-y \oslash p) = -y + p\,(1^T y)"#,
      #"\frac{\partial L}{\partial o} = y - p\,(1^T y)"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "rows may stand in \\eqalign and end with \\cr",
      layered,
      #"\eqalign{ z^1 &= W^1 a^0 + b^1 \cr a^1 &= g(z^1) \cr a^1 &= g'(z^1) \cr }"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "the change of a weight may carry the example or the step, and a momentum",
      steps,
      #"\Delta_p w_{ji} = -\eta\,\delta_{pj}\,x_{pi}"#,
      #"\Delta w_{ji}(n+1) = -\eta\,\delta_{pj}\,x_{pi} + \alpha\,\Delta w_{ji}(n)"#,
      #"\Delta_p w_{ji} = \eta\,\delta_{pj}\,x_{pj}"#,
      #"\Delta w_{ji}(n+1) = -\eta\,x_{pi} + \alpha\,\Delta w_{ji}(n)"#,
      verdicts: [.holds, .holds, .illTyped, .refuted]),
    LanguageCase(
      "a change with scripts may be declared",
      steps + #"\Delta_p w_{ji} := -\eta\frac{\partial E_p}{\partial w_{ji}}"#,
      #"\Delta_p w_{ji} = -\eta\,\delta_{pj}\,x_{pi}"#,
      #"\Delta_p w_{ji} = \eta\,\delta_{pj}\,x_{pi}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "∂W alone is short for the gradient by W",
      #"""
      layers 0..L
      Z^l is activation(layer l, all samples)
      U^l is pre-activation(layer l, all samples)
      W^l is weight(into l)
      b^l is bias(into l)
      D^l is delta(layer l, all samples)
      N is sample count
      \epsilon is learning rate
      E is mean loss
      """#,
      #"\partial W^l = \frac{1}{N} D^l (Z^{l-1})^\top"#,
      #"W^l \leftarrow W^l - \epsilon\,\partial W^l"#,
      #"\partial W^l = D^l (Z^{l-1})^\top"#,
      #"W^l \leftarrow W^l + \epsilon\,\partial W^l"#,
      verdicts: [.holds, .holds, .refuted, .refuted]),
    LanguageCase(
      "∂W may be declared",
      #"""
      layers 0..1
      x is input
      z is pre-activation(layer 1)
      W is weight(into 1)
      L is loss
      \partial W := \frac{\partial L}{\partial W}
      """#,
      #"\partial W = \frac{\partial L}{\partial z} x^T"#,
      #"\partial W = x^T \frac{\partial L}{\partial z}"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "prod multiplies in whatever way the shapes ask for",
      #"""
      layers 0..2
      h is activation(layer 1)
      o is output
      W_l is weight(into l)
      J is loss
      """#,
      #"\frac{\partial J}{\partial W_2} = \textrm{prod}\left(\frac{\partial J}{\partial o}, \frac{\partial o}{\partial W_2}\right)"#,
      #"\frac{\partial J}{\partial h} = \textrm{prod}\left(\frac{\partial J}{\partial o}, \frac{\partial o}{\partial W_2}\right)"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "a minibatch is counted by bars around it, and a step may go by its mean loss",
      #"""
      layers 0..1
      output width 1
      \mathbf{w} is weight(into 1, rows from)
      b is bias(into 1)
      \mathbf{x}^{(i)} is input(sample i)
      y^{(i)} is target(sample i)
      \iota is activation function(output, identity)
      l^{(i)}(\mathbf{w}, b) is loss(half squared error, sample i)
      \eta is learning rate
      |\mathcal{B}| is sample count
      """#,
      #"\mathbf{w} \leftarrow \mathbf{w} - \frac{\eta}{|\mathcal{B}|} \sum_{i \in \mathcal{B}_t} \partial_{\mathbf{w}} l^{(i)}(\mathbf{w}, b)"#,
      #"\frac{1}{|\mathcal{B}|} \sum_{i \in \mathcal{B}} \partial_b l^{(i)}(\mathbf{w}, b) = \frac{1}{|\mathcal{B}|} \sum_{i \in \mathcal{B}} (\mathbf{w}^\top \mathbf{x}^{(i)} + b - y^{(i)})"#,
      #"\mathbf{w} \leftarrow \mathbf{w} + \frac{\eta}{|\mathcal{B}|} \sum_{i \in \mathcal{B}_t} \partial_{\mathbf{w}} l^{(i)}(\mathbf{w}, b)"#,
      verdicts: [.holds, .holds, .refuted]),
  ]

  static let steps = #"""
    layers 0..1
    no biases
    w_{ji} is weight(into 1, to j, from i)
    x_{pi} is input(sample p, unit i)
    \delta_{pj} is delta(layer 1, sample p, unit j)
    E_p is loss(half squared error, sample p)
    \eta is learning rate
    \alpha is constant

    """#
}
