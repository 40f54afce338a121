//===----------------------------------------------------------------------===//
// Rules of the language of such texts: what looks like something else.
//===----------------------------------------------------------------------===//

@testable import Judging

extension LanguageTests {
  static let lookalikes: [LanguageCase] = [
    LanguageCase(
      "two bars in a call are an absolute value, one alone parts arguments",
      "x, y is variable\nr is activation function(hidden, relu)",
      #"\max(|x|, |y|) = \frac{|x + y| + |x - y|}{2}, \quad r(|x| y) = |x| r(y)"#,
      #"\max(|x|, |y|) = \max(x, y), \quad r(|x| y) = x r(y)"#,
      verdicts: [.holds, .holds, .refuted, .refuted]),
    LanguageCase(
      "a product ends before another that does not name its index",
      "layers 0..L\nn is sample count\nw_l is variable",
      #"\prod_{i=1}^{3} i \prod_{j=1}^{2} j = 12, \quad \prod_{i=1}^{3} \prod_{j=1}^{2} i = 36"#,
      #"\prod_{i=1}^{3} i \prod_{i=2}^{3} i = 36, \quad \prod_{i=1}^{3} i \prod_{j=1}^{2} j = 48"#,
      verdicts: [.holds, .holds, .holds, .refuted]),
    LanguageCase(
      "sums of numbers are numbers, and a condition that shuts out a point speaks of all others",
      "layers 0..L\nz is variable\ng is activation function(hidden, leaky-relu)",
      #"\frac14 \sum_{k=1}^{4} (k - 2.5)^2 = 1.25, \quad \frac13 \sum_{k=1}^{4} (k - 2.5)^2 = 1.25"#,
      #"g'(z)\, g'(-z) = 0.01 \quad (z \ne 0)"#,
      #"g'(z)\, g'(-z) = 0.001 \quad (z \ne 0)"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "names with numbers of their own are not each other's new values",
      "a_0, a_1, a_2, v_1, v_2, g, m is variable",
      #"a_1 = a_0 + v_1, \quad v_2 = m v_1 - g, \quad a_2 = a_1 + v_2"#,
      #"a_2 = a_1 + m (a_1 - a_0) - g, \quad a_2 = a_1 - m (a_1 - a_0) - g"#,
      verdicts: [.definition, .definition, .definition, .holds, .refuted]),
    LanguageCase(
      "layers that are as wide as each other may be meant to be alike",
      #"""
      layers 0..2
      widths 2 2 2
      x is input
      h is activation(layer 1)
      A is weight(into 1, rows to)
      B is weight(into 2, rows to)
      """#,
      #"(A B)^T = B^T A^T, \quad \operatorname{tr}(A B) = \operatorname{tr}(B A)"#,
      #"x^T A x = x^T A^T x, \quad A B = B A, \quad h = B h"#,
      verdicts: [.conditional, .conditional, .conditional, .illTyped, .illTyped]),
    LanguageCase(
      "a name that is an operator in the notation is one in the text",
      "s, t is variable\n\\operatorname{sp} is activation function(hidden, softplus)",
      #"\operatorname{sp}(t) - \operatorname{sp}(-t) = t"#,
      #"\operatorname{sp}(t) + \operatorname{sp}(-t) = t"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "sums over all pairs of different units, by a unit of any layer",
      "layers 1..K\nr_{k,a} is activation(layer k, unit a)",
      #"\frac{\partial}{\partial r_{k,c}} \sum_{a} \sum_{b \ne a} r_{k,a}\, r_{k,b} = 2 \sum_{b \ne c} r_{k,b}"#,
      #"\frac{\partial}{\partial r_{k,c}} \sum_{a} \sum_{b \ne a} r_{k,a}\, r_{k,b} = 2 \sum_b r_{k,b}"#,
      verdicts: [.holds, .refuted]),
  ]
}
