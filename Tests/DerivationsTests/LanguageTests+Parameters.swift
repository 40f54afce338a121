//===----------------------------------------------------------------------===//
// Weights, biases, their decay, and how they change from step to step.
//===----------------------------------------------------------------------===//

extension LanguageTests {
  static let parameters: [LanguageCase] = [
    LanguageCase(
      "biases may be the weights of unit 0",
      #"""
      layers 0..2
      biases folded
      x_i is input(unit i)
      z_j is pre-activation(layer 1, unit j)
      w_{ji} is weight(into 1, to j, from i)
      E is loss(half squared error)
      D is width(layer 0)
      """#,
      #"z_j = \sum_{i=0}^{D} w_{ji} x_i"#,
      #"\frac{\partial E}{\partial w_{j0}} = \frac{\partial E}{\partial z_j}"#,
      #"\frac{\partial E}{\partial w_{j0}} = \frac{\partial E}{\partial z_j} x_1"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "of two losses, weight decay belongs to the one that declares it",
      layered + #"""
        \lambda is constant
        J is mean loss(weight decay \lambda)
        J_0 is mean loss
        """#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial J_0}{\partial w^l_{jk}} + \lambda w^l_{jk}"#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial J_0}{\partial w^l_{jk}}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "each loss has the weight decay that it declares",
      layered + #"""
        m is sample count
        \lambda is constant
        C_0 is mean loss
        J is mean loss(weight decay \lambda)
        R is mean loss(weight decay \lambda/m)
        Q is mean loss(weight decay \frac{\lambda}{m})
        """#,
      #"m (R - C_0) = J - C_0"#, #"R = J"#, #"Q = R"#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial R}{\partial w^l_{jk}}"#,
      verdicts: [.holds, .refuted, .holds, .refuted]),
    LanguageCase(
      "Δ before a parameter is its change, which is added",
      layered,
      #"\Delta w^l_{jk} = -\eta \frac{\partial C}{\partial w^l_{jk}} = -\eta \delta^l_j a^{l-1}_k"#,
      #"\Delta w^l_{jk} = -\eta \delta^l_k a^{l-1}_j, \quad \Delta b^l = -\eta \delta^{l+1}"#,
      #"\Delta w^l_{jk} = \eta \delta^l_j a^{l-1}_k"#,
      verdicts: [.holds, .holds, .illTyped, .illTyped, .refuted]),
    LanguageCase(
      "what grows from example to example is the sum over the examples",
      layered + #"""
        m is sample count
        E is mean loss
        """#,
      #"G^l := G^l + \delta^l (a^{l-1})^T, \quad \frac{\partial E}{\partial W^l} = \frac{1}{m} G^l"#,
      #"G^l := G^l + \delta^l (a^{l-1})^T, \quad \frac{\partial E}{\partial W^l} = G^l"#,
      #"G^l := G^l + a^{l-1} (\delta^l)^T"#,
      verdicts: [.definition, .holds, .holds, .refuted, .illTyped]),
    LanguageCase(
      "two indices under one sum have ranges of their own",
      layered + #"""
        \lambda is constant
        J is mean loss(weight decay \lambda)
        J_0 is mean loss
        """#,
      #"J = J_0 + \frac\lambda2 \sum_{l=1}^{L} \sum_{j,k} (w^l_{jk})^2, \quad J = J_0 + \lambda \sum_{l=1}^{L} \sum_{j,k} (w^l_{jk})^2"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "the weights of one unit are a column, and a function's unit is an entry",
      #"""
      layers 0..2
      X_i is input(unit i)
      Z_m is activation(layer 1, unit m)
      T_k is pre-activation(layer 2, unit k)
      y_k is output(unit k)
      \beta_k is weight(into 2, to k)
      \beta_{0k} is bias(into 2, unit k)
      g_k is activation function(output, unit k)
      """#,
      #"T_k = \beta_{0k} + \beta_k^T Z, \quad y_k = g_k(T), \quad T_k = \beta_{0k} + \beta_k^T X"#,
      verdicts: [.holds, .holds, .illTyped]),
    LanguageCase(
      "an arrow from a parameter to its next value is an update",
      layered,
      #"W^l \to W^l - \eta \delta^l (a^{l-1})^T, \quad W^l \to W^l + \eta \delta^l (a^{l-1})^T"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a plain number may have a new value, and only a sign says so",
      "u, v, c is variable",
      #"u \leftarrow u - c v, \quad u^{+} = u - c v, \quad u := u + v"#,
      #"u = u - c v"#,
      verdicts: [.definition, .definition, .definition, .refuted]),
    LanguageCase(
      "steps are counted in brackets above a parameter",
      #"""
      layers 0..1
      y_k is output(unit k)
      x_i is input(unit i)
      w_{ki} is weight(into 1, to k, from i)
      C is loss(half squared error)
      \eta is learning rate
      """#,
      #"w_{ki}^{(r+1)} = w_{ki}^{(r)} - \eta \frac{\partial C}{\partial w_{ki}^{(r)}}"#,
      #"w_{ki}^{(r+1)} = w_{ki}^{(r)} + \eta \frac{\partial C}{\partial w_{ki}^{(r)}}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "weight decay may be shared among the examples",
      layered + #"""
        \lambda is constant
        m is sample count
        J is mean loss(weight decay \lambda/m)
        J_0 is mean loss
        """#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial J_0}{\partial w^l_{jk}} + \frac{\lambda}{m} w^l_{jk}"#,
      #"\frac{\partial J}{\partial w^l_{jk}} = \frac{\partial J_0}{\partial w^l_{jk}} + \lambda w^l_{jk}"#,
      verdicts: [.holds, .refuted]),
    LanguageCase(
      "a term under a sum has its own sign; steps may be counted below",
      layered,
      #"-\delta^l_j = \sum_k -\delta^{l+1}_k w^{l+1}_{kj} \sigma'(z^l_j)"#,
      #"W^l_{t+1} = W^l_t - \eta \nabla_{W^l} C, \quad W^l_{t+1} = W^l_t + \eta \nabla_{W^l} C"#,
      verdicts: [.holds, .holds, .refuted]),
    LanguageCase(
      "the weights of the only unit are a column",
      #"""
      layers 0..1
      output width 1
      layout numerator
      x_i is input(unit i)
      w_i is weight(into 1, from i)
      b is bias(into 1)
      y is output
      """#,
      #"y(w, b, x) = \max(0, w \cdot x + b), \quad \frac{\partial}{\partial w} (w^T x + b) = x^T"#,
      #"y = w^T x, \quad \frac{\partial}{\partial w} (w^T x + b) = x"#,
      verdicts: [.holds, .holds, .refuted, .illTyped]),
    LanguageCase(
      "a formula without its slots is the matrix of its values",
      layered + "m is sample count",
      #"G^l_{jk} := G^l_{jk} + \delta^l_j a^{l-1}_k, \quad G^l := G^l + \delta^l (a^{l-1})^T"#,
      #"G^l := G^l + a^{l-1} (\delta^l)^T"#,
      verdicts: [.definition, .holds, .illTyped]),
  ]
}
