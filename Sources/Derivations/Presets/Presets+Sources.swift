//===----------------------------------------------------------------------===//
// The notations of the five sources.
//===----------------------------------------------------------------------===//

extension Presets {
  package static let sources: [Preset] = [
    Preset(
      name: "efron-hastie", title: "Efron and Hastie, Computer Age Statistical Inference",
      text: #"""
        layers 1..K
        no biases                                   # they are folded into W
        x_j is input(unit j)
        a^k_\ell is activation(layer k, unit \ell)
        z^k_\ell is pre-activation(layer k, unit \ell)
        w^k_{j\ell}, W^k is weight(into k+1, to j, from \ell)
        \delta^k_\ell is delta(layer k, unit \ell)
        g^k is activation function(layer k)
        in 3-5: g^K is activation function(layer K, identity, sigmoid, softmax)
        L is loss
        p_k is width(layer k)
        M is width(layer K)
        """#),
    Preset(
      name: "layerwise-delta", title: "Backpropagation, with a capital Δ",
      text: #"""
        layers 1..L
        a^l_i, A^l is activation(layer l, unit i)
        z^l_i, Z^l is pre-activation(layer l, unit i)
        w^l_{ij}, W^l is weight(into l, to i, from j)
        b^l_i, B^l is bias(into l, unit i)
        \delta^l_i, \Delta^l is delta(layer l, unit i)
        y_j, Y is target(unit j)
        \sigma is activation function
        C is loss(half squared error)
        elementwise \times
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
        \mathbf{a}_l is activation(layer l)
        z_{l,j} is pre-activation(layer l, unit j)
        in 16-17: z_k is pre-activation(layer L, unit k)
        in 3-4, 18: \mathbf{z} is pre-activation(layer l)
        in 20: \mathbf{z} is pre-activation(layer L)
        W_l is weight(into l)
        b_l is bias(into l)
        \delta_{l,k} is delta(layer l, unit k)
        g_k(x) is activation(layer L, unit k)
        g(y|\theta,x) is activation(layer L, unit y+1)
        S_l is activation function(layer l)
        S is activation function(hidden)
        in 15-17: S_L is activation function(layer L, softmax)
        in 18-20: S_L is activation function(layer L, elementwise)
        D_l := \operatorname{diag}(S'(z_l))
        \theta is parameters
        Loss is loss
        C is loss
        C_i is loss(sample i)
        \ell_\tau is mean loss
        p_l is width(layer l)
        n is sample count
        in 14: a is activation(layer 1)
        in 14: b is delta(layer 1)
        """#),
    Preset(
      name: "sample-columns", title: "Error backpropagation with samples in columns",
      text: #"""
        layers 0..2
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
        w^{[l]}_{d,i}, W^{[l]} is weight(into l, from d, to i)
        w^{[l]}_k is weight(into l, to k, rows from)
        in 20-27: w_{i,k} is weight(into 2, from i, to k)
        in 20-27: w_{d,i} is weight(into 1, from d, to i)
        b^{[l]}_i, B^{[l]} is bias(into l, unit i)
        g^{[l]} is activation function(layer l)
        g is activation function(hidden)
        g^{[2]} is activation function(layer 2, identity)
        y_k(x_m) is activation(layer 2, unit k)
        Y is activation(layer 2, all samples)
        t_{k,m} is target(unit k, sample m)
        \hat{y}_m is target(sample m)
        E_m is loss(half squared error, sample m)
        E is mean loss
        \rho, \rho_l is learning rate
        p_l is learning rate
        M is sample count
        K is width(layer 2)
        D is width(layer 0)
        n^{[l]} is width(layer l)
        in 4-6: n is width(layer l)
        """#),
    Preset(
      name: "cs229", title: "CS229: additional notes on backpropagation",
      text: #"""
        layers 0..N
        x is input
        a^{[\ell]} is activation(layer \ell)
        z^{[\ell]} is pre-activation(layer \ell)
        W^{[\ell]} is weight(into \ell)
        b^{[\ell]} is bias(into \ell)
        \delta^{[\ell]} is delta(layer \ell)
        in 5: y is label
        y_j is target(unit j)
        \hat{y}_j is output(unit j)
        g^{[\ell]} is activation function(layer \ell)
        g is activation function(hidden)
        \mathcal{L} is loss
        J is loss
        W, b is parameters
        k is width(layer N)
        """#),
  ]
}
