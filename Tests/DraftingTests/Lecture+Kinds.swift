//===----------------------------------------------------------------------===//
// Lectures of kinds that say what their symbols mean elsewhere than in a step and a loss.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let kinds = [
    Lecture(
      name: "weights applied to what a function gives",
      equations: [
        #"s^{l}_i = \sum_j V^{l}_{ij} \varphi(s^{l-1}_j) + c^{l}_i"#,
        #"q^{l}_i = \varphi(s^l_i)"#,
        #"\epsilon^l_i = \frac{\partial E}{\partial s^l_i}"#,
        #"\epsilon^l_j = \sum_i V^{l+1}_{ij} \epsilon^{l+1}_i \varphi'(s^l_j)"#,
        #"\frac{\partial s^{l+1}_i}{\partial s^l_j} = V^{l+1}_{ji} \varphi'(s^l_j)"#,
        #"\frac{\partial E}{\partial V^l_{ij}} = \epsilon^l_i q^{l-1}_j"#,
        #"\frac{\partial E}{\partial c^l_i} = \epsilon^l_i"#,
      ], wrong: [5]),
    Lecture(
      name: "a residual that the words define, of a linear output",
      equations: [
        #"p = \tanh(U x + c)"#, #"v = V p + d"#, #"Q = \frac12 \| v - t \|^2"#,
        #"\frac{\partial Q}{\partial V} = r p^T"#, #"\frac{\partial Q}{\partial d} = r"#,
        #"\frac{\partial Q}{\partial p} = V^T r"#, #"\frac{\partial Q}{\partial p} = V r"#,
      ], wrong: [7], before: [4: "We write $r = v - t$ for the residual."]),
    Lecture(
      name: "names at the ends of chains",
      equations: [
        #"p_j = \sum_i A_{ji} x_i + c_j"#, #"h_j = f(p_j)"#,
        #"v_k = \sum_j B_{kj} h_j + d_k"#, #"Q = \frac12 \sum_k (v_k - t_k)^2"#,
        #"\frac{\partial Q}{\partial v_k} = v_k - t_k = r_k"#,
        #"\frac{\partial Q}{\partial B_{kj}} = r_k h_j"#,
        #"\frac{\partial Q}{\partial p_j} = f'(p_j) \sum_k B_{kj} r_k = s_j"#,
        #"\frac{\partial Q}{\partial A_{ji}} = s_j x_i"#,
        #"\frac{\partial Q}{\partial c_j} = s_j"#,
      ]),
    Lecture(
      name: "letters that say the layers, and numbers beside them once",
      equations: [
        #"u_j = \sum_i w_{ji} x_i"#, #"o_j = g(u_j)"#, #"u_k = \sum_j w_{kj} o_j"#,
        #"\delta_j = \frac{\partial E}{\partial u_j}"#,
        #"\delta_k = \frac{\partial E}{\partial u_k}"#,
        #"\delta_j = g'(u_j) \sum_k w_{kj} \delta_k"#,
        #"\frac{\partial E}{\partial w^{(1)}_{ji}} = \delta_j x_i"#,
        #"\frac{\partial E}{\partial w^{(2)}_{kj}} = \delta_k o_j"#,
        #"\frac{\partial E}{\partial w_{kj}} = \delta_j o_j"#,
      ], wrong: [9]),
    Lecture(
      name: "a 0 that belongs to a name",
      equations: [
        #"u = V x + b_0"#, #"h = \tanh(u)"#, #"z = W h + b"#,
        #"p_k = \frac{e^{z_k}}{\sum_{j=1}^{K} e^{z_j}}"#, #"L = -\sum_{k=1}^{K} y_k \log p_k"#,
        #"\frac{\partial L}{\partial z} = p - y"#, #"\frac{\partial L}{\partial h} = W^T (p - y)"#,
        #"\frac{\partial L}{\partial b_0} = (1 - h \odot h) \odot W^T (p - y)"#,
        #"\frac{\partial p_k}{\partial z_j} = p_k p_j"#,
      ], wrong: [9]),
    Lecture(
      name: "the class that is right",
      equations: [
        #"z = W x + b"#, #"p_k = \frac{e^{z_k}}{\sum_j e^{z_j}}"#, #"L = -\sum_k y_k \log p_k"#,
        #"L = -z_c + \log \sum_j e^{z_j}"#, #"\frac{\partial L}{\partial z_k} = p_k - y_k"#,
      ]),
    Lecture(
      name: "a gradient that is set anew, with the name of a function",
      equations: [
        #"s^{(k)} = W^{(k)} h^{(k-1)} + b^{(k)}"#, #"h^{(k)} = f(s^{(k)})"#,
        #"g \leftarrow \nabla_{h^{(k)}} J"#,
        #"g \leftarrow \nabla_{s^{(k)}} J = g \odot f'(s^{(k)})"#, #"\nabla_{b^{(k)}} J = g"#,
        #"\nabla_{W^{(k)}} J = g h^{(k-1)\top}"#,
        #"g \leftarrow \nabla_{h^{(k-1)}} J = W^{(k)\top} g"#,
      ], before: [1: "For $y = g(x)$ the chain rule is known."]),
    Lecture(
      name: "what a function is, of any number",
      equations: [
        #"\operatorname{ramp}(z) = \max(0, z)"#,
        #"\operatorname{ramp}'(z) = \begin{cases} 1 & \text{if } z > 0, \\ 0 & \text{if } z \le 0 \end{cases}"#,
        #"z^{(l)} = W^{(l)} a^{(l-1)} + b^{(l)}"#, #"a^{(l)} = \rho(z^{(l)})"#,
        #"\delta^{(l)} = \frac{\partial C}{\partial z^{(l)}}"#,
        #"\delta^{(l)} = (W^{(l+1)\top} \delta^{(l+1)}) \odot \rho'(z^{(l)})"#,
        #"\frac{\partial C}{\partial b^{(l)}} = \delta^{(l)}"#,
      ]),
    Lecture(
      name: "an arrow that sets weights anew, from examples marked above",
      equations: [
        #"z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j"#, #"a^l_j = f(z^l_j)"#,
        #"\delta^l_j = \frac{\partial C}{\partial z^l_j}"#,
        #"\frac{\partial C}{\partial b^l_j} = \delta^l_j"#,
        #"\frac{\partial C}{\partial w^l_{jk}} = \delta^l_j a^{l-1}_k"#,
        #"b^l_j \to b^l_j - \frac{\eta}{m} \sum_x \delta^{x,l}_j"#,
        #"w^l_{jk} \to w^l_{jk} - \frac{\eta}{m} \sum_x \delta^{x,l}_j a^{x,l-1}_k"#,
      ]),
    Lecture(
      name: "a mask",
      equations: [
        #"z^{(l)} = W^{(l)} a^{(l-1)} + b^{(l)}"#, #"m^{(l)} = \mathbf 1[z^{(l)} > 0]"#,
        #"a^{(l)} = \operatorname{ReLU}(z^{(l)})"#, #"a^{(l)} = m^{(l)} \odot z^{(l)}"#,
        #"\delta^{(l)} = \frac{\partial C}{\partial z^{(l)}}"#,
        #"\delta^{(l)} = m^{(l)} \odot (W^{(l+1)\top} \delta^{(l+1)})"#,
        #"\delta^{(l)} = m^{(l+1)} \odot (W^{(l+1)\top} \delta^{(l+1)})"#,
        #"\frac{\partial C}{\partial b^{(l)}} = \delta^{(l)}"#,
      ], wrong: [7]),
  ]
}
