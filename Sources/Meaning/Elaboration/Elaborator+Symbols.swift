//===----------------------------------------------------------------------===//
// What a symbol with its indices is worth, entry by entry.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// The places that a symbol stands for, in the shape it has in the text.
  package struct Entries {
    package var rows: Extent
    package var columns: Extent
    package var places: [Place]
  }

  /// The example that a symbol is about.
  package func sample(of symbol: Symbol, _ source: Range<Int>) throws -> Int {
    if let index = symbol.roles[.sample] { return try position(index, in: allSamples, source) }
    for case .symbol(let argument) in symbol.arguments.map(\.core.kind) {
      if let index = argument.roles[.sample] { return try position(index, in: allSamples, source) }
    }
    return frame.sample
  }

  /// The entries of a symbol; nil for one that is no part of a run.
  package func entries(_ symbol: Symbol, _ source: Range<Int>) throws -> Entries? {
    let layer: Int
    switch symbol.quantity {
    case .array: return try arrayEntries(symbol, source)
    case .parameters:
      let places = allParameters(withBiases: symbol.declaration.holdsBiases)
      return Entries(rows: Extent(axis: .count, size: places.count), columns: .one, places: places)
    case .input: layer = 0
    case .target: layer = spec.depth
    case .activation, .preactivation, .delta, .weight, .bias:
      layer = try symbol.roles[.layer].map(self.layer) ?? spec.depth
    default: return nil
    }
    switch symbol.quantity {
    case .weight: return try weightEntries(symbol, layer, source)
    case .bias:
      guard layer > 0 else { throw OutOfRange(message: "layer \(layer) has no biases") }
      return try vector(symbol, layer, source) { _ in .bias(layer: layer) }
    case .input, .activation:
      return try vector(symbol, layer, source) { .activation(layer: layer, sample: $0) }
    case .target: return try vector(symbol, layer, source) { .target(sample: $0) }
    default:
      guard layer > 0 else { throw OutOfRange(message: "layer \(layer) has no weighted input") }
      let isDelta = symbol.quantity == .delta
      return try vector(symbol, layer, source) {
        isDelta
          ? .delta(layer: layer, sample: $0) : .preactivation(layer: layer, sample: $0)
      }
    }
  }

  /// All weights and biases, layer by layer.
  private func allParameters(withBiases: Bool) -> [Place] {
    (1...spec.depth).flatMap { layer in
      let (height, width) = (spec.widths[layer], spec.widths[layer - 1])
      let weights = (0..<(height * width)).map {
        Place(.weight(layer: layer), row: $0 / width, column: $0 % width)
      }
      let biases = (0..<height).map { Place(.bias(layer: layer), row: $0) }
      return weights + (withBiases && !spec.biasless.contains(layer) ? biases : [])
    }
  }

  private func vector(
    _ symbol: Symbol, _ layer: Int, _ source: Range<Int>, kind: (Int) -> Place.Kind
  ) throws -> Entries {
    let extent = units(layer)
    let isBatch = symbol.declaration.isBatch && symbol.roles[.sample] == nil
    let isActivation = symbol.quantity == .activation || symbol.quantity == .input
    let units = try symbol.roles[.unit].map {
      [try position($0, in: extent, source, orConstant: isActivation)]
    }
    let holdsConstant = units == nil && isActivation && layer < spec.depth && reading.holdsConstant
    let rows = units ?? withConstant(extent, holdsConstant)
    let samples = isBatch ? Array(0..<spec.samples) : [try sample(of: symbol, source)]
    let height = units == nil ? Extent(axis: extent.axis, size: rows.count) : .one
    let width = isBatch ? allSamples : .one
    let isRow = isBatch ? nil : symbol.declaration.isRow
    if isRow ?? settings.samplesInRows {
      let places = samples.flatMap { s in rows.map { Place(kind(s), row: $0) } }
      return Entries(rows: width, columns: height, places: places)
    }
    let places = rows.flatMap { row in samples.map { Place(kind($0), row: row) } }
    return Entries(rows: height, columns: width, places: places)
  }

  /// The units of a layer, with -1 for the one that is always 1 where the text puts it.
  private func withConstant(_ extent: Extent, _ holdsConstant: Bool) -> [Int] {
    let units = Array(0..<extent.size)
    guard holdsConstant else { return units }
    return settings.biases == .foldedLast ? units + [-1] : [-1] + units
  }

  private func weightPlace(_ layer: Int, to row: Int, from column: Int) -> Place {
    column == -1
      ? Place(.bias(layer: layer), row: row)
      : Place(.weight(layer: layer), row: row, column: column)
  }

  private func weightEntries(
    _ symbol: Symbol, _ layer: Int, _ source: Range<Int>
  ) throws -> Entries {
    guard layer > 0 else { throw OutOfRange(message: "no weights lead into layer \(layer)") }
    let (to, from) = (units(layer), units(layer - 1))
    let row = try symbol.roles[.to].map { try position($0, in: to, source) }
    let column = try symbol.roles[.from].map {
      try position($0, in: from, source, orConstant: true)
    }
    let isOneUnit = to.size == 1 && symbol.declaration.roles[.to] == nil
    if column == -1 {
      let rows = row.map { [$0] } ?? Array(0..<to.size)
      let places = rows.map { Place(.bias(layer: layer), row: $0) }
      let extent = row == nil && !isOneUnit ? to : .one
      return Entries(rows: extent, columns: .one, places: places)
    }
    let columns = column.map { [$0] } ?? withConstant(from, reading.holdsConstant)
    let fromWhole = Extent(axis: from.axis, size: columns.count)
    if isOneUnit, let column {
      return Entries(
        rows: .one, columns: .one, places: [weightPlace(layer, to: 0, from: column)])
    }
    if isOneUnit, column == nil, symbol.declaration.roles[.from] != nil, !settings.samplesInRows {
      // Where one unit is all there is, its weights are a vector, and vectors are columns.
      let places = columns.map { weightPlace(layer, to: 0, from: $0) }
      return Entries(rows: fromWhole, columns: .one, places: places)
    }
    let rows = row.map { [$0] } ?? Array(0..<to.size)
    let (height, width) = (row == nil ? to : .one, column == nil ? fromWhole : .one)
    let places = rows.flatMap { j in columns.map { weightPlace(layer, to: j, from: $0) } }
    if (row == nil) != (column == nil) && !settings.samplesInRows {
      // The weights of one unit are a vector, and vectors are columns: w_k^T x.
      return Entries(rows: row == nil ? to : fromWhole, columns: .one, places: places)
    }
    if symbol.declaration.rowsAreFrom {
      let places = columns.flatMap { k in rows.map { weightPlace(layer, to: $0, from: k) } }
      return Entries(rows: width, columns: height, places: places)
    }
    return Entries(rows: height, columns: width, places: places)
  }

  /// The term at a place of the run.
  package func term(_ place: Place) throws -> Term {
    switch place.kind {
    case .activation where place.row < 0: .one
    case .activation(let layer, let sample): try run.activation(layer, sample, apply)[place.row]
    case .preactivation(let layer, let sample):
      try run.preactivation(layer, sample, apply)[place.row]
    case .delta(let layer, let sample):
      run.delta(layer, sample, of: try loss(sample))[place.row]
    case .weight(let layer): run.weight(into: layer, to: place.row, from: place.column)
    case .bias(let layer): run.bias(into: layer, of: place.row)
    case .target(let sample): run.target(sample)[place.row]
    case .loss(let sample): try loss(sample)
    case .constant, .variable, .formula, .argument: .input(place)
    }
  }

  /// The loss of an example, or of what it is said to be taken at: of another output than that of the
  /// network it is another number.
  private func loss(_ symbol: Symbol, _ source: Range<Int>) throws -> Term {
    let sample = try sample(of: symbol, source)
    let own = ownLoss(symbol)
    guard let argument = Self.place(of: symbol) else { return try loss(sample, as: own) }
    let value = try evaluate(argument)
    guard value.isVector, value.length.agrees(with: units(spec.depth)) else {
      throw NotEvaluable(
        message: "no rule for \(symbol.declaration.name) of this", source: argument.source)
    }
    return try loss(ofOutput: value.elements, sample: sample, as: own)
  }

  /// What a loss is taken at, where its arguments say more than names: one of them, or a vector of
  /// several, `R(h(s_1), \ldots, h(s_n))`.
  private static func place(of symbol: Symbol) -> Node? {
    let arguments = symbol.arguments
    guard let first = arguments.firstIndex(where: { !$0.isName }),
      let last = arguments.lastIndex(where: { !$0.isName })
    else { return nil }
    guard first < last else { return arguments[first] }
    let source = arguments[first].source.lowerBound..<arguments[last].source.upperBound
    return Node(kind: .tuple(Array(arguments[first...last])), source: source)
  }

  /// What a loss is declared to be, where that is another than the network's: a text may have several.
  private func ownLoss(_ symbol: Symbol) -> LossKind? {
    guard hasSeveralLosses else { return nil }
    let declared = symbol.declaration.losses
    return declared.contains(spec.loss) ? nil : declared.first
  }

  private func totalLoss(_ symbol: Symbol) throws -> Term {
    if let argument = symbol.arguments.first(where: { !$0.isName }) {
      throw NotEvaluable(
        message: "no rule for \(symbol.declaration.name) of this", source: argument.source)
    }
    return try totalLoss(as: ownLoss(symbol))
  }

  /// The vector of ones that is as long as there are examples, where nothing else fits.
  private var onesOfExamples: Value {
    var ones = Value(allSamples, .one, (0..<spec.samples).map { _ in Term.one })
    ones.isOnes = true
    return ones
  }

  /// The identity matrix or the vector of ones that is as long as there are units or examples.
  private func sized(_ quantity: Quantity, _ size: Index) throws -> Value {
    let count = try integer(size)
    guard count > 0 else { throw OutOfRange(message: "nothing is \(count) long") }
    let counted = size.offset == 0 ? try bound(size) : nil
    let extent = counted ?? Extent(axis: .count, size: count)
    guard quantity == .identity else {
      return Value(extent, .one, (0..<count).map { _ in Term.one })
    }
    return Value(
      extent, extent,
      (0..<(count * count)).map { $0 / count == $0 % count ? Term.one : .zero })
  }

  /// What a symbol is worth.
  package func value(_ symbol: Symbol, _ source: Range<Int>) throws -> Value {
    if let entries = try entries(symbol, source) {
      return Value(entries.rows, entries.columns, try entries.places.map(term))
    }
    switch symbol.quantity {
    case .constant, .rate:
      let place = Place(.constant(symbol.declaration.plain))
      return Value(scalar: .input(place), isLiteral: true)
    case .variable: return Value(scalar: .input(Place(.variable(try variableName(symbol)))))
    case .identity, .ones:
      if let size = symbol.roles[.unit] { return try sized(symbol.quantity, size) }
      guard symbol.quantity == .identity else { return onesOfExamples }
      var identity = Value(scalar: .one)
      identity.isIdentity = true
      return identity
    case .loss, .meanLoss, .totalLoss:
      let bare =
        switch symbol.quantity {
        case .loss: try loss(symbol, source)
        case .meanLoss: try totalLoss(symbol) / .number(spec.samples)
        default: try totalLoss(symbol)
        }
      return Value(scalar: symbol.declaration.decay.map { bare + penalty($0) } ?? bare)
    case .formula:
      guard let formula = symbol.declaration.formula else {
        throw NotEvaluable(
          message: "the formula of \(symbol.declaration.name) cannot be read", source: source)
      }
      return try named(symbol, formula)
    default:
      throw NotEvaluable(
        message: "\(symbol.declaration.name), declared \(symbol.quantity.rawValue), has no value",
        source: source)
    }
  }
}

extension Node {
  /// Whether it is a name with its indices, or several.
  fileprivate var isName: Bool {
    switch kind {
    case .symbol, .variable, .count, .dots: true
    case .tuple(let parts): parts.allSatisfy(\.isName)
    case .entry(let inner, _): inner.isName
    default: false
    }
  }

  /// A node without the brackets, transposes and calls that leave it what it is.
  package var core: Node {
    if case .transpose(let inner) = kind { return inner.core }
    return self
  }
}
