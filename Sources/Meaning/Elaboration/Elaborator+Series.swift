//===----------------------------------------------------------------------===//
// Sums and products over indices.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  package func series(_ series: Node.Series, _ source: Range<Int>) throws -> Value {
    if series.total == .entries { return try entries(series, source) }
    guard let first = series.indices.first else { return try total(series, source) }
    if series.indices.count > 1 {
      var inner = series
      inner.indices.removeFirst()
      var outer = series
      outer.indices = [first]
      // What compares it with an index inside is met there.
      outer.conditions.removeAll { condition in
        condition.sides.compactMap(\.countedVariable).contains(where: inner.indices.contains)
      }
      outer.body = Node(kind: .series(inner), source: source)
      return try self.series(outer, source)
    }
    let values = try terms(of: series, first, source)
    guard let result = values.first else {
      guard series.total == .sum || series.total == .product else {
        throw OutOfRange(message: "an extreme of nothing")
      }
      return Value(scalar: series.total == .product ? .one : .zero, isLiteral: true)
    }
    let rest = values.dropFirst()
    switch series.total {
    case .sum where values.allSatisfy(\.isScalar):
      return Value(
        scalar: .sum(values.map { $0.elements[0] }), isLiteral: values.allSatisfy(\.isLiteral))
    case .sum: return try rest.reduce(result) { try add($0, $1, source) }
    case .entries: throw NotEvaluable(message: "entries of nothing", source: source)
    case .product: return try rest.reduce(result) { try multiply($0, $1, .open, "", source) }
    case .largest, .smallest:
      let choice = series.total == .largest ? Term.larger : Term.smaller
      var largest = try rest.reduce(result) {
        try combine($0, $1, source, "compared with", choice)
      }
      // The largest entry may be subtracted from all.
      if largest.isScalar { largest.isLiteral = true }
      return largest
    }
  }

  /// What stands under a sum, for each value of its index.
  private func terms(
    of series: Node.Series, _ name: String, _ source: Range<Int>
  ) throws -> [Value] {
    if let members = series.members {
      let extent = try typed(name, series)
      let values = try Set(members.map(integer)).sorted()
      return try values.compactMap { value in
        try term(of: series, name, at: value, extent, source, skipsWhatIsOut: false)
      }
    }
    if let layers = try layers(under: series)[name] {
      return try layers.compactMap { layer in
        try term(of: series, name, at: layer, nil, source, skipsWhatIsOut: series.upper == nil)
      }
    }
    let (values, extent) = try range(of: name, series, source)
    return try values.compactMap { value in
      try term(of: series, name, at: value, extent, source, skipsWhatIsOut: false)
    }
  }

  package func term(
    of series: Node.Series, _ name: String, at value: Int, _ extent: Extent?,
    _ source: Range<Int>, skipsWhatIsOut: Bool
  ) throws -> Value? {
    do {
      return try with(name, at: value, extent) {
        guard try series.conditions.allSatisfy({ try meets($0, source) }) else { return nil }
        return try evaluate(series.body)
      }
    } catch let error as OutOfRange {
      if skipsWhatIsOut { return nil }
      throw error
    }
  }

  /// Works where an index of a sum, or of entries, is a number of what it runs over.
  func with<Result>(
    _ name: String, at value: Int, _ extent: Extent?, _ work: () throws -> Result
  ) throws -> Result {
    var sample = frame.sample
    if extent?.axis == .samples {
      sample = value - settings.firstSample
      guard (0..<spec.samples).contains(sample) else {
        throw OutOfRange(message: "there is no example \(value)")
      }
    }
    return try within(
      { frame in
        frame.shadowed[name] = (frame.indices[name], frame.extents[name])
        frame.indices[name] = value
        frame.extents[name] = extent
        frame.sample = sample
      }, work)
  }

  /// The layers that the indices of a sum run over, of those that count layers: between its bounds,
  /// or all.
  package func layers(under series: Node.Series) throws -> [String: [Int]] {
    let roles = FreeIndices(of: [series.body]).roles
    var result: [String: [Int]] = [:]
    for name in series.indices where roles[name] == .layer {
      let first = try series.lower.map(integer) ?? settings.firstLayer
      let last = try series.upper.map(integer) ?? settings.firstLayer + spec.depth
      result[name] = first <= last && last - first < 1000 ? Array(first...last) : []
    }
    return result
  }

  /// Whether indices meet a condition.
  private func meets(_ condition: Node.Condition, _ source: Range<Int>) throws -> Bool {
    guard let isMet = try isMet(condition) else {
      throw NotEvaluable(message: "no rule for this sum's condition", source: source)
    }
    return isMet
  }

  /// The values an index takes, and what it runs over: from the bounds, and from its slots.
  package func range(
    of name: String, _ series: Node.Series, _ source: Range<Int>
  ) throws -> ([Int], Extent?) {
    let slots = try typed(name, series)
    if let upper = series.upper { return try range(of: name, series, to: upper, slots) }
    if isInput(name, series) {
      let first = settings.firstSample
      return (Array(first..<(first + spec.samples)), allSamples)
    }
    guard let extent = slots else {
      throw NotEvaluable(
        message: "the sum's index \(name) has no range", source: series.bounds)
    }
    let isCount = series.lower?.literal != 0 || settings.biases == .foldedFirst
    if isCount, let letter = series.letter {
      notes.counted[letter, default: []].insert(extent.axis)
    }
    let first = self.first(of: extent)
    var from = try series.lower.map(integer) ?? first
    var last = first + extent.size - 1
    if reading.holdsConstant, series.lower == nil, series.body.reachesConstant(by: name) {
      if settings.biases == .foldedLast { last += 1 } else { from -= 1 }
    }
    return (from <= last ? Array(from...last) : [], extent)
  }

  /// The same up to a bound; the slots have to agree with what the bound says.
  private func range(
    of name: String, _ series: Node.Series, to upper: Index, _ slots: Extent?
  ) throws -> ([Int], Extent?) {
    let last = try integer(upper)
    let bound = try bound(upper)
    let first =
      try series.lower.map(integer)
      ?? bound.map { self.first(of: $0) } ?? settings.firstUnit
    guard last - first < 10_000 else {
      throw NotEvaluable(message: "a sum that is too long", source: series.bounds)
    }
    let isWhole = first <= settings.firstUnit
    let literal = Extent(axis: .count, size: max(0, last - settings.firstUnit + 1))
    // Where widths are declared, a number need not be one of them.
    let isWidth = upper.literal != nil && isWhole && settings.widths == nil
    let runs = bound ?? (isWidth ? literal : nil)
    // A sum over the examples may use a letter that counts units outside it.
    let isOuter = runs?.axis == .samples && frame.indices[name] != nil
    if let runs, let slots, !runs.agrees(with: slots), !isOuter {
      throw clash(of: name, runs, slots, series.bounds)
    }
    return (first <= last ? Array(first...last) : [], runs ?? slots)
  }

  /// What the slots say that an index of a sum runs over.
  private func typed(_ name: String, _ series: Node.Series) throws -> Extent? {
    try within({ frame in
      frame.indices[name] = nil
      frame.extents[name] = nil
    }) {
      let conditions = series.conditions.map {
        Node(kind: .indicator($0), source: series.bounds)
      }
      var extents = try IndexTyper.extents(in: [series.body] + conditions, self)
      if extents[name] == nil {
        // It counts what the index counts that it is compared with.
        for condition in series.conditions {
          guard let (a, b) = condition.counts else { continue }
          for (own, other) in [(a, b), (b, a)] where own.variable == name {
            if let twin = other.variable { extents[name] = frame.extents[twin] }
          }
        }
      }
      return extents[name]
    }
  }

  /// `\sum_x`, over the inputs: over the examples. In `\sum_i w_{ji} i_i` the letter of the inputs
  /// counts units.
  private func isInput(_ variable: String, _ series: Node.Series) -> Bool {
    guard inputs.contains(variable) else { return false }
    let role = FreeIndices(of: [series.body]).roles[variable]
    return role == nil || role == .sample
  }

  /// What a number of units or examples is the number of; nil of any other.
  func bound(_ upper: Index) throws -> Extent? {
    switch upper.base {
    case .width(let layer): units(try self.layer(layer))
    case .samples: allSamples
    default: nil
    }
  }

  /// The sum of a number over the examples, where it is not the same for all of them.
  private func overSamples(_ body: Node) throws -> Value {
    let terms = try (0..<spec.samples).map { sample in
      try within({ $0.sample = sample }) { try evaluate(body).elements }
    }
    guard Set(terms.flatMap { $0.map(\.key) }).count > 1 else {
      throw NotEvaluable(message: "nothing says what this sum runs over", source: body.source)
    }
    return Value(scalar: .sum(terms.flatMap { $0 }))
  }

  /// A sum without an index: of all entries, or over the examples.
  private func total(_ series: Node.Series, _ source: Range<Int>) throws -> Value {
    guard series.total == .sum else {
      throw NotEvaluable(message: "a product, or a maximum, over nothing", source: source)
    }
    let value = try evaluate(series.body)
    guard !value.isJacobian else {
      return over(value, outer: value.extents[0].size * value.extents[1].size)
    }
    if value.rows.axis == .one, value.columns.axis == .one { return try overSamples(series.body) }
    guard reading.sumsSamples else { return Value(scalar: .sum(value.elements)) }
    if value.columns.axis == .samples { return value.totalled(along: 1) }
    return value.rows.axis == .samples ? value.totalled(along: 0) : value
  }

  /// The sum of all entries of what is differentiated.
  private func over(_ value: Value, outer: Int) -> Value {
    let inner = value.elements.count / max(outer, 1)
    let elements = (0..<inner).map { j in
      Term.sum((0..<outer).map { value.elements[$0 * inner + j] })
    }
    return Value(extents: Array(value.extents[2...]), elements: elements)
  }
}

extension Node {
  /// Whether an index may count the unit that is always 1 with those of a layer: it stands in slots
  /// of activations, inputs and what weights come from, and in no others.
  func reachesConstant(by variable: String) -> Bool {
    var isReached = false
    for node in all {
      guard case .symbol(let symbol) = node.kind else { continue }
      for (role, index) in symbol.roles where index.variable == variable {
        let hasConstant = role == .from || [.activation, .input].contains(symbol.quantity)
        guard hasConstant else { return false }
        isReached = true
      }
    }
    return isReached
  }
}
