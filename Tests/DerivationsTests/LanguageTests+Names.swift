//===----------------------------------------------------------------------===//
// Letters with a second meaning, names with scripts, words beside symbols, operators before products.
//===----------------------------------------------------------------------===//

import Testing

@testable import Judging

extension LanguageTests {
  @Test(
    "What names and operators mean, one equation that holds and one that does not", arguments: named
  )
  func naming(_ example: LanguageCase) throws { try rule(example) }

  static let named: [LanguageCase] = [
    LanguageCase(
      "what a formula does not speak of has no derivative by it that is zero",
      "layers 0..1\nx, w is variable\nu := w x\ny := x w + 1\nv := u^2",
      #"\frac{\partial v}{\partial u} = 2u"#,
      #"\frac{\partial v}{\partial u} = u"#,
      #"\frac{\partial y}{\partial u} = 1"#,
      verdicts: [.holds, .refuted, .notUnderstood]),
    LanguageCase(
      "a loss e(n) leaves the base of exponentials its letter",
      #"""
      layers 1..C
      a_i(n) is activation(layer C, unit i, sample n)
      s_i(n) is target(unit i, sample n)
      e(n) is loss(half squared error)
      x is variable
      """#,
      #"e^{-x} e^{x} = 1"#, #"e^{-x} = e^x"#,
      #"\frac{\partial e(n)}{\partial a_i(n)} = a_i(n) - s_i(n)"#,
      verdicts: [.holds, .refuted, .holds]),
    LanguageCase(
      "an e that is declared without arguments keeps its powers",
      #"""
      layers 0..L
      output width 1
      a is activation(layer L)
      y is target
      e := a - y
      """#,
      #"e^2 = (a - y)^2"#, #"e^2 = \exp(2)"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a function with a script is what the text displays for it",
      "layers 0..1\nf is activation function\nx is variable\nf_1, f_2 is function of x",
      #"f_1(x) = \frac{1}{1+e^{-x}}"#, #"f_2(x) = \frac{1-e^{-x}}{1+e^{-x}}"#,
      #"f_2(x) = 2f_1(x) - 1"#, #"f_2(x) = 2f_1(x) + 1"#, #"f_1'(x) = f_1(x)(1 - f_1(x))"#,
      #"f_2'(x) = f_2(x)(1 - f_2(x))"#,
      verdicts: [.definition, .definition, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "old and new may stand in brackets after a parameter",
      layered,
      #"w^l_{jk}(\text{new}) = w^l_{jk}(\text{old}) - \eta \frac{\partial C}{\partial w^l_{jk}}"#,
      #"w^l_{jk}(\text{new}) = w^l_{jk}(\text{old}) + \eta \frac{\partial C}{\partial w^l_{jk}}"#,
      #"b^l_j(\text{new}) = b^l_j(\text{old}) + \Delta b^l_j"#,
      #"\Delta b^l_j = -\eta \delta^l_j"#,
      #"\Delta b^l_j = -\eta \left.\frac{\partial C}{\partial b^l_j}\right|_{b^l_j(\text{old})}"#,
      #"\Delta b^l_j = -\eta \left.\frac{\partial C}{\partial z^l_j}\right|_{b^l_j(\text{old})} a^l_j"#,
      #"\Delta b^l_j = -\eta a^l_j"#,
      verdicts: [.holds, .refuted, .definition, .holds, .holds, .refuted, .refuted]),
    LanguageCase(
      "an indicator may have two conditions",
      layered,
      #"\frac{\partial w^l_{jk}}{\partial w^l_{mn}} = \mathbb{I}(j=m \text{ and } k=n)"#,
      #"\frac{\partial w^l_{jk}}{\partial w^l_{mn}} = \mathbb{1}\{j=m, k=n\}"#,
      #"\frac{\partial w^l_{jk}}{\partial w^l_{mn}} = 1_{j=m \land k=n}"#,
      #"\frac{\partial w^l_{jk}}{\partial w^l_{mn}} = \mathbb{I}(j=n \text{ and } k=m)"#,
      #"\frac{\partial w^l_{jk}}{\partial w^l_{mn}} = \mathbb{I}(j=m)"#,
      verdicts: [.holds, .holds, .holds, .illTyped, .refuted]),
    LanguageCase(
      "a primed index is an index of its own",
      layered,
      #"z^l_j = \sum_{k'=1}^{n} w^l_{jk'} a^{l-1}_{k'} + b^l_j"#,
      #"z^l_j = \sum_{k'} w^l_{jk'} a^{l-1}_{k'}"#,
      #"\frac{\partial z^l_j}{\partial z^{l-1}_k} = \sum_{j'} w^l_{jj'} \frac{\partial a^{l-1}_{j'}}{\partial z^{l-1}_k}"#,
      #"\frac{\partial z^l_j}{\partial z^{l-1}_k} = \sum_{j'} w^l_{jj'} \frac{\partial a^{l-1}_{j'}}{\partial z^{l-1}_{j'}}"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "an operator takes the whole product that follows it",
      plainProducts,
      #"\frac{\partial}{\partial\mathbf{w}} \mathbf{w}\cdot\mathbf{x} = \mathbf{x}^T"#,
      #"\frac{\partial}{\partial\mathbf{w}} \mathbf{w}\cdot\mathbf{x} = \mathbf{w}^T"#,
      #"\frac{\partial}{\partial b} \mathbf{w}\cdot\mathbf{x} + b = b"#,
      #"\frac{\partial}{\partial z} u \cdot \frac{\partial z}{\partial b} = \frac{\partial u}{\partial b}"#,
      verdicts: [.holds, .refuted, .holds, .holds]),
    LanguageCase(
      "an operator ends at a sign of multiplication where the equation holds with that",
      layered,
      #"\delta^L_j = \frac{\partial}{\partial a^L_j} C \cdot \sigma'(z^L_j)"#,
      #"\delta^L_j = -\frac{\partial}{\partial a^L_j} C \cdot \sigma'(z^L_j)"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "the sum of a vector is that of its entries, and ones are as long as is needed",
      plainProducts + "\n" + #"\vec{1} is ones"# + "\n"
        + #"\mathbf{v} := \mathbf{w} \otimes \mathbf{x}"#,
      #"\mathbf{w}\cdot\mathbf{x} = sum(\mathbf{v})"#,
      #"\frac{\partial}{\partial\mathbf{v}} sum(\mathbf{v}) = \vec{1}^T"#,
      #"\frac{\partial}{\partial\mathbf{v}} sum(\mathbf{v}) = 2\vec{1}^T"#,
      #"\vec{1}^T diag(\mathbf{x}) = \mathbf{x}^T"#,
      #"\vec{1}^T diag(\mathbf{x}) = \mathbf{w}^T"#,
      verdicts: [.holds, .holds, .refuted, .holds, .refuted]),
  ]

  static let plainProducts = #"""
    layers 0..1
    output width 1
    layout numerator
    elementwise \otimes
    \mathbf{x} is input
    \mathbf{w} is weight(into 1, from k, rows from)
    b is bias(into 1)
    z is pre-activation(layer 1)
    u is activation(layer 1)
    """#
}
