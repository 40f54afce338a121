// Activation functions of one number, and their derivatives, built from what every number system has.

extension Number {
  /// max(0, z), as s(z) z with the branch s of ``step(_:)``.
  @inlinable
  public static func relu(_ z: Self) -> Self { step(z) * z }

  /// z where z > 0, otherwise α z.
  @inlinable
  public static func leakyReLU(_ z: Self, slope α: Self) -> Self {
    leakyReLUDerivative(z, slope: α) * z
  }

  /// 1 where z > 0, otherwise α, at z = 0 too.
  @inlinable
  public static func leakyReLUDerivative(_ z: Self, slope α: Self) -> Self {
    let s = step(z)
    return s + α * (.one - s)
  }

  /// z σ(z).
  ///
  /// Source: S. Elfwing, E. Uchibe, K. Doya, "Sigmoid-weighted linear units for neural network
  /// function approximation in reinforcement learning", arXiv 1702.03118 (2017).
  @inlinable
  public static func silu(_ z: Self) -> Self { z * sigmoid(z) }

  /// (z σ(z))′ = σ(z) (1 + z σ(−z)).
  @inlinable
  public static func siluDerivative(_ z: Self) -> Self {
    sigmoid(z) * (.one + z * sigmoid(-z))
  }

  /// z Φ(z).
  ///
  /// Source: D. Hendrycks, K. Gimpel, "Gaussian error linear units", arXiv 1606.08415 (2016).
  @inlinable
  public static func gelu(_ z: Self) -> Self { z * normalDistribution(z) }

  /// (z Φ(z))′ = Φ(z) + z φ(z).
  @inlinable
  public static func geluDerivative(_ z: Self) -> Self {
    normalDistribution(z) + z * normalDensity(z)
  }

  /// ½ z (1 + tanh u) with u = √(2/π) (z + 0.044715 z³), as z σ(2u), which does not cancel; both
  /// constants are the nearest Doubles.
  ///
  /// Source: as of ``gelu(_:)``, its approximation by tanh.
  @inlinable
  public static func geluTanh(_ z: Self) -> Self { z * sigmoid(geluTanhArgument(z)) }

  /// σ(v) + z σ(v) σ(−v) v′ with v = 2u, in which v′ = 2 √(2/π) (1 + 3 · 0.044715 z²).
  @inlinable
  public static func geluTanhDerivative(_ z: Self) -> Self {
    let v = geluTanhArgument(z)
    let vʹ = Self(2 * geluTanhScale) * (.one + Self(3.0) * Self(geluTanhCubic) * (z * z))
    return sigmoid(v) * (.one + z * sigmoid(-v) * vʹ)
  }

  /// 2 √(2/π) (z + 0.044715 z³).
  @inlinable
  static func geluTanhArgument(_ z: Self) -> Self {
    Self(2 * geluTanhScale) * (z + Self(geluTanhCubic) * (z * z * z))
  }

  /// √(2/π).
  @inlinable
  static var geluTanhScale: Double { 0.7978845608028654 }

  @inlinable
  static var geluTanhCubic: Double { 0.044715 }
}
