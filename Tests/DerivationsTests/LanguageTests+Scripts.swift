//===----------------------------------------------------------------------===//
// How such texts are spelled: upright differentials, sizes, arrows in scripts, indicators, cases.
//===----------------------------------------------------------------------===//

import Testing

@testable import Judging
@testable import Syntax

extension LanguageTests {
  @Test(
    "How texts are spelled, one equation that holds and one that does not", arguments: spelling)
  func spelled(_ example: LanguageCase) throws { try rule(example) }

  private static let step = #"\frac{\partial C}{\partial b^l_j} = \delta^l_j"#

  static let spelling: [LanguageCase] = [
    LanguageCase(
      "a d in upright text is the differential",
      layered,
      #"\frac{\text{d} C}{\text{d} a^L_j} = a^L_j - y_j"#,
      #"\frac{\textrm{d}C}{\textrm{d}a^L_j} = y_j - a^L_j"#,
      #"\frac{\operatorname{d}}{\operatorname{d} a^L_j} C = a^L_j - y_j"#,
      #"\frac{\mbox{d} C}{\mbox{d} b^l_j} = 2 \delta^l_j"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a derivative has commands of its own",
      layered,
      #"\pdv{C}{b^l_j} = \delta^l_j, \quad \dv{C}{a^L_j} = a^L_j - y_j"#,
      #"\pdv{C}{b^l_j} = 2 \delta^l_j, \quad \pdv*{}{a^L_j} C = y_j - a^L_j"#,
      #"\pdv{b^l_j} C = \pdv{C}{z^l_j}, \quad \pdv{b^l_j} C = \pdv{C}{a^l_j}"#,
      verdicts: [.holds, .holds, .refuted, .refuted, .holds, .refuted]),
    LanguageCase(
      "a label behind an equation is no factor, however it is set apart",
      layered,
      step + #" \hfill (3)"#, step + #" \eqno(3)"#, step + #" \:\:\:\:\: (3)"#,
      step + #" \;\;\;\;(3)"#, step + #" \tag 3"#, step + #" \qquad (1a)"#,
      step + #" \qquad (*)"#, step + #" \quad [3]"#, step + #" \qquad (j = 1, \dots, n)"#,
      step + #" \; (3)"#,
      verdicts: Array(repeating: .holds, count: 9) + [.refuted]),
    LanguageCase(
      "variations, bars without commands, and ranges as programs write them",
      layered,
      #"\frac{\delta C}{\delta b^l_j} = \delta^l_j, \quad \frac{\delta C}{\delta z^l_j} = 2 \delta^l_j"#,
      #"C = \frac{1}{2} ||y - a^L||^2, \quad C = ||y - a^L||^2"#,
      #"a^l_j = \sigma(z^l_j), \quad j = 1..n"#,
      #"\sum_{\forall j} \delta^l_j = \mathbf{1}^T \delta^l, \quad \mathbf{1}^T \delta^l = 0"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .holds, .holds, .refuted]),
    LanguageCase(
      "how large a letter is says nothing",
      layered + #"\theta_{\scriptscriptstyle r} is constant"#,
      #"z^{\scriptscriptstyle l} = W^{\scriptstyle l} a^{\scriptscriptstyle l-1} + b^l"#,
      #"\theta_{r} = \theta_{\scriptscriptstyle\text{r}}, \quad \theta_r = -\theta_{\tiny r}"#,
      #"\delta^l = (W^{l+1})^{\scriptscriptstyle\mathsf{T}} \delta^{l+1} \odot \sigma'(z^l)"#,
      #"\delta^l = (W^{l+1})^{\scriptscriptstyle T} \delta^{l+1} \odot \sigma(z^l)"#,
      verdicts: [.holds, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "blackboard letters of other packages are blackboard letters",
      layered,
      #"\sigma'(z^l) = \sigma(z^l) \odot (\mathds{1} - \sigma(z^l))"#,
      #"\sigma'(z^l) = \sigma(z^l) \odot (\mathbbm{1} + \sigma(z^l))"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "an arrow parts two slots as a comma does",
      #"""
      layers 0..1
      no biases
      x_i is input(unit i)
      s_j is pre-activation(layer 1, unit j)
      w_{i \rightarrow j} is weight(into 1, from i, to j)
      """#,
      #"s_j = \sum_i w_{i\rightarrow j} x_i"#,
      #"s_j = \sum_i w_{i \to j} x_i, \quad s_j = \sum_i w_{j\to i} x_i"#,
      verdicts: [.holds, .holds, .illTyped]),
    LanguageCase(
      "an arrow between letters of a name belongs to it",
      #"""
      layers 0..2
      no biases
      x_n is input(unit n)
      z_k is pre-activation(layer 1, unit k)
      \theta_{n,k}^{(x \rightarrow z)} is weight(into 1, from n, to k)
      \theta_{k,j}^{(z \rightarrow y)} is weight(into 2, from k, to j)
      \lambda_{x \to z} is constant
      """#,
      #"z_k = \sum_n \theta^{(x \to z)}_{n,k} x_n"#,
      #"z_k = \sum_n \theta^{(z \to y)}_{n,k} x_n"#,
      #"\lambda_{x\rightarrow z} z_k = \lambda_{x \to z} \sum_n \theta^{(x \to z)}_{n,k} x_n"#,
      verdicts: [.holds, .illTyped, .holds]),
    LanguageCase(
      "a space as wide as a letter parts two equations, a narrower one does not",
      layered,
      #"z^l = W^l a^{l-1} + b^l \hspace{2pc} a^l = \sigma(z^l) \hspace{.1\textwidth} a^l = z^l"#,
      #"z^l = W^l \hspace{1pt} a^{l-1} \thinspace + b^l \hskip 2em C = \sum_j \frac{1}{2} a^L_j"#,
      verdicts: [.holds, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a second sign belongs to the term",
      layered,
      #"\delta^L = \sigma'(z^L) \odot (a^L + -y)"#,
      #"\delta^L = \sigma'(z^L) \odot (a^L - -y)"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a colon before a wide space parts two equations",
      #"a, c, L is variable"#,
      #"\begin{aligned} L = c a &: \quad \frac{\partial L}{\partial a} = c \end{aligned}"#,
      #"L = c a : \quad \frac{\partial L}{\partial a} = a"#,
      verdicts: [.definition, .holds, .holds, .refuted]),
    LanguageCase(
      "a capital sigma with a subscript is a sum where it is declared as nothing else",
      layered,
      #"z^l_j = \Sigma_k w^l_{jk} a^{l-1}_k + b^l_j"#,
      #"z^l_j = \Sigma_k w^l_{jk} a^{l-1}_k - b^l_j"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a range may be written without commas",
      layered,
      #"z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j, \quad j = 1 \ldots n"#,
      #"\frac{\partial C}{\partial z^l_j} = \delta^l_j, \quad j \in \{1 \ldots n\}"#,
      #"\frac{\partial C}{\partial z^l_j} = 2 \delta^l_j, \quad l = 1 \dots L"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "a number may be raised to a target",
      #"""
      layers 0..1
      p_j is output(unit j)
      y_j is target(unit j)
      softmax is activation function(output, softmax)
      C is loss(cross entropy)
      """#,
      #"C = -\log \prod_j p_j^{y_j}"#,
      #"C = -\log \prod_j p_j^{1 - y_j}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "an operator of its own differentiates the factor after it",
      #"""
      layers 0..1
      no biases
      layout numerator
      x_j is input(unit j)
      W_{i,j} is weight(into 1, to i, from j)
      a_j is pre-activation(layer 1, unit j)
      S_j is activation(layer 1, unit j)
      softmax is activation function(output, softmax)
      N is width(layer 1)
      D_j := \frac{\partial}{\partial a_j}
      D_{ij} := \frac{\partial}{\partial W_{i,j}}
      """#,
      #"D_j S_i = S_i (\delta_{ij} - S_j), \quad D_j S_i = S_i (\delta_{ij} + S_j)"#,
      #"D_{ij}(S_t) = \sum_{k=1}^{N} D_k S_t \cdot D_{ij} a_k = D_i S_t x_j"#,
      #"D_{ij} S_t = D_j S_t x_i"#,
      #"\frac{\partial S}{\partial a} = \begin{bmatrix} D_1 S_1 & \cdots & D_N S_1\\ "#
        + #"\vdots & \ddots & \vdots\\ D_1 S_N & \cdots & D_N S_N \end{bmatrix}"#,
      verdicts: [.holds, .refuted, .holds, .holds, .illTyped, .holds]),
    LanguageCase(
      "a t above is an index where a slot is declared with it, and else a transpose",
      """
      layers 0..2
      no biases
      x^t is input(sample t)
      z_h^t is activation(layer 1, unit h, sample t)
      z^t is activation(layer 1, sample t)
      y_i^t is output(unit i, sample t)
      r_i^t is target(unit i, sample t)
      y^t is output(sample t)
      r^t is target(sample t)
      v_{ih}, V is weight(into 2, to i, from h)
      N is sample count
      identity is activation function(output, identity)
      E is total loss(half squared error)
      """,
      #"E = \frac{1}{2} \sum_t \sum_i (r_i^t - y_i^t)^2, \quad E = \sum_t \sum_i (r_i^t - y_i^t)^2"#,
      #"\frac{\partial E}{\partial v_{ih}} = -\sum_t (r_i^t - y_i^t) z_h^t"#,
      #"\frac{\partial E}{\partial v_{ih}} = \sum_{t=1}^{N} (r_i^t - y_i^t) z_h^t"#,
      #"\frac{\partial E}{\partial z^t} = -V^t (r^t - y^t)"#,
      #"\frac{\partial E}{\partial z^t} = V^t (r^t - y^t)"#,
      verdicts: [.holds, .refuted, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a layer may stand in brackets behind a name",
      #"""
      layers 0..N
      no biases
      X(k) is activation(layer k)
      X_p(k) is activation(layer k, sample p)
      x_j(k) is activation(layer k, unit j)
      a_i(k), A(k) is pre-activation(layer k, unit i)
      w_{ij}(k), W(k) is weight(into k, to i, from j)
      F is activation function(elementwise)
      D is target
      C is loss(half squared error)
      \lambda is learning rate
      B(k) := -\frac{\partial C}{\partial X(k)}
      Y(k) := -\frac{\partial C}{\partial A(k)}
      y_i(k) := -\frac{\partial C}{\partial a_i(k)}
      """#,
      #"A(k) = W(k) X(k-1), \quad A(N) = W(N) X(N-1), \quad A(k) = W(k) X(k)"#,
      #"X_p(k) = F(W(k) X_p(k-1)), \quad B(N) = D - X(N), \quad B(N) = X(N) - D"#,
      #"B(k) = W^T(k+1) Y(k+1), \quad B(k) = W^T(k) Y(k)"#,
      #"Y(k) = F'(A(k)) \odot B(k), \quad Y(k) = F'(A(k)) \odot X(k)"#,
      #"W(k) \leftarrow W(k) + \lambda Y(k) X^T(k-1), \quad \Delta W(k) = \lambda Y(k) X^T(k)"#,
      #"\Delta w_{ij}(k) = \lambda y_i(k) x_j(k-1), \quad \Delta w_{ij}(k) = \lambda y_i(k) x_j(k)"#,
      verdicts: [
        .holds, .holds, .illTyped, .holds, .holds, .refuted, .holds, .illTyped, .holds, .refuted,
        .holds, .illTyped, .holds, .illTyped,
      ]),
    LanguageCase(
      "a derivative with a d may stand on the line",
      layered,
      #"\partial C / \partial z^l_j = \partial C / \partial a^l_j \cdot \mathrm{d} a^l_j / \mathrm{d} z^l_j"#,
      #"\mathrm{d} a^l_j / \mathrm{d} z^l_j = \sigma'(z^l_j), \quad d a^l_j / d z^l_j = \sigma(z^l_j)"#,
      #"dC/db^l_j = \delta^l_j, \quad dC/db^l_j = 2 \delta^l_j"#,
      verdicts: [.holds, .holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "a d on the line is a symbol where no other d stands beyond the slash",
      #"d, x, y is variable"#,
      #"d y / x = d \cdot y / x, \quad x / d y = y x / d, \quad dy / d = y, \quad d / dy = 1 / y"#,
      verdicts: [.holds, .holds, .holds, .refuted]),
  ]
}
