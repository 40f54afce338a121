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

  static let written = [
    Lecture(
      name: "a network written out, one unit of each layer",
      equations: [
        #"s_{a1} = v_1 x_1 + v_2 x_2 + c_1"#,
        #"y_{a1} = \frac{1}{1 + e^{-s_{a1}}}"#,
        #"s_{z1} = v_5 y_{a1} + v_6 y_{a2} + c_2"#,
        #"Q = \frac12 (t_{z1} - y_{z1})^2 + \frac12 (t_{z2} - y_{z2})^2"#,
        #"\epsilon_{z1} = \frac{\partial Q}{\partial s_{z1}} = (y_{z1} - t_{z1})\, y_{z1} (1 - y_{z1})"#,
        #"\frac{\partial Q}{\partial v_6} = \epsilon_{z1} y_{a2}"#,
        #"\frac{\partial Q}{\partial v_7} = \epsilon_{z2} y_{a1}"#,
        #"\frac{\partial Q}{\partial y_{a1}} = \epsilon_{z1} v_5 + \epsilon_{z2} v_7"#,
        #"\frac{\partial Q}{\partial y_{a2}} = \epsilon_{z1} v_6 + \epsilon_{z2} v_7"#,
        #"\frac{\partial Q}{\partial v_4} = (\epsilon_{z1} v_6 + \epsilon_{z2} v_8)\, y_{a2} (1 - y_{a2})\, x_2"#,
        #"\frac{\partial Q_{z1}}{\partial y_{a1}} = \epsilon_{z1} v_5"#,
      ], wrong: [9]),
    Lecture(
      name: "one output, of each example and of all",
      equations: [
        #"q_n = \sigma(u^\top x_n + c)"#,
        #"E = -\frac{1}{N} \sum_{n=1}^{N} \left[ t_n \log q_n + (1 - t_n) \log (1 - q_n) \right]"#,
        #"\frac{\partial E}{\partial u} = \frac{1}{N} \sum_{n=1}^{N} (q_n - t_n)\, x_n"#,
        #"\frac{\partial E}{\partial u} = \frac{1}{N} X^\top (q - t)"#,
        #"\frac{\partial E}{\partial u} = \frac{1}{N} X (q - t)"#,
        #"\frac{\partial E}{\partial c} = \frac{1}{N} \sum_{n=1}^{N} (q_n - t_n)"#,
        #"E_\mu = E + \frac{\mu}{2} \|u\|^2"#,
        #"\frac{\partial E_\mu}{\partial u} = \frac{1}{N} X^\top (q - t) + \mu u"#,
        #"u \leftarrow u - \eta \left( \frac{1}{N} X^\top (q - t) + \mu u \right)"#,
      ], wrong: [5],
      before: [
        1: #"The matrix $X$ has the rows $x_n^\top$, and $q$ and $t$ hold all $q_n$ and $t_n$."#
      ]),
    Lecture(
      name: "gradients by a name behind a nabla",
      equations: [
        #"z_1 = W_1 x + b_1"#,
        #"h = \tanh(z_1)"#,
        #"p = W_2 h + b_2"#,
        #"E = \frac12 \|p - t\|^2"#,
        #"e = p - t"#,
        #"\nabla W_2 = e\, h^\top"#,
        #"\nabla b_2 = e"#,
        #"\nabla h = W_2^\top e"#,
        #"\nabla W_1 = (\nabla h \odot (1 - h \odot h))\, x^\top"#,
        #"\nabla b_1 = \nabla h \odot (1 + h \odot h)"#,
        #"W_1 \leftarrow W_1 - \eta \nabla W_1"#,
      ], wrong: [10]),
    Lecture(
      name: "classes by their numbers",
      equations: [
        #"Z = X W + b"#,
        #"P_{ik} = \frac{e^{Z_{ik}}}{\sum_{j=1}^{K} e^{Z_{ij}}}"#,
        #"L = -\frac{1}{N} \sum_{i=1}^{N} \log P_{i,y_i}"#,
        #"\frac{\partial L}{\partial Z_{ik}} = \frac{1}{N} (P_{ik} - [k = y_i])"#,
        #"\frac{\partial L}{\partial W} = X^\top \frac{\partial L}{\partial Z}"#,
        #"\frac{\partial L}{\partial b_k} = \sum_{i=1}^{N} \frac{\partial L}{\partial Z_{ik}}"#,
        #"\frac{\partial L}{\partial Z_{ik}} = \frac{1}{N} (P_{ik} + [k = y_i])"#,
      ], wrong: [7],
      before: [1: #"Rows are examples; $y_i$ is the class of example $i$."#]),
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
