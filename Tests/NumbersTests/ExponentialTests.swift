import Foundation
import Numbers
import Testing

@Suite("tanh, its derivative and the logistic function in Double")
struct ExponentialTests {
  static let ranges = [1e-300, 1e-8, 1e-3, 0.1, 0.4, 1, 3, 10, 40, 360, 744]

  #if arch(x86_64)
    /// In 64 bits of precision; the numbers are those that ``Bounded`` takes the functions to keep.
    @Test("right to two, eight and four units in the last place", arguments: ranges)
    func exact(range: Double) {
      var generator = SplitMix64(seed: 41)
      for _ in 0..<2_000 {
        let z = Double.random(in: -range...range, using: &generator)
        let e = Foundation.exp(-Float80(z.magnitude))
        let sech = 2 * e / (1 + e * e)
        check(Double.tanh(z), Foundation.tanh(Float80(z)), within: 2, at: z)
        check(Double.tanhDerivative(z), sech * sech, within: 8, at: z)
        check(Double.sigmoid(z), (z < 0 ? e : 1) / (1 + e), within: 4, at: z)
      }
    }

    private func check(_ value: Double, _ truth: Float80, within ulps: Float80, at z: Double) {
      #expect(abs(Float80(value) - truth) <= ulps * Float80(value.ulp), "z = \(z), seed 41")
    }
  #endif

  @Test("as the C library has them", arguments: ranges)
  func library(range: Double) {
    var generator = SplitMix64(seed: 42)
    for _ in 0..<500 {
      let z = Double.random(in: -range...range, using: &generator)
      let t = Foundation.tanh(z)
      #expect(abs(Double.tanh(z) - t) <= 5 * t.ulp, "z = \(z), seed 42")
    }
  }

  @Test("at the ends of the range")
  func ends() {
    for z in [1000, 1e300, Double.infinity] {
      #expect(Double.tanh(z) == 1 && Double.tanh(-z) == -1)
      #expect(Double.tanhDerivative(z) == 0 && Double.tanhDerivative(-z) == 0)
      #expect(Double.sigmoid(z) == 1 && Double.sigmoid(-z) == 0)
    }
    #expect(Double.tanh(-0.0).sign == .minus && Double.tanhDerivative(0) == 1)
    #expect(Double.sigmoid(0) == 0.5 && Double.tanh(.leastNonzeroMagnitude) > 0)
    #expect(Double.tanh(.nan).isNaN && Double.tanhDerivative(.nan).isNaN)
    #expect(Double.sigmoid(.nan).isNaN)
  }
}
