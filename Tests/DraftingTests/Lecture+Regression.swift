//===----------------------------------------------------------------------===//
// Lectures of one step alone, whose output has no name: the loss compares it with the targets.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let regression = [
    Lecture(
      name: "a weight for each input, and the matrix of all examples",
      equations: [
        #"J(v) = \frac{1}{2M} \sum_{m=1}^{M} (y_m - v^\top x_m)^2"#,
        #"\frac{\partial J}{\partial v_k} = -\frac{1}{M} \sum_{m=1}^{M} (y_m - v^\top x_m) x_{mk}"#,
        #"J(v) = \frac{1}{2M} (X v - y)^\top (X v - y)"#,
        #"\nabla J(v) = \frac{1}{M} X^\top (X v - y)"#,
        #"\nabla J(v) = X^\top (X v - y)"#,
        #"v \leftarrow v - \frac{\eta}{M} X^\top (X v - y)"#,
      ], wrong: [5], before: [3: "The rows of $X$ are the $x_m^\\top$."]),
    Lecture(
      name: "a step with a bias, of examples in brackets above",
      equations: [
        #"J(w, b) = \frac{1}{2m} \sum_{i=1}^m (w^T x^{(i)} + b - y^{(i)})^2"#,
        #"\frac{\partial J}{\partial w_j} = \frac{1}{m} \sum_{i=1}^m (w^T x^{(i)} + b - y^{(i)}) x^{(i)}_j"#,
        #"\frac{\partial J}{\partial b} = \frac{1}{m} \sum_{i=1}^m (w^T x^{(i)} + b - y^{(i)})"#,
        #"w_j := w_j - \alpha \frac{1}{m} \sum_{i=1}^m (w^T x^{(i)} + b - y^{(i)}) x^{(i)}_j"#,
        #"b := b - \alpha \frac{1}{m} \sum_{i=1}^m (w^T x^{(i)} + b - y^{(i)}) x^{(i)}"#,
      ], wrong: [5]),
    Lecture(
      name: "several outputs",
      equations: [
        #"L = \frac12 \lVert V x - t \rVert^2"#,
        #"\frac{\partial L}{\partial V} = (V x - t) x^T"#,
        #"\frac{\partial L}{\partial x} = V^T (V x - t)"#,
        #"\frac{\partial L}{\partial V} = x (V x - t)^T"#,
      ], wrong: [4]),
    Lecture(
      name: "small letters for all examples beside a capital X",
      equations: [
        #"z_1 = W_1 X + b_1"#, #"a_1 = \sigma(z_1)"#, #"z_2 = W_2 a_1 + b_2"#,
        #"a_2 = \sigma(z_2)"#,
        #"J = -\frac{1}{m} \sum_{i=1}^{m} \left[ y^{(i)} \log a_2^{(i)} + (1 - y^{(i)}) \log (1 - a_2^{(i)}) \right]"#,
        #"dz_2 = a_2 - Y"#, #"dW_2 = \frac{1}{m} dz_2 a_1^T"#,
        #"db_2 = \frac{1}{m} \sum_{i=1}^{m} dz_2^{(i)}"#, #"da_1 = W_2^T dz_2"#,
        #"dz_1 = da_1 * a_1 * (1 - a_1)"#, #"dW_1 = dz_1 X^T"#,
      ], wrong: [11]),
    Lecture(
      name: "steps that are counted below",
      equations: [
        #"s_n = w^T x_n + b"#, #"p_n = \sigma(s_n)"#,
        #"\ell_n = -t_n \log p_n - (1 - t_n) \log (1 - p_n)"#,
        #"\frac{\partial \ell_n}{\partial s_n} = p_n - t_n"#,
        #"\frac{\partial \ell_n}{\partial w} = (p_n - t_n) x_n"#,
        #"\frac{\partial \ell_n}{\partial b} = p_n - t_n"#,
        #"J = \frac{1}{N} \sum_{n=1}^N \ell_n"#,
        #"w_{k+1} = w_k - \alpha \nabla_w J"#,
        #"b_{k+1} = b_k + \alpha \frac{1}{N} \sum_{n=1}^N (p_n - t_n)"#,
      ], wrong: [9]),
    Lecture(
      name: "what is to be fitted below the name of the output",
      equations: [
        #"h_\theta(x^{(i)}) = \theta^T x^{(i)}"#,
        #"J(\theta) = \frac{1}{2m} \sum_{i=1}^m \left(h_\theta(x^{(i)}) - y^{(i)}\right)^2"#,
        #"\frac{\partial J}{\partial \theta_j} = \frac1m \sum_{i=1}^m \left(h_\theta(x^{(i)}) - y^{(i)}\right) x_j^{(i)}"#,
        #"\theta_j := \theta_j - \alpha \frac1m \sum_{i=1}^m \left(h_\theta(x^{(i)}) - y^{(i)}\right) x_j^{(i)}"#,
        #"\theta_j := \theta_j - \frac{\alpha}{m} \sum_{i=1}^m \left(y^{(i)} - h_\theta(x^{(i)})\right) x_j^{(i)}"#,
      ], wrong: [5]),
    Lecture(
      name: "second derivatives, and the equations of the best weights",
      equations: [
        #"J(u) = \frac{1}{2N} \lVert A u - t \rVert^2"#,
        #"\nabla J(u) = \frac{1}{N} A^\top (A u - t)"#,
        #"\nabla^2 J(u) = \frac{1}{N} A^\top A"#, #"A^\top A u = A^\top t"#,
        #"u_{k+1} = u_k - \frac{\eta}{N} A^\top (A u_k - t)"#,
        #"\nabla^2 J(u) = \frac{2}{N} A^\top A"#, #"A^\top (t - A u^*) = 0"#,
        #"\nabla_u^2 J = \frac{1}{N} A^\top A"#,
      ], wrong: [6], before: [1: "The rows of $A$ are the $N$ examples."]),
    Lecture(
      name: "a matrix says which index of its entries comes first",
      equations: [
        #"z = W x + b"#, #"p_k = \frac{e^{z_k}}{\sum_j e^{z_j}}"#, #"\ell = -\sum_k y_k \log p_k"#,
        #"\frac{\partial \ell}{\partial z} = p - y"#, #"\nabla_W \ell = (p - y) x^\top"#,
        #"\nabla_b \ell = p - y"#, #"\frac{\partial \ell}{\partial W_{kj}} = (p_j - y_j) x_k"#,
        #"\frac{\partial \ell}{\partial W_{kj}} = x_j (p_k - y_k)"#,
        #"(\nabla_W \ell)^\top = x (p - y)^\top"#,
      ], wrong: [7]),
    Lecture(
      name: "numbers that are worked out by hand, with their signs",
      equations: [
        #"s_{h1} = w_1 x_1 + w_2 x_2 + b_1 = 0.2 + 0.2 + 0.1 = 0.5"#,
        #"o_{h1} = \frac{1}{1 + e^{-s_{h1}}} = \frac{1}{1 + e^{-0.5}} = 0.6225"#,
        #"s_{h2} = w_3 x_1 + w_4 x_2 + b_2 = -0.3 + 0.05 - 0.1 = -0.35"#,
        #"o_{h2} = \frac{1}{1 + e^{0.35}} = 0.4134"#,
        #"s_q = w_5 o_{h1} + w_6 o_{h2} + b_3 = 0.3459"#,
        #"o_q = \frac{1}{1 + e^{-0.3459}} = 0.5856"#, #"E = \frac12 (t - o_q)^2 = 0.0859"#,
        #"\frac{\partial E}{\partial o_q} = -(t - o_q) = -0.4144"#,
        #"\frac{\partial o_q}{\partial s_q} = o_q (1 - o_q) = 0.2427"#,
        #"\frac{\partial s_q}{\partial w_5} = o_{h1}"#,
        #"\delta_q = \frac{\partial E}{\partial s_q} = -(t - o_q) o_q (1 - o_q) = -0.1006"#,
        #"\delta_{h1} = \frac{\partial E}{\partial s_{h1}} = \delta_q w_5 o_{h1} (1 - o_{h1}) = -0.0118"#,
        #"\delta_{h2} = \frac{\partial E}{\partial s_{h2}} = \delta_q w_5 o_{h2} (1 - o_{h2}) = 0.0098"#,
        #"\frac{\partial E}{\partial w_3} = \delta_{h2} x_1 = 0.0098"#,
        #"\frac{\partial o_{h2}}{\partial s_{h2}} = o_{h2} (1 - o_{h2}) = 0.2425"#,
      ], wrong: [13]),
  ]
}
