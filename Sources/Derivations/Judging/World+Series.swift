//===----------------------------------------------------------------------===//
// Sums and products over indices.
//===----------------------------------------------------------------------===//

import Numbers

extension World {
  func series(_ series: Node.Series, _ source: Range<Int>) throws -> Value<N> {
    guard let first = series.indices.first else { return try total(series, source) }
    if series.indices.count > 1 {
      var inner = series
      inner.indices.removeFirst()
      var outer = series
      outer.indices = [first]
      outer.body = Node(kind: .series(inner), source: source)
      return try self.series(outer, source)
    }
    let saved = (indices[first], extents[first], sample, demands[first])
    shadowed[first] = (saved.0, saved.1 ?? saved.3)
    defer {
      if let asked = shadowed[first]?.extent, saved.1 == nil, saved.3 == nil {
        shadowedDemands[first] = asked
      }
      shadowed[first] = nil
      indices[first] = saved.0
      extents[first] = saved.1
      sample = saved.2
      demands[first] = saved.3 ?? shadowedDemands.removeValue(forKey: first)
    }
    demands[first] = nil
    let (values, extent) = try range(of: first, series, source)
    extents[first] = extent
    var result: Value<N>?
    for value in values {
      indices[first] = value
      if extent?.axis == .samples {
        let place = value - settings.firstSample
        guard (0..<spec.samples).contains(place) else {
          throw OutOfRange(message: "there is no example \(value)")
        }
        sample = place
      }
      if !isProbing, try !series.conditions.allSatisfy({ try meets($0, source) }) { continue }
      let term = try evaluate(series.body)
      if isProbing && extent != nil && result != nil { break }
      result =
        try result.map {
          switch series.total {
          case .sum: try add($0, term, source)
          case .product: try multiply($0, term, .open, "", source)
          case .largest: try combine($0, term, source, "compared with", larger)
          }
        } ?? term
    }
    // The largest entry may be subtracted from all.
    if series.total == .largest, result?.isScalar == true { result?.isLiteral = true }
    return result ?? Value(scalar: series.total == .product ? .one : .zero, isLiteral: true)
  }

  /// Whether indices meet a condition.
  private func meets(_ condition: Node.Condition, _ source: Range<Int>) throws -> Bool {
    guard case .count(let a) = condition.left.kind, case .count(let b) = condition.right.kind else {
      throw NotEvaluable(message: "no rule for this sum's condition", source: source)
    }
    let (left, right) = (try integer(a), try integer(b))
    return switch condition.relation {
    case "=": left == right
    case "ne": left != right
    case "<": left < right
    case "le": left <= right
    case ">": left > right
    case "ge": left >= right
    default: throw NotEvaluable(message: "no rule for this sum's condition", source: source)
    }
  }

  /// The values an index takes, and what it runs over: from the bounds, else from its slots.
  private func range(
    of variable: String, _ series: Node.Series, _ source: Range<Int>
  ) throws -> ([Int], Extent?) {
    indices[variable] = nil
    extents[variable] = nil
    if let upper = series.upper {
      let last = try integer(upper)
      let extent = try bound(upper)
      let first =
        try series.lower.map(integer)
        ?? (extent?.axis == .samples ? settings.firstSample : settings.firstUnit)
      guard last - first < 10_000 else {
        throw NotEvaluable(message: "a sum that is too long", source: series.bounds)
      }
      let isWhole = first <= settings.firstUnit
      let literal = Extent(axis: .count, size: max(0, last - settings.firstUnit + 1))
      let runs = extent ?? (upper.literal != nil && isWhole ? literal : nil)
      return (first <= last ? Array(first...last) : [], runs)
    }
    if isInput(variable, series) {
      let first = settings.firstSample
      return (Array(first..<(first + spec.samples)), allSamples)
    }
    let key = RangeKey(
      variable: variable, source: series.bounds, scope: scope,
      indices: indices.keys.sorted().filter { extents[$0] == nil }.compactMap { indices[$0] })
    let extent = try ranges[key] ?? probed(variable, series, source)
    ranges[key] = extent
    let first = extent.axis == .samples ? settings.firstSample : settings.firstUnit
    var from = try series.lower.map(integer) ?? first
    var last = first + extent.size - 1
    if reading.holdsConstant, series.lower == nil, series.body.reachesConstant(by: variable) {
      if settings.biases == .foldedLast { last += 1 } else { from -= 1 }
    }
    return (from <= last ? Array(from...last) : [], extent)
  }

  /// `\sum_x`, over the inputs: over the examples. In `\sum_i w_{ji} i_i` the letter of the inputs
  /// counts units.
  private func isInput(_ variable: String, _ series: Node.Series) -> Bool {
    guard sampleIndices.contains(variable) else { return false }
    let role = FreeIndices(of: [series.body]).roles[variable]
    return role == nil || role == .sample
  }

  private func bound(_ upper: Index) throws -> Extent? {
    switch upper.base {
    case .width(let layer): units(try self.layer(layer))
    case .samples: allSamples
    default: nil
    }
  }

  private func probed(
    _ variable: String, _ series: Node.Series, _ source: Range<Int>
  ) throws -> Extent {
    let wasProbing = isProbing
    isProbing = true
    defer { isProbing = wasProbing }
    _ = try evaluate(series.body)
    guard let extent = demands[variable] else {
      throw NotEvaluable(
        message: "the sum's index \(variable) has no range", source: series.bounds)
    }
    demands[variable] = nil
    return extent
  }

  /// A sum without an index: of all entries, or over the examples.
  private func total(_ series: Node.Series, _ source: Range<Int>) throws -> Value<N> {
    guard series.total == .sum else {
      throw NotEvaluable(message: "a product, or a maximum, over nothing", source: source)
    }
    let value = try evaluate(series.body)
    guard !value.isJacobian else {
      return try over(value, outer: value.extents[0].size * value.extents[1].size)
    }
    guard reading.sumsSamples else {
      return Value(scalar: value.elements.reduce(N.zero, +))
    }
    let (height, width) = (value.rows.size, value.columns.size)
    if value.columns.axis == .samples {
      return Value(
        value.rows, .one,
        (0..<height).map { i in
          (0..<width).reduce(N.zero) { $0 + value.elements[i * width + $1] }
        })
    }
    guard value.rows.axis == .samples else { return value }
    return Value(
      .one, value.columns,
      (0..<width).map { j in
        (0..<height).reduce(N.zero) { $0 + value.elements[$1 * width + j] }
      })
  }

  /// The sum of all entries of what is differentiated.
  private func over(_ value: Value<N>, outer: Int) throws -> Value<N> {
    let inner = value.elements.count / max(outer, 1)
    let elements = (0..<inner).map { j in
      (0..<outer).reduce(N.zero) { $0 + value.elements[$1 * inner + j] }
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
