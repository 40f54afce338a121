import Numbers
import Testing

@Suite struct DegreeTests {
  private static let x = Degree.variable

  static let formulas: [(String, Degree, numerator: Double, denominator: Double)] = [
    ("constant", Degree(3.5), 0, 0),
    ("x", x, 1, 0),
    ("x² + 1", x * x + Degree(1.0), 2, 0),
    ("1/x + 1/x", Degree(1.0) / x + Degree(1.0) / x, 1, 2),
    ("(x + 1)/(x² + 1)", (x + .one) / (x * x + .one), 1, 2),
    ("x − x", x - x, 1, 0),
    ("−x³", -(x * x * x), 3, 0),
    // A fresh variable s; exp is s/(1 − s), tanh (2s − 1)/(1 − 2s(1 − s)).
    ("σ(x)", Degree.sigmoid(x), 1, 0),
    ("exp(x)", Degree.exp(x), 1, 1),
    ("tanh(x)", Degree.tanh(x), 1, 2),
    ("relu(x)", Degree.relu(x), 2, 0),
  ]

  /// Upper bounds, met where nothing cancels.
  @Test(arguments: formulas.indices)
  func boundsTheDegree(_ index: Int) {
    let (name, degree, numerator, denominator) = Self.formulas[index]
    #expect(degree.numerator >= numerator, "\(name)")
    #expect(degree.denominator >= denominator, "\(name)")
    #expect(degree.numerator <= numerator + 1 && degree.denominator <= denominator + 1, "\(name)")
  }

  /// x^d − x vanishes at as many as d elements, and the bound says so.
  @Test func isWhatTheChanceOfAnAccidentRestsOn() {
    var power = Degree(1.0)
    for _ in 0..<10 { power = power * Self.x }
    #expect(Degree.ofDifference(power, Self.x) == 10)
  }

  @Test func opaqueArgumentsAreTallied() {
    let tally = Degree.Tally()
    let result = tally.counting { Degree.exp(Self.x) + Degree.exp(Self.x * Self.x) }
    #expect(result.numerator == 2)
    // Two calls, the argument of the larger degree 2: 2² · 2.
    #expect(tally.collisions == 8)
    _ = Degree.exp(Self.x)
    #expect(tally.collisions == 8)
  }
}
