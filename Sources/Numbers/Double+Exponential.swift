// The functions of Double that the hidden layers of large networks need, in plain arithmetic.
//
// Goals, in this order: right to two units in the last place wherever the result is finite; the same
// bits whatever the processor and the library; without branches, calls or tables, so that a compiler
// computes several at once.
//
// e^x = 2^k e^r with r = x − k ln 2 and |r| ≤ ½ ln 2, and e^r − 1 by its series, as in W. J. Cody and
// W. Waite, "Software Manual for the Elementary Functions", Prentice-Hall 1980, chapter 6.

extension Double {
  /// x ≤ 0 parted as e^x = 2^k (1 + p), where |p| < 0.42; 2^k as a product of two powers, either of
  /// which is a Double where 2^k is none any more; with what the last addition to p lost. NaN gives
  /// NaN.
  @inlinable
  static func exponential(_ x: Double) -> (powers: (Double, Double), p: Double, lost: Double) {
    // Below this e^x is 0; NaN is not below it.
    let x = x < -750 ? -750 : x
    // Adding 1.5 · 2^52 rounds to an integer, which then stands in the lowest bits.
    let shift = 6755399441055744.0
    let rounded = x * 1.4426950408889634 + shift
    let k = rounded - shift
    let half = k * 0.5 + shift
    // ln 2 in two parts; of the first, k times it is exact.
    let r = (x - k * 0.6931471803691238) - k * 1.9082149292705877e-10
    let rest = r * r * series(r)
    let p = r + rest
    return ((power(half), power(rounded - (half - shift))), p, (r - p) + rest)
  }

  /// 2^k, given k + 1.5 · 2^52.
  @inlinable
  static func power(_ shifted: Double) -> Double {
    Double(bitPattern: (shifted.bitPattern &+ 1023) << 52)
  }

  /// (e^r − 1 − r) / r² = 1/2! + r/3! + … + r^11/13!.
  @inlinable
  static func series(_ r: Double) -> Double {
    let r² = r * r
    let r⁴ = r² * r²
    let a = (1 / 2.0 + r * (1 / 6.0)) + r² * (1 / 24.0 + r * (1 / 120.0))
    let b = (1 / 720.0 + r * (1 / 5040.0)) + r² * (1 / 40320.0 + r * (1 / 362880.0))
    let c = (1 / 3628800.0 + r * (1 / 39916800.0)) + r² * (1 / 479001600.0 + r * (1 / 6227020800.0))
    return a + r⁴ * (b + r⁴ * c)
  }

  /// −(e^x − 1) / (e^x + 1) at x = −2 |z|, with the sign of z, and to first order what the rounding
  /// of both has left out.
  @inlinable
  public static func tanh(_ z: Double) -> Double {
    let (powers, p, lost) = exponential(-2 * z.magnitude)
    let power = powers.0 * powers.1
    // e^x − 1 keeps its digits near x = 0, where 2^k = 1.
    let less = (power - 1) + power * p
    let lostOfLess = ((power - 1) - less) + power * p + power * lost
    let more = 2 + less
    let lostOfMore = (2 - more) + less + lostOfLess
    let t = less / more
    return Double(signOf: z, magnitudeOf: t + (lostOfLess - t * lostOfMore) / more)
  }

  /// 4 e^x / (e^x + 1)² at x = −2 |z|.
  @inlinable
  public static func tanhDerivative(_ z: Double) -> Double {
    let (powers, p, _) = exponential(-2 * z.magnitude)
    let root = 2 / (1 + powers.0 * powers.1 * (1 + p))
    return root * root * (1 + p) * powers.0 * powers.1
  }

  /// 1 / (1 + e^x) or e^x / (1 + e^x) at x = −|z|.
  @inlinable
  public static func sigmoid(_ z: Double) -> Double {
    let (powers, p, _) = exponential(-z.magnitude)
    let e = (1 + p) * powers.0 * powers.1
    return (z < 0 ? e : 1) / (1 + e)
  }
}
