//===----------------------------------------------------------------------===//
// Rules of the language of such texts: how networks are written about.
//===----------------------------------------------------------------------===//

@testable import Judging
@testable import Meaning

extension LanguageTests {
  static let networks: [LanguageCase] = [
    LanguageCase(
      "with the biases in unit 0 units are counted from 0, said or not",
      "layers 0..K\nunits from 0\nbiases folded\no^k_i is activation(layer k, unit i)\n"
        + "s^k_i is pre-activation(layer k, unit i)\nw^k_{ij} is weight(into k, to j, from i)",
      #"o^k_0 = 1"#, #"o^k_1 = 1"#, #"\frac{\partial s^k_j}{\partial w^k_{0j}} = 1"#,
      verdicts: [.holds, .refuted, .holds]),
    LanguageCase(
      "a sum may end before the last unit where widths are declared",
      "layers 0..1\nwidths 3 1\nh_j is input(unit j)\nv_j is weight(into 1, from j)\n"
        + "d is bias(into 1)\nz is pre-activation(layer 1)",
      #"z - d - v_3 h_3 = \sum_{j=1}^{2} v_j h_j"#, #"z - d = \sum_{j=1}^{2} v_j h_j"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "an output function of several weighted inputs is not guessed at",
      "layers 0..1\ns_p is pre-activation(layer 1, unit p)\nh_p is output(unit p)\n"
        + "Q is loss(half squared error)",
      #"h_p = \log \frac{\exp(s_p)}{\sum_q \exp(s_q)}"#,
      #"\frac{\partial Q}{\partial s_p} = \frac{\partial Q}{\partial h_p} - \frac{\exp(s_p)}{\sum_q \exp(s_q)} \sum_k \frac{\partial Q}{\partial h_k}"#,
      verdicts: [.notUnderstood, .notUnderstood]),
    LanguageCase(
      "a sum without brackets goes on over the terms with its index",
      #"""
      layers 0..2
      r_k is target(unit k)
      y_k is output(unit k)
      z_k is pre-activation(layer 2, unit k)
      g is activation function(output, sigmoid)
      E is loss(binary cross entropy)
      """#,
      #"E = -\sum_k r_k \log y_k + (1 - r_k) \log(1 - y_k)"#,
      #"\frac{\partial E}{\partial z_k} = y_k - r_k"#,
      #"E = -\sum_k r_k \log y_k - (1 - r_k) \log(1 - y_k)"#,
      verdicts: [.conditional, .holds, .refuted]),
    LanguageCase(
      "a derivative may be taken at a place, below a bar or brackets",
      layered,
      #"\sigma'(z^l_j) = \left.\frac{d\sigma}{dz}\right|_{z=z^l_j}, \quad \delta^l_j = \left.\frac{\partial C}{\partial z}\right|_{z = z^l_j}"#,
      #"\sigma'(z^l_j) = \left[\frac{d\sigma(u)}{du}\right]_{u=z^l_j}"#,
      #"\frac{\partial C}{\partial z^l_j} = \left.\frac{\partial C}{\partial a}\right|_{a=a^l_j} \left.\frac{d\sigma(z)}{dz}\right|_{z=a^l_j}"#,
      verdicts: [.holds, .holds, .holds, .refuted]),
    LanguageCase(
      "a number alone is tried with several, so that each branch is met",
      #"""
      layers 0..2
      widths 1 1 1
      a_l is pre-activation(layer l)
      z_l is activation(layer l)
      g is activation function(relu)
      """#,
      #"\frac{d z_1}{d a_1} = \begin{cases} 1 & a_1 > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      #"\frac{d z_1}{d a_1} = \begin{cases} 1 & a_1 > 0.5 \\ 0 & \text{otherwise} \end{cases}"#,
      #"\frac{d z_1}{d a_1} = 0"#,
      #"\frac{d z_1}{d a_1} = 1"#,
      verdicts: [.holds, .refuted, .refuted, .refuted]),
    LanguageCase(
      "the functions of today's networks have their derivatives",
      #"""
      z is variable
      s, \sigma is activation function(sigmoid)
      g is activation function(silu)
      h is activation function(softplus)
      p is activation function(gelu)
      q is activation function(leaky-relu)
      """#,
      #"g(z) = z \sigma(z)"#,
      #"g'(z) = \sigma(z) (1 + z (1 - \sigma(z)))"#,
      #"g'(z) = \sigma(z) (1 - z (1 - \sigma(z)))"#,
      #"h(z) = \ln(1 + e^z)"#,
      #"h'(z) = \sigma(z)"#,
      #"h''(z) = \sigma(z) (1 - \sigma(z))"#,
      #"p'(z) = p(z) / z"#,
      #"q'(z) = \begin{cases} 1 & z > 0 \\ 0.01 & z < 0 \end{cases}"#,
      verdicts: [.holds, .holds, .refuted, .holds, .holds, .holds, .refuted, .holds]),
    LanguageCase(
      "a bracket with a relation after 1 or I is a condition, whatever the letter is besides",
      #"""
      layers 0..L
      z^l is pre-activation(layer l)
      a^l is activation(layer l)
      \sigma is activation function(hidden, relu)
      I is sample count
      """#,
      #"\sigma'(z^l) = \mathbb{I}[z^l > 0]"#,
      #"\sigma'(z^l) = \mathbb{I}[a^{l-1} > 0]"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "words on the right of a sign say what a symbol is",
      layered,
      #"\begin{align*} x &= \text{input} \\ a^l &= \sigma(z^l) \end{align*}"#,
      verdicts: [.holds]),
    LanguageCase(
      "a set after ∈ says what an index runs over",
      layered.replacingOccurrences(of: "sigmoid", with: "hidden, sigmoid"),
      #"a^l = \sigma(z^l), \qquad l \in \{1, 2, \ldots, L-1\}"#,
      #"a^{l+1} = \sigma(z^l), \qquad l \in \{1, 2, \ldots, L-1\}"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "a sum may leave an index out",
      layered,
      #"\sum_{k \ne j} a^l_k = \sum_k a^l_k - a^l_j"#,
      #"\sum_{k \ne j} a^l_k = \sum_k a^l_k"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a colon takes a row or a column of a matrix",
      #"""
      layers 0..L
      samples in rows
      Z^{[l]} is pre-activation(layer l, all samples)
      W^{[l]} is weight(into l, rows from)
      b^{[l]} is bias(into l)
      J is mean loss
      dZ^{[l]} := \frac{\partial J}{\partial Z^{[l]}}
      m is sample count
      """#,
      #"\frac{\partial J}{\partial b^{[l]}} = \sum_{i=1}^{m} dZ^{[l]}_{i,:}"#,
      #"\frac{\partial J}{\partial b^{[l]}} = \frac{1}{m} \sum_{i=1}^{m} dZ^{[l]}_{i,:}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a matrix of all examples comes before one of them with the example left out",
      #"""
      layers 0..L
      dZ^{[l](i)} is delta(layer l, sample i)
      dZ^{[l]} is delta(layer l, all samples)
      Z^{[l]} is pre-activation(layer l, all samples)
      J is total loss
      """#,
      #"dZ^{[L]} = \frac{\partial J}{\partial Z^{[L]}}, \quad dZ^{[1]} = \frac{\partial J}{\partial Z^{[1]}}"#,
      #"dZ^{[l]} = \frac{\partial J}{\partial Z^{[l]}}, \quad dZ^{[L]} = 2 \frac{\partial J}{\partial Z^{[L]}}"#,
      verdicts: [.holds, .holds, .holds, .refuted]),
    LanguageCase(
      "an update may go through a name for its change, which may be said afterwards",
      layered + #"\Delta W^l := -\eta \frac{\partial C}{\partial W^l}"#,
      #"W^l \leftarrow W^l + \Delta W^l"#,
      #"W^l \leftarrow W^l - \Delta W^l"#,
      #"b^l \leftarrow b^l + \Delta b^l"#,
      verdicts: [.holds, .refuted, .definition]),
    LanguageCase(
      "a change may belong to an example, to a step, and go on from the step before",
      layered + #"\alpha is constant"#,
      #"\Delta_p w^l_{jk} = -\eta\, \delta^l_j a^{l-1}_k"#,
      #"\Delta b^l_j(n+1) = -\eta\, \delta^l_j + \alpha\, \Delta b^l_j(n)"#,
      #"\Delta b^l_j(n+1) = -2 \eta\, \delta^l_j + \alpha\, \Delta b^l_j(n)"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "∂W may be declared as a name for a gradient",
      layered + #"\partial W^l := \frac{\partial C}{\partial W^l}"#,
      #"\partial W^l = \delta^l (a^{l-1})^T"#,
      #"W^l \leftarrow W^l + \eta\, \partial W^l"#,
      #"\partial b^l = \delta^l"#,
      verdicts: [.holds, .refuted, .holds]),
    LanguageCase(
      "bars are a magnitude, or the size of a set of examples",
      layered + "J is mean loss(half squared error)\n\\mathcal{B} is sample count",
      #"J = \frac{1}{|\mathcal{B}|} \sum_{i=1}^{|\mathcal{B}|} C"#,
      #"C = \frac12 |a^L - y|^2, \quad C = |a^L - y|^2"#,
      #"\frac{|\mathcal{B}|}{|\mathcal{B}|} C = C"#,
      verdicts: [.holds, .holds, .refuted, .holds]),
    LanguageCase(
      "a colon between two of one shape is the sum of their products",
      layered + #"e := a^L - y"#,
      #"C = \tfrac12\, e : e, \quad C = e : e"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a name for products takes them as the shapes ask",
      layered + "prod is product",
      #"\frac{\partial C}{\partial z^l} = \textrm{prod}\left(\frac{\partial C}{\partial a^l}, \frac{\partial a^l}{\partial z^l}\right)"#,
      verdicts: [.holds]),
    LanguageCase(
      "entries before and after dots may hold the same sum",
      #"""
      layers 0..L
      n is width(layer L)
      z, z_i is pre-activation(layer L, unit i)
      """#,
      #"\mathrm{softmax}(z) = \begin{bmatrix} \exp(z_1)/\sum_i \exp(z_i) \\ \vdots \\ \exp(z_n)/\sum_i \exp(z_i) \end{bmatrix}"#,
      #"\mathrm{softmax}(z) = \begin{bmatrix} \exp(z_1)/\sum_i z_i \\ \vdots \\ \exp(z_n)/\sum_i z_i \end{bmatrix}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "an arrow says which entry of a column is not zero",
      layered,
      #"\frac{\partial z^l}{\partial b^l_i} = \begin{bmatrix} 0 \\ \vdots \\ 1 \\ \vdots \\ 0 \end{bmatrix} \leftarrow i\text{-th entry}"#,
      #"\frac{\partial z^l}{\partial b^l_i} = \begin{bmatrix} 0 \\ \vdots \\ 2 \\ \vdots \\ 0 \end{bmatrix} \leftarrow i"#,
      #"\frac{\partial z^l}{\partial b^l_i} = \begin{bmatrix} 0 \\ \vdots \\ 1 \\ \vdots \\ 0 \end{bmatrix}"#,
      verdicts: [.holds, .refuted, .notUnderstood]),
    LanguageCase(
      "words tell a parameter before a step from that after it",
      layered,
      #"W^l_{\text{new}} = W^l_{\text{old}} - \eta \frac{\partial C}{\partial W^l}"#,
      #"W^l_{new} = W^l + \eta \frac{\partial C}{\partial W^l}"#,
      #"w^l_{jk,\mathrm{new}} = w^l_{jk} - \eta \delta^l_j a^{l-1}_k"#,
      verdicts: [.holds, .refuted, .holds]),
    LanguageCase(
      "a step of all parameters together goes down",
      layered + #"\theta is parameters"#,
      #"\theta \to \theta - \eta \nabla_\theta C"#,
      #"\theta \leftarrow \theta + \eta \nabla_\theta C"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a layout may leave the derivatives by parameters their shape",
      layered + "layout numerator except parameters",
      #"\frac{\partial C}{\partial W^l} = \left(\frac{\partial C}{\partial z^l}\right)^T (a^{l-1})^T"#,
      #"\frac{\partial C}{\partial W^l} = \frac{\partial C}{\partial z^l} a^{l-1}"#,
      #"\frac{\partial C}{\partial z^l} = \frac{\partial C}{\partial a^l} \frac{\partial a^l}{\partial z^l}"#,
      verdicts: [.holds, .illTyped, .holds]),
    LanguageCase(
      "whole vectors may hold the unit that is always 1",
      #"""
      layers 0..1
      biases folded
      output width 1
      \mathbf{x} is input
      w_i, \mathbf{w} is weight(into 1, from i)
      z is pre-activation(layer 1)
      E is loss(half squared error)
      n is width(layer 0)
      """#,
      #"z = \mathbf{w} \cdot \mathbf{x}"#,
      #"\nabla_{\mathbf{w}} E = \left[ \frac{\partial E}{\partial w_0}, \dots, \frac{\partial E}{\partial w_n} \right]"#,
      #"z = 2 \mathbf{w} \cdot \mathbf{x}"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "a composition of layers may be nested around dots",
      layered.replacingOccurrences(of: "b^l_j is bias(into l, unit j)", with: "no biases")
        + "x is input\nf^l is activation function(layer l, elementwise)",
      #"a^L = f^L(W^L f^{L-1}(W^{L-1} \cdots f^1(W^1 x) \cdots))"#,
      #"a^L = f^L(W^L f^{L-1}(W^{L-1} \cdots f^2(W^2 x) \cdots))"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "equations side by side, one & between them",
      layered,
      #"\begin{align*} \frac{\partial C}{\partial W^l} &= \delta^l (a^{l-1})^T & \frac{\partial C}{\partial b^l} &= \delta^{l} \end{align*}"#,
      #"\begin{align*} \frac{\partial C}{\partial W^l} &= \delta^l (a^{l-1})^T & \frac{\partial C}{\partial b^l} &= \delta^{l+1} \end{align*}"#,
      verdicts: [.holds, .holds, .holds, .illTyped]),
    LanguageCase(
      "indices may stand in each other's slots",
      layered + #"g^l_{jk} := \frac{\partial C}{\partial w^l_{jk}}"#,
      #"g^l_{kj} = \delta^l_k a^{l-1}_j"#,
      #"g^l_{kj} = \delta^l_j a^{l-1}_k"#,
      verdicts: [.holds, .illTyped]),
    LanguageCase(
      "a prime may stand beside the layer",
      layered + "g^{[l]} is activation function(layer l, elementwise)",
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot g^{[l]\prime}(z^l)"#,
      #"\delta^l = (W^{l+1})^T \delta^{l+1} \odot g^{[l]}(z^l)"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a sum over the weights themselves is one over all of them",
      layered.replacingOccurrences(of: "C is loss(half squared error)", with: "")
        + #"""
        C is mean loss(half squared error, weight decay \lambda)
        C_0 is mean loss(half squared error)
        w is weight
        \lambda is constant
        """#,
      #"C = C_0 + \frac{\lambda}{2} \sum_w w^2"#,
      #"C = C_0 + \lambda \sum_w w^2"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "upright letters in a script are one word, however they are declared",
      layered + #"C_{reg} := 2 C"#,
      #"\frac{\partial C_{\rm reg}}{\partial b^l} = 2 \delta^l"#,
      #"\frac{\partial C_{\text{reg}}}{\partial b^l} = \delta^l"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "functions that are declared each for its layer differ as they are declared",
      #"""
      layers 0..3
      z_l is pre-activation(layer l)
      a_l is activation(layer l)
      W_l is weight(into l)
      b_l is bias(into l)
      f_1 is activation function(layer 1, tanh)
      f_2 is activation function(layer 2, softplus)
      f_3 is activation function(layer 3, identity)
      E is loss(half squared error)
      \delta_l is delta(layer l)
      """#,
      #"\delta_1 = (W_2^T \delta_2) \odot f_1'(z_1)"#,
      #"\delta_1 = (W_2^T \delta_2) \odot f_2'(z_1)"#,
      #"a_2 = f_1(z_2)"#,
      #"\delta_l = (W_{l+1}^T \delta_{l+1}) \odot f_1'(z_l)"#,
      verdicts: [.holds, .refuted, .refuted, .refuted]),
    LanguageCase(
      "a loss of its own that is displayed again is a claim",
      layered.replacingOccurrences(of: "loss(half squared error)", with: "loss"),
      #"C = \frac16 \sum_j (a^L_j - y_j)^6"#,
      #"C = \frac16 \sum_j (y_j - a^L_j)^6"#,
      #"C = \frac16 \left( \sum_j (a^L_j - y_j)^2 \right)^3"#,
      #"\frac{\partial C}{\partial a^L_j} = (a^L_j - y_j)^5"#,
      verdicts: [.definition, .holds, .refuted, .holds]),
    LanguageCase(
      "what is displayed as part of itself has no value",
      layered + "f is activation function",
      #"f(u) = u + a^L_1"#,
      #"a^L_j = f(z^L_j)"#,
      verdicts: [.definition, .notUnderstood]),
  ]
}
