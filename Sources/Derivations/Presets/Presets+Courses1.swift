//===----------------------------------------------------------------------===//
// The notations of published courses, the first half.
//===----------------------------------------------------------------------===//

extension Presets {
  package static let firstCourses: [Preset] = [
    Preset(
      name: "01-nielsen-ch2", title: "Nielsen, Neural Networks and Deep Learning, chapter 2",
      text: #"""
        layers 1..L
        x is input
        a^l_j is activation(layer l, unit j)
        z^l_j is pre-activation(layer l, unit j)
        w^l_{jk} is weight(into l, to j, from k)
        b^l_j is bias(into l, unit j)
        \delta^l_j is delta(layer l, unit j)
        y_j is target(unit j)
        \sigma is activation function
        C is loss(half squared error)
        n is sample count
        a is activation(layer L)                    # \nabla_a C is the gradient by the output
        \Sigma'(v) := \operatorname{diag}(\sigma'(v))
        in 2: f(v) := v^2
        in 4: C is mean loss(half squared error)
        in 13, 15: b is bias(into l)
        in 13: \delta is delta(layer l)
        in 15: widths 1
        in 15: w is weight(into l)
        in 15: a_{in} is activation(layer l-1)
        in 15: \delta_{out} is delta(layer l)
        """#),
    Preset(
      name: "03-ufldl", title: "UFLDL tutorial, multi-layer neural networks",
      text: #"""
        layers 1..n_l
        x_i is input(unit i)
        x^{(i)} is input(sample i)
        a^{(l)}_i is activation(layer l, unit i)
        z^{(l)}_i is pre-activation(layer l, unit i)
        W^{(l)}_{ij} is weight(into l+1, to i, from j)
        b^{(l)}_i is bias(into l+1, unit i)
        \delta^{(l)}_i is delta(layer l, unit i)
        y_i is target(unit i)
        y^{(i)} is target(sample i)
        h_{W,b}(x) is output
        f is activation function
        f^{(l)} is activation function(layer l)
        in 1-24: J(W,b;x,y) is loss(half squared error)
        in 1-24: J(W,b) is mean loss(weight decay \lambda)
        W, b is parameters
        I is identity matrix
        \lambda, \beta, \rho, \hat{\rho}_i, \gamma, \epsilon is constant
        \alpha is learning rate
        m is sample count
        s_l is width(layer l)
        \Delta W^{(l)} := \sum_{i=1}^m \nabla_{W^{(l)}} J(W,b;x^{(i)},y^{(i)})
        \Delta b^{(l)} := \sum_{i=1}^m \nabla_{b^{(l)}} J(W,b;x^{(i)},y^{(i)})
        in 25-29: A is weight(into 2)
        in 25-29: s is input
        in 25-29: x is bias(into 2)
        in 27, 29: V is weight(into 2)
        in 29: X is input
        in 30-32: W is weight(into 2)
        in 30-32: F := \lVert W^T W x - x \rVert^2
        """#),
    Preset(
      name: "05-welch-demystified", title: "Welch, Neural Networks Demystified",
      text: #"""
        layers 1..3
        samples in rows
        no biases
        output width 1
        X is input(all samples)
        z^{(l)} is pre-activation(layer l, all samples)
        a^{(l)} is activation(layer l, all samples)
        W^{(l)} is weight(into l+1, rows from)
        \hat{y} is output(all samples)
        y is target(all samples)
        \delta^{(l)} is delta(layer l, all samples)
        f is activation function
        J is total loss(half squared error)
        """#),
    Preset(
      name: "12-roelants", title: "Roelants, How to implement a neural network",
      text: #"""
        layers 0..2
        samples in rows
        widths 2 3 2
        matrix product \cdot
        X is input(all samples)
        x_{ij} is input(sample i, unit j)
        T is target(all samples)
        t_{ij} is target(sample i, unit j)
        W_h is weight(into 1, rows from)
        w_{hij} is weight(into 1, from i, to j)
        \mathbf{w}_{hj} is weight(into 1, from j, rows from)
        \mathbf{b}_h is bias(into 1)
        b_{hj} is bias(into 1, unit j)
        Z_h is pre-activation(layer 1, all samples)
        z_{hij} is pre-activation(layer 1, sample i, unit j)
        H is activation(layer 1, all samples)
        h_{ij} is activation(layer 1, sample i, unit j)
        W_o is weight(into 2, rows from)
        w_{oij} is weight(into 2, from i, to j)
        \mathbf{w}_{oj} is weight(into 2, from j, rows from)
        \mathbf{b}_o is bias(into 2)
        b_{oj} is bias(into 2, unit j)
        Z_o is pre-activation(layer 2, all samples)
        z_{oij} is pre-activation(layer 2, sample i, unit j)
        Y is output(all samples)
        y_{ij} is output(sample i, unit j)
        in 6: \mathbf{w}_{od} is weight(into 2, to d, rows from)
        in 6: \mathbf{z}_{od} is pre-activation(layer 2, unit d, all samples)
        \delta_o is delta(layer 2, all samples)
        \delta_{oij} is delta(layer 2, sample i, unit j)
        \delta_h is delta(layer 1, all samples)
        \delta_{hij} is delta(layer 1, sample i, unit j)
        \sigma is activation function(hidden, sigmoid)
        \varsigma is activation function(output, softmax)
        in 1-23: \xi(T,Y) is total loss(cross entropy)
        in 1-23: \xi(t,y) is loss(cross entropy)
        C is width(layer 2)
        N, n is sample count
        \theta is parameters
        \mu is learning rate
        \lambda, \epsilon is constant
        in 24-31: \sigma is activation function(sigmoid)
        in 24-31: widths 1
        in 24-31: \mathbf{x} is input(all samples)
        in 24-31: x_i is input(sample i)
        in 24-31: w_h is weight(into 1)
        in 24-31: b_o is bias(into 2)
        in 24-31: t_i is target(sample i)
        in 24-31: RBF(v) := e^{-v^2}
        in 24-31: \mathbf{h} := e^{-(\mathbf{x} \cdot w_h)^2}
        in 25-31: \mathbf{y} := \sigma(\mathbf{h} + b_o)
        in 26-31: z_{hi} := x_i w_h
        in 26-31: h_i := e^{-z_{hi}^2}
        in 26-31: z_{oi} := h_i + b_o
        in 26-31: y_i := \sigma(z_{oi})
        in 27-31: \xi_i := -(t_i \log y_i + (1 - t_i) \log (1 - y_i))
        in 27-31: \delta_{oi} := \frac{\partial \xi_i}{\partial z_{oi}}
        in 27-31: \delta_{hi} := \frac{\partial \xi_i}{\partial z_{hi}}
        """#),
    Preset(
      name: "13-femiani-prml53", title: "Femiani, notes on PRML 5.3",
      text: #"""
        layers 0..2
        x_i is input(unit i)
        a^{(l)}_j is pre-activation(layer l, unit j)
        z^{(l)}_j is activation(layer l, unit j)
        w^{(l)}_{ji} is weight(into l, to j, from i)
        \delta^{(l)}_j is delta(layer l, unit j)
        y_k is output(unit k)
        t_k is target(unit k)
        h is activation function(hidden)
        \sigma is activation function(output)
        E_n, E is loss
        in 1-24: no biases
        in 1-3: a_j is pre-activation(layer 1, unit j)
        in 1-3: a_k is pre-activation(layer 2, unit k)
        in 1-3: \delta_j is delta(layer 1, unit j)
        in 1-3: \delta_k is delta(layer 2, unit k)
        in 1-3: w_{kj} is weight(into 2, to k, from j)
        in 1-3: h is activation function(hidden, elementwise)
        in 1-5: \sigma is activation function(output, sigmoid, elementwise)
        in 6-16: h is activation function(hidden, tanh)
        in 6-16: \sigma is activation function(output, identity)
        in 17-24: layers 0..1
        in 17-33: output width 1
        in 17-24: w^{(l)}_i is weight(into l, from i)
        in 17-38: \sigma is activation function(output, sigmoid)
        in 25-38: W_l is weight(into l)
        in 25-38: b_l is bias(into l)
        in 25-38: h is activation function(hidden, relu)
        in 34: widths 1
        """#),
    Preset(
      name: "14-jmcheon-notation", title: "jmcheon, notation table of a multilayer perceptron",
      text: #"""
        layers 0..L
        elementwise \times
        matrix product \cdot
        in 1-2, 5-7, 11-12: samples in rows
        Z^{[l]} is pre-activation(layer l, all samples)
        A^{[l]} is activation(layer l, all samples)
        in 1-2, 5-7, 11-12: W^{[l]} is weight(into l, rows from)
        in 3-4, 8-10, 13-14: W^{[l]} is weight(into l)
        b^{[l]} is bias(into l)
        y is target(all samples)
        f is activation function
        J is mean loss
        m is sample count
        dZ^{[l]} is delta(layer l, all samples)
        S is total loss
        dA^{[l]} := \frac{\partial S}{\partial A^{[l]}}
        dW^{[l]} := \frac{\partial J}{\partial W^{[l]}}
        db^{[l]} := \frac{\partial J}{\partial b^{[l]}}
        in 11-14: layers 0..1
        in 11-14: X is input(all samples)
        in 11-14: A is activation(layer 1, all samples)
        in 11-12: W is weight(into 1, rows from)
        in 13-14: W is weight(into 1)
        in 11-14: b is bias(into 1)
        in 11-14: J is mean loss(cross entropy, binary cross entropy)
        """#),
  ]
}
