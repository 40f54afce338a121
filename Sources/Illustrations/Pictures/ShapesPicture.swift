import Networks

/// The shapes of what is multiplied, a small square for each number.
struct ShapesPicture {
  private let notation: any WorkedNotation.Type
  private let equations: [ShapedEquation]
  private let file: NetworkFile

  private static let cell = 13.0
  private static let margin = 22.0

  init(_ notation: any WorkedNotation.Type, _ file: NetworkFile) {
    (self.notation, self.file) = (notation, file)
    equations = notation.products(file.network, on: file.examples)
  }

  var picture: Picture {
    let heights = equations.map(height)
    let width = (equations.map(Self.width).max() ?? 0) + 2 * Self.margin
    var svg = SVG(
      width: width, height: heights.reduce(0, +) + 2 * Self.margin - 12,
      title: "The shapes of the products in the letters of \(notation.name)",
      description: "Both passes of a network of "
        + "\(file.network.widths.map(String.init).joined(separator: "-")) units in the letters of "
        + "\(notation.name), each matrix and vector drawn as its rows and columns: inner sizes "
        + "meet, and every derivative has the shape of what it is by.")
    var y = Self.margin
    for (equation, height) in zip(equations, heights) {
      draw(equation, top: y, height: height, &svg)
      y += height
    }
    return Picture(name: "shapes-\(notation.name)", svg: svg)
  }

  // MARK: Sizes

  private func height(_ equation: ShapedEquation) -> Double {
    let rows = equation.items.map { item -> Int in
      if case .array(_, let rows, _) = item { rows } else { 1 }
    }
    return Double(rows.max() ?? 1) * Self.cell + 66
  }

  private static func width(_ equation: ShapedEquation) -> Double {
    equation.items.reduce(0) { $0 + width($1) }
  }

  private static func width(_ item: ShapedEquation.Item) -> Double {
    switch item {
    case .array(let name, _, let columns):
      max(Double(columns) * cell + 12, SVGText.formula(name).width * 18 + 14, 52)
    case .sign(let sign): SVGText.formula(sign).width * 18 + 12
    }
  }

  // MARK: Drawing

  private func draw(
    _ equation: ShapedEquation, top: Double, height: Double, _ svg: inout SVG
  ) {
    var x = Self.margin
    let middle = top + 24 + (height - 66) / 2
    for item in equation.items {
      let width = Self.width(item)
      let center = x + width / 2
      switch item {
      case .array(let name, let rows, let columns):
        array(name, rows, columns, at: (center, middle), &svg)
      case .sign(let sign): svg.text((center, middle + 6), .formula(sign), "formula")
      }
      x += width
    }
  }

  private func array(
    _ name: String, _ rows: Int, _ columns: Int, at center: SVG.Point, _ svg: inout SVG
  ) {
    let (w, h) = (Double(columns) * Self.cell, Double(rows) * Self.cell)
    let corner = (x: center.x - w / 2, y: center.y - h / 2)
    for row in 1..<max(1, rows) {
      let y = corner.y + Double(row) * Self.cell
      svg.line((corner.x, y), (corner.x + w, y), "cell")
    }
    for column in 1..<max(1, columns) {
      let x = corner.x + Double(column) * Self.cell
      svg.line((x, corner.y), (x, corner.y + h), "cell")
    }
    svg.rectangle(corner, width: w, height: h, "array")
    svg.text((center.x, corner.y - 9), .formula(name), "formula")
    svg.text((center.x, corner.y + h + 17), .words("\(rows) × \(columns)"), "word small")
  }
}
