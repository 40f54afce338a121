//===----------------------------------------------------------------------===//
// Rules of the language of such texts: worked examples, steps that are counted, arguments with
// scripts.
//===----------------------------------------------------------------------===//

@testable import Judging

extension LanguageTests {
  static let examples: [LanguageCase] = [
    LanguageCase(
      "a transposition may stand before the brackets of a call",
      layered + #"""
        \mathbf{e}(k) := y - a^L
        """#,
      #"C = \tfrac{1}{2} \mathbf{e}^T(k)\,\mathbf{e}(k) = \tfrac{1}{2} \mathbf{e}^{T}(k) \mathbf{e}(k)"#,
      #"C = \mathbf{e}^T(k)\,\mathbf{e}(k)"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "brackets after a parameter may count the steps of gradient descent",
      layered,
      #"w^l_{jk}(n+1) = w^l_{jk}(n) - \eta \frac{\partial C}{\partial w^l_{jk}}"#,
      #"W^l(n+1) = W^l(n) - \eta \delta^l (a^{l-1})^T, \quad b^l(t) = b^l(t-1) - \eta \delta^l(t-1)"#,
      #"b^l(t) = b^l(t) - \eta \delta^l(t), \quad \Delta b^l(n) = -\eta \delta^l(n)"#,
      #"w^l_{jk}(n+1) = w^l_{jk}(n) + \eta \frac{\partial C}{\partial w^l_{jk}}"#,
      #"W^l(n+1) = W^l(n) - \eta \delta^l (a^{l})^T, \quad b^l(t) = b^l(t-1) + \eta \delta^l"#,
      verdicts: [.holds, .holds, .holds, .notUnderstood, .holds, .refuted, .illTyped, .refuted]),
    LanguageCase(
      "a plus, a star or a prime may mark a parameter's new value",
      layered,
      #"{w^l_{jk}}^{+} = w^l_{jk} - \eta * \frac{\partial C}{\partial w^l_{jk}}"#,
      #"{b^l}^{*} = b^l - \eta \delta^l, \quad (b^l)' = b^l - \eta \delta^l"#,
      #"{W^l}^{\text{new}} = W^l - \eta \delta^l (a^{l-1})^T"#,
      #"{b^l}^{+} = b^l + \eta \delta^l, \quad {b^l}^{*} = b^l - \eta \delta^{l+1}"#,
      verdicts: [.holds, .holds, .holds, .holds, .refuted, .illTyped]),
    LanguageCase(
      "a formula's argument with its scripts is what a call replaces",
      layered + #"""
        n_l is width(layer l)
        D^l(z^l) := \operatorname{diag}(\sigma'(z^l))
        g^l(z^l) := z^l \odot z^l
        J_l(z^l) := \frac{\partial a^l}{\partial z^l}
        """#,
      #"\delta^l = D^l(z^l) (W^{l+1})^T \delta^{l+1}, \quad g^{l+1}(z^l) = z^l \odot z^l"#,
      #"\delta^l = D^{l+1}(z^{l+1}) (W^{l+1})^T \delta^{l+1}, \quad D^l(a^l) = D^l(z^l)"#,
      #"\delta^L = D^L(z^L) (a^L - y), \quad J_L(z^L) = D^L(z^L)"#,
      #"D^l(z^l) = \begin{bmatrix} \sigma'(z^l_1) & \cdots & 0 \\ \vdots & \ddots & \vdots \\ 0 & \cdots & \sigma'(z^l_{n_l}) \end{bmatrix}"#,
      #"\delta^L = D^L(a^L) (a^L - y), \quad J_L(z^L) = D^L(a^L)"#,
      verdicts: [.holds, .holds, .illTyped, .refuted, .holds, .holds, .holds, .refuted, .refuted]),
    LanguageCase(
      "the numbers of an example are no claim about the symbols, and are computed",
      layered,
      #"z^1_1 = 0.15 * 0.05 + 0.2 * 0.1 + 0.35 * 1 = 0.3775"#,
      #"a^1_1 = \frac{1}{1+e^{-z^1_1}} = \frac{1}{1+e^{-0.3775}} = 0.593269992"#,
      #"a^1_1 = \frac{1}{1+e^{z^1_1}} = \frac{1}{1+e^{-0.3775}} = 0.5939"#,
      #"\delta^L_1 = 0{,}5 \cdot (1-0{,}5) \cdot (1-0{,}5) = 0{,}125, \quad \eta = 0{,}5"#,
      #"\delta^L_1 = 0, \quad 2 \cdot 3 = 5, \quad \sigma(0) = 0.5, \quad \sigma(0) = 0.25"#,
      #"C = 0.5 \sum_j (y_j - a^L_j)^2, \quad C = 0.25 \sum_j (y_j - a^L_j)^2"#,
      verdicts: [
        .notAClaim, .holds, .holds, .notAClaim, .holds, .refuted, .notAClaim, .refuted, .notAClaim,
        .holds, .notAClaim, .notAClaim, .refuted, .holds, .refuted, .holds, .refuted,
      ]),
    LanguageCase(
      "an example's numbers are as precise as they are printed",
      layered,
      #"0.75136507(1 - 0.75136507) = 0.186815602, \quad 0.4 - 0.5 * 0.082167041 = 0.35891648"#,
      #"0.593(1-0.593) = 0.2413, \quad \frac{1}{3} = 0.33, \quad \frac{2}{3} = 0.67"#,
      #"0.593(1-0.593) = 0.2423, \quad \frac{2}{3} = 0.66, \quad \frac{1}{3} = 0.333334"#,
      verdicts: [.holds, .holds, .holds, .holds, .holds, .refuted, .refuted, .refuted]),
    LanguageCase(
      "an example may be computed with vectors, matrices and functions",
      layered,
      #"z^1 = \begin{bmatrix} 0.15 & 0.2 \\ 0.25 & 0.3 \end{bmatrix} \begin{bmatrix} 0.05 \\ 0.1 \end{bmatrix} + \begin{bmatrix} 0.35 \\ 0.35 \end{bmatrix} = \begin{bmatrix} 0.3775 \\ 0.3925 \end{bmatrix}"#,
      #"a^1 = \sigma\left(\begin{bmatrix} 0.3775 \\ 0.3925 \end{bmatrix}\right) = [0.5933, 0.5969]^T"#,
      #"a^1_1 = \sigma(0.3775) = 0.5933, \quad \sigma'(0.3775) = 0.2413, \quad z^1_1 = \max(0, 0.4)"#,
      #"a^1 = \begin{bmatrix} 0.5933 \\ \vdots \\ 0.5969 \end{bmatrix}"#,
      #"\sigma\left(\begin{bmatrix} 0.3775 \\ 0.3925 \end{bmatrix}\right) = [0.5933, 0.6069]^T"#,
      #"\begin{bmatrix} 0.15 & 0.2 \end{bmatrix} \begin{bmatrix} 0.05 \\ 0.1 \end{bmatrix} = 0.275, \quad \sigma'(0.3775) = 0.2423"#,
      verdicts: [
        .notAClaim, .holds, .notAClaim, .holds, .notAClaim, .holds, .holds, .notAClaim, .notAClaim,
        .refuted, .refuted, .refuted,
      ]),
    LanguageCase(
      "an exponent may be arithmetic, and a factor negative",
      layered,
      #"\frac{\partial C}{\partial a^L_1} = 2 * \frac{1}{2} (y_1 - a^L_1)^{2 - 1} * -1 + 0"#,
      #"\frac{\partial C}{\partial a^L_1} = 2 * \frac{1}{2} (y_1 - a^L_1)^{2 - 1} * 1 + 0"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a condition in brackets after a plain 1 is an indicator",
      #"""
      layers 0..2
      h_j is pre-activation(layer 2, unit j)
      y is label
      \ell is loss(cross entropy)
      f is activation function(output, softmax)
      """#,
      #"\frac{\partial \ell}{\partial h_i} = -1\{i = y\} + \frac{\exp h_i}{\sum_j \exp h_j}"#,
      #"\frac{\partial \ell}{\partial h_i} = 1\{i = y\} + \frac{\exp h_i}{\sum_j \exp h_j}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a name as it is declared comes before one with an index left out",
      #"""
      layers 0..2
      widths 2 2 2
      out_{hj} is activation(layer 1, unit j)
      out_{oj} is activation(layer 2, unit j)
      out_{o} is activation(layer 2, unit o)
      E is loss(half squared error)
      """#,
      #"\frac{\partial E}{\partial out_{h1}} = \sum\limits_{o}{\frac{\partial E}{\partial out_{o}} * \frac{\partial out_{o}}{\partial out_{h1}}}"#,
      #"\frac{\partial E}{\partial out_{h1}} = \sum\limits_{o}{\frac{\partial E}{\partial out_{o}} * \frac{\partial out_{o}}{\partial out_{h2}}}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a tuple lists the derivatives by all weights of one unit, the bias among them",
      #"""
      layers 0..1
      biases folded
      output width 1
      w_i is weight(into 1, from i)
      \vec{w} is weight(into 1)
      o_d is output(sample d)
      x_{id} is input(unit i, sample d)
      \sigma is activation function(output, identity)
      E is total loss(half squared error)
      t_d is target(sample d)
      """#,
      #"\nabla E(\vec{w}) = \left[\frac{\partial E}{\partial w_0}, \frac{\partial E}{\partial w_1}, \frac{\partial E}{\partial w_2}\right]"#,
      #"\nabla E(\vec{w}) = \left[\frac{\partial E}{\partial w_0}, \frac{\partial E}{\partial w_1}, \cdots, \frac{\partial E}{\partial w_n}\right]"#,
      #"\nabla E(\vec{w}) = \left[\frac{\partial E}{\partial w_0}, \frac{\partial E}{\partial w_2}, \frac{\partial E}{\partial w_1}\right]"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "a function of several variables, called with the first alone, holds the others",
      "x, y is variable",
      #"f(x, y) = x^2 y, \quad \frac{d f(x)}{d x} = \lim_{h \to 0} \frac{f(x + h) - f(x)}{h}"#,
      #"\frac{d f(x)}{d x} = \lim_{h \to 0} \frac{f(x + h) - f(x)}{2 h}"#,
      verdicts: [.definition, .holds, .refuted]),
    LanguageCase(
      "a letter that stands at the end of dots alone is the last",
      layered,
      #"z^l_j = w^l_{j1} a^{l-1}_1 + w^l_{j2} a^{l-1}_2 + \cdots + w^l_{jn} a^{l-1}_n + b^l_j"#,
      #"z^l = [z^l_1, \ldots, z^l_n]^T, \quad \sum_i a^l_i = a^l_1 + \cdots + a^l_m"#,
      #"\frac{\partial z^{l+1}}{\partial a^l} = \begin{pmatrix} \frac{\partial z^{l+1}_1}{\partial a^l_1} & \cdots & \frac{\partial z^{l+1}_1}{\partial a^l_n} \\ \vdots & \ddots & \vdots \\ \frac{\partial z^{l+1}_m}{\partial a^l_1} & \cdots & \frac{\partial z^{l+1}_m}{\partial a^l_n} \end{pmatrix}"#,
      #"z^l_j = w^l_{j1} a^{l-1}_1 + \cdots + w^l_{jn} a^{l}_n + b^l_j"#,
      #"z^l = [a^l_1, \ldots, a^l_n]^T, \quad \sum_i a^l_i = a^l_2 + \cdots + a^l_m"#,
      #"a^l_n = a^l_1 + \cdots + a^l_n"#,
      verdicts: [.holds, .holds, .holds, .holds, .illTyped, .refuted, .refuted, .refuted]),
    LanguageCase(
      "the learning rate of a step may be a number",
      layered,
      #"{b^l}^{+} = b^l - 0.5 \delta^l, \quad W^l \leftarrow W^l - \tfrac{1}{10} \delta^l (a^{l-1})^T"#,
      #"w^l_{jk} = w^l_{jk} - \frac{\partial C}{\partial w^l_{jk}}"#,
      #"{b^l}^{+} = b^l + 0.5 \delta^l, \quad w^l_{jk} = w^l_{jk} - 0.5 \delta^l_j a^l_k"#,
      #"b^l = b^l - 0.5 b^l"#,
      verdicts: [.holds, .holds, .conditional, .refuted, .illTyped, .refuted]),
    LanguageCase(
      "a function of numbers is a number, and a condition speaks of more than one example",
      "layers 0..L\nt is variable\n\\rho is activation function(hidden, leaky-relu)",
      #"\operatorname{softmax}(1, 2) = (0.2689, 0.7311)"#,
      #"\operatorname{softmax}(1, 2) = (0.2689, 0.8311)"#,
      #"\rho'(t) = 0.01 \quad (t < 0)"#,
      #"\rho'(t) = 0.01 \quad (t > 0)"#,
      #"\rho(t) = 0.01"#,
      #"t \propto t^2"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .notAClaim, .notUnderstood]),
  ]
}
