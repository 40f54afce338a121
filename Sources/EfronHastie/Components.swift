import Networks
import Numbers

// The text's formulas component by component, slow and obvious, with its numbers for the units:
// ℓ = 1, …, p_k, and 0 for the constant unit. The matrix forms beside them are tested to be equal.
extension LayeredNetwork {
  /// p_k, without the constant unit.
  public func p(_ k: Int) -> Int { k < K ? W[k].columns - 1 : W[K - 1].rows }

  /// w^k_{jℓ}: from unit ℓ of layer k, or its constant unit 0, to unit j = 1, … of layer k + 1.
  public func w(_ k: Int, _ j: Int, _ ℓ: Int) -> Scalar { W[k][j - 1, ℓ] }
}

extension Passes {
  /// a^k_ℓ; for the constant unit a^k_0 = 1.
  public func a(_ k: Int, _ ℓ: Int) -> Scalar {
    ℓ == 0 ? .one : a[k][ℓ - 1]
  }

  /// δ^k_ℓ as the passes left it.
  public func δ(_ k: Int, _ ℓ: Int) -> Scalar { δ[k][ℓ - 1] }

  /// Step 2: δ^k_ℓ = (Σ_{j=1}^{p_{k+1}} w^k_{jℓ} δ^{k+1}_j) ġ^k(z^k_ℓ).
  public func stepTwo(_ net: LayeredNetwork<Scalar>, _ k: Int, _ ℓ: Int) -> Scalar {
    var sum = Scalar.zero
    for j in 1...net.p(k + 1) { sum = sum + net.w(k, j, ℓ) * δ(k + 1, j) }
    return sum * net.g[k].derivative(z[k][ℓ - 1])
  }

  /// Step 3, mended: ∂L/∂w^k_{jℓ} = a^k_ℓ δ^{k+1}_j.
  public func stepThree(_ k: Int, _ j: Int, _ ℓ: Int) -> Scalar { a(k, ℓ) * δ(k + 1, j) }
}
