//===----------------------------------------------------------------------===//
// The notations of the five sources.
//===----------------------------------------------------------------------===//

extension Presets {
  package static let sources: [Preset] = [
    Preset(
      name: "efron-hastie", title: "Efron and Hastie, Computer Age Statistical Inference",
      text: #"""
        layers 1..K
        biases folded                               # column 0 of W
        x_j is input(unit j)
        y_\ell is target(unit \ell)
        a^k_\ell is activation(layer k, unit \ell)
        \boldsymbol{a}^k is activation(layer k)
        z^k_\ell is pre-activation(layer k, unit \ell)
        \boldsymbol{z}^k is pre-activation(layer k)
        w^k_{j\ell}, \boldsymbol{W}^k is weight(into k+1, to j, from \ell)
        \delta^k_\ell is delta(layer k, unit \ell)
        g^k is activation function(layer k)
        in 3-5: g^K is activation function(layer K, identity, sigmoid, softmax)
        L is loss
        p_k is width(layer k)
        M is width(layer K)
        \rho is learning rate
        write by units
        write derivative \dot
        """#),
    Preset(
      name: "layerwise-delta", title: "Backpropagation, with a capital Δ",
      text: #"""
        layers 1..L
        a^l_i, \mathbf{A}^l is activation(layer l, unit i)
        z^l_i, \mathbf{Z}^l is pre-activation(layer l, unit i)
        w^l_{ij}, \mathbf{W}^l is weight(into l, to i, from j)
        b^l_i, \mathbf{B}^l is bias(into l, unit i)
        \delta^l_i, \Delta^l is delta(layer l, unit i)
        y_i, \mathbf{Y} is target(unit i)
        \sigma is activation function
        C is loss(half squared error)
        p_l is width(layer l)
        elementwise \times
        write elementwise \odot
        write logarithm \ln
        """#),
    Preset(
      name: "training-algorithms", title: "Back-Propagation: training algorithms for deep networks",
      text: #"""
        layers 0..L
        layout denominator
        labels from 0
        y is label
        \mathbf{x}_i, x_i is input(sample i)
        \mathbf{x}, x is input
        \mathbf{y}_i is target(sample i)
        \mathbf{y}, y_j is target(unit j)
        a_{l,j} is activation(layer l, unit j)
        \mathbf{a}_l is activation(layer l)
        z_{l,j} is pre-activation(layer l, unit j)
        \mathbf{z}_l is pre-activation(layer l)
        in 16-17: z_k is pre-activation(layer L, unit k)
        in 3-4, 18: \mathbf{z} is pre-activation(layer l)
        in 20: \mathbf{z} is pre-activation(layer L)
        w_{l,ij} is weight(into l, to i, from j)
        \mathbf{W}_l is weight(into l)
        b_{l,i} is bias(into l, unit i)
        \mathbf{b}_l is bias(into l)
        \delta_{l,k} is delta(layer l, unit k)
        \mathbf{g} is output
        g_k(\mathbf{x}) is activation(layer L, unit k)
        g(y|\theta,x) is activation(layer L, unit y+1)
        S_l is activation function(layer l)
        S is activation function(hidden)
        in 15-17: S_L is activation function(layer L, softmax)
        in 18-20: S_L is activation function(layer L, elementwise)
        D_l := \operatorname{diag}(S'(z_l))
        \theta is parameters
        C, Loss is loss(squared error, cross entropy)
        C_i is loss(sample i)
        \ell_\tau is mean loss
        p_l is width(layer l)
        n is sample count
        \rho is learning rate
        write transpose \top
        write logarithm \ln
        write commas
        in 14: a is activation(layer 1)
        in 14: b is delta(layer 1)
        """#),
    Preset(
      name: "sample-columns", title: "Error backpropagation with samples in columns",
      text: #"""
        layers 0..L
        in 1-31: layers 0..2
        samples in columns
        entries untransposed
        x_{d,m} is input(unit d, sample m)
        x_m is input(sample m)
        X is input(all samples)
        z^{[l]}_{i,m} is pre-activation(layer l, unit i, sample m)
        z^{[l]}_m is pre-activation(layer l, sample m)
        Z^{[l]} is pre-activation(layer l, all samples)
        a^{[l]}_{i,m} is activation(layer l, unit i, sample m)
        a^{[l]}_m is activation(layer l, sample m)
        a^{[l]}_i is activation(layer l, unit i)
        in 31: q^{[l]}_i is activation(layer l, unit i)  # a handwritten a, printed as q
        A^{[l]} is activation(layer l, all samples)
        w^{[l]}_{p,q}, W^{[l]} is weight(into l, from p, to q)
        w^{[l]}_k is weight(into l, to k, rows from)
        in 20-27: w_{i,k} is weight(into 2, from i, to k)
        in 20-27: w_{d,i} is weight(into 1, from d, to i)
        b^{[l]}_i is bias(into l, unit i)
        B^{[l]} is bias(into l, all samples)
        g^{[l]} is activation function(layer l)
        g is activation function(hidden)
        in 1-31: g^{[2]} is activation function(layer 2, identity)
        y_k(x_m) is output(unit k, sample m)
        Y is output(all samples)
        t_{k,m} is target(unit k, sample m)
        T is target(all samples)
        in 1-31: \hat{y}_m is target(sample m)
        in 1-31: E_m is loss(half squared error, sample m)
        E_m is loss(half squared error, cross entropy, sample m)
        in 1-31: E is mean loss
        E is mean loss
        \Delta^{[l]}_{i,m} is delta(layer l, unit i, sample m)
        \Delta^{[l]} is delta(layer l, all samples)
        \rho, \rho_l is learning rate
        p_l is learning rate
        M is sample count
        K is width(layer L)
        D is width(layer 0)
        n^{[l]} is width(layer l)
        in 4-6: n is width(layer l)
        write commas
        write logarithm \ln
        """#),
    Preset(
      name: "cs229", title: "CS229: additional notes on backpropagation",
      text: #"""
        layers 0..N
        x is input
        a^{[\ell]}_j is activation(layer \ell, unit j)
        z^{[\ell]}_j is pre-activation(layer \ell, unit j)
        W^{[\ell]}_{ji} is weight(into \ell, to j, from i)
        b^{[\ell]}_j is bias(into \ell, unit j)
        \delta^{[\ell]}_j is delta(layer \ell, unit j)
        in 5: y is label
        y_j is target(unit j)
        \hat{y}_j is output(unit j)
        g^{[\ell]} is activation function(layer \ell)
        g is activation function(hidden)
        \mathcal{L} is loss
        J is loss
        W, b is parameters
        k is width(layer N)
        n_\ell is width(layer \ell)
        write elementwise \circ
        write transpose \top
        write gradient \nabla
        """#),
  ]
}
