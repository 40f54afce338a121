//===----------------------------------------------------------------------===//
// What a derivative is of, and by.
//===----------------------------------------------------------------------===//

extension LanguageTests {
  static let derivatives: [LanguageCase] = [
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
      "the slope of ReLU cannot be left out",
      layered.replacing("(sigmoid)", with: "(hidden, relu)"),
      #"\delta^{L-1} = (W^L)^T \delta^L \odot \sigma'(z^{L-1}), \quad \delta^{L-1} = (W^L)^T \delta^L"#,
      verdicts: [.holds, .refuted]),
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
      "an identity matrix and ones are as large as what is counted below them",
      layered + #"""
        n_l is width(layer l)
        I is identity matrix
        """#,
      #"\frac{\partial z^l}{\partial b^l} = I_{n_l}, \quad \frac{\partial z^l}{\partial b^l} = I_{n_{l-1}}"#,
      #"\sum_j z^l_j = \mathbf{1}_{n_l}^T z^l, \quad \sum_j z^l_j = \mathbf{1}_{n_{l+1}}^T z^l"#,
      #"\sum_j z^l_j = 2\, \mathbf{1}_{n_l}^T z^l"#,
      verdicts: [.holds, .illTyped, .holds, .illTyped, .refuted]),
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
      "a derivative of entries by entries may stand among vectors",
      layered,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot \frac{\partial \sigma(z^l)}{\partial z^l}"#,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot \frac{\partial z^{l+1}}{\partial a^l}"#,
      verdicts: [.conditional, .illTyped]),
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
}
