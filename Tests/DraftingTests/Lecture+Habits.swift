//===----------------------------------------------------------------------===//
// Lectures with habits of their own: words for names, layers without numbers, errors with a minus.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let habits = [
    Lecture(
      name: "one hidden layer, each array with a letter of its own",
      equations: [
        #"u = U x + r"#, #"h = \tanh(u)"#, #"v = V h + s"#,
        #"p_k = \frac{e^{v_k}}{\sum_j e^{v_j}}"#, #"\ell = -\sum_k y_k \ln p_k"#,
        #"\nabla_v \ell = p - y"#, #"\nabla_V \ell = (p - y) h^T"#,
        #"\nabla_h \ell = V^T (p - y)"#, #"\nabla_h \ell = V (p - y)"#,
        #"\nabla_u \ell = (1 - h \circ h) \circ V^T (p - y)"#,
      ], wrong: [9]),
    Lecture(
      name: "layers with words for names",
      equations: [
        #"z_{hid} = W_{hid} a_{in} + b_{hid}"#, #"a_{hid} = g(z_{hid})"#,
        #"z_{out} = W_{out} a_{hid} + b_{out}"#, #"a_{out} = g(z_{out})"#,
        #"C = \frac{1}{2} \| a_{out} - t \|^2"#,
        #"\delta_{out} = \frac{\partial C}{\partial z_{out}}"#,
        #"\delta_{hid} = \frac{\partial C}{\partial z_{hid}}"#,
        #"\delta_{out} = (a_{out} - t) \odot g'(z_{out})"#,
        #"\delta_{hid} = W_{out}^T \delta_{out} \odot g'(z_{hid})"#,
        #"\frac{\partial C}{\partial W_{out}} = \delta_{out} a_{hid}^T"#,
        #"\frac{\partial C}{\partial W_{hid}} = \delta_{hid} a_{in}^T"#,
      ]),
    Lecture(
      name: "a name of several letters, and errors with a minus",
      equations: [
        #"net_j = \sum_i w_{ji} x_i"#, #"y_j = f(net_j)"#, #"net_k = \sum_j w_{kj} y_j"#,
        #"z_k = f(net_k)"#, #"J = \frac{1}{2} \sum_k (t_k - z_k)^2"#,
        #"\delta_k = -\frac{\partial J}{\partial net_k}"#,
        #"\delta_j = -\frac{\partial J}{\partial net_j}"#,
        #"\delta_k = (t_k - z_k) f'(net_k)"#, #"\delta_k = (z_k - t_k) f'(net_k)"#,
        #"\delta_j = f'(net_j) \sum_k w_{kj} \delta_k"#,
        #"\frac{\partial J}{\partial w_{kj}} = -\delta_k y_j"#,
      ], wrong: [9]),
    Lecture(
      name: "sums that are implied, of examples too",
      equations: [
        #"p_{nj} = x_{ni} U_{ij} + c_j"#, #"h_{nj} = \tanh(p_{nj})"#,
        #"q_{nk} = h_{nj} V_{jk} + d_k"#,
        #"\frac{\partial q_{nk}}{\partial h_{nj}} = V_{jk}"#,
        #"\frac{\partial h_{nj}}{\partial p_{nj}} = 1 - h_{nj}^2"#,
        #"\frac{\partial h_{nj}}{\partial p_{nj}} = 1 - p_{nj}^2"#,
      ], wrong: [6]),
    Lecture(
      name: "activations below, in denominator layout",
      equations: [
        #"z_k = W_k x_{k-1} + b_k"#, #"x_k = \varphi(z_k)"#,
        #"\delta_k = \frac{\partial C}{\partial z_k}"#,
        #"\delta_k = \operatorname{diag}(\varphi'(z_k)) W_{k+1}^T \delta_{k+1}"#,
        #"\delta_k = W_{k+1}^T \operatorname{diag}(\varphi'(z_k)) \delta_{k+1}"#,
        #"\frac{\partial C}{\partial W_k} = \delta_k x_{k-1}^T"#,
        #"\frac{\partial C}{\partial b_k} = \delta_k"#,
      ], wrong: [5]),
    Lecture(
      name: "a loss without its half, shown by its display",
      equations: [
        #"s^{(k)}_j = \sum_i w^{(k)}_{ij} y^{(k-1)}_i + \theta^{(k)}_j"#,
        #"y^{(k)}_j = \tanh(s^{(k)}_j)"#, #"E = \sum_j (y^{(K)}_j - d_j)^2"#,
        #"\delta^{(k)}_j = \frac{\partial E}{\partial s^{(k)}_j}"#,
        #"\frac{\partial y^{(k)}_j}{\partial s^{(k)}_j} = 1 - (y^{(k)}_j)^2"#,
        #"\delta^{(K)}_j = (y^{(K)}_j - d_j) (1 - (y^{(K)}_j)^2)"#,
        #"\delta^{(K)}_j = 2 (y^{(K)}_j - d_j) (1 - (y^{(K)}_j)^2)"#,
        #"\frac{\partial E}{\partial w^{(k)}_{ij}} = y^{(k-1)}_i \delta^{(k)}_j"#,
      ], wrong: [6]),
    Lecture(
      name: "steps in brackets, of which the words say nothing",
      equations: [
        #"v_j(n) = \sum_i w_{ji}(n) x_i(n)"#, #"y_j(n) = \varphi(v_j(n))"#,
        #"v_k(n) = \sum_j w_{kj}(n) y_j(n)"#,
        #"\frac{\partial v_k(n)}{\partial y_j(n)} = w_{kj}(n)"#,
        #"\frac{\partial y_j(n)}{\partial v_j(n)} = \varphi'(v_j(n))"#,
        #"\frac{\partial v_j(n)}{\partial w_{ji}(n)} = x_i(n)"#,
      ]),
  ]
}
