import Networks

/// How δ flows from the loss down through the layers, in a text's letters.
struct FlowPicture {
  private let notation: any WorkedNotation.Type
  private let letters: Letters
  private let layout: NetworkLayout

  init(_ notation: any WorkedNotation.Type, _ file: NetworkFile) {
    (self.notation, letters) = (notation, notation.letters)
    var layout = NetworkLayout(widths: file.network.widths, letters: notation.letters)
    layout.top = 84
    self.layout = layout
  }

  private var last: Int { layout.layers.upperBound }

  var picture: Picture {
    let rules = layout.widths.count - 1
    var svg = SVG(
      width: layout.right + 122, height: layout.bottom + 62 + 34 * Double(rules),
      title: "The flow of δ in the letters of \(notation.name)",
      description: "From the loss the deltas of the output layer arise; through the same weights, "
        + "against their direction, they make those of the layer below, and each weight's "
        + "derivative is the delta above it times the activation below it, in the letters of "
        + "\(notation.name).")
    for layer in layout.layers.dropFirst().reversed() { flow(into: layer, &svg) }
    units(&svg)
    loss(&svg)
    formulas(&svg)
    return Picture(name: "flow-\(notation.name)", svg: svg)
  }

  /// From a layer to the one below; what reaches the inputs is not computed, and drawn faint.
  private func flow(into layer: Int, _ svg: inout SVG) {
    let below = layer - 1
    let isInput = below == layout.layers.lowerBound
    var labels: [(SVG.Point, String)] = []
    for from in 1...layout.width(of: layer) {
      for to in 1...layout.width(of: below) {
        let ends = layout.edge(layout.place(layer, from), layout.place(below, to))
        if isInput {
          svg.line(ends.0, ends.1, "grid")
        } else {
          svg.arrow(ends.0, ends.1, "backward")
          let at = layout.labelPlace(ends, isLow: to > 1)
          labels.append(((at.x, at.y), letters.weight(layer, from, to)))
        }
      }
    }
    for (place, label) in labels { svg.label(place, .formula(label), "formula little") }
  }

  private func units(_ svg: inout SVG) {
    for layer in layout.layers {
      let isInput = layer == layout.layers.lowerBound
      let name = layer == last ? "\(letters.last) = \(layer)" : "\(layer)"
      svg.text((layout.x(of: layer), 27), .words("layer " + name), "word small")
      for unit in 1...layout.width(of: layer) {
        let place = layout.place(layer, unit)
        svg.circle(
          place, radius: NetworkLayout.radius, isInput ? "constant" : "unit",
          id: "delta-\(layer)-\(unit)")
        let letter = isInput ? letters.a(layer, unit, "m") : letters.delta(layer, unit, "m")
        svg.text((place.x, place.y + 6), .formula(letter), isInput ? "formula" : "formula backward")
      }
    }
  }

  private func loss(_ svg: inout SVG) {
    let place = (x: layout.right + 92, y: (layout.top + layout.bottom) / 2)
    for unit in 1...layout.width(of: last) {
      let ends = layout.edge(place, layout.place(last, unit))
      svg.arrow(NetworkLayout.between(place, ends.0, 0.75), ends.1, "backward")
    }
    svg.text((place.x, place.y + 6), .formula(letters.loss("m")), "formula")
  }

  /// The rules, below.
  private func formulas(_ svg: inout SVG) {
    var y = layout.bottom + 72
    for layer in layout.layers.dropFirst().dropLast().reversed() {
      let rule = letters.deltaRule(layer)
      svg.text((24, y), .formula(rule, .start), "formula backward")
      y += 34
    }
    svg.text((24, y), .formula(letters.gradientRule(last), .start), "formula")
  }
}
