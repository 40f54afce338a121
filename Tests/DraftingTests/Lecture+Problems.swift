//===----------------------------------------------------------------------===//
// Sets of problems, and texts of which the words show the network.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let problems = [
    Lecture(
      name: "problems with letters of their own",
      equations: [
        #"p = \operatorname{softmax}(z)"#, #"L = -\sum_{k=1}^K y_k \log p_k"#,
        #"\frac{\partial L}{\partial z} = p - y"#,
        #"\frac{\partial p_i}{\partial z_j} = p_i (\delta_{ij} - p_j)"#,
        #"h = \tanh(U x), \qquad y = v^\top h, \qquad J = (y - t)^2"#,
        #"\frac{\partial J}{\partial v} = 2 (y - t) h"#,
        #"\frac{\partial J}{\partial U} = (y - t) (v \odot (1 - h \odot h)) x^\top"#,
        #"\frac{\partial J}{\partial x} = 2 (y - t) U^\top (v \odot (1 - h \odot h))"#,
      ], wrong: [7],
      before: [
        1: #"**Problem 1 (softmax).** For $z \in \mathbb R^K$ and $\sum_k y_k = 1$ let"#,
        5: #"**Problem 2 (one hidden layer).** With $x \in \mathbb R^3$, a real target $t$ and"#,
      ]),
    Lecture(
      name: "a network and a loss that the words show",
      equations: [
        #"\frac{\partial L}{\partial \hat y} = \hat y - y"#,
        #"\nabla_v L = (\hat y - y) h"#, #"\nabla_h L = (\hat y - y) v"#,
        #"\nabla_z L = (\hat y - y) v \odot (1 - h \odot h)"#,
        #"\nabla_W L = ((\hat y - y) v \odot (1 - h \odot h)) x^\top"#,
        #"\nabla_b L = (\hat y - y) v \odot (1 - h \odot h)"#,
      ],
      before: [
        1: """
        A network computes $z = W x + b$, $h = \\tanh(z)$, $\\hat y = v^\\top h + c$. The loss is
        $L = \\frac12 (\\hat y - y)^2$.
        """
      ]),
    Lecture(
      name: "examples below the names of layers",
      equations: [
        #"z_1 = W_1 X + b_1, \quad a_1 = \tanh(z_1)"#,
        #"z_2 = W_2 a_1 + b_2, \quad a_2 = \sigma(z_2)"#,
        #"J = -\frac{1}{m} \sum_{i=1}^m (y_i \log a_{2,i} + (1 - y_i) \log(1 - a_{2,i}))"#,
        #"\frac{\partial J}{\partial z_{2,i}} = \frac1m (a_{2,i} - y_i)"#, #"dz_2 = a_2 - y"#,
        #"dW_2 = \frac1m dz_2 a_1^T"#, #"db_2 = \frac1m \sum_{i=1}^m dz_{2,i}"#,
        #"dz_1 = W_2^T dz_2 * (1 - a_1 * a_1)"#, #"dW_1 = \frac1m dz_1 X^T"#,
        #"db_1 = \frac1m \sum_{i=1}^m dz_{1,i}"#,
      ]),
    Lecture(
      name: "entries of a matrix whose columns are the examples",
      equations: [
        #"Z^{[1]} = W^{[1]} X + b^{[1]}, \qquad A^{[1]} = \tanh(Z^{[1]})"#,
        #"Z^{[2]} = W^{[2]} A^{[1]} + b^{[2]}, \qquad A^{[2]} = \sigma(Z^{[2]})"#,
        #"D^{[l]} = m \frac{\partial J}{\partial Z^{[l]}}"#,
        #"D^{[1]} = (W^{[2]T} D^{[2]}) \odot (1 - A^{[1]} \odot A^{[1]})"#,
        #"\frac{\partial J}{\partial W^{[2]}} = \frac1m D^{[2]} A^{[1]T}"#,
        #"\frac{\partial J}{\partial W^{[1]}} = \frac1m D^{[1]} X^T"#,
        #"\frac{\partial J}{\partial b^{[1]}} = \frac1m D^{[1]} \mathbf 1"#,
        #"\frac{\partial J}{\partial W^{[1]}_{jk}} = \frac1m \sum_{i=1}^m D^{[1]}_{ji} X_{ki}"#,
        #"\frac{\partial J}{\partial W^{[1]}_{jk}} = \frac1m \sum_{i=1}^m D^{[1]}_{ji} X_{ik}"#,
      ], wrong: [9], before: [3: #"The cost $J$ is a mean over $m$ examples. We write"#]),
  ]
}
