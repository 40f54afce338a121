import Networks
import Numbers

// Layer 2, the output layer: (18) to (21), printed ⑩ and ⑪ from (20) on, and (28).
extension SampleColumnsNotation.TwoLayerRegression {
  /// ∂E_m/∂w_{i,k}^{[2]}.
  public func dE_dW2(_ i: Int, _ k: Int, sample m: Int) -> Scalar {
    // sample-columns-17: (18) ∂E_m/∂w_{i,k}^{[2]} = (y_k(x_m) − t_{k,m}) ∂y_k(x_m)/∂w_{i,k}^{[2]}.
    // Printed with a minus sign, which belongs to ∂/∂y of ½(t − y)² written as −(t − y).
    // sample-columns-21: (21) ∂E_m/∂w_{i,k}^{[2]} = (y_k(x_m) − t_{k,m}) a_{i,m}^{[1]}. Printed y_i
    // for y_k, and a_i^{[2]}, an output where a hidden activation is meant.
    (y(k, m) - T[k, m]) * dy_dW2(i, sample: m)
  }

  /// ∂y_k(x_m)/∂w_{i,k}^{[2]}, the same for every k.
  public func dy_dW2(_ i: Int, sample m: Int) -> Scalar {
    // sample-columns-20: (20) ∂y_k(x_m)/∂w_{i,k}^{[2]} = a_{i,m}^{[1]}. Printed a_i^{[2]}, with y for
    // y_k and w without its layer.
    a(i, m)
  }

  /// ∂E/∂w_{i,k}^{[2]}, the mean over samples.
  public func dE_dW2(_ i: Int, _ k: Int) -> Scalar {
    // sample-columns-31: (28) ∂E/∂w_{i,k}^{[2]} = 1/M Σ_m (y_k(x_m) − t_{k,m}) a_{i,m}^{[1]}. Printed
    // with another 1/K, which E of (16) does not have, and q_i^{[2]} for a_{i,m}^{[1]}.
    mean { m in dE_dW2(i, k, sample: m) }
  }

  /// ∂E/∂b_k^{[2]}, which the notes leave out: ∂y_k(x_m)/∂b_k^{[2]} = 1, from (19).
  public func dE_db2(_ k: Int) -> Scalar {
    // 1/M Σ_m (y_k(x_m) − t_{k,m}).
    mean { m in y(k, m) - T[k, m] }
  }
}

// Layer 1, the hidden layer: printed ⑫ to ⑯, (25), (26) and (27).
extension SampleColumnsNotation.TwoLayerRegression {
  /// ∂E_m/∂w_{d,i}^{[1]}.
  public func dE_dW1(_ d: Int, _ i: Int, sample m: Int) -> Scalar {
    // sample-columns-22: ∂E_m/∂w_{d,i}^{[1]} = Σ_{k=1}^K (y_k(x_m) − t_{k,m}) ∂y_k(x_m)/∂w_{d,i}^{[1]}.
    // Printed with a minus sign, as (18), and w without its layer.
    // sample-columns-29: (26) = Σ_{k=1}^K (y_k(x_m) − t_{k,m}) w_{i,k}^{[2]} g^{[1]}′(z_{i,m}^{[1]}) x_{d,m}.
    (0..<K).reduce(.zero) { sum, k in sum + (y(k, m) - T[k, m]) * dy_dW1(k, d, i, sample: m) }
  }

  /// ∂y_k(x_m)/∂w_{d,i}^{[1]}.
  public func dy_dW1(_ k: Int, _ d: Int, _ i: Int, sample m: Int) -> Scalar {
    // sample-columns-23: ∂y_k(x_m)/∂w_{d,i}^{[1]} = ∂y_k(x_m)/∂a_{i,m}^{[1]} ∂a_{i,m}^{[1]}/∂w_{d,i}^{[1]}.
    dy_da(k, i) * da_dW1(d, i, sample: m)
  }

  /// ∂y_k(x_m)/∂a_{i,m}^{[1]}, the same for every sample.
  public func dy_da(_ k: Int, _ i: Int) -> Scalar {
    // sample-columns-24: ∂y_k(x_m)/∂a_{i,m}^{[1]} = w_{i,k}^{[2]}.
    W2[i, k]
  }

  /// ∂a_{i,m}^{[1]}/∂w_{d,i}^{[1]}.
  public func da_dW1(_ d: Int, _ i: Int, sample m: Int) -> Scalar {
    // sample-columns-25: ∂a_{i,m}^{[1]}/∂w_{d,i}^{[1]} = ∂a_{i,m}^{[1]}/∂z_{i,m}^{[1]} ∂z_{i,m}^{[1]}/∂w_{d,i}^{[1]}.
    // Printed z_{i,m}^{[0]}: layer 0 has no z.
    da_dz(i, sample: m) * dz_dW1(d, sample: m)
  }

  /// ∂a_{i,m}^{[1]}/∂z_{i,m}^{[1]}.
  public func da_dz(_ i: Int, sample m: Int) -> Scalar {
    // sample-columns-26: ∂a_{i,m}^{[1]}/∂z_{i,m}^{[1]} = g^{[1]}′(z_{i,m}^{[1]}). Printed without the
    // prime, and with z^{[0]}.
    g1.derivative(z(i, m))
  }

  /// ∂z_{i,m}^{[1]}/∂w_{d,i}^{[1]}, the same for every i.
  public func dz_dW1(_ d: Int, sample m: Int) -> Scalar {
    // sample-columns-27: = ∂/∂w_{d,i}^{[1]} (w_{1,i}^{[1]} x_{1,m} + … + w_{D,i}^{[1]} x_{D,m} + b_i^{[1]}).
    // Printed without the ∂/∂w_{d,i}, summed over a j that nothing depends on, ending at d instead of
    // D, with transposes on entries and without the bias; and by "(5)", where (3) is meant.
    // sample-columns-28: (25) ∂z_{i,m}^{[1]}/∂w_{d,i}^{[1]} = x_{d,m}.
    X[d, m]
  }

  /// ∂E/∂w_{d,i}^{[1]}, the mean over samples.
  public func dE_dW1(_ d: Int, _ i: Int) -> Scalar {
    // sample-columns-30: (27) ∂E/∂w_{d,i}^{[1]} = 1/M Σ_m Σ_k (y_k(x_m) − t_{k,m}) w_{i,k}^{[2]}
    // g^{[1]}′(z_{i,m}^{[1]}) x_{d,m}. Printed with another 1/K, which E of (16) does not have.
    mean { m in dE_dW1(d, i, sample: m) }
  }

  /// ∂E/∂b_i^{[1]}, which the notes leave out: ∂z_{i,m}^{[1]}/∂b_i^{[1]} = 1, from (3).
  public func dE_db1(_ i: Int) -> Scalar {
    // 1/M Σ_m Σ_k (y_k(x_m) − t_{k,m}) w_{i,k}^{[2]} g^{[1]}′(z_{i,m}^{[1]}).
    mean { m in
      (0..<K).reduce(.zero) { sum, k in
        sum + (y(k, m) - T[k, m]) * dy_da(k, i) * da_dz(i, sample: m)
      }
    }
  }

  private func mean(_ term: (Int) -> Scalar) -> Scalar {
    (0..<M).reduce(.zero) { sum, m in sum + term(m) } / Scalar(M)
  }
}
