//===----------------------------------------------------------------------===//
// Lectures that say once, of one name or in words, what counts for many.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let conventions = [
    Lecture(
      name: "what a bar means is said of a name that stands nowhere else",
      equations: [
        #"R_{ni} = X_{nj} A_{ji} + c_i"#, #"H_{ni} = \phi(R_{ni})"#,
        #"S_{nk} = H_{ni} B_{ik} + d_k"#, #"P_{nk} = \frac{\exp(S_{nk})}{\sum_l \exp(S_{nl})}"#,
        #"\mathcal{L} = -\frac{1}{N} T_{nk} \log P_{nk}"#,
        #"\bar{Q}_{ab} \equiv \frac{\partial \mathcal{L}}{\partial Q_{ab}}"#,
        #"\bar{S}_{nk} = \frac{1}{N} (P_{nk} - T_{nk})"#,
        #"\bar{B}_{ik} = H_{ni} \bar{S}_{nk}"#,
        #"\bar{B}_{ik} = \bar{S}_{nl} H_{ni} \delta_{lk}"#,
        #"\bar{H}_{ni} = \bar{S}_{nk} B_{ik}"#, #"\bar{A}_{ji} = X_{nj} \bar{R}_{ni}"#,
        #"\bar{A}_{ji} = X_{ni} \bar{R}_{nj}"#,
      ], wrong: [12]),
    Lecture(
      name: "an error that is the derivative of a chain, with the other sign",
      equations: [
        #"\beta_j = \sum_h w_{hj} b_h"#, #"\hat{y}_j = f(\beta_j)"#,
        #"\alpha_h = \sum_i v_{ih} x_i"#, #"b_h = f(\alpha_h)"#,
        #"E_k = \frac{1}{2} \sum_j (\hat{y}_j - y_j)^2"#, #"E = \frac{1}{m} \sum_{k=1}^{m} E_k"#,
        #"g_j = -\frac{\partial E_k}{\partial \hat{y}_j} \frac{\partial \hat{y}_j}{\partial \beta_j}"#,
        #"\frac{\partial E_k}{\partial w_{hj}} = -g_j b_h"#,
        #"\frac{\partial E_k}{\partial b_h} = -\sum_j g_j w_{hj}"#,
        #"\frac{\partial E_k}{\partial b_h} = \sum_j g_j w_{hj}"#,
      ], wrong: [10]),
    Lecture(
      name: "linear outputs, said in words",
      equations: [
        #"a_j = \sum_i w_{ji} x_i"#, #"z_j = h(a_j)"#, #"a_k = \sum_j w_{kj} z_j"#,
        #"E = \frac12 \sum_k (y_k - t_k)^2"#, #"\delta_k \equiv \frac{\partial E}{\partial a_k}"#,
        #"\delta_j \equiv \frac{\partial E}{\partial a_j}"#, #"\delta_k = y_k - t_k"#,
        #"\delta_j = h'(a_j) \sum_k w_{kj} \delta_k"#,
        #"\frac{\partial E}{\partial w_{kj}} = \delta_k z_j"#,
        #"\frac{\partial E}{\partial w_{ji}} = \delta_i x_j"#,
      ], wrong: [10], before: [4: "The output units are linear, $y_k = a_k$."]),
    Lecture(
      name: "a loss with a word below it",
      equations: [
        #"net_h = \sum_i w_{ih} out_i + b_h"#, #"out_h = \sigma(net_h)"#,
        #"net_o = \sum_h w_{ho} out_h + b_o"#, #"out_o = \sigma(net_o)"#,
        #"E_{total} = \sum_o \frac{1}{2} (target_o - out_o)^2"#,
        #"\frac{\partial E_{total}}{\partial out_o} = -(target_o - out_o)"#,
        #"\frac{\partial E_{total}}{\partial w_{ho}} = -(target_o - out_o) \, out_o (1 - out_o) \, out_h"#,
        #"\frac{\partial E_{total}}{\partial w_{ho}} = -(target_o - out_o) \, out_o (1 - net_o) \, out_h"#,
      ], wrong: [8]),
    Lecture(
      name: "rows for fractions, columns for gradients",
      equations: [
        #"z_l = W_l x_{l-1} + b_l"#, #"x_l = \varphi(z_l)"#,
        #"\frac{\partial z_l}{\partial x_{l-1}} = W_l"#, #"\frac{\partial z_l}{\partial b_l} = I"#,
        #"\lambda_l = \frac{\partial \ell}{\partial z_l}"#,
        #"\frac{\partial \ell}{\partial x_{l-1}} = \lambda_l W_l"#,
        #"\nabla_{b_l} \ell = \lambda_l^T"#, #"\nabla_{W_l} \ell = \lambda_l^T x_{l-1}^T"#,
        #"\frac{\partial \ell}{\partial x_{l-1}} = W_l \lambda_l"#,
      ], wrong: [9]),
    Lecture(
      name: "a last layer that only its weights number",
      equations: [
        #"a^{(1)} = W_1 x + b_1"#, #"z^{(1)} = \text{ReLU}(a^{(1)})"#, #"y = W_2 z^{(1)} + b_2"#,
        #"E = \tfrac{1}{2} \|y - t\|^2"#, #"\frac{\partial E}{\partial b_2} = y - t"#,
        #"\frac{\partial E}{\partial W_2} = (y - t) (z^{(1)})^\top"#,
        #"\text{ReLU}(a^{(1)}) = \begin{cases} a^{(1)} & \text{if } a^{(1)} > 0 \\ 0 & \text{otherwise} \end{cases}"#,
        #"\frac{\partial E}{\partial W_2} = (y - t) (a^{(1)})^\top"#,
        #"\frac{\partial E}{\partial z^{(1)}} = W_2^\top (y - t)"#,
      ], wrong: [8]),
  ]
}
