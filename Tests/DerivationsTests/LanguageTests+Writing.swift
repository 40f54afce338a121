//===----------------------------------------------------------------------===//
// The same said in other signs.
//===----------------------------------------------------------------------===//

extension LanguageTests {
  private static let softmaxed = """
    layers 0..L
    a^L_j is output(unit j)
    z^L_j is pre-activation(layer L, unit j)
    \\sigma is activation function(output, softmax)
    """

  static let writing: [LanguageCase] = [
    LanguageCase(
      "a quantifier with its sign is no claim",
      layered,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot \sigma'(z^l), \quad \forall\, l = 1, \dots, L-1"#,
      verdicts: [.holds]),
    LanguageCase(
      "of cases that words tell apart, the declared symbols are about one",
      layered,
      #"\delta^L_j = \begin{cases} (a^L_j - y_j) \sigma'(z^L_j) & \text{at the output} \\ \sum_k w^L_{kj} \delta^L_k & \text{inside} \end{cases}"#,
      verdicts: [.conditional]),
    LanguageCase(
      "a condition before a colon counts for what its row says behind it",
      softmaxed,
      #"""
      \begin{align*}
      i = j: \quad & \frac{\partial a^L_i}{\partial z^L_j} = a^L_i (1 - a^L_i) \\
      i \neq j: \quad & \frac{\partial a^L_i}{\partial z^L_j} = -a^L_i a^L_j
      \end{align*}
      """#,
      #"""
      \begin{align*}
      \text{if } i = j: & \quad \frac{\partial a^L_i}{\partial z^L_j} = -a^L_i a^L_j \\
      \text{if } i \neq j: & \quad \frac{\partial a^L_i}{\partial z^L_j} = a^L_i (1 - a^L_i)
      \end{align*}
      """#,
      verdicts: [.holds, .notAClaim, .holds, .refuted, .notAClaim, .refuted]),
    LanguageCase(
      "characters may be fractions", layered, "C = ½ \\sum_j (a^L_j - y_j)^2",
      "C = ⅓ \\sum_j (a^L_j - y_j)^2",
      verdicts: [.holds, .refuted]),
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
      "the output layer may be one above the last letter; examples may be counted in braces",
      layered.replacing("0..L", with: "0..L+1").replacing("a^L", with: "a^{L+1}")
        + #"x^{\{i\}} is input(sample i)"#,
      #"\delta^{L+1} = (a^{L+1} - y) \odot \sigma'(z^{L+1}), \quad C(x^{\{i\}}) = \frac12 \| a^{L+1}(x^{\{i\}}) - y \|^2"#,
      #"\delta^L = (W^{L+1})^T \delta^{L+1} \odot \sigma'(z^L), \quad \delta^L = (a^L - y) \odot \sigma'(z^L)"#,
      verdicts: [.holds, .holds, .holds, .illTyped]),
    LanguageCase(
      "a product of nothing is no crash", layered, #"C = np.dot()"#, verdicts: [.notUnderstood]),
  ]
}
