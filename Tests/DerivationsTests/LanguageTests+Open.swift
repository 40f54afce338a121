//===----------------------------------------------------------------------===//
// What a notation leaves open: losses, limits of sums, biases, conditions in words.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

extension LanguageTests {
  @Test(
    "What a notation leaves open, one equation that holds and one that does not", arguments: open)
  func openly(_ example: LanguageCase) throws { try rule(example) }

  /// Biases in the first of two layers.
  static let biasedOnce = #"""
    layers 0..2
    x is input
    h is activation(layer 1)
    z is pre-activation(layer 2)
    W is weight(into 1)
    U is weight(into 2)
    b is bias(into 1)
    g is activation function(hidden)

    """#

  /// Layers of which nothing says which functions they have.
  static let functionless = #"""
    layers 0..L
    a^l_j is activation(layer l, unit j)
    z^l_j is pre-activation(layer l, unit j)
    W^l is weight(into l)
    b^l_j is bias(into l, unit j)
    y_j is target(unit j)
    C is loss

    """#

  static let open: [LanguageCase] = [
    LanguageCase(
      "outputs of any layer that are displayed as a known function have it from there on",
      functionless,
      #"a^l = \tanh(z^{l-1})"#,
      #"a^l = \tanh(z^l)"#,
      #"\frac{\partial a^l_j}{\partial z^l_j} = 1 - (a^l_j)^2"#,
      #"\frac{\partial a^l_j}{\partial z^l_j} = 1 - (z^l_j)^2"#,
      verdicts: [.illTyped, .holds, .holds, .refuted]),
    LanguageCase(
      "a middle layer is not taken for the last where the equation names the last",
      functionless,
      #"\frac{\partial C}{\partial b^1} = \frac{\partial C}{\partial z^1}"#,
      #"\frac{\partial C}{\partial z^1} = \frac{\partial C}{\partial z^L}"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "nothing is known of what a name that nothing declares has to do with the network",
      functionless,
      #"\frac{\partial C}{\partial p} = 0"#,
      #"\frac{\partial C}{\partial z^L} = \frac{\partial C}{\partial p} \frac{\partial p}{\partial z^L}"#,
      verdicts: [.notUnderstood, .notUnderstood]),
    LanguageCase(
      "an e with an index is a name like any other",
      functionless,
      #"e_j = a^L_j - y_j"#,
      #"C = \frac{1}{2} \sum_j e_j^2"#,
      #"\frac{\partial C}{\partial a^L_j} = e_j"#,
      #"\frac{\partial C}{\partial a^L_j} = -e_j"#,
      verdicts: [.definition, .definition, .holds, .refuted]),
    LanguageCase(
      "a function of all weights of which nothing else is known, until it is displayed",
      functionless
        + "\\theta is parameters\n\\lambda is constant\nR(\\theta) is function of \\theta",
      #"J = C + \lambda R(\theta)"#,
      #"\nabla_{W^l} J = \nabla_{W^l} C + \lambda \nabla_{W^l} R(\theta)"#,
      #"\nabla_{W^l} J = \nabla_{W^l} C + \nabla_{W^l} R(\theta)"#,
      #"\nabla_{W^l} R(\theta) = W^l"#,
      #"R(\theta) = \frac{1}{2} \sum_{l=1}^{L} \|W^l\|_F^2"#,
      #"\nabla_{W^l} R(\theta) = W^l"#,
      verdicts: [.definition, .holds, .refuted, .refuted, .definition, .holds]),
    LanguageCase(
      "the cross-entropy of outputs that are no probabilities is that of their softmax",
      #"""
      layers 1..L+1
      samples in rows
      no biases
      X is input(all samples)
      Z_i is activation(layer i, all samples)
      W_i is weight(into i+1, rows from)
      \sigma_i is activation function(layer i+1, elementwise)
      I_y is target(all samples)
      \ell is total loss(cross entropy)
      S := \mathrm{softmax}(Z_{L+1})
      """#,
      #"\ell = -\sum_{i} \sum_j (I_y)_{ij} \log (S)_{ij}"#,
      #"\nabla_{Z_{L+1}} \ell = S - I_y"#,
      #"\nabla_{Z_{L+1}} \ell = S + I_y"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "functions and losses that nobody puts together are taken as they are declared",
      #"""
      layers 0..L
      a_j is output(unit j)
      y_j is target(unit j)
      g is activation function(tanh)
      C is loss(cross entropy)
      """#,
      #"\frac{\partial C}{\partial a_j} = -\frac{y_j}{a_j}"#,
      #"\frac{\partial C}{\partial a_j} = 7 a_j"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a loss is none that only part of a sum could agree with",
      #"""
      layers 0..L
      a^l_j is activation(layer l, unit j)
      z^l_j is pre-activation(layer l, unit j)
      y_j is target(unit j)
      g is activation function
      C is loss
      """#,
      #"C = -\sum_j y_j \log a^L_j"#,
      #"\frac{\partial C}{\partial a^L_j} = -\frac{y_j}{a^L_j}"#,
      #"\frac{\partial C}{\partial a^L_j} = a^L_j - y_j"#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "biases may be missing in some layers",
      biasedOnce + "no biases into 2",
      #"h = g(W x + b), \qquad z = U h"#,
      #"h = g(W x), \qquad z = U h + b"#,
      verdicts: [.holds, .holds, .refuted, .illTyped]),
    LanguageCase(
      "a depth at which there is too little to multiply says nothing",
      #"""
      layers 0..L
      no biases
      output width 1
      x is input
      f is output
      W_i is weight(into i)
      s_i is pre-activation(layer i)
      A_i := \operatorname{diag}(g'(s_i))
      g is activation function(hidden, relu)
      h is activation function(output, identity)
      """#,
      #"\frac{d f}{d W_i} = (W_L A_{L-1} \cdots W_{i+1} A_i)^T (A_{i-1} W_{i-1} \cdots A_1 W_1 x)^T"#,
      #"\frac{d f}{d W_i} = -(W_L A_{L-1} \cdots W_{i+1} A_i)^T (A_{i-1} W_{i-1} \cdots A_1 W_1 x)^T"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "outputs may be rows beside errors that are columns",
      #"""
      layers 0..L
      no biases
      o^l is activation(layer l, row)
      W_l is weight(into l, rows from)
      d^l is delta(layer l)
      D_l := \operatorname{diag}(s'(u^l))
      u^l is pre-activation(layer l, row)
      s is activation function
      """#,
      #"u^l = o^{l-1} W_l, \qquad d^l = D_l W_{l+1} d^{l+1}"#,
      #"u^l = W_l o^{l-1}, \qquad d^l = d^{l+1} W_{l+1} D_l"#,
      verdicts: [.holds, .holds, .illTyped, .illTyped]),
    LanguageCase(
      "where no bias is declared there is none",
      biasedOnce,
      #"h = g(W x + b), \qquad z = U h"#,
      #"h = g(W x), \qquad z = U h + b"#,
      verdicts: [.holds, .holds, .refuted, .illTyped]),
    LanguageCase(
      "a sum up to a bare letter runs over all there are",
      layered,
      #"z^l_j = \sum_{k=1}^{n} w^l_{jk} a^{l-1}_k + b^l_j"#,
      #"z^l_j = \sum_{k=0}^{n-1} w^l_{jk} a^{l-1}_k + b^l_j"#,
      #"z^l_j = \sum_{k=1}^{n} w^l_{kj} a^{l-1}_k + b^l_j"#,
      verdicts: [.holds, .holds, .illTyped]),
    LanguageCase(
      "a sum up to an index of the equation ends there",
      layered,
      #"\sum_{k=1}^{j} a^l_k - \sum_{k=1}^{j-1} a^l_k = a^l_j"#,
      #"\sum_{k=1}^{j} a^l_k = a^l_j"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "folded biases have values",
      #"""
      layers 0..L
      biases folded
      a^l_j is activation(layer l, unit j)
      z^l_j is pre-activation(layer l, unit j)
      w^l_{jk} is weight(into l, to j, from k)
      n_l is width(layer l)
      """#,
      #"z^l_j = \sum_{k=0}^{n_{l-1}} w^l_{jk} a^{l-1}_k"#,
      #"z^l_j = \sum_{k=1}^{n_{l-1}} w^l_{jk} a^{l-1}_k"#,
      #"w^l_{j0} = 0"#,
      #"z^l_j = \sum_k w^l_{jk} a^{l-1}_k"#,
      verdicts: [.holds, .refuted, .refuted, .holds]),
    LanguageCase(
      "a row of ones is added to no column",
      layered + "\\mathbf{1} is ones",
      #"z^l - \mathbf{1} = W^l a^{l-1} + b^l - \mathbf{1}"#,
      #"z^l + \mathbf{1}^T = W^l a^{l-1} + b^l + \mathbf{1}^T"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "what one loss displays says nothing of another that is declared",
      #"""
      layers 0..L
      a_j is output(unit j)
      y_j is target(unit j)
      E is loss(cross entropy)
      F is loss(half squared error)
      """#,
      #"E = -\sum_j y_j \log a_j"#,
      #"\frac{\partial F}{\partial a_j} = a_j - y_j"#,
      #"\frac{\partial E}{\partial a_j} = -\frac{y_j}{a_j}"#,
      #"\frac{\partial E}{\partial a_j} = a_j - y_j"#,
      verdicts: [.holds, .holds, .holds, .refuted]),
    LanguageCase(
      "what is left open may be a softplus or a squared error without its half",
      #"""
      layers 0..L
      a^l_j is activation(layer l, unit j)
      z^l_j is pre-activation(layer l, unit j)
      y_j is target(unit j)
      f is activation function(elementwise)
      C is loss
      """#,
      #"f'(z^l_j) = 1 - e^{-a^l_j}"#, #"f'(z^l_j) = 1 + e^{-a^l_j}"#,
      #"\frac{\partial C}{\partial a^L_j} = 2 (a^L_j - y_j)"#,
      #"\frac{\partial C}{\partial a^L_j} = -\frac{y_j}{a^L_j}"#,
      #"\frac{\partial C}{\partial a^L_j} = 3 (a^L_j - y_j)"#,
      verdicts: [.conditional, .refuted, .conditional, .conditional, .refuted]),
    LanguageCase(
      "which numbers an array holds is not understood of one that may hold any",
      #"""
      layers 0..1
      x_j is array(rows 0, unit j)
      p_j is array(rows 0, unit j)
      """#,
      #"p_j = \frac{e^{x_j}}{\sum_k e^{x_k}}"#, #"\sum_j p_j = 1"#,
      #"\frac{\partial p_i}{\partial x_j} = 0"#, #"x_j = x_j + 1"#,
      verdicts: [.notUnderstood, .notUnderstood, .notUnderstood, .refuted]),
    LanguageCase(
      "gradients in rows stay rows where a vector is one",
      #"""
      layers 0..1
      samples in rows
      gradients in rows
      o_j is output(unit j)
      t_j is target(unit j)
      E is loss(half squared error)
      """#,
      #"\frac{\partial E}{\partial o} = o - t"#, #"\frac{\partial E}{\partial o} = (o - t)^T"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "weight decay is added to whatever loss is declared with it",
      #"""
      layers 0..L
      W^l is weight(into l)
      E is loss
      J is loss(weight decay \lambda)
      """#,
      #"\nabla_{W^l} J = \nabla_{W^l} E + \lambda W^l"#,
      #"\nabla_{W^l} J = \nabla_{W^l} E"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "the letter of the last layer may be that of the loss",
      #"""
      layers 0..L
      a^l_j is activation(layer l, unit j)
      y_j is target(unit j)
      L is loss(half squared error)
      """#,
      #"\frac{\partial L}{\partial a^L_j} = a^L_j - y_j"#,
      #"\frac{\partial L}{\partial a^L_j} = y_j - a^L_j"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a function of plain variables may be written anew in names for its parts",
      "layers 0..1\nx, c, d, e, f is variable",
      #"f(x) = \sqrt{x^2} + \cos(x^2)"#, #"c = x^2"#, #"d = \sqrt{c}"#, #"e = \cos(c)"#,
      #"f = d + e"#, #"\frac{\partial f}{\partial d} = 1"#, #"\frac{\partial f}{\partial e} = 2"#,
      verdicts: [
        .definition, .definition, .definition, .definition, .definition, .holds, .refuted,
      ]),
    LanguageCase(
      "∂ may hold the other variables of a formula, or not",
      "layers 0..1\nx, a, b, c is variable",
      #"a = x^2"#, #"b = \exp(a)"#, #"c = a + b"#, #"\frac{\partial c}{\partial a} = 1"#,
      #"\frac{\partial c}{\partial a} = 1 + b"#, #"\frac{\partial c}{\partial a} = b"#,
      verdicts: [.definition, .definition, .definition, .holds, .holds, .refuted]),
  ]
}
