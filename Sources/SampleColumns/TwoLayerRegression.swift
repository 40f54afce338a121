import Networks
import Numbers

extension SampleColumnsNotation {
  /// The notes' own network, two layers with g^{[2]} the identity, and their derivation (15) to (28)
  /// component by component.
  ///
  /// Slow and obvious, beside the matrix form for all samples at once. Every index counts from 0.
  public struct TwoLayerRegression<Scalar: Number>: Sendable {
    /// X and T, a column for each sample.
    public let X, T: Matrix<Scalar>

    /// W^{[1]}, of shape D × n, and W^{[2]}, of shape n × K.
    public let W1, W2: Transpose<Scalar>

    /// b^{[1]}, with n components, and b^{[2]}, with K.
    public let b1, b2: Vector<Scalar>

    /// g^{[1]}; "we'll leave it general for now".
    public let g1: Activation

    /// `nil` unless the network has two layers, the second with identity outputs, and squared error.
    public init?(_ network: Network<Scalar>, _ examples: [Example<Scalar>]) {
      guard network.layers.count == 2, network.output == .identity, network.loss.isSquaredError
      else { return nil }
      let parameters = Parameters(network)
      (X, T) = columns(of: examples, for: parameters)
      (W1, W2) = (parameters.W[1], parameters.W[2])
      (b1, b2) = (parameters.b[1], parameters.b[2])
      g1 = parameters.g[1]
    }

    /// The number of inputs.
    public var D: Int { W1.rows }

    /// The number of hidden nodes.
    public var n: Int { W1.columns }

    /// The number of outputs.
    public var K: Int { W2.columns }

    /// The number of samples.
    public var M: Int { X.columns }
  }
}

// The forward pass, one number at a time.
extension SampleColumnsNotation.TwoLayerRegression {
  /// z_{i,m}^{[1]}.
  public func z(_ i: Int, _ m: Int) -> Scalar {
    // sample-columns-2: (3) z_{i,m}^{[1]} = Σ_{d=1}^D w_{d,i}^{[1]} x_{d,m} + b_i^{[1]}. Printed
    // w_{di}^{[1]T}: an entry has no transpose, and w_{id}, the entry of the transposed matrix at
    // the printed indices, is another weight, or none.
    let sum = (0..<D).reduce(.zero) { sum, d in sum + W1[d, i] * X[d, m] }
    return sum + b1[i]
  }

  /// z_m^{[1]}, the vector of all nodes for one sample.
  public func z(sample m: Int) -> Vector<Scalar> {
    // sample-columns-4: (5) z_m^{[l]} = [z_{1,m}^{[l]}, …, z_{n,m}^{[l]}]ᵀ, where n is n^{[l]}.
    Vector((0..<n).map { i in z(i, m) })
  }

  /// a_{i,m}^{[1]}.
  public func a(_ i: Int, _ m: Int) -> Scalar {
    // sample-columns-3: (4) a_{i,m}^{[1]} = g^{[1]}(z_{i,m}^{[1]}).
    g1(z(i, m))
  }

  /// y_k(x_m), the estimate.
  public func y(_ k: Int, _ m: Int) -> Scalar {
    // sample-columns-18: y_k(x_m) = w_k^{[2]ᵀ} a_m^{[1]} + b_k^{[2]}, w_k^{[2]} being column k of
    // W^{[2]}.
    // sample-columns-19: (19) = w_{1,k}^{[2]} a_{1,m}^{[1]} + … + w_{n,k}^{[2]} a_{n,m}^{[1]} + b_k^{[2]}.
    // Printed a_1^{[1]}, …, a_i^{[1]} without the sample m, and the last one a_{n,k}^{[1]}.
    let sum = (0..<n).reduce(.zero) { sum, i in sum + W2[i, k] * a(i, m) }
    return sum + b2[k]
  }

  /// E_m, the error of one sample.
  public func E(sample m: Int) -> Scalar {
    let squares = (0..<K).reduce(.zero) { sum, k in
      sum + (y(k, m) - T[k, m]) * (y(k, m) - T[k, m])
    }
    return Scalar(0.5) * squares
  }
}
