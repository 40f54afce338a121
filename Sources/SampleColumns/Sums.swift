import Networks
import Numbers

extension SampleColumnsNotation {
  /// The sums over samples of which (27) and (28) are the means. Samples may come in several
  /// matrices X, T one after the other: the sums over m go on.
  public struct Sums<Scalar: Number>: Sendable {
    /// M, the number of samples so far.
    var M = 0

    /// Σ_m a_{p,m}^{[l−1]} Δ_{q,m}^{[l]} and Σ_m Δ_{q,m}^{[l]}, for l = 1, …, L.
    var W: LayerIndexed<Transpose<Scalar>>
    var b: LayerIndexed<Vector<Scalar>>

    /// Of no samples yet, for W^{[l]} of these shapes.
    public init(_ shapes: [(rows: Int, columns: Int)]) {
      W = LayerIndexed(from: 1, shapes.map { Matrix(zeros: $0.columns, $0.rows).ᵀ })
      b = LayerIndexed(from: 1, shapes.map { Vector(zeros: $0.columns) })
    }

    /// Goes on with the samples in the columns of Δ^{[l]} and A^{[l−1]}.
    public mutating func add(_ Δ: LayerIndexed<Matrix<Scalar>>, _ A: LayerIndexed<Matrix<Scalar>>) {
      M += Δ[1].columns
      for l in Δ.indices {
        // sample-columns-30: (27) and (28) for all weights at once: ∂E/∂w_{p,q}^{[l]} = 1/M Σ_m
        // a_{p,m}^{[l−1]} Δ_{q,m}^{[l]}, hence ∂E/∂W^{[l]} = 1/M A^{[l−1]} Δ^{[l]ᵀ}.
        W[l].add(A[l - 1], times: Δ[l].ᵀ)
        // ∂E/∂b_q^{[l]} = 1/M Σ_m Δ_{q,m}^{[l]}: the mean of the columns of Δ^{[l]}.
        b[l].add(rowsOf: Δ[l])
      }
    }

    /// ∂E/∂W^{[l]} and ∂E/∂b^{[l]}: the sums over M; for no samples the sums, which are 0.
    public consuming func means()
      -> (dE_dW: LayerIndexed<Transpose<Scalar>>, dE_db: LayerIndexed<Vector<Scalar>>)
    {
      if M <= 1 { return (W, b) }
      let M = Scalar(M)
      for l in W.indices {
        W[l] /= M
        b[l] /= M
      }
      return (W, b)
    }
  }
}
