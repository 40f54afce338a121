import Foundation

/// Two axes, and what is drawn between them.
struct Plot {
  /// An axis: its ends, and whether equal distances are equal factors.
  struct Axis {
    let label: String
    let range: ClosedRange<Double>
    var isLogarithmic = false

    /// The marks, with what is written at them.
    let ticks: [(value: Double, text: String)]

    /// How far along a value is, from 0 to 1.
    func part(_ value: Double) -> Double {
      let (low, high) = (range.lowerBound, range.upperBound)
      guard isLogarithmic else { return (value - low) / (high - low) }
      return log(value / low) / log(high / low)
    }
  }

  static let width = 520.0
  let x: Axis
  let y: Axis
  var height = 360.0

  private var frame: (left: Double, right: Double, top: Double, bottom: Double) {
    (68, Self.width - 24, 40, height - 58)
  }

  /// Where a pair of values is; outside of the axes, at their ends.
  func point(_ x: Double, _ y: Double) -> SVG.Point {
    let (u, v) = (min(1, max(0, self.x.part(x))), min(1, max(0, self.y.part(y))))
    return (
      frame.left + u * (frame.right - frame.left), frame.bottom - v * (frame.bottom - frame.top)
    )
  }

  /// An empty plot.
  func drawn(title: String, description: String) -> SVG {
    var svg = SVG(width: Self.width, height: height, title: title, description: description)
    for tick in x.ticks {
      let place = point(tick.value, y.range.lowerBound)
      svg.line(place, (place.x, frame.top), "grid")
      svg.text((place.x, frame.bottom + 20), .words(tick.text), "word small")
    }
    for tick in y.ticks {
      let place = point(x.range.lowerBound, tick.value)
      svg.line(place, (frame.right, place.y), "grid")
      svg.text((frame.left - 8, place.y + 4.5), .words(tick.text, .end), "word small")
    }
    svg.polyline(
      [(frame.left, frame.top), (frame.left, frame.bottom), (frame.right, frame.bottom)], "frame")
    svg.text(((frame.left + frame.right) / 2, height - 14), .words(x.label))
    svg.text((14, 24), .words(y.label, .start))
    return svg
  }
}
