import Numbers
import Testing

/// The laws of the prime field and of its opaque functions, at random elements.
@Suite("Prime field")
struct PrimeFieldTests {
  static let seeds: [UInt64] = [1, 2, 3]

  /// Forty random elements, and the ones where reductions go wrong.
  static func elements(_ seed: UInt64) -> [PrimeField] {
    var generator = SplitMix64(seed: seed)
    let p = PrimeField.modulus
    let edges = [0, 1, 2, p - 1, p - 2, 1 << 60, (1 << 60) + 1].map(PrimeField.init(residueOf:))
    return edges + (0..<40).map { _ in PrimeField.random(using: &generator) }
  }

  @Test("commutative, associative, distributive", arguments: seeds)
  func axioms(seed: UInt64) {
    let x = Self.elements(seed)
    for i in x.indices {
      let (a, b, c) = (x[i], x[(i + 7) % x.count], x[(i + 19) % x.count])
      #expect(a + b == b + a)
      #expect(a * b == b * a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - b == a + -b)
      #expect(a + -a == .zero)
      #expect(a * .one == a)
    }
  }

  @Test("Fermat: x^(p−1) = 1, and x · 1/x = 1, for x ≠ 0", arguments: seeds)
  func fermat(seed: UInt64) {
    for x in Self.elements(seed) where x != .zero {
      #expect(x.raised(to: PrimeField.modulus - 1) == .one)
      #expect(x * x.inverse == .one)
      #expect((PrimeField(3.0) / x) * x == PrimeField(3.0))
    }
  }

  @Test("products agree with long multiplication modulo p")
  func products() {
    for x in Self.elements(9) {
      for y in Self.elements(10) {
        let (high, low) = x.representative.multipliedFullWidth(by: y.representative)
        let remainder = PrimeField.modulus.dividingFullWidth((high, low)).remainder
        #expect((x * y).representative == remainder)
      }
    }
  }

  @Test("division by zero is undefined, equals nothing, and spreads")
  func undefined() {
    let nothing = PrimeField.one / .zero
    #expect(nothing.isUndefined)
    #expect(nothing != nothing)
    #expect((nothing + .one).isUndefined)
    #expect((nothing * .zero).isUndefined)
    #expect((-nothing).isUndefined)
    #expect(PrimeField.exp(nothing).isUndefined)
    #expect(PrimeField.log(.zero).isUndefined)
    #expect(PrimeField(Double.nan).isUndefined)
    #expect(PrimeField(-Double.infinity).isUndefined)
  }

  @Test(
    "Doubles are converted exactly, as m · 2^e",
    arguments: [
      0.15, -0.1, 1e300, 1e-300, 3.0, -0.5, Double.greatestFiniteMagnitude,
      Double.leastNormalMagnitude, Double.leastNonzeroMagnitude,
    ])
  func conversion(value: Double) {
    let x = PrimeField(value)
    #expect(PrimeField(-value) == -x)
    // Halving is exact unless it underflows; sums of exact sums agree.
    if abs(value) > 1e-300 { #expect(PrimeField(value / 2) + PrimeField(value / 2) == x) }
    #expect(PrimeField(0.25) * PrimeField(4.0) == .one)
    #expect(PrimeField(0.1) * PrimeField(10.0) != .one)
  }

  @Test("exp is odd in its exponent; log in its argument", arguments: seeds)
  func opaqueLaws(seed: UInt64) {
    for x in Self.elements(seed) {
      #expect(PrimeField.exp(x) * PrimeField.exp(-x) == .one)
      #expect(PrimeField.sigmoid(x) + PrimeField.sigmoid(-x) == .one)
      #expect(PrimeField.exp(x) == PrimeField.sigmoid(x) / PrimeField.sigmoid(-x))
      let (e, t) = (PrimeField.exp(x), PrimeField.tanh(x))
      #expect(t == (e - e.inverse) / (e + e.inverse))
      #expect(PrimeField.tanh(-x) == -t)
      #expect(PrimeField.tanhDerivative(x) == .one - t * t)
      #expect(PrimeField.sin(-x) == -PrimeField.sin(x))
      #expect(PrimeField.cos(-x) == PrimeField.cos(x))
      #expect(PrimeField.normalDistribution(x) + PrimeField.normalDistribution(-x) == .one)
      #expect(PrimeField.normalDensity(-x) == PrimeField.normalDensity(x))
      if x != .zero { #expect(PrimeField.log(x.inverse) == -PrimeField.log(x)) }
    }
    #expect(PrimeField.exp(.zero) == .one)
    #expect(PrimeField.log(.one) == .zero)
  }

  @Test("the opaque functions keep no identity beyond these", arguments: seeds)
  func opaqueNonlaws(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let (x, y) = (PrimeField.random(using: &generator), PrimeField.random(using: &generator))
    #expect(PrimeField.exp(x + y) != PrimeField.exp(x) * PrimeField.exp(y))
    #expect(PrimeField.log(x * y) != PrimeField.log(x) + PrimeField.log(y))
    #expect(PrimeField.log(PrimeField.exp(x)) != x)
    #expect(PrimeField.step(x) * PrimeField.step(x) != PrimeField.step(x))
    #expect(PrimeField.exp(x) != PrimeField.log(x))
  }
}
