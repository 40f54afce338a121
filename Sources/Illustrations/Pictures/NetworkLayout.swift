import Networks

/// Where the units of a network stand on a picture: a column for each layer, by the text's numbers.
struct NetworkLayout {
  static let radius = 27.0
  static let columnGap = 190.0
  static let rowGap = 105.0

  let widths: [Int]
  let letters: Letters

  /// Where the first column and the first row of units are.
  var left = 62.0
  var top = 118.0

  /// Whether each layer but the last has a unit that is always 1.
  var hasConstants: Bool { letters.biases == nil }

  private var mostUnits: Int { (widths.max() ?? 1) }

  /// The lowest row.
  var bottom: Double { top + Double(mostUnits - 1) * Self.rowGap }

  /// The rightmost column.
  var right: Double { x(of: letters.inputLayer + widths.count - 1) }

  /// The text's numbers of the layers.
  var layers: ClosedRange<Int> { letters.inputLayer...letters.inputLayer + widths.count - 1 }

  func width(of layer: Int) -> Int { widths[layer - letters.inputLayer] }

  func x(of layer: Int) -> Double { left + Double(layer - letters.inputLayer) * Self.columnGap }

  /// A unit's place, counted from 1; number 0 is the constant unit, above the others.
  func place(_ layer: Int, _ unit: Int) -> SVG.Point {
    let missing = Double(mostUnits - width(of: layer)) / 2
    let row = Double(unit - 1) + (unit == 0 ? 0.18 : missing)
    return (x(of: layer), top + row * Self.rowGap)
  }

  /// The ends of what leads from one unit to another, at the rims of their circles.
  func edge(_ from: SVG.Point, _ to: SVG.Point, gap: Double = 4) -> (SVG.Point, SVG.Point) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = max(1e-9, (dx * dx + dy * dy).squareRoot())
    let (ux, uy) = (dx / length, dy / length)
    let (r, s) = (Self.radius + 1, Self.radius + gap)
    return ((from.x + r * ux, from.y + r * uy), (to.x - s * ux, to.y - s * uy))
  }

  /// Where the label of a connection stands: on one that slopes, near its start; above a level one,
  /// or below where it is low, so that it is in nobody's way.
  func labelPlace(_ ends: (SVG.Point, SVG.Point), isLow: Bool) -> SVG.Point {
    let isLevel = abs(ends.0.y - ends.1.y) < 1
    let at = Self.between(ends.0, ends.1, isLevel ? 0.5 : 0.26)
    return (at.x, at.y + (isLevel ? (isLow ? 24 : -12) : 5))
  }

  /// A point on the way from one to another.
  static func between(_ from: SVG.Point, _ to: SVG.Point, _ part: Double) -> SVG.Point {
    (from.x + part * (to.x - from.x), from.y + part * (to.y - from.y))
  }
}
