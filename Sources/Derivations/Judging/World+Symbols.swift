//===----------------------------------------------------------------------===//
// What a symbol with its indices is worth, entry by entry.
//===----------------------------------------------------------------------===//

import Numbers

extension World {
  /// The numbers that a symbol stands for, in the shape it has in the text.
  struct Entries {
    var rows: Extent
    var columns: Extent
    var seeds: [Seed]
  }

  // Layers and units as the text numbers them.

  func layer(_ index: Index) throws -> Int {
    let layer = try integer(index) - settings.firstLayer
    guard (0...spec.depth).contains(layer) else {
      throw OutOfRange(message: "there is no layer \(index)")
    }
    return layer
  }

  /// The number that an index is at this point.
  func integer(_ index: Index) throws -> Int {
    let base: Int
    switch index.base {
    case .none: base = 0
    case .depth: base = spec.depth + settings.firstLayer
    case .samples: base = spec.samples
    case .all:
      throw NotEvaluable(message: "a slice of what is no matrix", source: index.source)
    case .width(let layer): base = spec.widths[try self.layer(layer)]
    case .label: base = parameters.labels[sample] + settings.firstLabel
    case .variable(let name):
      guard let value = indices[name] else {
        guard isProbing else {
          throw NotEvaluable(message: "the index \(name) has no range", source: index.source)
        }
        return settings.firstUnit
      }
      base = value
    }
    return base + index.offset
  }

  func units(_ layer: Int) -> Extent { Extent(axis: .units(layer), size: spec.widths[layer]) }
  var allSamples: Extent { Extent(axis: .samples, size: spec.samples) }

  /// Where an index points in a dimension, from 0.
  ///
  /// - Parameter constant: Whether a unit that is always 1 may be meant, which is at -1.
  func position(
    _ index: Index, in extent: Extent, _ source: Range<Int>, orConstant constant: Bool = false
  ) throws -> Int {
    let isSample = extent.axis == .samples
    if let outer = try outerPosition(index, in: extent) { return outer }
    if let name = index.variable {
      try demand(name, extent, index.source.isEmpty ? source : index.source, offset: index.offset)
    }
    let first = isSample ? settings.firstSample : settings.firstUnit
    let value = try integer(index) - first
    if let name = index.variable, indices[name] == nil { return 0 }
    if constant, isConstantUnit(value, extent) { return -1 }
    if case .units(let layer) = extent.axis, index.literal != nil {
      literals[layer] = max(literals[layer] ?? 0, value + 1)
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
    guard let name = index.variable, let inner = extents[name], inner.axis == .samples,
      extent.axis != .samples, let outer = shadowed[name]
    else { return nil }
    if let known = outer.extent, !known.agrees(with: extent) { return nil }
    shadowed[name]?.extent = extent
    guard let value = outer.value else { return 0 }
    let place = value + index.offset - settings.firstUnit
    guard (0..<extent.size).contains(place) else {
      throw OutOfRange(message: "\(index) is out of range")
    }
    return place
  }

  /// An index stands in a slot: it has to run over what the slot is for.
  private func demand(
    _ variable: String, _ extent: Extent, _ source: Range<Int>, offset: Int
  ) throws {
    if let known = extents[variable] ?? demands[variable] {
      guard !known.agrees(with: extent), offset == 0 else { return }
      var wanted: [Int: Int] = [:]
      if known.axis == .count, case .units(let layer) = extent.axis { wanted[layer] = known.size }
      throw IllTyped(
        message: "the index \(variable) runs over \(name(known)) and over \(name(extent))",
        source: source, wanted: wanted)
    }
    demands[variable] = extent
  }

  /// A dimension in the text's words.
  func name(_ extent: Extent) -> String {
    switch extent.axis {
    case .one: "one entry"
    case .samples: "the examples"
    case .count: "\(extent.size) entries"
    case .units(let layer): "the units of layer \(layerName(layer))"
    }
  }

  private func layerName(_ layer: Int) -> String {
    let number = layer + settings.firstLayer
    let near = indices.filter { extents[$0.key] == nil && abs($0.value - number) <= 1 }
      .min { (abs($0.value - number), $0.key) < (abs($1.value - number), $1.key) }
    if let near {
      let offset = number - near.value
      return offset == 0 ? near.key : near.key + (offset > 0 ? "+\(offset)" : "\(offset)")
    }
    return layer == spec.depth && settings.lastLayer == nil ? "L" : "\(number)"
  }

  /// The example that a symbol is about.
  func sample(of symbol: Symbol, _ source: Range<Int>) throws -> Int {
    if let index = symbol.roles[.sample] { return try position(index, in: allSamples, source) }
    for case .symbol(let argument) in symbol.arguments.map(\.core.kind) {
      if let index = argument.roles[.sample] { return try position(index, in: allSamples, source) }
    }
    return sample
  }

  /// The entries of a symbol; nil for one that is no part of a run.
  func entries(_ symbol: Symbol, _ source: Range<Int>) throws -> Entries? {
    let layer: Int
    switch symbol.quantity {
    case .parameters:
      let seeds = allParameters(withBiases: symbol.declaration.holdsBiases)
      return Entries(rows: Extent(axis: .count, size: seeds.count), columns: .one, seeds: seeds)
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
  private func allParameters(withBiases: Bool) -> [Seed] {
    (1...spec.depth).flatMap { layer in
      let (height, width) = (spec.widths[layer], spec.widths[layer - 1])
      let weights = (0..<(height * width)).map {
        Seed(place: .weight(layer: layer), row: $0 / width, column: $0 % width)
      }
      let biases = (0..<height).map { Seed(place: .bias(layer: layer), row: $0) }
      return weights + (withBiases && spec.hasBiases ? biases : [])
    }
  }

  private func vector(
    _ symbol: Symbol, _ layer: Int, _ source: Range<Int>, place: (Int) -> Seed.Place
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
    if settings.samplesInRows {
      let seeds = samples.flatMap { s in rows.map { Seed(place: place(s), row: $0) } }
      return Entries(rows: width, columns: height, seeds: seeds)
    }
    let seeds = rows.flatMap { row in samples.map { Seed(place: place($0), row: row) } }
    return Entries(rows: height, columns: width, seeds: seeds)
  }

  /// The units of a layer, with -1 for the one that is always 1 where the text puts it.
  private func withConstant(_ extent: Extent, _ holdsConstant: Bool) -> [Int] {
    let units = Array(0..<extent.size)
    guard holdsConstant else { return units }
    return settings.biases == .foldedLast ? units + [-1] : [-1] + units
  }

  private func weightSeed(_ layer: Int, to row: Int, from column: Int) -> Seed {
    column == -1
      ? Seed(place: .bias(layer: layer), row: row)
      : Seed(place: .weight(layer: layer), row: row, column: column)
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
      let seeds = rows.map { Seed(place: .bias(layer: layer), row: $0) }
      let extent = row == nil && !isOneUnit ? to : .one
      return Entries(rows: extent, columns: .one, seeds: seeds)
    }
    let columns = column.map { [$0] } ?? withConstant(from, reading.holdsConstant)
    let fromWhole = Extent(axis: from.axis, size: columns.count)
    if isOneUnit, let column {
      return Entries(
        rows: .one, columns: .one, seeds: [weightSeed(layer, to: 0, from: column)])
    }
    if isOneUnit, column == nil, symbol.declaration.roles[.from] != nil, !settings.samplesInRows {
      // Where one unit is all there is, its weights are a vector, and vectors are columns.
      let seeds = columns.map { weightSeed(layer, to: 0, from: $0) }
      return Entries(rows: fromWhole, columns: .one, seeds: seeds)
    }
    let rows = row.map { [$0] } ?? Array(0..<to.size)
    let (height, width) = (row == nil ? to : .one, column == nil ? fromWhole : .one)
    let seeds = rows.flatMap { j in columns.map { weightSeed(layer, to: j, from: $0) } }
    if (row == nil) != (column == nil) && !settings.samplesInRows {
      // The weights of one unit are a vector, and vectors are columns: w_k^T x.
      return Entries(rows: row == nil ? to : fromWhole, columns: .one, seeds: seeds)
    }
    if symbol.declaration.rowsAreFrom {
      let seeds = columns.flatMap { k in rows.map { weightSeed(layer, to: $0, from: k) } }
      return Entries(rows: width, columns: height, seeds: seeds)
    }
    return Entries(rows: height, columns: width, seeds: seeds)
  }

  /// The number at a place of the run.
  func number(_ seed: Seed) throws -> N {
    switch seed.place {
    case .activation where seed.row < 0: .one
    case .activation(let layer, let sample): try activation(layer, sample)[seed.row]
    case .preactivation(let layer, let sample): try preactivation(layer, sample)[seed.row]
    case .delta(let layer, let sample): try delta(layer, sample)[seed.row]
    case .weight(let layer):
      weights(into: layer)[seed.row * spec.widths[layer - 1] + seed.column]
    case .bias(let layer): biases(into: layer)[seed.row]
    case .target(let sample): target(sample)[seed.row]
    case .loss(let sample): try loss(sample)
    case .constant(let name): constant(named: name)
    case .variable(let name): variables[name]?.elements.first ?? .zero
    case .formula: .zero
    }
  }

  /// What a symbol is worth.
  func value(_ symbol: Symbol, _ source: Range<Int>) throws -> Value<N> {
    if let entries = try entries(symbol, source) {
      return Value(entries.rows, entries.columns, try entries.seeds.map(number))
    }
    switch symbol.quantity {
    case .constant, .rate:
      let seed = Seed(place: .constant(symbol.declaration.plain), row: 0)
      return Value(scalar: try number(seed), isLiteral: true)
    case .variable: return Value(scalar: constant(named: try variableName(symbol)))
    case .identity:
      var identity = Value<N>(scalar: .one)
      identity.isIdentity = true
      return identity
    case .ones:
      var ones = Value(allSamples, .one, (0..<spec.samples).map { _ in N.one })
      ones.isOnes = true
      return ones
    case .loss, .meanLoss, .totalLoss:
      let bare =
        switch symbol.quantity {
        case .loss: try loss(try sample(of: symbol, source))
        case .meanLoss: try totalLoss() / N(spec.samples)
        default: try totalLoss()
        }
      return Value(scalar: symbol.declaration.decay == nil ? bare : bare + decayed())
    case .formula:
      guard let formula = symbol.declaration.formula else {
        throw NotEvaluable(
          message: "the formula of \(symbol.declaration.name) cannot be read", source: source)
      }
      if let held, try formulaPlace(symbol) != seeds.last?.place {
        return try held.value(symbol, source)
      }
      var result = try whole(symbol, formula)
      if !seeds.isEmpty {
        result.elements = marked(result.elements, at: try formulaPlace(symbol))
      }
      return result
    default:
      throw NotEvaluable(
        message: "\(symbol.declaration.name), declared \(symbol.quantity.rawValue), has no value",
        source: source)
    }
  }

  /// A variable with indices by its name and the numbers they are: each is a number of its own.
  func variableName(_ symbol: Symbol) throws -> String {
    let numbers = try symbol.declaration.slotOrder.compactMap { slot in
      try symbol.slots[slot].map { "\(try integer($0))" }
    }
    return ([symbol.declaration.pattern] + numbers).joined(separator: " ")
  }

  /// Where a symbol of a formula stands, for derivatives by it.
  func formulaPlace(_ symbol: Symbol) throws -> Seed.Place {
    .formula(symbol.declaration.pattern, slots: try symbol.slots.mapValues(integer), sample: sample)
  }

  /// What a symbol of a formula is worth: with slots left out, the matrix of its values for all that
  /// could stand there.
  private func whole(_ symbol: Symbol, _ formula: Formula) throws -> Value<N> {
    guard let first = symbol.open.first else {
      return try value(of: formula, [], slots: symbol.slots)
    }
    let extent = try self.extent(of: first, symbol, formula)
    let start = extent.axis == .samples ? settings.firstSample : settings.firstUnit
    let saved = (indices[first], extents[first])
    defer { (indices[first], extents[first]) = saved }
    var rest = symbol
    rest.open.removeFirst()
    extents[first] = extent
    var parts: [Value<N>] = []
    for number in start..<(start + extent.size) {
      indices[first] = number
      let part = try whole(rest, formula)
      guard part.isScalar || part.isVector && rest.open.count == 1 else {
        throw NotEvaluable(message: "entries that are no numbers", source: symbol.nameSource)
      }
      parts.append(part)
    }
    let elements = parts.flatMap(\.elements)
    if let inner = parts.first, !inner.isScalar {
      return Value(extent, inner.rows.size == 1 ? inner.columns : inner.rows, elements)
    }
    return settings.samplesInRows ? Value(.one, extent, elements) : Value(extent, .one, elements)
  }

  /// What an index of a formula that is left out runs over.
  private func extent(of name: String, _ symbol: Symbol, _ formula: Formula) throws -> Extent {
    let (wasProbing, asked) = (isProbing, demands[name])
    isProbing = true
    demands[name] = nil
    defer { (isProbing, demands[name]) = (wasProbing, asked) }
    _ = try value(of: formula, [], slots: symbol.slots)
    guard let extent = demands[name] else {
      throw NotEvaluable(
        message: "an index that is left out has no range", source: symbol.nameSource)
    }
    return extent
  }

  /// What a formula is worth for these arguments, and for what stands in its symbol's slots.
  func value(
    of formula: Formula, _ arguments: [Value<N>], slots: [String: Index] = [:]
  ) throws -> Value<N> {
    try within(formula, arguments, slots: slots, evaluate)
  }

  /// What is made of a formula's body, where its variables and slots have their values.
  func within(
    _ formula: Formula, _ arguments: [Value<N>], slots: [String: Index] = [:],
    _ transform: (Node) throws -> Value<N>
  ) throws -> Value<N> {
    let saved = (indices, extents, variables, scope, demands)
    defer { (indices, extents, variables, scope) = (saved.0, saved.1, saved.2, saved.3) }
    var open: [String: String] = [:]
    // All at once: w_{ki} for a declared w_{ij} puts k for i and i for j.
    let values = try slots.filter { slot in
      slot.value.variable.map { indices[$0] != nil } ?? true || !isProbing
    }.mapValues(integer)
    for (name, index) in slots {
      demands[name] = nil
      if let value = values[name] {
        indices[name] = value
        extents[name] = index.variable.flatMap { saved.1[$0] }
      } else if let variable = index.variable {
        open[name] = variable
        indices[name] = nil
        extents[name] = saved.4[variable]
      }
    }
    scope = ObjectIdentifier(formula).hashValue
    for (name, argument) in zip(formula.variables, arguments) { variables[name] = argument }
    let result = try transform(formula.body)
    // What the formula asks of its slot it asks of the index that stands there.
    let asked = demands.filter { slots[$0.key] != nil }
    for name in slots.keys { demands[name] = saved.4[name] }
    for (name, variable) in open where asked[name] != nil { demands[variable] = asked[name] }
    return result
  }
}

extension Node {
  /// A node without the brackets, transposes and calls that leave it what it is.
  var core: Node {
    if case .transpose(let inner) = kind { return inner.core }
    return self
  }
}
