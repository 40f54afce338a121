import Networks
import Numbers

// Multi-logit classification into p_L categories labelled y = 0, 1, …, p_L − 1.
//
// The lecture counts components from 1, so that label y belongs to component y + 1. Arrays count
// from 0: component k of the lecture is element k − 1, and component y + 1 is element y.
extension TrainingAlgorithmsNotation {
  /// The true probabilities of a label: component y + 1 is 1, every other is 0.
  ///
  /// `nil` where y is not one of 0, …, p_L − 1.
  public static func target<Scalar: Number>(label y: Int, of p_L: Int) -> Vector<Scalar>? {
    guard (0..<p_L).contains(y) else { return nil }
    return Vector((1...p_L).map { k in y == k - 1 ? .one : .zero })
  }

  /// The cross-entropy loss of a label, from the logits z_L.
  public static func multiLogitLoss<Scalar: Number>(label y: Int, z: Vector<Scalar>) -> Scalar {
    // training-algorithms-16: Loss = −ln g_{y+1}(x | θ) = −z_{y+1} + ln Σ_{k=1}^{p_L} exp(z_k).
    // The logarithm comes in two summands, shift + rest, so that z_{y+1} cancels against the first.
    let (shift, rest) = logSumExp(z)
    return (shift - z[y]) + rest
  }

  /// δ_L of a label, from the outputs g of the softmax.
  ///
  /// g_{y+1} − 1 is minus the sum of the other outputs, and computed so: where g_{y+1} is 1 to
  /// rounding, that sum still has its digits.
  public static func multiLogitDelta<Scalar: Number>(
    label y: Int, g: Vector<Scalar>
  ) -> Vector<Scalar> {
    // training-algorithms-17: δ_{L,k} = ∂/∂z_k (−z_{y+1} + ln Σ_j exp(z_j)) = g_k − 1{y = k − 1}.
    // Printed with k as the index of the sum too, under a derivative by z_k: two indices, one name.
    let (p_L, others) = (g.count, g.sumsOfOthers)
    return Vector((1...p_L).map { k in y == k - 1 ? -others[k - 1] : g[k - 1] })
  }
}

// The multi-logit network with one node removed. Softmax does not change when the same number is
// added to all logits; with −z_1 added, the first logit is 0 whatever θ is, and its node can go.
extension TrainingAlgorithmsNotation {
  /// The same function of x with p_L − 1 logits: z̃_k = z_k − z_1 for k = 2, …, p_L.
  ///
  /// The output layer hands on the logits themselves. `nil` where p_L = 1, which leaves no node.
  public static func removingFirstNode<Scalar: Number>(from θ: Theta<Scalar>) -> Theta<Scalar>? {
    let L = θ.L
    guard θ.S[L] == .softmax, θ.p(L) > 1 else { return nil }
    let (W, b) = (θ.W[L], θ.b[L])
    var reduced = θ
    reduced.S[L] = .identity
    reduced.W[L] = Matrix(rows: θ.p(L) - 1, columns: θ.p(L - 1)) { k, j in
      W[k + 1, j] - W[0, j]
    }
    reduced.b[L] = Vector((1..<θ.p(L)).map { b[$0] - b[0] })
    return reduced
  }

  /// All p_L outputs from the logits z̃_2, …, z̃_{p_L}.
  ///
  /// g_1 is what is left, g_1 = 1 − Σ_{k=2}^{p_L} g_k, computed as 1 / (1 + Σ_{k=2} exp(z̃_k)), which
  /// does not cancel where the others sum to nearly 1.
  public static func outputs<Scalar: Number>(reducedLogits z̃: Vector<Scalar>) -> Vector<Scalar> {
    // training-algorithms-15: S_L : z_L ↦ exp(z_L) / Σ_{k=1}^{p_L} exp(z_{L,k}), with z_{L,1} = 0.
    softmax(Vector([.zero] + z̃.elements))
  }

  /// The loss of a label under the reduced network.
  public static func reducedMultiLogitLoss<Scalar: Number>(
    label y: Int, reducedLogits z̃: Vector<Scalar>
  ) -> Scalar {
    multiLogitLoss(label: y, z: Vector([.zero] + z̃.elements))
  }

  /// Algorithm 1 for the network with one node removed.
  ///
  /// Only line 5 changes: δ̃_{L,k} = g_k − 1{y = k − 1} for k = 2, …, p_L, the full network's δ_L
  /// without its first component. The derivatives by W_l and b_l, l < L, are the full network's; so
  /// are those by what is left of W_L and b_L. What the full network has in the first row is minus
  /// the sum of its other rows.
  public static func reducedAlgorithm1<Scalar: Number>(
    _ x: Vector<Scalar>, label y: Int, _ reduced: Theta<Scalar>
  ) -> (forward: FeedForward<Vector<Scalar>>, backward: Derivatives<Vector<Scalar>>) {
    let forward = feedForward(x, reduced)
    let δ = multiLogitDelta(label: y, g: outputs(reducedLogits: forward.z[reduced.L]))
    let δ_L = Vector(Array(δ.elements.dropFirst()))
    return (forward, backPropagate(δ_L, forward, reduced))
  }
}
