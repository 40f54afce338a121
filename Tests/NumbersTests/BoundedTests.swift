import Foundation
import Numbers
import Testing

/// A bound is honest where the same computation in a wider precision stays within it, and useful
/// where it is not far above the true error.
@Suite("Rounding bounds")
struct BoundedTests {
  /// Some arithmetic with cancellation and every elementary function.
  static func compute<Scalar: Number>(_ x: Scalar, _ y: Scalar) -> [Scalar] {
    let s = x + y - x * y
    let q = (x - y) / (x * x + y * y + .one)
    return [
      s, q, s - q, .exp(q), .log(.one + x * x), .log1p(q * q), .sqrt(x * x + y * y),
      .sigmoid(s), .sigmoid(-s) - .one, .tanh(s), .softplus(s), .sigmoidDerivative(s),
      .tanhDerivative(s), .relu(s) + q, .exp(x - x * y), .sin(s),
      .cos(s), .normalDistribution(s), .normalDensity(s), .gelu(q), .geluDerivative(s), .silu(s),
      .siluDerivative(s), .geluTanh(s), .geluTanhDerivative(q),
      .leakyReLU(s, slope: Scalar(0.25)) + q,
    ]
  }

  @Test("Float stays within its bound of Double", arguments: [1, 2, 3, 4] as [UInt64])
  func honest(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let x = Float.random(in: -6...6, using: &generator)
      let y = Float.random(in: -6...6, using: &generator)
      let bounded = Self.compute(Bounded<Float>(exact: x), Bounded<Float>(exact: y))
      let plain = Self.compute(x, y)
      let wide = Self.compute(Bounded<Double>(Double(x)), Bounded<Double>(Double(y)))
      for (b, (f, d)) in zip(bounded, zip(plain, wide)) {
        #expect(b.value == f, "the bound changes no bit")
        let distance = abs(Double(f) - d.value)
        #expect(distance <= b.bound + d.bound, "x = \(x), y = \(y), seed \(seed)")
      }
    }
  }

  @Test("the bound is rarely a hundred times the error of the unit roundoff")
  func tight() {
    let b = Self.compute(Bounded<Double>(0.7), Bounded<Double>(-1.3))
    for x in b where x.value != 0 { #expect(x.bound <= 100 * abs(x.value) * 0x1p-53) }
  }

  @Test("exact operations add nothing")
  func exact() {
    let x = Bounded<Double>(0.5)
    #expect((x + x * Bounded(3.0) - Bounded(2.0)).bound == 0)
    #expect((Bounded<Double>(1.0) / Bounded(4.0)).bound == 0)
    #expect(Bounded<Double>.exp(.zero).bound == 0)
    #expect(Bounded<Double>.step(.zero).bound == 0)
    #expect(Bounded<Float>(0.1).bound > 0)
  }

  @Test("a branch that rounding could turn is uncertain")
  func branch() {
    let z = Bounded<Double>(1e-17) + Bounded(1.0) - Bounded(1.0)
    #expect(z.value == 0 && z.bound >= 1e-17)
    #expect(Bounded.step(z).bound == 1)
    #expect((Bounded<Double>(1.0) / (z - z)).bound == .infinity)
  }

  @Test(
    "nothing overflows at large arguments",
    arguments: [-1000.0, -745, -40, 40, 709, 1000])
  func extremes(z: Double) {
    #expect(Double.sigmoid(z).isFinite)
    #expect(Double.sigmoidDerivative(z).isFinite)
    #expect(Double.tanhDerivative(z).isFinite)
    #expect(Double.softplus(z).isFinite)
    #expect(Double.geluDerivative(z).isFinite && Double.gelu(z).isFinite)
    #expect(Double.geluTanhDerivative(z).isFinite && Double.geluTanh(z).isFinite)
    #expect(Double.siluDerivative(z).isFinite && Double.silu(z).isFinite)
    #expect(Bounded<Double>.geluDerivative(Bounded(z)).bound.isFinite)
    #expect(Double.normalDistribution(z * .infinity) == (z > 0 ? 1 : 0))
    #expect(Bounded<Double>.sigmoid(Bounded(z)).bound.isFinite)
    #expect(Float.sigmoidDerivative(Float(z)).isFinite)
  }
}
