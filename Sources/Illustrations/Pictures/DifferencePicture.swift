import Derivations
import Foundation
import Networks
import Numbers
import Oracles

/// The error of difference quotients against their step, for the loss of a network and its first weight
/// of the last layer.
struct DifferencePicture {
  private let file: NetworkFile
  private let parameter: Parameter

  /// The steps, with the errors of the one-sided and of the central quotient.
  let points: [(h: Double, oneSided: Double, central: Double)]

  /// The loss where the derivative is taken.
  private let loss: Double

  init(_ file: NetworkFile) throws {
    guard let last = file.network.layers.indices.last else {
      throw Generator.Failure("a network without layers")
    }
    self.file = file
    parameter = Parameter(layer: last, to: 0, from: 0)
    let f = LossProbe(file.network, file.examples).loss(moving: parameter)
    let x = file.network[parameter]
    let exact = DualOracle.derivative(of: file.network, by: parameter, on: file.examples)
    let middle = f(x)
    loss = middle
    points = (1...48).map { k in
      let h = Foundation.pow(2.0, -Double(k))
      let (above, below) = (f(x + h), f(x - h))
      return (h, abs((above - middle) / h - exact), abs((above - below) / (2 * h) - exact))
    }
  }

  private static let tickExponents = stride(from: -14, through: 0, by: 2)

  private static let plot = Plot(
    x: Plot.Axis(
      label: "step h", range: 1e-15...1, isLogarithmic: true,
      ticks: tickExponents.map { (Foundation.pow(10, Double($0)), power($0)) }),
    y: Plot.Axis(
      label: "error of the quotient", range: 1e-15...1, isLogarithmic: true,
      ticks: tickExponents.map { (Foundation.pow(10, Double($0)), power($0)) }),
    height: 400)

  private static func power(_ exponent: Int) -> String {
    if exponent == 0 { return "1" }
    let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return "10⁻" + String(-exponent).compactMap { $0.wholeNumberValue.map { digits[$0] } }.joined()
  }

  var picture: Picture {
    let plot = Self.plot
    var svg = plot.drawn(
      title: "The error of a difference quotient against its step",
      description: "For the loss of \(file.name) and one weight, in double precision: halving the "
        + "step halves the error of the one-sided quotient and quarters that of the central one, "
        + "until rounding, which grows as the step shrinks, takes over; "
        + "\(Self.best(points.map { ($0.h, $0.oneSided) })) of the one-sided quotient and "
        + "\(Self.best(points.map { ($0.h, $0.central) })) of the central one are the least errors."
    )
    guides(&svg)
    for (look, error) in [
      ("one", \(h: Double, oneSided: Double, central: Double).oneSided), ("two", \.central),
    ] {
      for point in points where point[keyPath: error] > 0 {
        svg.circle(plot.point(point.h, point[keyPath: error]), radius: 3, look + " dot")
      }
    }
    return Picture(name: "differences-\(file.name)", svg: svg)
  }

  /// The least error, as a power of ten.
  private static func best(_ points: [(h: Double, error: Double)]) -> String {
    let least = points.map(\.error).filter { $0 > 0 }.min() ?? 0
    return String(format: "%.0e", least)
  }

  /// Lines of the slopes that theory gives: through a measured point, and the rounding of the loss over
  /// the step.
  private func guides(_ svg: inout SVG) {
    let plot = Self.plot
    func line(
      _ look: String, _ words: String, _ at: SVG.Point, _ anchor: SVGText.Anchor,
      _ f: (Double) -> Double
    ) {
      let steps = [1e-15, 0.5].map { h in (h, f(h)) }
      // Between the axes only.
      let inside = clipped(steps[0], steps[1], f)
      svg.polyline(inside.map { plot.point($0.0, $0.1) }, look)
      svg.label(at, .words(words, anchor), "word \(look)")
    }
    let (first, second) = (points[7], points[5])
    line("one", "one-sided: slope 1", plot.point(6e-4, 6e-5), .end) {
      first.oneSided * $0 / first.h
    }
    line("two", "central: slope 2", plot.point(1, 1.2e-12), .end) {
      second.central * ($0 / second.h) * ($0 / second.h)
    }
    line("five", "rounding: slope −1", plot.point(2e-12, 1e-3), .start) { loss.ulp / 2 / $0 }
  }

  /// The part of a line that lies between the axes.
  private func clipped(
    _ from: (Double, Double), _ to: (Double, Double), _ f: (Double) -> Double
  ) -> [(Double, Double)] {
    let range = Self.plot.y.range
    let samples = (0...300).map { from.0 * Foundation.pow(to.0 / from.0, Double($0) / 300) }
    let inside = samples.filter { range.contains(f($0)) }
    return [inside.first, inside.last].compactMap { $0 }.map { ($0, f($0)) }
  }
}
