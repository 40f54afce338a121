//===----------------------------------------------------------------------===//
// The notations of published courses, the second half.
//===----------------------------------------------------------------------===//

extension Presets {
  package static let secondCourses: [Preset] = [
    Preset(
      name: "16-scthe-backprop-notes", title: "Scthe, Math behind (convolutional) neural networks",
      text: #"""
        layers 1..L
        X is input
        X^{(k)} is input(sample k)
        x^{(l)}_j is pre-activation(layer l, unit j)
        y^{(l)}_j is activation(layer l, unit j)
        W^{(l)}_{ji} is weight(into l+1, to j, from i)
        b^{(l)}_j is bias(into l+1, unit j)
        \delta^{(l)}_j is delta(layer l, unit j)
        Y is target
        Y^{(k)} is target(sample k)
        h_{W,b}(X) is output
        f_a is activation function
        J(W,b;Y,X) is loss(half squared error)
        J(W,b) is mean loss
        W, b is parameters
        \eta is learning rate
        m is sample count
        s_l is width(layer l)
        in 1: widths 1
        in 1: z is loss
        in 5: F is loss
        in 1: y is activation(layer L)
        in 1: x is pre-activation(layer L)
        """#),
    Preset(
      name: "20-ml-glossary", title: "ML Glossary, backpropagation",
      text: #"""
        layers 0..2
        widths 1
        no biases
        X is input
        W_h is weight(into 1)
        W_o, W_O is weight(into 2)
        Z_h is pre-activation(layer 1)
        H is activation(layer 1)
        Z_o, Z_O is pre-activation(layer 2)
        \hat{y}, O is output
        y is target
        R, A is activation function
        C is loss(half squared error)
        E_h := \frac{\partial C}{\partial Z_h}
        E_o := \frac{\partial C}{\partial Z_o}
        in 4-5: layers 0..1
        in 4-5: W is weight(into 1)
        in 5: Z is pre-activation(layer 1)
        in 5: R is activation(layer 1)
        in 8: layers 0..11
        in 8: Z_l is pre-activation(layer l)
        in 8: H_l is activation(layer l)
        in 8: w_l, W_l is weight(into l)
        in 15: w is weight(into l)
        in 15: CurrentLayerError is delta(layer l)
        in 15: CurrentLayerInput is activation(layer l-1)
        in 16: Prediction is output
        """#),
    Preset(
      name: "22-niknow-derivation", title: "niknow, Derivation of the backpropagation algorithm",
      text: #"""
        layers 0..L
        layout numerator
        matrix product \bullet
        x is input
        a_{l;\mu} is activation(layer l, unit \mu)
        z_l is pre-activation(layer l)
        A_l is weight(into l)
        b_l is bias(into l)
        y is output
        \varepsilon_{l;\nu} is delta(layer l, unit \nu)
        \sigma_l is activation function(layer l)
        F_{\Theta}(x) is output
        C is loss
        C_k is loss(sample k)
        f_{A_l,b_l}(v) := A_l v + b_l
        F_l := \sigma_l \circ f_{A_l,b_l}
        G_l := C \circ F_L \circ \ldots \circ F_{l+1} \circ \sigma_l
        x_k is input(sample k)
        J_{\Theta} is mean loss
        n_l is width(layer l)
        N is sample count
        """#),
    Preset(
      name: "26-behnamasadi-3b1b",
      title: "behnamasadi, backpropagation in the notation of 3Blue1Brown",
      text: #"""
        layers 0..L
        units from 0
        samples from 0
        a^{(L)}_j is activation(layer L, unit j)
        a^{(l)}_j is activation(layer l, unit j)
        z^{(l)}_j is pre-activation(layer l, unit j)
        w^{(l)}_{jk}, W^{(l)} is weight(into l, to j, from k)
        b^{(l)}_j is bias(into l, unit j)
        \delta^{(l)}_j is delta(layer l, unit j)
        y_j is target(unit j)
        \sigma is activation function
        in 1-20: C_0, c_0, c, \mathbf{c} is loss(squared error)
        in 21-28: C, c, \mathbf{c} is loss(half squared error)
        in 1: n is width(layer L)
        in 6-14: widths 1
        in 15: C is mean loss
        in 15: C_k is loss(squared error, sample k)
        in 15: n is sample count
        in 23-25: n is width(layer L)
        in 24-25: K is index(unit k)
        \eta is learning rate
        """#),
    Preset(
      name: "27-ng-coursera-notes", title: "Ng, deep learning course notes",
      text: #"""
        layers 0..L
        z^{[l]} is pre-activation(layer l)
        a^{[l]} is activation(layer l)
        w^{[l]} is weight(into l)
        W^{[l]} is weight(into l)
        b^{[l]} is bias(into l)
        g^{[l]} is activation function(layer l, elementwise)
        y is target
        Z^{[l]} is pre-activation(layer l, all samples)
        A^{[l]} is activation(layer l, all samples)
        Y is target(all samples)
        X is input(all samples)
        x is input
        m is sample count
        C is loss
        S is total loss
        J is mean loss
        elementwise *
        dz^{[l]} is delta(layer l)
        dZ^{[l]} is delta(layer l, all samples)
        da^{[l]} := \frac{\partial C}{\partial a^{[l]}}
        dA^{[l]} := \frac{\partial S}{\partial A^{[l]}}
        dw^{[l]} := \frac{\partial C}{\partial w^{[l]}}
        in 1-6, 16-19: dW^{[l]} := \frac{\partial C}{\partial W^{[l]}}
        in 1-6, 16-19: db^{[l]} := \frac{\partial C}{\partial b^{[l]}}
        dW^{[l]} := \frac{\partial J}{\partial W^{[l]}}
        db^{[l]} := \frac{\partial J}{\partial b^{[l]}}
        in 8, 11-15: z^{[l]} is pre-activation(layer l, all samples)
        in 8, 11-15: dz^{[l]} is delta(layer l, all samples)
        in 11-15, 24: x is input(all samples)
        in 10-25: layers 0..2
        in 10-33: C is loss(cross entropy, binary cross entropy)
        in 11: y^{(i)} is target(sample i)
        in 21: L(\hat{y},y) is loss
        in 21: \hat{y} is output
        in 21: n is width(layer 2)
        in 26-33: layers 0..2
        in 26-33: W^{[l]} is weight(into l, rows from)
        in 26-33: elementwise \times
        in 33: dW := \frac{\partial J}{\partial W^{[1]}}
        """#),
    Preset(
      name: "30-forssen-backprop", title: "Forssén, Learning from data",
      text: #"""
        layers 0..L
        a^l_i is activation(layer l, unit i)
        z^l_i is pre-activation(layer l, unit i)
        w^l_{ij}, W^l is weight(into l, from i, to j)
        b^l_i is bias(into l, unit i)
        \delta^l_j is delta(layer l, unit j)
        y_i is output(unit i)
        t_i is target(unit i)
        f is activation function(sigmoid)
        \mathcal{C} is loss(half squared error)
        W is parameters
        \eta is learning rate
        n is width(layer L)
        M_l is width(layer l)
        """#),
  ]
}
