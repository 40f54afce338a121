//===----------------------------------------------------------------------===//
// Steps of gradient descent in other spellings.
//===----------------------------------------------------------------------===//

import Testing

@testable import Judging

extension LanguageTests {
  @Test("Steps, one that holds and one that does not", arguments: steps)
  func step(_ example: LanguageCase) throws { try rule(example) }

  static let steps: [LanguageCase] = [
    LanguageCase(
      "a step may be written of the transpose",
      layered,
      #"(W^l)^T \leftarrow (W^l)^T - \eta\, a^{l-1} (\delta^l)^T"#,
      #"(W^l)^T \leftarrow (W^l)^T + \eta\, a^{l-1} (\delta^l)^T"#,
      #"(W^l)^T \leftarrow (W^l)^T - \eta\, \delta^l (a^{l-1})^T"#,
      verdicts: [.holds, .refuted, .illTyped]),
    LanguageCase(
      "new and old are never layers",
      layered + #"\Delta w^l_{jk} := -\eta \frac{\partial C}{\partial w^l_{jk}}"#,
      #"w_{jk}^{\rm new} = w_{jk}^{\rm old} + \Delta w_{jk}"#,
      #"w_{jk}^{\rm new} = w_{jk}^{\rm old} - \Delta w_{jk}"#,
      #"w_{jk}^{\rm new} = w_{jk}^{\rm old} - \eta \frac{\partial C}{\partial w_{jk}}"#,
      #"w_{jk}^{\rm new} = w_{jk}^{\rm old} + \eta \frac{\partial C}{\partial w_{jk}}"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a mark of the value after a step may stand before the parameter",
      #"""
      layers 0..2
      widths 2 2 1
      no biases
      h_j is activation(layer 1, unit j)
      p is output(unit 1)
      y is target(unit 1)
      W_5 is weight(into 2, to 1, from 1)
      W_6 is weight(into 2, to 1, from 2)
      f is activation function(identity)
      E is loss(half squared error)
      a is learning rate
      \Delta := p - y
      """#,
      #"^*W_6 = W_6 - a\,\Delta h_2"#,
      #"^*W_6 = W_6 - a\,\Delta h_1"#,
      #"{}^{+}W_5 = W_5 - a\frac{\partial E}{\partial W_5}"#,
      #"{}^{+}W_5 = W_5 + a\frac{\partial E}{\partial W_5}"#,
      #"W_6^* = W_6 - a\,\Delta h_2"#,
      #"W'_6 = W_6 + a\,\Delta h_2"#,
      #"^*W_x = W_x - a\frac{\partial E}{\partial W_x}"#,
      #"^*W_x = W_x + a\frac{\partial E}{\partial W_x}"#,
      verdicts: [
        .holds, .refuted, .holds, .refuted, .holds, .refuted, .holds, .refuted,
      ]),
    LanguageCase(
      "a step may be that of parameters written into a matrix",
      #"""
      layers 0..1
      widths 2 2
      no biases
      x_j is input(unit j)
      d_j is delta(layer 1, unit j)
      w_{jk} is weight(into 1, to j, from k)
      E is loss(half squared error)
      a is learning rate
      """#,
      #"\begin{bmatrix}w_{11}\\w_{12}\end{bmatrix} = \begin{bmatrix}w_{11}\\w_{12}\end{bmatrix} - a\,d_1\begin{bmatrix}x_1\\x_2\end{bmatrix}"#,
      #"\begin{bmatrix}w_{11}\\w_{12}\end{bmatrix} = \begin{bmatrix}w_{11}\\w_{12}\end{bmatrix} + a\,d_1\begin{bmatrix}x_1\\x_2\end{bmatrix}"#,
      #"\begin{bmatrix}w_{11}\\w_{12}\end{bmatrix} = \begin{bmatrix}w_{11}\\w_{12}\end{bmatrix} - a\,d_1\begin{bmatrix}x_2\\x_1\end{bmatrix}"#,
      #"\begin{pmatrix}w_{11}&w_{12}\\w_{21}&w_{22}\end{pmatrix} \leftarrow \begin{pmatrix}w_{11}&w_{12}\\w_{21}&w_{22}\end{pmatrix} - a\begin{pmatrix}d_1x_1&d_1x_2\\d_2x_1&d_2x_2\end{pmatrix} = \begin{pmatrix}w_{11}&w_{12}\\w_{21}&w_{22}\end{pmatrix} - a\begin{pmatrix}d_1\\d_2\end{pmatrix}\begin{pmatrix}x_1&x_2\end{pmatrix}"#,
      verdicts: [.holds, .refuted, .refuted, .holds, .holds]),
    LanguageCase(
      "angles hold an inner product",
      layered + #"u, v is variable"#,
      #"\left\langle \delta^l, z^l \right\rangle = (\delta^l)^T z^l = \sum_j \delta^l_j z^l_j"#,
      #"\left<\delta^l, z^l\right> = \sum_j \delta^l_j"#,
      #"\left\langle W^l, \frac{\partial C}{\partial W^l}\right\rangle = \langle \delta^l, z^l - b^l\rangle"#,
      #"\left\langle W^l, \frac{\partial C}{\partial W^l}\right\rangle = \langle \delta^l, z^l + b^l\rangle"#,
      #"\langle u, v \rangle = u v"#,
      #"\langle W^l, a^{l-1} \rangle = \langle \delta^l, z^l \rangle"#,
      verdicts: [.holds, .holds, .refuted, .holds, .refuted, .holds, .illTyped]),
    LanguageCase(
      "a dot between matrices of one shape may be the sum of the products of their entries",
      #"""
      layers 0..1
      widths 2 3
      samples 2
      samples in rows
      no biases
      X is input(all samples)
      x_{i,j} is input(sample i, unit j)
      Y is pre-activation(layer 1, all samples)
      y_{i,j} is pre-activation(layer 1, sample i, unit j)
      w_{i,j} is weight(into 1, from i, to j)
      L is total loss
      """#,
      #"\frac{\partial L}{\partial x_{1,1}} = \begin{pmatrix}\frac{\partial L}{\partial y_{1,1}}&\frac{\partial L}{\partial y_{1,2}}&\frac{\partial L}{\partial y_{1,3}}\\\frac{\partial L}{\partial y_{2,1}}&\frac{\partial L}{\partial y_{2,2}}&\frac{\partial L}{\partial y_{2,3}}\end{pmatrix} \cdot \begin{pmatrix}w_{1,1}&w_{1,2}&w_{1,3}\\0&0&0\end{pmatrix} = \frac{\partial L}{\partial y_{1,1}}w_{1,1} + \frac{\partial L}{\partial y_{1,2}}w_{1,2} + \frac{\partial L}{\partial y_{1,3}}w_{1,3}"#,
      #"\frac{\partial L}{\partial x_{1,1}} = \begin{pmatrix}\frac{\partial L}{\partial y_{1,1}}&\frac{\partial L}{\partial y_{1,2}}&\frac{\partial L}{\partial y_{1,3}}\\\frac{\partial L}{\partial y_{2,1}}&\frac{\partial L}{\partial y_{2,2}}&\frac{\partial L}{\partial y_{2,3}}\end{pmatrix} \cdot \begin{pmatrix}0&0&0\\w_{1,1}&w_{1,2}&w_{1,3}\end{pmatrix}"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "a function's bare name beside its derivative is its value there",
      layered + "f is activation function(tanh)\nh^l_j is pre-activation(layer l, unit j)",
      #"\sigma'(h) = \sigma(1 - \sigma)"#,
      #"\sigma'(h) = \sigma(1 + \sigma)"#,
      #"\sigma' = \sigma(1 - \sigma)"#,
      #"\sigma' = \sigma - 1"#,
      #"f' = 1 - f^2"#,
      #"f' = 1 + f^2"#,
      #"f'(z^l_j) = (1 - f)(1 + f)"#,
      #"\sigma'(z^l_j) = \sigma(1 - \sigma(z^l_j))"#,
      verdicts: [
        .holds, .refuted, .holds, .refuted, .holds, .refuted, .holds, .refuted,
      ]),
    LanguageCase(
      "a function that is displayed may hold other variables where it is differentiated",
      #"""
      layers 0..2
      z, a is variable
      f is function of z
      \sigma is activation function(sigmoid)
      """#,
      #"f(z) = \sigma(az)"#,
      #"f'(z) = a f(z)(1 - f(z))"#,
      #"f'(z) = f(z)(1 - f(z))"#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "the softmax of an entry is that entry of the softmax",
      #"""
      layers 0..2
      z_i is pre-activation(layer 2, unit i)
      y_i is output(unit i)
      S is activation function(output, softmax)
      """#,
      #"\text{softmax}(\mathbf z_i) = \frac{\exp(\mathbf z_i)}{\sum_j \exp(\mathbf z_j)}"#,
      #"\text{softmax}(\mathbf z_i) = \frac{\exp(\mathbf z_j)}{\sum_j \exp(\mathbf z_j)}"#,
      #"\text{softmax}(\mathbf z_i) = \frac{\exp(\mathbf z_i)}{\sum_j \mathbf z_j}"#,
      #"y_i = S(z_i) = S(z)_i"#,
      #"S(z_i) = S(z_j)"#,
      verdicts: [.holds, .refuted, .refuted, .holds, .holds, .refuted]),
    LanguageCase(
      "units may stand in square brackets behind the layer",
      #"""
      layers 0..K
      no biases
      s_k[i], s_k is pre-activation(layer k, unit i)
      z_k[i], z_k is activation(layer k, unit i)
      w_k[i,j], W_k is weight(into k+1, to i, from j)
      h is activation function(elementwise)
      C is loss(half squared error)
      """#,
      #"s_{k+1}[i] = \sum_j w_k[i,j] z_k[j]"#,
      #"s_{k+1}[i] = \sum_j w_k[j,i] z_k[j]"#,
      #"z_k[i] = h(s_k[i])"#,
      #"\frac{\mathrm{d}C}{\mathrm{d}s_k[i]} = \frac{\mathrm{d}C}{\mathrm{d}z_k[i]} \cdot h'(s_k[i])"#,
      #"\frac{\mathrm{d}C}{\mathrm{d}s_k[i]} = \frac{\mathrm{d}C}{\mathrm{d}z_k[i]} \cdot h'(z_k[i])"#,
      #"\frac{\partial C}{\partial z_k[j]} = \sum_i \frac{\partial C}{\partial s_{k+1}[i]}\cdot\frac{\partial s_{k+1}[i]}{\partial z_k[j]} = \sum_i \frac{\partial C}{\partial s_{k+1}[i]} w_k[i,j]"#,
      #"\frac{\partial C}{\partial z_k[j]} = \sum_i \frac{\partial C}{\partial s_{k+1}[i]} w_k[j,i]"#,
      #"s_{k+1} = W_k z_k"#,
      #"\frac{\partial C}{\partial w_k[i,j]} = \frac{\partial C}{\partial s_{k+1}[i]} z_k[j]"#,
      #"\frac{\partial C}{\partial w_k[i,j]} = \frac{\partial C}{\partial s_{k+1}[j]} z_k[i]"#,
      verdicts: [
        .holds, .illTyped, .holds, .holds, .refuted, .holds, .holds, .illTyped, .holds, .holds,
        .illTyped,
      ]),
    LanguageCase(
      "units may stand in square brackets alone",
      #"""
      layers 0..1
      no biases
      s[i] is pre-activation(layer 1, unit i)
      z[j] is activation(layer 0, unit j)
      w[i,j] is weight(into 1, to i, from j)
      f is activation function
      C is loss
      """#,
      #"s[i] = \sum_j w[i,j] z[j]"#,
      #"s[i] = \sum_j w[i,j] z[i]"#,
      #"\frac{\partial C}{\partial w[i,j]} = \frac{\partial C}{\partial s[i]} z[j]"#,
      #"\frac{\partial C}{\partial w[i,j]} = \frac{\partial C}{\partial s[i]}"#,
      verdicts: [.holds, .illTyped, .holds, .refuted]),
    LanguageCase(
      "a letter in brackets may count steps and examples, and name a width with an index",
      #"""
      layers 1..C
      samples in rows
      a^c_i(n) is activation(layer c, unit i, sample n)
      w^c_{ji} is weight(into c+1, from j, to i)
      u^c_i is bias(into c, unit i)
      \delta^c_i(n) is delta(layer c, unit i, sample n)
      e(n) is loss(sample n)
      \alpha is learning rate
      n_c is width(layer c)
      """#,
      #"w(n) = w(n-1) - \alpha \frac{\partial e(n)}{\partial w}"#,
      #"w(n) = w(n-1) + \alpha \frac{\partial e(n)}{\partial w}"#,
      #"w^{C-1}_{ji}(n) = w^{C-1}_{ji}(n-1) - \alpha\, \delta^C_i(n)\, a^{C-1}_j(n)"#,
      #"w^{C-1}_{ji}(n) = w^{C-1}_{ji}(n-1) + \alpha\, \delta^C_i(n)\, a^{C-1}_j(n)"#,
      #"u^C_i(n) = u^C_i(n-1) - \alpha\, \delta^C_i(n)"#,
      #"u^C_i(n) = u^C_i(n-1) - \alpha\, \delta^C_i(n)\, a^C_i(n)"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "shapes beside an equation say nothing of values",
      #"""
      layers 0..L
      z is variable
      d_l is width(layer l)
      """#,
      #"[1 \times d_l] = [1 \times d_{l+1}] \cdot [d_{l+1} \times d_l]"#,
      #"(n \times m) = (n \times 3)(3 \times m)"#,
      #"(z \times 2) = (2 \times z)"#,
      #"(z \times 2) = (3 \times z)"#,
      verdicts: [.notAClaim, .notAClaim, .holds, .refuted]),
    LanguageCase(
      "what stands on an arrow is no part of an equation",
      layered,
      #"x \xrightarrow{W^1} z^1 \xrightarrow[\text{each}]{\ \sigma\ } a^1 = \sigma(W^1 x + b^1)"#,
      #"x \xrightarrow{W^1} z^1 \xrightarrow{\ \sigma\ } a^1 = \sigma(W^1 x - b^1)"#,
      verdicts: [.notAClaim, .holds, .notAClaim, .refuted]),
    LanguageCase(
      "dots may open the brackets of one function inside another",
      #"""
      layers 0..L
      no biases
      x is input
      f is output
      z_l is pre-activation(layer l)
      W_l is weight(into l)
      \sigma is activation function(hidden)
      g is activation function(output, identity)
      """#,
      #"f = W_L \sigma(W_{L-1} \sigma(\cdots W_2 \sigma(W_1 x) \cdots))"#,
      #"f = W_L \sigma(W_{L-1} \sigma(\cdots W_2 \sigma(W_2 x) \cdots))"#,
      #"f = W_L \sigma(W_{L-1} \sigma(\cdots W_3 \sigma(W_1 x) \cdots))"#,
      #"z_l = W_l \sigma(\cdots \sigma(W_1 x) \cdots)"#,
      #"z_{l+1} = W_l \sigma(\cdots \sigma(W_1 x) \cdots)"#,
      #"\sigma'(z_l) = \sigma'(W_l \sigma(\cdots \sigma(W_1 x)))"#,
      verdicts: [.holds, .illTyped, .illTyped, .holds, .illTyped, .holds]),
    LanguageCase(
      "derivatives may be of second order",
      layered + "x, u is variable\nf(x) := x^3",
      #"\frac{\partial^2 C}{\partial a^L_i \partial a^L_j} = \mathbb{1}[i = j]"#,
      #"\frac{\partial^2 C}{\partial a^L_i \partial a^L_j} = 1"#,
      #"\frac{\partial^2 C}{\partial (z^L_j)^2} = \sigma'(z^L_j)^2 + (a^L_j - y_j)\,\sigma'(z^L_j)(1 - 2a^L_j)"#,
      #"\frac{\partial^2 C}{\partial (z^L_j)^2} = \sigma'(z^L_j)^2 - (a^L_j - y_j)\,\sigma'(z^L_j)(1 - 2a^L_j)"#,
      #"\frac{\partial^2}{\partial x\,\partial u} x u^2 = 2u"#,
      #"\frac{d^2 f(x)}{dx^2} = 6x"#,
      #"\frac{d^2 f(x)}{dx^2} = 3x^2"#,
      #"\frac{\partial^2 C}{\partial w^l_{jk}} = \delta^l_j"#,
      #"\frac{\partial^2 C}{\partial w^l_{jk} \partial w^l_{jm}} = \frac{\partial^2 C}{\partial (z^l_j)^2} a^{l-1}_k a^{l-1}_m"#,
      verdicts: [
        .holds, .refuted, .holds, .refuted, .holds, .holds, .refuted, .illTyped, .holds,
      ]),
    LanguageCase(
      "two primes are two derivatives",
      layered + "z is variable",
      #"\sigma''(z) = \sigma'(z)(1 - 2\sigma(z))"#,
      #"\sigma''(z) = \sigma'(z)(1 - \sigma(z))"#,
      #"\tanh''(z) = -2 \tanh(z) \tanh'(z)"#,
      #"\tanh''(z) = -\tanh(z) \tanh'(z)"#,
      #"\frac{\partial^2 C}{\partial (z^L_j)^2} = \sigma'(z^L_j)^2 + (a^L_j - y_j)\,\sigma''(z^L_j)"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .holds]),
    LanguageCase(
      "of declarations for displays, that for fewer displays comes first",
      #"""
      layers 0..2
      in 1-2: X, Y is variable
      in 1: Y := \max(0, X)
      in 1-2: C is function of Y
      """#,
      #"\frac{d C}{d X} = \begin{cases} 0 & X < 0 \\ \frac{d C}{d Y} & \text{otherwise} \end{cases}, \quad \frac{d C}{d X} = \frac{d C}{d Y}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a function may be one of variables with numbers",
      #"""
      layers 0..2
      X is variable
      Y_1 := X
      Y_2 := X
      C is function of Y_1, Y_2
      """#,
      #"\frac{d C}{d X} = \frac{d C}{d Y_1} + \frac{d C}{d Y_2}"#,
      #"\frac{d C}{d X} = \frac{d C}{d Y_1} - \frac{d C}{d Y_2}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "what is carried from step to step has one rule, and is added to the parameter",
      layered + #"\mu is constant"#,
      #"v^l_{jk} \leftarrow \mu v^l_{jk} - \eta \frac{\partial C}{\partial w^l_{jk}}"#,
      #"w^l_{jk} \leftarrow w^l_{jk} + v^l_{jk}"#,
      #"w^l_{jk} \leftarrow w^l_{jk} - v^l_{jk}"#,
      #"v^l_{ik} \leftarrow \mu v^l_{ik} - \eta \frac{\partial C}{\partial w^l_{ik}}"#,
      #"v^l_{jk} \leftarrow \mu v^l_{jk} + \eta \frac{\partial C}{\partial w^l_{jk}}"#,
      #"w^l_{jk} \leftarrow w^l_{jk} + \mu v^l_{jk} - \eta \frac{\partial C}{\partial w^l_{jk}}"#,
      verdicts: [.definition, .holds, .refuted, .holds, .refuted, .notUnderstood]),
  ]
}
