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
  ]
}
