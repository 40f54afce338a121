import Derivations
import Foundation
import Networks
import Training
import Verifier

/// The losses of a descent along the gradients of each notation: five lines, one on the other.
struct DescentPicture {
  private let file: NetworkFile
  private let training: Training

  private static let settings = Descent.Settings(rate: 0.1, epochs: 30, batch: 16, seed: 1)

  /// - Throws: `Generator.Failure` where a gradient on the way is wrong, or two descents differ.
  init(_ file: NetworkFile, by subjects: [Subject] = Subject.all) throws {
    self.file = file
    var settings = Self.settings
    settings.batch = min(settings.batch, file.examples.count)
    training = Training(file, by: subjects, settings)
    guard training.isRight else {
      throw Generator.Failure("the descents on \(file.name) are not right, or not the same")
    }
  }

  var picture: Picture {
    let losses = training.descents.map(\.losses)
    let (first, last) = (losses[0][0], losses[0][losses[0].count - 1])
    let top = (losses.joined().max() ?? 1) * 1.02
    let plot = Plot(
      x: Plot.Axis(
        label: "epoch", range: 0...Double(Self.settings.epochs),
        ticks: stride(from: 0, through: Self.settings.epochs, by: 5).map { (Double($0), "\($0)") }),
      y: Plot.Axis(label: "mean loss", range: 0...top, ticks: Self.ticks(to: top)))
    var svg = plot.drawn(
      title: "A descent on \(file.name) in five notations",
      description:
        "The mean loss on \(file.name) over \(Self.settings.epochs) epochs of mini-batches "
        + "of \(training.settings.batch) at the rate \(Self.settings.rate) falls from "
        + "\(Self.short(first)) to \(Self.short(last)); along the gradients of all five notations "
        + "it is the same to the last digit, so that their five lines are one.")
    for (index, descent) in training.descents.enumerated() {
      draw(descent, index, plot, &svg)
    }
    return Picture(name: "descents-\(file.name)", svg: svg)
  }

  /// Dashes of one line lie in the gaps of the others.
  private func draw(_ descent: Descent, _ index: Int, _ plot: Plot, _ svg: inout SVG) {
    let look = Theme.series[index % Theme.series.count]
    let points = descent.losses.enumerated().map { plot.point(Double($0.offset), $0.element) }
    svg.polyline(points, "\(look) dash dash-\(index)")
    let y = 62 + 24 * Double(index)
    svg.line((300, y - 5), (330, y - 5), look + " thick")
    svg.label((340, y), .words(descent.notation, .start), "word")
  }

  private static func ticks(to top: Double) -> [(value: Double, text: String)] {
    let unit = top > 2 ? 1.0 : 0.25
    return stride(from: 0, through: top, by: unit).map { ($0, String(format: "%g", $0)) }
  }

  private static func short(_ x: Double) -> String { String(format: "%.2f", x) }
}
