//===----------------------------------------------------------------------===//
// Approximations, inequalities, rounding, and sizes that an equation writes out.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

extension LanguageTests {
  @Test("What compares, and what holds for some sizes alone", arguments: comparisons)
  func compared(_ example: LanguageCase) throws { try rule(example) }

  /// Layers by letters, of any size.
  static let sized = #"""
    layers 0..L
    a^l_j is activation(layer l, unit j)
    z^l_j is pre-activation(layer l, unit j)
    w^l_{jk} is weight(into l, to j, from k)
    b^l_j is bias(into l, unit j)
    \delta^l_j is delta(layer l, unit j)
    y_j is target(unit j)
    \sigma is activation function(sigmoid)
    C is loss(half squared error)

    """#

  static let comparisons: [LanguageCase] = [
    LanguageCase(
      "numbers too small or too large to be seen hide what differs",
      layered,
      #"z^l_j + 10^{-30} w^l_{jk} = z^l_j"#, #"z^l_j (1 + e^{-1000}) = z^l_j"#,
      #"\sigma(z^l_j + 1000) = 1"#, #"\min(z^l_j, 10^9) = z^l_j"#,
      #"\tanh((z^l_j)^2 + 20) = 1"#, #"\sigma(z^l_j + 90) = 1"#,
      #"e^{z^l_j + 5} = e^5 e^{z^l_j}"#, #"\ln(100 (z^l_j)^2) = 2 \ln 10 + 2 \ln |z^l_j|"#,
      #"\max(0, 200 z^l_j) = 2 \max(0, 100 z^l_j)"#,
      #"\frac{a^l_j}{1000} = 10^{-3} \sigma(z^l_j)"#, #"\min(z^l_j, 10^9) = \min(10^9, z^l_j)"#,
      verdicts: [
        .notUnderstood, .notUnderstood, .notUnderstood, .refuted, .notUnderstood, .notUnderstood,
        .holds, .holds, .holds, .holds, .holds,
      ]),
    LanguageCase(
      "π and e beside numbers near them are what all know by them",
      "layers 0..1",
      #"\pi = 3.1416"#, #"\pi = 3.1415"#, #"\frac{22}{7} < \pi"#, #"\frac{22}{7} > \pi"#,
      #"e = 2.71828"#, #"e = 2.71826"#, #"\pi = 0.3"#,
      verdicts: [.holds, .refuted, .refuted, .holds, .holds, .refuted, .definition]),
    LanguageCase(
      "an approximation between numbers is right to the last digit printed", "",
      #"\frac{1}{1 + e^{-0.3775}} \approx 0.593"#,
      #"\frac{1}{1 + e^{-0.3775}} \approx 0.6"#,
      #"\frac{1}{1 + e^{-0.3775}} \approx 0.7"#,
      #"e^{10} \approx 22026"#,
      #"e^{10} \approx 22000"#,
      #"e^{10} \approx 23000"#,
      #"e^{3.6} \approx 36.5"#,
      verdicts: [.holds, .holds, .refuted, .holds, .holds, .refuted, .conditional]),
    LanguageCase(
      "a definition's own slot is not summed over", sized,
      #"s_k = \sum_{j \ne k} a^1_j a^1_k"#,
      #"s_k = a^1_k (\sum_j a^1_j - a^1_k)"#,
      #"s_k = a^1_k \sum_j a^1_j"#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "what stands at the end of a chain is judged like the rest of it", sized,
      #"2 \cdot 0.15 = 0.3 \approx 0.5"#,
      #"\sigma'(z^l_j) = \sigma(z^l_j)(1 - \sigma(z^l_j)) \le \frac{1}{5}"#,
      #"0.3 < 0.5"#,
      #"0.5 < 0.3"#,
      #"0.1 + 0.2 > 0.3"#,
      #"(1, 9) < (2, 3)"#,
      verdicts: [
        .holds, .refuted, .holds, .notUnderstood, .holds, .refuted, .refuted, .notUnderstood,
      ]),
    LanguageCase(
      "an inequality says of a bare name what it may be, and of anything else it is not judged",
      sized,
      #"\eta > 0"#,
      #"\sigma'(z^l_j) \le \frac{1}{4}"#,
      #"x^2 \ge x"#,
      verdicts: [.notAClaim, .notUnderstood, .notUnderstood]),
    LanguageCase(
      "a result with more digits than rounded numbers warrant rests on that they were", "",
      #"\frac{1}{1 + e^{-0.3775}} = 0.593269992"#,
      #"\frac{1}{1 + e^{-0.3775}} = 0.593269892"#,
      #"\frac{1}{1 + e^{-0.3775}} = 0.5933"#,
      #"\frac{1}{1 + e^{-0.3775}} = 0.594269992"#,
      verdicts: [.holds, .conditional, .holds, .refuted]),
    LanguageCase(
      "what writes out the units of any layer holds for layers of that many", sized,
      #"z^l_j = w^l_{j1} a^{l-1}_1 + w^l_{j2} a^{l-1}_2 + b^l_j"#,
      #"\sum_{j=1}^{3} a^L_j = \sum_j a^L_j"#,
      #"\frac{\partial C}{\partial w^l_{11}} = \delta^l_1 a^{l-1}_1"#,
      #"z^2_j = w^2_{j1} a^1_1 + w^2_{j2} a^1_2 + b^2_j"#,
      verdicts: [.conditional, .conditional, .holds, .holds]),
    LanguageCase(
      "of a text that calls its last layer L another may be the last only if it says so", sized,
      #"\delta^3_j = (a^3_j - y_j) \sigma'(z^3_j)"#,
      #"\delta^L_j = (a^L_j - y_j) \sigma'(z^L_j)"#,
      verdicts: [.conditional, .holds]),
    LanguageCase(
      "of a text that does not, the last that it writes out is", sized,
      #"\delta^3_j = (a^3_j - y_j) \sigma'(z^3_j)"#,
      verdicts: [.holds]),
    LanguageCase(
      "a sum up to an index runs up to it, and a sum from an index from it", sized,
      #"\sum_{k=1}^{j} a^l_k = \sum_k a^l_k"#,
      #"\sum_{j} \sum_{k=1}^{j} a^l_j b^l_k = \sum_k \sum_{j=1}^{k} a^l_j b^l_k"#,
      #"\sum_{j=1}^{n_l} \sum_{k=1}^{j} a^l_j b^l_k = \sum_{k=1}^{n_l} \sum_{j=k}^{n_l} a^l_j b^l_k"#,
      #"\sum_{m=1}^{l} n_m = \sum_{m=1}^{L} n_m"#,
      #"\sum_{k=1}^{n} a^l_k = \sum_k a^l_k"#,
      verdicts: [.refuted, .refuted, .holds, .notUnderstood, .holds]),
    LanguageCase(
      "a sum over pairs runs over both", sized,
      #"\sum_{j<k} a^l_j a^l_k = \sum_{j>k} a^l_j a^l_k"#,
      #"2 \sum_{j<k} a^l_j a^l_k + \sum_j (a^l_j)^2 = (\sum_j a^l_j)^2"#,
      #"2 \sum_{j<k} a^l_j a^l_k = (\sum_j a^l_j)^2"#,
      #"\sum_{j \ne k} a^l_j = \sum_j a^l_j - a^l_k"#,
      verdicts: [.holds, .holds, .refuted, .holds]),
    LanguageCase(
      "of branches by layers each counts where it is, and nowhere else", sized,
      #"""
      \delta^l_j = \begin{cases} (a^L_j - y_j) \sigma'(z^L_j) & l = L \\
      \sum_k w^{l+1}_{kj} \delta^{l+1}_k \sigma'(z^l_j) & l < L \end{cases}
      """#,
      #"""
      \delta^l_j = \begin{cases} (a^L_j - y_j) \sigma'(z^L_j) & l = L \\
      \sum_k w^{l+1}_{kj} \delta^{l+1}_k & l < L \end{cases}
      """#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "several losses are each what they are declared to be",
      sized + "S is loss(squared error)\nB is loss(binary cross entropy)\n",
      #"C = S"#,
      #"C = \frac{1}{2} S"#,
      #"\frac{\partial B}{\partial z^L_j} = \frac{\partial C}{\partial a^L_j}"#,
      #"\frac{\partial B}{\partial a^L_j} = \frac{\partial C}{\partial a^L_j}"#,
      verdicts: [.refuted, .holds, .holds, .refuted]),
    LanguageCase(
      "the identity is a matrix, also beside the sign of the product of entries",
      sized + "I is identity matrix\nA^l is weight(into l)\n",
      #"A^l (A^l)^T \odot I = A^l (A^l)^T"#,
      #"\operatorname{tr}(A^l (A^l)^T \odot I) = \operatorname{tr} A^l (A^l)^T"#,
      #"\operatorname{tr}(I) = 1"#,
      #"I = 1"#,
      verdicts: [.refuted, .holds, .notUnderstood, .illTyped]),
    LanguageCase(
      "⊗ is the outer product of two columns",
      sized + "A^l is weight(into l)\n",
      #"\frac{\partial C}{\partial A^l} = \delta^l \otimes a^{l-1}"#,
      #"\frac{\partial C}{\partial A^l} = a^{l-1} \otimes \delta^l"#,
      #"A^l \otimes a^{l-1} = A^l a^{l-1}"#,
      verdicts: [.holds, .illTyped, .notUnderstood]),
    LanguageCase(
      "without brackets a function is of a number and what it multiplies",
      "t is variable\n",
      #"\exp 2 t = (\exp t)^2"#,
      #"\exp 2 t = 2 \exp t"#,
      #"\log 2 + \log t = \log 2 t"#,
      verdicts: [.holds, .refuted, .holds]),
    LanguageCase(
      "what parameters are after a step, less what they were, is no nothing",
      sized + "W^l is weight(into l)\n\\eta is learning rate\n",
      #"W^l(t+1) - W^l(t) = -\eta \frac{\partial C}{\partial W^l(t)}"#,
      #"W^l_{\text{new}} - W^l = \eta \frac{\partial C}{\partial W^l}"#,
      #"W^l(t+1) - W^l(t) + 2 W^l(t) = -\eta \frac{\partial C}{\partial W^l(t)} + 4 W^l(t)"#,
      verdicts: [.holds, .refuted, .refuted]),
    LanguageCase(
      "a loss without a sum is that of one output, if there is one", sized,
      #"C = \frac{1}{2} (y - a^L)(y - a^L)^T"#,
      verdicts: [.conditional]),
    LanguageCase(
      "what a network computes is no condition where it stands alone in an inequality",
      layered,
      #"\eta > 0"#,
      #"0 < a^l_j < \frac12"#,
      #"C < 0"#,
      verdicts: [.notAClaim, .notUnderstood, .notUnderstood]),
  ]
}
