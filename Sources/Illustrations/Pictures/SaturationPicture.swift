import Foundation
import TrainingAlgorithms

/// The derivative of the logistic function, which dies away on both sides, against that of ReLU.
struct SaturationPicture {
  /// From −8 to 8, as the table of Algorithms 1 and 2 has it.
  let table = TrainingAlgorithmsNotation.saturation(at: (-80...80).map { Double($0) / 10 })

  private static let plot = Plot(
    x: Plot.Axis(
      label: "z", range: -8...8, ticks: stride(from: -8, through: 8, by: 2).map { ($0, words($0)) }),
    y: Plot.Axis(
      label: "derivative", range: 0...1.1,
      ticks: [(0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1, "1")]),
    height: 320)

  private static func words(_ x: Double) -> String {
    (x < 0 ? "−" : "") + String(format: "%g", abs(x))
  }

  var picture: Picture {
    let plot = Self.plot
    let (low, peak) = (table[0].logistic, table.map(\.logistic).max() ?? 0)
    var svg = plot.drawn(
      title: "Saturation: the derivatives of the logistic function and of ReLU",
      description: "The derivative of the logistic function is \(String(format: "%g", peak)) at 0, "
        + "its most, and \(String(format: "%.1e", low)) at −8 and 8; that of ReLU is 1 for every "
        + "positive z and 0 for every other.")
    svg.polyline(table.map { plot.point($0.z, $0.logistic) }, "two thick")
    let (off, on) = (table.filter { $0.relu == 0 }, table.filter { $0.relu != 0 })
    svg.polyline(off.map { plot.point($0.z, $0.relu) }, "one thick")
    svg.polyline(on.map { plot.point($0.z, $0.relu) }, "one thick")
    if let start = off.last, let step = on.first {
      svg.circle(plot.point(start.z, step.relu), radius: 4, "one open")
    }
    if let corner = off.last { svg.circle(plot.point(corner.z, corner.relu), radius: 4, "one dot") }
    svg.label(plot.point(2.2, 1.03), .words("ReLU", .start), "word one")
    svg.text(plot.point(1.2, 0.28), .words("logistic function", .start), "word two")
    return Picture(name: "saturation", svg: svg)
  }
}
