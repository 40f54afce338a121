import Networks
import Testing

@testable import GradientCheck

@Suite("Functions, formats and finished arrays, by what they are defined by")
struct DefinitionTests {
  /// Whether the secants to either side are near; at a kink it is the flatter, but of |z| neither.
  @Test("the derivatives of other functions", arguments: OtherFunction.all)
  func derivatives(function: OtherFunction) {
    let h = 1e-6
    for z in [-6.5, -3, -2.5, -1, -0.3, 0, 0.4, 1, 1.7, 2.5, 3, 5, 6, 7.5] {
      if function == .step && z == 0 || function == .size && z == 0 { continue }
      let left = (function(z) - function(z - h)) / h
      let right = (function(z + h) - function(z)) / h
      let flatter = abs(left) < abs(right) ? left : right
      #expect(abs(function.derivative(z) - flatter) < 2e-4 * (1 + abs(flatter)), "at \(z)")
    }
    if function == .size { #expect(function.derivative(0) == 0) }
  }

  @Test(
    "numbers of less precision and range",
    arguments: [
      (NumberFormat.half, 1.0, 1.0), (.half, 1.0005, 1.0009765625), (.half, 65504, 65504),
      (.half, 65519, 65504), (.half, 65520, .infinity), (.half, -1e6, -.infinity),
      (.half, 0x1p-24, 0x1p-24), (.half, 0x1.8p-24, 0x1p-23), (.half, 0x1p-26, 0),
      (.half, .leastNonzeroMagnitude, 0), (.brain, 1.01, 1.0078125), (.brain, 0x1p-133, 0x1p-133),
      (.brain, 1e-50, 0), (.brain, 3.4e38, .infinity), (.single, 1e-50, 0), (.whole, -1.5, -1),
    ])
  func formats(format: NumberFormat, x: Double, rounded: Double) {
    #expect(format(x) == rounded)
  }

  /// A number near the mean is as far off as the mean is, and not by a part of what little is left.
  @Test("what is centred or divided by a sum may be off by as much as its parts")
  func sizes() {
    let g = [1, 2, 3.0000000001, 6]
    let sizes = g.map { 10 * $0 }
    for (finish, least) in [(FinishMistake.centred, 30.0), (.standardised, 15)] {
      let finished = finish(g, columns: 4, weights: g)
      let own = finish.sizes(of: finished, from: g, sizes, columns: 4)
      #expect(own.allSatisfy { $0 >= least / 2 && $0 < 8 * least }, "\(finish): \(own)")
    }
    let cancelling = [1, -1.001, 0.5, -0.498]
    let shares = FinishMistake.bySum(cancelling, columns: 4, weights: g)
    let own = FinishMistake.bySum.sizes(
      of: shares, from: cancelling, cancelling.map(abs), columns: 4)
    #expect(zip(own, shares).allSatisfy { $0 > 1000 * abs($1) })
  }
}
