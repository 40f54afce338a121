//===----------------------------------------------------------------------===//
// Lectures whose letters and numbers say the layers in other ways than most.
//===----------------------------------------------------------------------===//

extension Lecture {
  static let letters = [
    Lecture(
      name: "a letter that one display sums over in the layer below, and indices exchanged",
      equations: [
        #"a_j = \sum_i w_{ji} x_i"#, #"z_j = h(a_j)"#, #"a_k = \sum_j w_{kj} z_j"#,
        #"\delta_k = \frac{\partial E}{\partial a_k}"#,
        #"\delta_j = \frac{\partial E}{\partial a_j}"#,
        #"\frac{\partial a_j}{\partial w_{ji}} = \frac{\partial}{\partial w_{ji}} \sum_k w_{jk} x_k"#,
        #"\frac{\partial E}{\partial w_{ji}} = \delta_j x_i"#,
        #"\frac{\partial E}{\partial w_{kj}} = \delta_k z_j"#,
        #"\delta_j = h'(a_j) \sum_k w_{jk} \delta_k"#,
      ], wrong: [9]),
    Lecture(
      name: "numbers on weights alone",
      equations: [
        #"\mathbf{Z} = \mathbf{X} \mathbf{W}^{(1)} + \mathbf{b}^{(1)}"#,
        #"\mathbf{H} = \phi(\mathbf{Z})"#,
        #"\mathbf{O} = \mathbf{H} \mathbf{W}^{(2)} + \mathbf{b}^{(2)}"#,
        #"L = \frac{1}{2n} \| \mathbf{O} - \mathbf{Y} \|_F^2"#,
        #"\frac{\partial L}{\partial \mathbf{O}} = \frac{1}{n} (\mathbf{O} - \mathbf{Y})"#,
        #"\frac{\partial L}{\partial \mathbf{W}^{(2)}} = \mathbf{H}^\top \frac{\partial L}{\partial \mathbf{O}}"#,
        #"\frac{\partial L}{\partial \mathbf{H}} = \frac{\partial L}{\partial \mathbf{O}} {\mathbf{W}^{(2)}}^\top"#,
        #"\frac{\partial L}{\partial \mathbf{W}^{(1)}} = \mathbf{H}^\top \frac{\partial L}{\partial \mathbf{Z}}"#,
      ], wrong: [8],
      before: [1: "Each row of the minibatch is an example: the examples lie in rows."]),
    Lecture(
      name: "a last layer that only its range says",
      equations: [
        #"z^{[\ell]} = W^{[\ell]} a^{[\ell-1]} + b^{[\ell]}"#, #"a^{[\ell]} = g(z^{[\ell]})"#,
        #"E = \frac12 \| a^{[r]} - y \|^2"#,
        #"\delta^{[\ell]} = \frac{\partial E}{\partial z^{[\ell]}}"#,
        #"\delta^{[r]} = (a^{[r]} - y) \odot g'(z^{[r]})"#,
        #"\delta^{[\ell]} = W^{[\ell+1]\top} \delta^{[\ell+1]} \odot g'(z^{[\ell]})"#,
        #"\frac{\partial E}{\partial W^{[r]}} = \delta^{[r]} a^{[r-2]\top}"#,
      ], wrong: [7], before: [1: #"For $\ell = 1, \dots, r$ compute"#]),
    Lecture(
      name: "displays without a network before one",
      equations: [
        #"f(x, y, z) = (x + y) z"#, #"q = x + y, \qquad f = q z"#,
        #"\frac{\partial f}{\partial q} = z, \qquad \frac{\partial f}{\partial z} = q"#,
        #"\frac{\partial f}{\partial x} = \frac{\partial f}{\partial q} \frac{\partial q}{\partial y} = q"#,
        #"Z = W X + b"#, #"A = g(Z)"#,
        #"\frac{\partial J}{\partial Z} = \frac{\partial J}{\partial A} \odot g'(Z)"#,
      ], wrong: [4]),
  ]
}
