//===----------------------------------------------------------------------===//
// Lectures that name each quantity themselves, and say in words what others are.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let steps = [
    Lecture(
      name: "a small network written out, with a heading before each part of it",
      equations: [
        #"in_{h1} = v_1 x_1 + v_2 x_2 + c_1"#, #"in_{h2} = v_3 x_1 + v_4 x_2 + c_1"#,
        #"hid_{h1} = \frac{1}{1 + e^{-in_{h1}}}"#,
        #"in_{o1} = v_5 hid_{h1} + v_6 hid_{h2} + c_2"#,
        #"E = \frac{1}{2} (t_{o1} - in_{o1})^2"#,
        #"\frac{\partial E}{\partial in_{o1}} = in_{o1} - t_{o1}"#,
        #"\frac{\partial E}{\partial v_5} = (in_{o1} - t_{o1}) hid_{h1}"#,
        #"\frac{\partial E}{\partial v_6} = (in_{o1} - t_{o1}) hid_{h1}"#,
        #"\frac{\partial E}{\partial hid_{h1}} = (in_{o1} - t_{o1}) v_5"#,
        #"\frac{\partial E}{\partial v_1} = (in_{o1} - t_{o1}) v_5 hid_{h1} (1 - hid_{h1}) x_1"#,
      ], wrong: [8],
      before: [
        1: "## Forward", 6: "## The output layer\n\nConsider $v_5$.", 9: "## The hidden layer",
      ]),
    Lecture(
      name: "bars over matrices, each of what was defined last",
      equations: [
        #"\bar{A} = \bar{C} B^T"#, #"\bar{B} = A^T \bar{C}"#, #"\bar{B} = \bar{C} A^T"#,
        #"\bar{X} = \bar{Y} \odot \phi'(X)"#, #"\bar{P} = \bar{S}"#, #"\bar{Q} = \bar{S}"#,
      ], wrong: [3],
      before: [
        1: "For a product $C = AB$, the bar of each matrix has its shape.",
        4: #"For $Y = \phi(X)$, entry by entry:"#, 5: "For a sum $S = P + Q$:",
      ]),
    Lecture(
      name: "a diagonal matrix of slopes that the words define",
      equations: [
        #"z_l = W_l x_{l-1} + b_l"#, #"x_l = \varphi(z_l)"#,
        #"\ell = \frac{1}{2} \| x_L - y \|^2"#, #"g_l = \frac{\partial \ell}{\partial z_l}"#,
        #"J_l = \frac{\partial x_l}{\partial x_{l-1}} = D_l W_l"#,
        #"g_l = g_{l+1} W_{l+1} D_l"#, #"g_L = (x_L - y)^\top D_L"#,
        #"\frac{\partial \ell}{\partial x_{l-1}} = W_l D_l \frac{\partial \ell}{\partial x_l}"#,
        #"\frac{\partial \ell}{\partial b_l} = g_l"#,
      ], wrong: [8],
      before: [
        1: "In numerator layout, the derivative of a number is a row.",
        5: #"We write $D_l = \mathrm{diag}(\varphi'(z_l))$."#,
      ]),
    Lecture(
      name: "repeated indices, and a last layer that is linear",
      equations: [
        #"Z_{nh} = X_{ni} U_{ih} + c_h, \qquad A_{nh} = f(Z_{nh})"#,
        #"Y_{no} = A_{nh} V_{ho} + d_o"#,
        #"\mathcal{L} = \frac{1}{2N} (Y_{no} - T_{no})(Y_{no} - T_{no})"#,
        #"G_{no} = \frac{\partial \mathcal{L}}{\partial Y_{no}} = \frac{1}{N} (Y_{no} - T_{no})"#,
        #"\frac{\partial \mathcal{L}}{\partial V_{ho}} = A_{nh} G_{no}"#,
        #"\frac{\partial \mathcal{L}}{\partial A_{nh}} = G_{no} V_{ho}"#,
        #"\frac{\partial \mathcal{L}}{\partial A_{nh}} = G_{no} V_{oh}"#,
      ], wrong: [7],
      before: [1: "Repeated indices are summed. There are $N$ examples, counted by $n$."]),
  ]
}
