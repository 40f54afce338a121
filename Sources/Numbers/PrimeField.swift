/// The integers modulo the Mersenne prime p = 2^61 − 1, with opaque transcendental functions.
///
/// Arithmetic is exact, so two formulas that are the same rational function of their inputs give
/// the same element at every point, and two that differ, of degree at most d, give different
/// elements at a random point with probability at least 1 − d/p.
///
/// What it cannot see: overflow, cancellation, order. Division by zero gives ``undefined``, which
/// every operation carries on and which equals nothing, itself included.
///
/// Source: J. T. Schwartz, "Fast probabilistic algorithms for verification of polynomial
/// identities", JACM 27 (1980); R. Zippel, "Probabilistic algorithms for sparse polynomials" (1979).
@frozen
public struct PrimeField: Sendable {
  /// p = 2^61 − 1.
  public static let modulus: UInt64 = (1 << 61) - 1

  /// The canonical representative, 0 ..< p; p itself stands for ``undefined``.
  public let representative: UInt64

  /// Takes a number below p, or p for ``undefined``.
  @inlinable
  init(canonical representative: UInt64) { self.representative = representative }

  /// The residue of any integer.
  @inlinable
  public init(residueOf value: UInt64) { self.init(canonical: value % Self.modulus) }

  /// The result of dividing by zero; it spreads like a NaN.
  public static let undefined = PrimeField(canonical: modulus)

  /// Whether this is ``undefined``.
  @inlinable
  public var isUndefined: Bool { representative == Self.modulus }

  /// A uniformly random element.
  public static func random(using generator: inout some RandomNumberGenerator) -> PrimeField {
    PrimeField(canonical: UInt64.random(in: 0..<modulus, using: &generator))
  }
}

// The ring operations.
extension PrimeField {
  @inlinable
  public static var zero: PrimeField { PrimeField(canonical: 0) }

  @inlinable
  public static func == (x: PrimeField, y: PrimeField) -> Bool {
    x.representative == y.representative && !x.isUndefined
  }

  @inlinable
  public static func + (x: PrimeField, y: PrimeField) -> PrimeField {
    if x.isUndefined || y.isUndefined { return undefined }
    let sum = x.representative + y.representative
    return PrimeField(canonical: sum >= modulus ? sum - modulus : sum)
  }

  /// p − x, and 0 for 0.
  @inlinable
  public prefix static func - (x: PrimeField) -> PrimeField {
    x.isUndefined || x.representative == 0
      ? x : PrimeField(canonical: modulus - x.representative)
  }

  @inlinable
  public static func - (x: PrimeField, y: PrimeField) -> PrimeField { x + -y }

  /// The product, reduced by 2^61 ≡ 1: the upper 61 bits of the product are added to the lower 61.
  @inlinable
  public static func * (x: PrimeField, y: PrimeField) -> PrimeField {
    if x.isUndefined || y.isUndefined { return undefined }
    let (high, low) = x.representative.multipliedFullWidth(by: y.representative)
    let sum = (low & modulus) + (high << 3 | low >> 61)
    return PrimeField(canonical: sum >= modulus ? sum - modulus : sum)
  }

  /// x times the inverse of y; ``undefined`` for y = 0.
  @inlinable
  public static func / (x: PrimeField, y: PrimeField) -> PrimeField { x * y.inverse }

  /// The multiplicative inverse, by Euclid's extended algorithm; ``undefined`` for 0.
  public var inverse: PrimeField {
    if representative == 0 || isUndefined { return .undefined }
    // Throughout, r ≡ s · x modulo p, and all numbers are below p in magnitude.
    var (r, next) = (Int64(Self.modulus), Int64(representative))
    var (s, nextS): (Int64, Int64) = (0, 1)
    while next != 0 {
      let quotient = r / next
      (r, next) = (next, r &- quotient &* next)
      (s, nextS) = (nextS, s &- quotient &* nextS)
    }
    return PrimeField(canonical: UInt64(s < 0 ? s + Int64(Self.modulus) : s))
  }

  /// x^n by repeated squaring.
  public func raised(to exponent: UInt64) -> PrimeField {
    var result = PrimeField(canonical: 1)
    var square = self
    var n = exponent
    while n > 0 {
      if n & 1 == 1 { result = result * square }
      square = square * square
      n >>= 1
    }
    return result
  }
}
