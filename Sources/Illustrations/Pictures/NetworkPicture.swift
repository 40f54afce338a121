import Networks

/// A network with its letters, as a text has them.
struct NetworkPicture {
  private let notation: any WorkedNotation.Type
  private let letters: Letters
  private let layout: NetworkLayout

  init(_ notation: any WorkedNotation.Type, _ file: NetworkFile) {
    (self.notation, letters) = (notation, notation.letters)
    var layout = NetworkLayout(widths: file.network.widths, letters: notation.letters)
    layout.top = layout.hasConstants ? 168 : 122
    self.layout = layout
  }

  var picture: Picture {
    var svg = SVG(
      width: layout.right + layout.left, height: layout.bottom + 86,
      title: "A network in the letters of \(notation.name)",
      description: "A network of \(layout.widths.map(String.init).joined(separator: "-")) units "
        + "in the letters of \(notation.name): layers \(layout.layers.lowerBound) to "
        + "\(layout.layers.upperBound), every unit with its activation, every weight on its line, "
        + "and below them the letters for whole layers.")
    for layer in layout.layers.dropFirst() { connections(into: layer, &svg) }
    for layer in layout.layers {
      units(of: layer, &svg)
      captions(of: layer, &svg)
    }
    return Picture(name: "network-\(notation.name)", svg: svg)
  }

  private func connections(into layer: Int, _ svg: inout SVG) {
    let below = layer - 1
    let sources = (layout.hasConstants ? 0 : 1)...layout.width(of: below)
    for to in 1...layout.width(of: layer) {
      for from in sources {
        let ends = layout.edge(layout.place(below, from), layout.place(layer, to))
        svg.arrow(ends.0, ends.1, "forward")
      }
    }
    for to in 1...layout.width(of: layer) {
      for from in sources {
        let ends = layout.edge(layout.place(below, from), layout.place(layer, to))
        let at = layout.labelPlace(ends, isLow: to > 1)
        svg.label(
          (at.x, at.y), .formula(letters.weight(layer, to, from)),
          "formula little")
      }
      if !layout.hasConstants { bias(of: layer, to, &svg) }
    }
  }

  /// A bias comes from above.
  private func bias(of layer: Int, _ unit: Int, _ svg: inout SVG) {
    let place = layout.place(layer, unit)
    let start = (x: place.x, y: place.y - NetworkLayout.radius - 24)
    svg.arrow(start, (place.x, place.y - NetworkLayout.radius - 3), "forward")
    svg.text(
      (start.x + 8, start.y + 4), .formula(letters.weight(layer, unit, 0), .start),
      "formula little")
  }

  private func units(of layer: Int, _ svg: inout SVG) {
    if layout.hasConstants, layer < layout.layers.upperBound {
      let place = layout.place(layer, 0)
      svg.circle(place, radius: NetworkLayout.radius, "constant", id: "unit-\(layer)-0")
      svg.text((place.x, place.y + 6), .words("1"))
    }
    for unit in 1...layout.width(of: layer) {
      let place = layout.place(layer, unit)
      svg.circle(place, radius: NetworkLayout.radius, "unit", id: "unit-\(layer)-\(unit)")
      svg.text((place.x, place.y + 6), .formula(letters.a(layer, unit, "m")), "formula")
    }
  }

  /// The layer's number above it, its letters below.
  private func captions(of layer: Int, _ svg: inout SVG) {
    let x = layout.x(of: layer)
    let name = layer == layout.layers.upperBound ? "\(letters.last) = \(layer)" : "\(layer)"
    svg.text((x, 27), .words("layer " + name), "word small")
    let isInput = layer == layout.layers.lowerBound
    let whole =
      isInput ? letters.wholeA(layer) : "\(letters.wholeZ(layer)), \(letters.wholeA(layer))"
    svg.text((x, layout.bottom + 62), .formula(whole), "formula")
    guard !isInput else { return }
    let between = x - NetworkLayout.columnGap / 2
    let matrices = [letters.weights(layer), letters.biases?(layer)].compactMap { $0 }
    svg.text(
      (between, layout.bottom + 62), .formula(matrices.joined(separator: ", ")), "formula forward")
  }
}
