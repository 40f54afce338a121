//===----------------------------------------------------------------------===//
// Lectures that differentiate without a network, or work one out by hand.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let arrays = [
    Lecture(
      name: "vectors and matrices of their own",
      equations: [
        #"\frac{\partial (q^\top r)}{\partial r} = q^\top"#,
        #"\frac{\partial (M r + q)}{\partial r} = M"#,
        #"\frac{\partial (r^\top S r)}{\partial r} = r^\top (S + S^\top)"#,
        #"\frac{\partial \|M r - q\|^2}{\partial r} = 2 (M r - q)^\top M^\top"#,
        #"\frac{\partial \operatorname{tr}(M Y)}{\partial Y} = M"#,
      ], wrong: [4]),
    Lecture(
      name: "gradients with bars, of a product",
      equations: [
        #"\bar P = \bar R\, Q^\top"#, #"\bar Q = P^\top \bar R"#,
        #"\bar Q = P \bar R"#,
      ], wrong: [3], before: [1: "For the product $R = P Q$ of two matrices"]),
  ]

  static let thresholds = [
    Lecture(
      name: "thresholds subtracted from weighted sums",
      equations: [
        #"r_h = \sum_{i} u_{ih} x_i"#, #"a_h = f(r_h - \mu_h)"#,
        #"s_j = \sum_{h} w_{hj} a_h"#, #"y_j = f(s_j - \nu_j)"#,
        #"E = \frac12 \sum_j (y_j - t_j)^2"#,
        #"g_j = -\frac{\partial E}{\partial y_j} \frac{\partial y_j}{\partial s_j}"#,
        #"g_j = (t_j - y_j) f'(s_j - \nu_j)"#, #"\frac{\partial s_j}{\partial w_{hj}} = a_h"#,
        #"\frac{\partial E}{\partial w_{hj}} = -g_j a_h"#,
        #"\frac{\partial E}{\partial \nu_j} = g_j"#, #"\frac{\partial E}{\partial \mu_h} = -e_h"#,
        #"e_h = -\frac{\partial E}{\partial a_h} \frac{\partial a_h}{\partial r_h}"#,
        #"e_h = f'(r_h - \mu_h) \sum_j w_{hj} g_j"#,
        #"\frac{\partial E}{\partial u_{ih}} = -e_h x_i"#,
      ], wrong: [11]),
    Lecture(
      name: "words that say which derivative a name is",
      equations: [
        #"s_{\text{hid}} = W_{\text{hid}} x + c_{\text{hid}}"#,
        #"h_{\text{hid}} = \tanh(s_{\text{hid}})"#,
        #"s_{\text{out}} = W_{\text{out}} h_{\text{hid}} + c_{\text{out}}"#,
        #"p = \mathrm{softmax}(s_{\text{out}})"#, #"Q = -\sum_k y_k \log p_k"#,
        #"r_{\text{out}} = p - y"#,
        #"r_{\text{hid}} = W_{\text{out}}^\top r_{\text{out}} \odot (1 - h_{\text{hid}}^2)"#,
        #"r_{\text{hid}} = W_{\text{out}}^\top r_{\text{out}} \odot (1 - h_{\text{hid}})^2"#,
        #"\frac{\partial Q}{\partial W_{\text{out}}} = r_{\text{out}} h_{\text{hid}}^\top"#,
        #"\frac{\partial Q}{\partial W_{\text{hid}}} = r_{\text{hid}} x^\top"#,
        #"\frac{\partial Q}{\partial c_{\text{hid}}} = r_{\text{hid}}"#,
      ], wrong: [8],
      before: [
        6: #"We write $r_{\text{layer}}$ for the derivative of the loss by $s_{\text{layer}}$."#
      ]),
    Lecture(
      name: "dots that broadcast",
      equations: [
        #"Z = W * X \,.\!+ b"#, #"A = \sigma.(Z)"#, #"Y = V * A \,.\!+ c"#,
        #"E = \frac{1}{2n} \sum_{j=1}^{n} \sum_i (Y_{ij} - T_{ij})^2"#,
        #"D = \frac{\partial E}{\partial Y} = \frac{1}{n} (Y .\!- T)"#,
        #"\frac{\partial E}{\partial V} = D * A'"#, #"\frac{\partial E}{\partial A} = V' * D"#,
        #"G = \frac{\partial E}{\partial Z} = (V' * D) \,.\!*\, \sigma'.(Z)"#,
        #"\frac{\partial E}{\partial W} = G * X'"#, #"\frac{\partial E}{\partial W} = G * X"#,
      ], wrong: [10]),
  ]
}
