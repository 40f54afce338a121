//===----------------------------------------------------------------------===//
// What holds only if it is meant so: other losses, functions and numbers of units.
//===----------------------------------------------------------------------===//

import Testing

@testable import Derivations
@testable import Judging
@testable import MathText
@testable import Meaning
@testable import Syntax

extension LanguageTests {
  @Test("What holds only if it is meant so, beside what holds and what does not", arguments: meant)
  func meantSo(_ example: LanguageCase) throws { try rule(example) }

  static let meant: [LanguageCase] = [
    LanguageCase(
      "a loss that is displayed again, as another, is another only if it is meant so",
      functionless,
      #"C = \frac{1}{2} \sum_j (a^L_j - y_j)^2"#,
      #"C = -\sum_j y_j \ln a^L_j"#,
      #"C = \sum_j (a^L_j - y_j)^2"#,
      #"C = \sum_j (a^L_j - y_j)^6"#,
      #"\frac{\partial C}{\partial a^L_j} = a^L_j"#,
      #"\frac{\partial C}{\partial a^L_j} = a^L_j - y_j"#,
      verdicts: [.definition, .definition, .conditional, .conditional, .refuted, .conditional]),
    LanguageCase(
      "an output displayed as a known function has it only if its named function is that",
      functionless + "f is activation function",
      #"a^L = z^L"#, #"a^l = z^l"#, #"a^L = f(z^L)"#,
      verdicts: [.conditional, .refuted, .holds]),
    LanguageCase(
      "a name whose definition is not understood is given no other meaning",
      layered,
      #"q_j = \frac{a^l_j}{\tau}"#, "q_j = z^l_j", #"\sum_j q_j = \sum_j z^l_j"#,
      "z^l_j =: q_j", "q = z^l", "q_0 = z^l_1",
      verdicts: Array(repeating: .notUnderstood, count: 6)),
    LanguageCase(
      "an index that is not understood is no name in others' scripts",
      layered,
      #"k = \arg\max_j a^L_j"#, #"C = \frac{1}{2} \sum_k (a^L_k - y_k)^2"#,
      verdicts: [.notUnderstood, .holds]),
    LanguageCase(
      "an output that is displayed as another function is another only if it is meant so",
      functionless,
      #"a^L = \tanh(z^L)"#, #"a^L = z^L"#,
      #"\frac{\partial a^L_j}{\partial z^L_j} = 1 - (a^L_j)^2"#,
      verdicts: [.holds, .conditional, .holds]),
    LanguageCase(
      "what the text sums over is how many there are only if it is meant so",
      layered,
      #"z^l_j = \sum_{k=1}^{m} w^l_{jk} a^{l-1}_k + b^l_j"#,
      #"C = \frac{1}{2} \sum_m (a^L_m - y_m)^2"#,
      verdicts: [.conditional, .holds]),
    LanguageCase(
      "where the number of units has a letter, writing some out does not say how many there are",
      layered + "K is width(layer 1)",
      #"\sum_j a^1_j = a^1_1 + a^1_2"#, #"\sum_{j=1}^{K} a^1_j = \sum_j a^1_j"#,
      verdicts: [.conditional, .holds]),
    LanguageCase(
      "an operator that is not known is no slip for a name",
      layered + "c is constant",
      #"\arg\max_k y_k = c"#, #"\det W^l = c"#,
      verdicts: [.notUnderstood, .notUnderstood]),
    LanguageCase(
      "what is worked out with a count holds only if the count is what makes it so",
      layered + "m is sample count",
      #"\frac{1}{m} 0.62 = 0.31"#, #"\frac{1}{m} (0.62 + 0.10) = 0.50"#,
      #"\frac{1}{m} 0.62 \cdot a^L_1 = 0.31"#, #"\frac{1}{m} (0.2 m) = 0.2"#,
      #"\frac{1}{m} 18600.5 = 0.31"#, #"\frac{1}{m - 1} 0.62 = 0.91"#,
      verdicts: [.conditional, .refuted, .notAClaim, .notAClaim, .notAClaim, .refuted]),
    LanguageCase(
      "a sum over the inputs is none of one example",
      #"""
      layers 0..L
      x is input
      y is target
      a^L is activation(layer L)
      n is sample count
      C is mean loss(half squared error)
      """#,
      #"C = \frac{1}{2n} \sum_x \|y(x) - a^L(x)\|^2"#,
      #"C = \frac{1}{2} \sum_x \|y(x) - a^L(x)\|^2"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "functions of different layers are all told apart",
      #"""
      layers 0..L
      a^l is activation(layer l)
      z^l is pre-activation(layer l)
      f_l is activation function(layer l, elementwise)
      """#,
      #"a^{L-1} = f_{L-1}(z^{L-1})"#, #"a^{L-1} = f_L(z^{L-1})"#,
      verdicts: [.holds, .refuted]),
  ]
}
