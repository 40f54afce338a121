//===----------------------------------------------------------------------===//
// Lectures whose layers have names, and lectures that write units one by one.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let names = [
    Lecture(
      name: "weights with the letters of the two layers that they lead between",
      equations: [
        #"s_h = W_{xh} x + b_h"#, #"h = \tanh(s_h)"#, #"s_y = W_{hy} h + b_y"#,
        #"\hat{y} = \mathrm{softmax}(s_y)"#, #"L = -\sum_k y_k \log \hat{y}_k"#,
        #"\frac{\partial L}{\partial s_y} = \hat{y} - y"#,
        #"\frac{\partial L}{\partial W_{hy}} = (\hat{y} - y) h^\top"#,
        #"\frac{\partial L}{\partial h} = W_{hy}^\top (\hat{y} - y)"#,
        #"\frac{\partial L}{\partial s_h} = W_{hy}^\top (\hat{y} - y) \odot (1 - h)^2"#,
        #"\frac{\partial L}{\partial s_h} = W_{hy}^\top (\hat{y} - y) \odot (1 - h \odot h)"#,
        #"\frac{\partial L}{\partial W_{xh}} = \frac{\partial L}{\partial s_h} x^\top"#,
        #"\frac{\partial L}{\partial b_h} = \frac{\partial L}{\partial s_h}"#,
      ], wrong: [9]),
    Lecture(
      name: "units one by one, of which one stands for the others",
      equations: [
        #"pre_{p1} = v_1 x_1 + v_2 x_2 + c_1"#, #"act_{p1} = \frac{1}{1 + e^{-pre_{p1}}}"#,
        #"pre_{q1} = v_5 act_{p1} + v_6 act_{p2} + c_2, \qquad pre_{q2} = v_7 act_{p1} + v_8 act_{p2} + c_2"#,
        #"E = E_{q1} + E_{q2} = \frac12 (goal_{q1} - act_{q1})^2 + \frac12 (goal_{q2} - act_{q2})^2"#,
        #"\frac{\partial E}{\partial act_{q1}} = -(goal_{q1} - act_{q1})"#,
        #"\frac{\partial act_{q1}}{\partial pre_{q1}} = act_{q1} (1 - act_{q1})"#,
        #"\delta_{q1} = -(goal_{q1} - act_{q1}) act_{q1} (1 - act_{q1})"#,
        #"\frac{\partial E}{\partial v_5} = \delta_{q1} act_{p1}"#,
        #"\frac{\partial E}{\partial v_8} = \delta_{q2} act_{p2}"#,
        #"\frac{\partial E}{\partial v_7} = \delta_{q2} act_{p2}"#,
        #"\frac{\partial E}{\partial c_2} = \delta_{q1} + \delta_{q2}"#,
      ], wrong: [10]),
    Lecture(
      name: "a sum over the examples by another letter, in layers with names",
      equations: [
        #"Z_h = X W_h + b_h"#, #"H = \sigma(Z_h)"#, #"Z_o = H W_o + b_o"#, #"Y = \sigma(Z_o)"#,
        #"\xi = \frac{1}{N} \sum_{i=1}^{N} \frac12 \|y_i - t_i\|^2"#,
        #"\delta_o = \frac{\partial \xi}{\partial Z_o}"#,
        #"\delta_h = \frac{\partial \xi}{\partial Z_h}"#,
        #"\delta_h = (\delta_o W_o^T) \circ H \circ (1 - H)"#,
        #"\frac{\partial \xi}{\partial b_o} = \sum_{i=1}^{N} \delta_{oi}"#,
        #"\frac{\partial \xi}{\partial b_h} = \sum_{j=1}^{N} \delta_{hj}"#,
      ]),
    Lecture(
      name: "primes that differentiate by quantities, in layers with names",
      equations: [
        #"C'(W_h) = C'(\hat{y}) \cdot \hat{y}'(Z_o) \cdot Z_o'(H) \cdot H'(Z_h) \cdot Z_h'(W_h) = (\hat{y} - y) \cdot R'(Z_o) \cdot W_o \cdot R'(Z_h) \cdot X"#,
        #"C'(W_o) = C'(\hat{y}) \cdot \hat{y}'(Z_o) \cdot Z_o'(W_o) = (\hat{y} - y) \cdot R'(Z_o) \cdot H"#,
        #"E_o = C'(Z_o) = (\hat{y} - y) \cdot R'(Z_o)"#,
        #"E_h = C'(Z_h) = E_o \cdot W_o \cdot R'(Z_h)"#, #"C'(W_o) = E_o \cdot H"#,
        #"C'(W_h) = E_h \cdot X"#, #"C'(W_h) = E_o \cdot X"#,
      ], wrong: [7]),
  ]
}
