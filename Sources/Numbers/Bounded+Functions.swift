// Elementary functions of a bounded number: the library's own error, and the argument's error times
// the largest slope near it.

import Foundation

extension Bounded {
  /// The slope of exp near z is at most e^(z + bound): |e^Z − e^z| ≤ e^z (e^bound − 1).
  @inlinable
  public static func exp(_ z: Self) -> Self {
    let e = Base.exp(z.value)
    // Where the result underflows the relative error means nothing: use e^(z + bound).
    let top = Foundation.exp(Double(z.value) + z.bound)
    let carried = z.bound == 0 ? 0 : Foundation.expm1(z.bound) * Swift.max(abs(Double(e)), top)
    return z == .zero ? Self(exact: 1) : add(e, carried: carried, rounding: ulps(e))
  }

  @inlinable
  public static func log(_ x: Self) -> Self {
    let l = Base.log(x.value)
    if x.value == 1 && x.bound == 0 { return .zero }
    return add(l, carried: slope(x, atLeast: Double(x.value) - x.bound), rounding: ulps(l))
  }

  @inlinable
  public static func log1p(_ x: Self) -> Self {
    let l = Base.log1p(x.value)
    if x == .zero { return .zero }
    return add(l, carried: slope(x, atLeast: 1 + Double(x.value) - x.bound), rounding: ulps(l))
  }

  /// The bound of x through a function of slope 1/y, where y is at least `least`.
  @inlinable
  static func slope(_ x: Self, atLeast least: Double) -> Double {
    if x.bound == 0 { return 0 }
    return least > 0 ? x.bound / least : .infinity
  }

  @inlinable
  public static func sqrt(_ x: Self) -> Self {
    let root = Base.sqrt(x.value)
    let least = Double(x.value) - x.bound
    let carried = x.bound == 0 ? 0 : least > 0 ? x.bound / (2 * least.squareRoot()) : .infinity
    return add(root, carried: carried, rounding: Double(root.ulp))
  }

  /// σ′ ≤ min(1/4, σ), and σ(z + b) ≤ σ(z) e^b.
  @inlinable
  public static func sigmoid(_ z: Self) -> Self {
    let s = Base.sigmoid(z.value)
    let relative = Double(s) * Foundation.expm1(z.bound)
    let carried = z.bound == 0 ? 0 : Swift.min(z.bound / 4, relative + underflow)
    return add(s, carried: carried, rounding: 2 * ulps(s))
  }

  /// |tanh′| ≤ min(1, 4 e^(−2|z|)).
  @inlinable
  public static func tanh(_ z: Self) -> Self {
    let t = Base.tanh(z.value)
    let nearest = nearestToZero(z)
    let carried = z.bound == 0 ? 0 : z.bound * Swift.min(1, 4 * Foundation.exp(-2 * nearest))
    return z == .zero ? z : add(t, carried: carried, rounding: ulps(t))
  }

  /// |tanh″| = 2 |tanh| tanh′ ≤ min(1, 8 e^(−2|z|)). The formula's own intermediate e^|z| may
  /// overflow, where the result is rightly 0; its rounding is that of two exponentials, a quotient
  /// and a square.
  @inlinable
  public static func tanhDerivative(_ z: Self) -> Self {
    let d = Base.tanhDerivative(z.value)
    let nearest = nearestToZero(z)
    let carried = z.bound == 0 ? 0 : z.bound * Swift.min(1, 8 * Foundation.exp(-2 * nearest))
    return add(d, carried: carried, rounding: 4 * ulps(d))
  }

  /// |sin′| ≤ 1.
  @inlinable
  public static func sin(_ z: Self) -> Self {
    let s = Base.sin(z.value)
    return z == .zero ? z : add(s, carried: Swift.min(2, z.bound), rounding: ulps(s))
  }

  /// |cos′| ≤ 1.
  @inlinable
  public static func cos(_ z: Self) -> Self {
    let c = Base.cos(z.value)
    return add(c, carried: Swift.min(2, z.bound), rounding: ulps(c))
  }

  /// Φ′ = φ, and near z no larger than at the nearest place to 0. Three functions and a sum.
  @inlinable
  public static func normalDistribution(_ z: Self) -> Self {
    let p = Base.normalDistribution(z.value)
    let carried = z.bound == 0 ? 0 : z.bound * Double.normalDensity(nearestToZero(z))
    return add(p, carried: carried, rounding: 4 * ulps(p))
  }

  /// |φ′| = |z| φ, at most (|z| + bound) φ at the nearest place to 0, and nowhere above 1/4.
  @inlinable
  public static func normalDensity(_ z: Self) -> Self {
    let d = Base.normalDensity(z.value)
    let slope = (abs(Double(z.value)) + z.bound) * Double.normalDensity(nearestToZero(z))
    let carried = z.bound == 0 ? 0 : z.bound * Swift.min(0.25, slope)
    return add(d, carried: carried, rounding: 3 * ulps(d))
  }

  /// The least |z| that the bound allows.
  @inlinable
  static func nearestToZero(_ z: Self) -> Double {
    Swift.max(0, abs(Double(z.value)) - z.bound)
  }

  /// softplus′ = σ ≤ 1, and softplus is below e^z: the rounding of the sum is that of its value.
  @inlinable
  public static func softplus(_ z: Self) -> Self {
    let s = Base.softplus(z.value)
    let slope = Swift.min(1, Foundation.exp(Double(z.value) + z.bound))
    return add(s, carried: z.bound == 0 ? 0 : z.bound * slope, rounding: 3 * ulps(s))
  }

  /// The branch, certain unless the bound reaches across the kink; there it may be off by 1.
  @inlinable
  public static func step(_ z: Self) -> Self {
    let isCertain = z.bound == 0 || abs(Double(z.value)) > z.bound
    return Self(Base.step(z.value), bound: isCertain ? 0 : 1)
  }

  @inlinable
  public static func indexOfLargest(_ z: [Self]) -> Int? {
    Base.indexOfLargest(z.map(\.value))
  }
}
