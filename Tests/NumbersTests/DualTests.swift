import Foundation
import Numbers
import Testing

/// A function of one variable, its derivative at a point by other means, and a tolerance in ulps.
struct KnownDerivative: Sendable, CustomTestStringConvertible {
  let name: String
  let at: Double
  let derivative: Double
  let function: @Sendable (Dual<Double>) -> Dual<Double>

  var testDescription: String { "\(name)′(\(at)) = \(derivative)" }

  // Derivatives to more digits than a Double holds, computed with mpmath at 50 digits.
  static let table: [KnownDerivative] = [
    .init(name: "exp", at: 1, derivative: 2.7182818284590452353602874713527) { .exp($0) },
    .init(name: "log", at: 3, derivative: 0.33333333333333333333333333333333) { .log($0) },
    .init(name: "log1p", at: 1e-10, derivative: 0.99999999990000000001) { .log1p($0) },
    .init(name: "sqrt", at: 2, derivative: 0.35355339059327376220042218105242) { .sqrt($0) },
    .init(name: "σ", at: 0, derivative: 0.25) { .sigmoid($0) },
    .init(name: "σ", at: 40, derivative: 4.2483542552915889772e-18) { .sigmoid($0) },
    .init(name: "σ", at: -40, derivative: 4.2483542552915889772e-18) { .sigmoid($0) },
    .init(name: "tanh", at: 0.5, derivative: 0.78644773296592741014969893434311) { .tanh($0) },
    .init(name: "tanh", at: 20, derivative: 1.6993417021166355908e-17) { .tanh($0) },
    .init(name: "sin", at: 2, derivative: -0.41614683654714238699756822950076) { .sin($0) },
    .init(name: "cos", at: 2, derivative: -0.90929742682568169539601986591174) { .cos($0) },
    .init(name: "softplus", at: -1, derivative: 0.26894142136999512074) { .softplus($0) },
    .init(name: "ReLU", at: 2, derivative: 1) { .relu($0) },
    .init(name: "ReLU", at: -2, derivative: 0) { .relu($0) },
    .init(name: "ReLU", at: 0, derivative: 0) { .relu($0) },
    .init(name: "Φ", at: 0.5, derivative: 0.35206532676429947777468044159652) {
      .normalDistribution($0)
    },
    .init(name: "Φ", at: -3, derivative: 0.004431848411938007175602352696121) {
      .normalDistribution($0)
    },
    .init(name: "Φ", at: -20, derivative: 5.520948362159763189582735682787e-88) {
      .normalDistribution($0)
    },
    .init(name: "Φ", at: -37, derivative: 2.1200065515246056268520454771072e-298) {
      .normalDistribution($0)
    },
    .init(name: "φ", at: 1.5, derivative: -0.19427639349883759142114933693211) {
      .normalDensity($0)
    },
    .init(name: "φ", at: -20.3, derivative: 2.65582576600350401990358209763e-89) {
      .normalDensity($0)
    },
    .init(name: "SiLU", at: 1, derivative: 0.92767051187148673178858397540775) { .silu($0) },
    .init(name: "SiLU", at: -4, derivative: -0.052664614891072907659454517911516) { .silu($0) },
    .init(name: "SiLU", at: -40, derivative: -1.6568581595637196939200756013361e-16) { .silu($0) },
    .init(name: "GELU", at: 1, derivative: 1.0833154705876862983830627385676) { .gelu($0) },
    .init(name: "GELU", at: -3, derivative: -0.011945647204183927000155243320768) { .gelu($0) },
    .init(name: "GELU", at: -20.3, derivative: -2.6493965215358056735650108906827e-89) {
      .gelu($0)
    },
    .init(name: "GELU by tanh", at: 1, derivative: 1.0829640838457825656799128936003) {
      .geluTanh($0)
    },
    .init(name: "GELU by tanh", at: -3, derivative: -0.011584166630969722906062577426181) {
      .geluTanh($0)
    },
    .init(name: "leaky ReLU", at: 2, derivative: 1.0) { .leakyReLU($0, slope: Dual(0.01)) },
    .init(name: "leaky ReLU", at: -2, derivative: 0.010000000000000000208166817117217) {
      .leakyReLU($0, slope: Dual(0.01))
    },
    .init(name: "leaky ReLU", at: 0, derivative: 0.010000000000000000208166817117217) {
      .leakyReLU($0, slope: Dual(0.01))
    },
    .init(name: "z²/(1+z)", at: 3, derivative: 0.9375) { $0 * $0 / (Dual(1.0) + $0) },
  ]
}

@Suite("Dual numbers")
struct DualTests {
  @Test("derivatives of the elementary functions", arguments: KnownDerivative.table)
  func derivative(known: KnownDerivative) {
    let found = known.function(Dual(known.at, tangent: 1)).tangent
    #expect(abs(found - known.derivative) <= 4 * known.derivative.ulp)
  }

  @Test("product and quotient rules, exactly, over the field", arguments: [11, 12, 13] as [UInt64])
  func rules(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    func random() -> PrimeField { .random(using: &generator) }
    let x = Dual(random(), tangent: random())
    let y = Dual(random(), tangent: random())
    #expect((x * y).tangent == x.tangent * y.value + x.value * y.tangent)
    #expect((x / y) * y == x)
    #expect((x - y) + y == x)
    #expect(-(-x) == x)
    // ε² = 0.
    let ε = Dual(PrimeField.zero, tangent: .one)
    #expect(ε * ε == .zero)
  }

  @Test("derivatives of the opaque functions, exactly", arguments: [21, 22, 23] as [UInt64])
  func opaque(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let v = PrimeField.random(using: &generator)
    let z = Dual(v, tangent: .one)
    let σ = PrimeField.sigmoid(v)
    let tanh = PrimeField.tanh(v)
    #expect(Dual.exp(z).tangent == PrimeField.exp(v))
    #expect(Dual.log(z).tangent == v.inverse)
    #expect(Dual.sigmoid(z).tangent == σ * (.one - σ))
    #expect(Dual.tanh(z).tangent == .one - tanh * tanh)
    #expect(Dual.sin(z).tangent == PrimeField.cos(v))
    #expect(Dual.cos(z).tangent == -PrimeField.sin(v))
    #expect(Dual.softplus(z).tangent == σ)
    #expect(Dual.relu(z).tangent == PrimeField.step(v))
    #expect(Dual.normalDistribution(z).tangent == PrimeField.normalDensity(v))
    #expect(Dual.normalDensity(z).tangent == -v * PrimeField.normalDensity(v))
    let α = PrimeField.random(using: &generator)
    #expect(
      Dual.leakyReLU(z, slope: Dual(α)).tangent == PrimeField.leakyReLUDerivative(v, slope: α))
    #expect(Dual.silu(z).tangent == PrimeField.siluDerivative(v))
    #expect(Dual.gelu(z).tangent == PrimeField.geluDerivative(v))
    #expect(Dual.geluTanh(z).tangent == PrimeField.geluTanhDerivative(v))
    // The same functions written out by exp give the same derivative, by the rules above.
    let written = Dual(PrimeField.one) / (Dual(PrimeField.one) + Dual.exp(-z))
    #expect(written == Dual.sigmoid(z))
  }

  @Test(
    "derivatives as formulas are those by duals", arguments: [-9, -3.5, -0.5, -0.0, 0.25, 4, 50])
  func formulas(z: Double) {
    let seeded = Dual(Bounded(exact: z), tangent: .one)
    for (formula, dual) in [
      (.geluDerivative(seeded.value), Dual.gelu(seeded).tangent),
      (.geluTanhDerivative(seeded.value), Dual.geluTanh(seeded).tangent),
      (.siluDerivative(seeded.value), Dual.silu(seeded).tangent),
    ] as [(Bounded<Double>, Bounded<Double>)] {
      #expect(abs(formula.value - dual.value) <= formula.bound + dual.bound)
      #expect(formula.bound <= 1e-12 * abs(formula.value), "a bound says nothing")
    }
  }

  @Test("a dual over duals gives second derivatives")
  func second() {
    let z = Dual(Dual(0.3, tangent: 1), tangent: Dual(1.0))
    let e = Dual<Dual<Double>>.exp(z)
    #expect(e.tangent.tangent == exp(0.3))
  }
}
