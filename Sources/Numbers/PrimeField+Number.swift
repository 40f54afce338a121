// The prime field as a number system: exact conversion from Double, and opaque functions.
//
// A transcendental function has no meaning modulo p. It is replaced by a *fixed pseudo-random*
// function that keeps the identities derivations rely on and no others:
//
//   σ      S(−z) = 1 − S(z), S(0) = 1/2, S′ = S (1 − S)
//   exp    E = S/(1 − S), so that E(−z) = 1/E(z), E(0) = 1, E′ = E and S = 1/(1 + 1/E)
//   tanh   (E − 1/E)/(E + 1/E), with fewer divisions
//   log    L(1/x) = −L(x), L(1) = 0, L′ = 1/x
//   sqrt   R(x), R′ = 1/(2R)
//   sin    S(−z) = −S(z), S(0) = 0, S′ = C
//   cos    C(−z) = C(z), C(0) = 1, C′ = −S
//   Φ      P(−z) = 1 − P(z), P(0) = 1/2, P′ = D
//   φ      D(−z) = D(z), D′ = −z D
//   step   s(z), an element rather than a bit: a dropped g′ cannot pass by luck
//
// An identity that holds for the opaque functions holds for the real ones. The converse fails:
// exp(a + b) = exp a · exp b, log ab = log a + log b, log exp z = z, R(x)² = x, S² + C² = 1 and
// s · s = s do not hold here.

extension PrimeField: Number {
  /// The exact value of a finite Double, a dyadic rational m · 2^e, modulo p; otherwise undefined.
  public init(_ value: Double) {
    guard value.isFinite else {
      self = .undefined
      return
    }
    guard value != 0 else {
      self = .zero
      return
    }
    // |value| = significand · 2^(exponent − 52) with an integral significand below 2^53.
    let significand = UInt64(value.significand * 0x1p52)
    // 2^61 ≡ 1, so that the power of two is taken modulo 61.
    let shift = (((Int(value.exponent) - 52) % 61) + 61) % 61
    let power = PrimeField(canonical: 1 << UInt64(shift))
    let magnitude = PrimeField(canonical: significand) * power
    self = value < 0 ? -magnitude : magnitude
  }

  public static func sigmoid(_ z: PrimeField) -> PrimeField {
    oddPair(z, opposite: -z, neutral: .zero).map { pair in
      let s = hash(pair.canonical, salt: 0x6578_70)
      return pair.isOpposite ? .one - s : s
    } ?? (z.isUndefined ? .undefined : PrimeField(0.5))
  }

  public static func normalDistribution(_ z: PrimeField) -> PrimeField {
    oddPair(z, opposite: -z, neutral: .zero).map { pair in
      let p = hash(pair.canonical, salt: 0x6e_6f72)
      return pair.isOpposite ? .one - p : p
    } ?? (z.isUndefined ? .undefined : PrimeField(0.5))
  }

  public static func normalDensity(_ z: PrimeField) -> PrimeField {
    let even = oddPair(z, opposite: -z, neutral: .zero)?.canonical ?? z
    return even.isUndefined ? .undefined : hash(even, salt: 0x64_656e)
  }

  public static func exp(_ z: PrimeField) -> PrimeField {
    let s = sigmoid(z)
    return s / (.one - s)
  }

  public static func log(_ x: PrimeField) -> PrimeField {
    let inverse = x.inverse
    if inverse.isUndefined { return .undefined }
    // 1 and −1 are their own inverses, where L(1/x) = −L(x) leaves 0 alone.
    if inverse == x { return .zero }
    return oddPair(x, opposite: inverse, neutral: .one).map { pair in
      let l = hash(pair.canonical, salt: 0x6c_6f67)
      return pair.isOpposite ? -l : l
    } ?? .zero
  }

  public static func log1p(_ x: PrimeField) -> PrimeField { log(.one + x) }

  public static func sqrt(_ x: PrimeField) -> PrimeField {
    if x.isUndefined || x == .zero || x == .one { return x }
    return hash(x, salt: 0x7371_7274)
  }

  public static func tanh(_ z: PrimeField) -> PrimeField {
    let s = sigmoid(z)
    let t = s - (.one - s)
    return t / (.one - PrimeField(2.0) * s * (.one - s))
  }

  public static func tanhDerivative(_ z: PrimeField) -> PrimeField {
    let s = sigmoid(z)
    let u = PrimeField(2.0) * s * (.one - s)
    let sech = u / (.one - u)
    return sech * sech
  }

  public static func sin(_ z: PrimeField) -> PrimeField {
    oddPair(z, opposite: -z, neutral: .zero).map { pair in
      let s = hash(pair.canonical, salt: 0x73_696e)
      return pair.isOpposite ? -s : s
    } ?? z
  }

  public static func cos(_ z: PrimeField) -> PrimeField {
    oddPair(z, opposite: -z, neutral: .zero).map { hash($0.canonical, salt: 0x63_6f73) }
      ?? (z.isUndefined ? .undefined : .one)
  }

  public static func softplus(_ z: PrimeField) -> PrimeField { log(.one + exp(z)) }

  public static func step(_ z: PrimeField) -> PrimeField {
    z.isUndefined ? z : hash(z, salt: 0x7374_6570)
  }

  /// `nil`: the field has no order, and a shift that only stabilises is zero in it.
  public static func indexOfLargest(_ z: [PrimeField]) -> Int? { nil }

  /// The smaller of an element and its opposite, and whether that was the opposite; `nil` at the
  /// neutral element and for undefined ones.
  private static func oddPair(
    _ x: PrimeField, opposite: PrimeField, neutral: PrimeField
  ) -> (canonical: PrimeField, isOpposite: Bool)? {
    if x.isUndefined || opposite.isUndefined || x == neutral { return nil }
    return x.representative <= opposite.representative ? (x, false) : (opposite, true)
  }

  /// A fixed pseudo-random element other than 0 and 1, by the finaliser of SplitMix64 (Steele, Lea and Flood,
  /// "Fast splittable pseudorandom number generators", OOPSLA 2014).
  private static func hash(_ x: PrimeField, salt: UInt64) -> PrimeField {
    var h = SplitMix64(seed: x.representative &+ salt &* 0x9e37_79b9_7f4a_7c15)
    return PrimeField(canonical: 2 + h.next() % (modulus - 2))
  }
}
