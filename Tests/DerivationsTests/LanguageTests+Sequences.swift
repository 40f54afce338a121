//===----------------------------------------------------------------------===//
// Names that go on from step to step, change in time, or are the entries of others.
//===----------------------------------------------------------------------===//

import Testing

@testable import Judging

extension LanguageTests {
  @Test(
    "What is said once of a name is no definition when it is said otherwise", arguments: sequences)
  func sequence(_ example: LanguageCase) throws { try rule(example) }

  static let sequences: [LanguageCase] = [
    LanguageCase(
      "of a name that goes on from step to step a first value is free, and no later one",
      "layers 0..1\n\\beta is constant\ng is variable",
      #"m_t = \beta m_{t-1} + (1 - \beta) g"#, #"m_0 = 0"#, #"m_t = 5 g"#, #"m_1 = 2 g"#,
      verdicts: [.definition, .definition, .notUnderstood, .notUnderstood]),
    LanguageCase(
      "an entry of what is not understood is not free",
      "layers 0..1\na is variable\nb is variable",
      #"q_k = a \clubsuit b"#, #"q_2 = a + b"#, #"r_2 = a + b"#,
      verdicts: [.notUnderstood, .notUnderstood, .definition]),
    LanguageCase(
      "a dot over what is known is how fast it changes",
      "layers 0..1\nP is array(rows 0)\ne is array(rows 0)",
      #"\dot{P} = -e"#, #"\dot{q} = -e"#,
      verdicts: [.notUnderstood, .definition]),
    LanguageCase(
      "what is named entry by entry is the vector of its entries, for derivatives too",
      #"""
      layers 0..1
      c_{j} is array(rows 0, unit j)
      x_{j} is array(rows 0, unit j)
      \gamma is variable
      y_{i} := \gamma x_i
      \ell := c^\top y
      \kappa := \sum_i c_i y_i
      """#,
      #"\frac{\partial \ell}{\partial y_i} = c_i"#, #"\frac{\partial \ell}{\partial y} = c"#,
      #"\frac{\partial \kappa}{\partial y_i} = c_i"#, #"\frac{\partial \kappa}{\partial y} = c"#,
      #"\frac{\partial \kappa}{\partial y_2} = c_1"#, #"\frac{\partial \ell}{\partial y} = x"#,
      verdicts: [.holds, .holds, .holds, .holds, .refuted, .refuted]),
    LanguageCase(
      "a product of two new values is none",
      "layers 0..1\nu, v, r is variable\n\\eta is constant",
      #"u' = u - \eta r v"#, #"u'v' = u v - \eta r (u^2 + v^2)"#,
      verdicts: [.definition, .illTyped]),
    LanguageCase(
      "narrow spaces part the digits of a number",
      "layers 0..1",
      #"784 \cdot 100 + 100 + 100 \cdot 10 + 10 = 79\,510"#,
      #"784 \cdot 100 + 100 = 78\,510"#, #"2\,000\,000 = 2 \cdot 10^6"#,
      verdicts: [.holds, .refuted, .holds]),
    LanguageCase(
      "the entries of an identity matrix are Kronecker's δ",
      #"""
      layers 0..1
      z_j is pre-activation(layer 1, unit j)
      p_j is activation(layer 1, unit j)
      softmax is activation function(output)
      I is identity matrix
      """#,
      #"\frac{\partial p_k}{\partial z_j} = p_k (I_{kj} - p_j)"#,
      #"\frac{\partial p_k}{\partial z_j} = p_k (I_{kj} - p_k)"#,
      verdicts: [.conditional, .refuted]),
  ]
}
