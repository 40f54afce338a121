//===----------------------------------------------------------------------===//
// Layers, units and examples as a text numbers them.
//===----------------------------------------------------------------------===//

import MathText
import Syntax
import Terms

extension Elaborator {
  package func layer(_ index: Index) throws -> Int {
    let layer = try integer(index) - settings.firstLayer
    guard (0...spec.depth).contains(layer) else {
      throw OutOfRange(message: "there is no layer \(index)")
    }
    return layer
  }

  /// The layer that a symbol of a run is about; nil for a symbol of none, and where nothing says yet
  /// which it is.
  package func layer(of symbol: Symbol) throws -> Int? {
    switch symbol.quantity {
    case .input: 0
    case .target: spec.depth
    case .activation, .preactivation, .delta, .weight, .bias:
      try symbol.roles[.layer].map { index in
        let isOpen = index.variable.map { frame.indices[$0] == nil } ?? false
        return isOpen ? nil : try layer(index)
      } ?? spec.depth
    default: nil
    }
  }

  /// The number that an index is at this point.
  package func integer(_ index: Index) throws -> Int {
    let base: Int
    switch index.base {
    case .none: base = 0
    case .depth: base = spec.depth + settings.firstLayer
    case .samples: base = spec.samples
    case .all:
      throw NotEvaluable(message: "a slice of what is no matrix", source: index.source)
    case .width(let layer): base = spec.widths[try self.layer(layer)]
    case .label(let example):
      let place = try example.map { try position($0, in: allSamples, index.source) }
      base = run.labels[place ?? frame.sample] + settings.firstLabel
    case .variable(let name):
      guard let value = frame.indices[name] else {
        throw NotEvaluable(message: "the index \(name) has no range", source: index.source)
      }
      base = value
    }
    return base + index.offset
  }

  package func units(_ layer: Int) -> Extent {
    let size = spec.widths[layer]
    let isAlone = settings.tellsEqualWidthsApart || spec.widths.count(where: { $0 == size }) == 1
    return Extent(axis: isAlone ? .units(layer) : .count, size: size)
  }

  /// The number of the first of what a dimension counts.
  package func first(of extent: Extent) -> Int {
    extent.axis == .samples ? settings.firstSample : settings.firstUnit
  }

  package var allSamples: Extent { Extent(axis: .samples, size: spec.samples) }

  /// Where an index points in a dimension, from 0.
  ///
  /// - Parameter constant: Whether a unit that is always 1 may be meant, which is at -1.
  package func position(
    _ index: Index, in extent: Extent, _ source: Range<Int>, orConstant constant: Bool = false
  ) throws -> Int {
    if let outer = try outerPosition(index, in: extent) { return outer }
    if let name = index.variable, index.offset == 0, let known = frame.extents[name],
      !known.agrees(with: extent), !equated.contains(name)
    {
      throw clash(of: name, known, extent, index.source.isEmpty ? source : index.source)
    }
    let value = try integer(index) - first(of: extent)
    if constant, isConstantUnit(value, extent) { return -1 }
    if case .units(let layer) = extent.axis, index.literal != nil {
      notes.literals[layer] = max(notes.literals[layer] ?? 0, value + 1)
    }
    guard (0..<extent.size).contains(value) else {
      if case .units(let layer) = extent.axis, index.literal != nil, value >= 0 {
        throw IllTyped(
          message: "there is no \(index) among \(name(extent))", source: source,
          wanted: [layer: value + 1])
      }
      throw OutOfRange(message: "\(index) is out of range")
    }
    return value
  }

  /// Whether a unit is the one whose weights are the biases.
  private func isConstantUnit(_ value: Int, _ extent: Extent) -> Bool {
    switch settings.biases {
    case .foldedFirst: value == -1
    case .foldedLast: value == extent.size
    case .apart, .none: false
    }
  }

  /// A sum over the examples may use a letter that counts units outside it: `\sum_i \partial
  /// C^{(i)}/\partial w_{ij}`. In a slot of units it is still the index outside.
  private func outerPosition(_ index: Index, in extent: Extent) throws -> Int? {
    guard let name = index.variable, let inner = frame.extents[name], inner.axis == .samples,
      extent.axis != .samples, let outer = frame.shadowed[name], let value = outer.value
    else { return nil }
    if let known = outer.extent, !known.agrees(with: extent) { return nil }
    let place = value + index.offset - settings.firstUnit
    guard (0..<extent.size).contains(place) else {
      throw OutOfRange(message: "\(index) is out of range")
    }
    return place
  }

  /// An index that runs over one thing in one slot and over another in another.
  func clash(of name: String, _ a: Extent, _ b: Extent, _ source: Range<Int>) -> IllTyped {
    var wanted: [Int: Int] = [:]
    if a.axis == .count, case .units(let layer) = b.axis { wanted[layer] = a.size }
    return IllTyped(
      message: "the index \(name) runs over \(self.name(a)) and over \(self.name(b))",
      source: source, wanted: wanted)
  }

  /// A dimension in the text's words.
  package func name(_ extent: Extent) -> String {
    switch extent.axis {
    case .one: "one entry"
    case .samples: "the examples"
    case .count: "\(extent.size) entries"
    case .units(let layer): "the units of layer \(layerName(layer))"
    }
  }

  private func layerName(_ layer: Int) -> String {
    let number = layer + settings.firstLayer
    let near = frame.indices.filter {
      frame.extents[$0.key] == nil && abs($0.value - number) <= 1
    }
    .min { (abs($0.value - number), $0.key) < (abs($1.value - number), $1.key) }
    if let near {
      let offset = number - near.value
      return offset == 0 ? near.key : near.key + (offset > 0 ? "+\(offset)" : "\(offset)")
    }
    return layer == spec.depth && settings.lastLayer == nil ? "L" : "\(number)"
  }
}
