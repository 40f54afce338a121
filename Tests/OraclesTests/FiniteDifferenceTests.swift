import Foundation
import Numbers
import Oracles
import Testing

/// The oracle itself, in a table: function, point, derivative, tolerance relative to the derivative.
@Suite struct FiniteDifferenceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var f: @Sendable (Double) -> Double
    var x: Double
    var derivative: Double
    var tolerance: Double
    var testDescription: String { "\(name) at \(x)" }
  }

  static let smooth: [Case] = [
    Case(name: "constant", f: { _ in 3 }, x: 1, derivative: 0, tolerance: 1e-13),
    Case(name: "2x + 1", f: { 2 * $0 + 1 }, x: 0.3, derivative: 2, tolerance: 1e-13),
    Case(name: "x²", f: { $0 * $0 }, x: -1.7, derivative: -3.4, tolerance: 1e-13),
    Case(name: "x³", f: { $0 * $0 * $0 }, x: 0, derivative: 0, tolerance: 1e-13),
    Case(name: "sin", f: sin, x: 1, derivative: cos(1), tolerance: 1e-11),
    Case(name: "sin", f: sin, x: 1e3, derivative: cos(1e3), tolerance: 1e-11),
    Case(name: "exp", f: exp, x: 2, derivative: exp(2), tolerance: 1e-11),
    Case(name: "exp", f: exp, x: -30, derivative: exp(-30), tolerance: 1e-12),
    Case(name: "exp 800x", f: { exp(800 * $0) }, x: 0, derivative: 800, tolerance: 1e-11),
    Case(name: "1/x", f: { 1 / $0 }, x: 1e-3, derivative: -1e6, tolerance: 1e-11),
    Case(name: "log", f: log, x: 1e-2, derivative: 100, tolerance: 1e-11),
    Case(name: "tanh 100x", f: { tanh(100 * $0) }, x: 0, derivative: 100, tolerance: 1e-11),
    Case(
      name: "tanh 100x", f: { tanh(100 * $0) }, x: 0.02,
      derivative: 100 / (cosh(2) * cosh(2)), tolerance: 1e-11),
    Case(name: "log cosh", f: { log(cosh($0)) }, x: 1, derivative: tanh(1), tolerance: 1e-11),
    Case(name: "|x| away from 0", f: abs, x: 1e-3, derivative: 1, tolerance: 1e-10),
    Case(name: "relu left of 0", f: { max(0, $0) }, x: -1e-3, derivative: 0, tolerance: 1e-10),
    Case(
      name: "two kinks around", f: { max(0, $0 - 0.01) - max(0, -$0 - 0.01) }, x: 0,
      derivative: 0, tolerance: 1e-10),
    Case(
      name: "a kink in front of a curve", f: { sin($0) + max(0, $0 - 0.03) }, x: 0.02,
      derivative: cos(0.02), tolerance: 1e-10),
    Case(name: "relu beside 0", f: { max(0, $0) }, x: 1e-9, derivative: 1, tolerance: 1e-5),
  ]

  @Test(arguments: smooth)
  func findsTheSlopeWithinItsOwnEstimate(_ c: Case) throws {
    let verdict = FiniteDifferences().derivative(of: c.f, at: c.x)
    guard case .slope(let slope) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    let off = abs(slope.value - c.derivative)
    #expect(off <= slope.error)
    #expect(slope.error <= c.tolerance * max(1, abs(c.derivative)))
  }

  static let kinks: [(String, @Sendable (Double) -> Double, Double, left: Double, right: Double)] =
    [
      ("|x|", { abs($0) }, 0, -1, 1),
      ("relu", { max(0, $0) }, 0, 0, 1),
      ("relu at 1", { max(0, $0 - 1) }, 1, 0, 1),
      ("sin + 1e-3 |x|", { sin($0) + 1e-3 * abs($0) }, 0, 0.999, 1.001),
      ("exp |x|", { exp(abs($0)) }, 0, -1, 1),
      ("a small kink", { exp($0) + 1e-7 * abs($0) }, 0, 1 - 1e-7, 1 + 1e-7),
      ("leaky", { $0 > 0 ? $0 : 0.9 * $0 }, 0, 0.9, 1),
    ]

  @Test(arguments: kinks.indices)
  func callsAKinkNotDifferentiable(_ index: Int) {
    let (name, f, x, left, right) = Self.kinks[index]
    let verdict = FiniteDifferences().derivative(of: f, at: x)
    guard case .notDifferentiable(let foundLeft, let foundRight) = verdict else {
      Issue.record("\(name): \(verdict)")
      return
    }
    #expect(abs(foundLeft - left) < 1e-9, "\(name)")
    #expect(abs(foundRight - right) < 1e-9, "\(name)")
  }

  static let hopeless: [(String, @Sendable (Double) -> Double, Double)] = [
    ("a jump", { $0 > 0 ? 1 : 0 }, 0),
    ("a square root at its edge", { sqrt($0) }, 0),
    ("a root with an infinite slope", { cbrt($0) }, 0),
    ("log at 0", { log($0) }, 0),
    ("a jump in curvature", { $0 * abs($0) }, 0),
    ("x sin 1/x", { $0 == 0 ? 0 : $0 * sin(1 / $0) }, 0),
    ("not a number", { _ in .nan }, 1),
    ("infinite point", { $0 }, .infinity),
  ]

  @Test(arguments: hopeless.indices)
  func saysWhereItCannotTell(_ index: Int) {
    let (name, f, x) = Self.hopeless[index]
    let verdict = FiniteDifferences().derivative(of: f, at: x)
    guard case .unreliable(let reason) = verdict else {
      Issue.record("\(name): \(verdict)")
      return
    }
    #expect(!reason.isEmpty)
  }

  /// sin in Float has rounding of 6e-8: the estimate has to know.
  @Test(arguments: [0.1, 0.7, 2, 5])
  func feelsTheNoiseOfACoarserPrecision(_ x: Double) throws {
    let f = { (x: Double) in Double(sin(Float(x))) }
    let verdict = FiniteDifferences().derivative(of: f, at: x)
    guard case .slope(let slope) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(abs(slope.value - cos(x)) <= slope.error)
    #expect(slope.error < 1e-3)
  }

  /// Neighbouring extrapolations may agree by accident, where terms of the error series cancel at
  /// one step. Over many functions none may be off by more than its estimate.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func isNotDeceivedByAccidentalAgreement(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let draw = { Double.random(in: -1...1, using: &generator) }
    for _ in 0..<1500 {
      let terms = (0..<3).map { _ in (size: draw(), rate: 4 * draw(), shift: draw()) }
      let f = { (x: Double) in terms.reduce(0) { $0 + $1.size * tanh($1.rate * x + $1.shift) } }
      let derivative = terms.reduce(0) {
        $0 + $1.size * $1.rate / (cosh($1.shift) * cosh($1.shift))
      }
      guard case .slope(let slope) = FiniteDifferences().derivative(of: f, at: 0) else {
        Issue.record("no slope for \(terms), seed \(seed)")
        continue
      }
      #expect(abs(slope.value - derivative) <= slope.error, "\(terms), seed \(seed)")
    }
  }

  @Test func observesTheOrderOfConvergence() {
    let order = { (f: (Double) -> Double, x: Double) -> DifferenceVerdict.Order? in
      guard case .slope(let slope) = FiniteDifferences().derivative(of: f, at: x) else {
        return nil
      }
      return slope.order
    }
    guard case .observed(let p)? = order(exp, 0) else {
      Issue.record("no order for exp")
      return
    }
    #expect(abs(p - 2) < 0.01)
    guard case .observed(let q)? = order({ $0 + pow($0, 5) }, 0) else {
      Issue.record("no order for x + x⁵")
      return
    }
    #expect(abs(q - 4) < 0.01)
    #expect(order({ 3 * $0 * $0 - $0 }, 0.3) == .belowRounding)
  }
}
