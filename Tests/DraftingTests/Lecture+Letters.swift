//===----------------------------------------------------------------------===//
// Lectures whose letters and numbers say the layers in other ways than most.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let letters = [
    Lecture(
      name: "a letter that one display sums over in the layer below",
      equations: [
        #"a_j = \sum_i w_{ji} x_i"#, #"z_j = h(a_j)"#, #"a_k = \sum_j w_{kj} z_j"#,
        #"\delta_k = \frac{\partial E}{\partial a_k}"#,
        #"\delta_j = \frac{\partial E}{\partial a_j}"#,
        #"\frac{\partial a_j}{\partial w_{ji}} = \frac{\partial \sum_k w_{jk} x_k}{\partial w_{ji}}"#,
        #"\frac{\partial E}{\partial w_{ji}} = \delta_j x_i"#,
        #"\frac{\partial E}{\partial w_{kj}} = \delta_k z_j"#,
        #"\frac{\partial E}{\partial w_{kj}} = \delta_k a_j"#,
      ], wrong: [9]),
    Lecture(
      name: "indices of weights exchanged",
      equations: [
        #"a_j = \sum_i w_{ji} x_i"#, #"z_j = h(a_j)"#, #"a_k = \sum_j w_{kj} z_j"#,
        #"\delta_k = \frac{\partial E}{\partial a_k}"#,
        #"\delta_j = \frac{\partial E}{\partial a_j}"#,
        #"\frac{\partial E}{\partial w_{ji}} = \delta_j x_i"#,
        #"\frac{\partial E}{\partial w_{kj}} = \delta_k z_j"#,
        #"\delta_j = h'(a_j) \sum_k w_{jk} \delta_k"#,
      ], wrong: [8]),
    Lecture(
      name: "numbers on weights alone",
      equations: [
        #"Z = X W^{(1)} + b^{(1)}"#,
        #"H = \phi(Z)"#,
        #"O = H W^{(2)} + b^{(2)}"#,
        #"L = \frac{1}{2n} \| O - Y \|_F^2"#,
        #"\frac{\partial L}{\partial O} = \frac{1}{n} (O - Y)"#,
        #"\frac{\partial L}{\partial W^{(2)}} = H^\top \frac{\partial L}{\partial O}"#,
        #"\frac{\partial L}{\partial H} = \frac{\partial L}{\partial O} {W^{(2)}}^\top"#,
        #"\frac{\partial L}{\partial W^{(1)}} = H^\top \frac{\partial L}{\partial Z}"#,
      ], wrong: [8],
      before: [1: "Each row of the minibatch is an example: the examples lie in rows."]),
    Lecture(
      name: "displays without a network before one",
      equations: [
        #"f(x, y, z) = (x + y) z"#, #"q = x + y, \qquad f = q z"#,
        #"\frac{\partial f}{\partial q} = z, \qquad \frac{\partial f}{\partial z} = q"#,
        #"\frac{\partial f}{\partial x} = \frac{\partial f}{\partial q} \frac{\partial q}{\partial y} = q"#,
        #"Z = W X + b"#, #"A = g(Z)"#,
        #"\frac{\partial J}{\partial Z} = \frac{\partial J}{\partial A} \odot g'(Z)"#,
      ], wrong: [4]),
    Lecture(
      name: "thresholds that are subtracted inside a function",
      equations: [
        #"\alpha_h = \sum_i v_{ih} x_i"#, #"b_h = f(\alpha_h - \gamma_h)"#,
        #"\beta_j = \sum_h w_{hj} b_h"#, #"\hat{y}_j = f(\beta_j - \theta_j)"#,
        #"E = \frac12 \sum_j (\hat{y}_j - y_j)^2"#,
        #"g_j = -\frac{\partial E}{\partial \beta_j}"#,
        #"\Delta w_{hj} = \eta g_j b_h"#, #"\Delta \theta_j = -\eta g_j"#,
        #"\Delta \theta_j = \eta g_j"#,
      ], wrong: [9]),
  ]
}
