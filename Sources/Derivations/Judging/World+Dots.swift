//===----------------------------------------------------------------------===//
// What stands behind dots: the pattern of what stands on both sides, continued.
//===----------------------------------------------------------------------===//

import Numbers

extension World {
  /// What lies between two groups of one pattern.
  private enum Gap {
    case groups([[Node]])
    /// Both ends are the same: one of them is meant.
    case coincident
    /// The pattern has run past its end: `F_L … F_{l+1}` where l is L. Nothing is meant.
    case empty
  }

  /// The groups between two of one pattern; nil where they follow no pattern.
  private func between(_ first: [Node], _ last: [Node]) throws -> Gap? {
    guard first.map(\.signature) == last.map(\.signature) else { return nil }
    let from = first.flatMap(\.indices)
    let to = last.flatMap(\.indices)
    guard from.count == to.count else { return nil }
    var step: Int?
    var starts: [Int?] = []
    for (a, b) in zip(from, to) {
      let (low, high) = (try integer(a), try integer(b))
      starts.append(a == b || low == high ? nil : low)
      guard a != b else { continue }
      if let step, low != high, step != high - low { return nil }
      if low != high { step = high - low }
    }
    guard let step, abs(step) < 200 else { return .coincident }
    let last = spec.depth + settings.firstLayer
    if step == 1, try zip(from, to).contains(where: { try integer($0) == last && $0 != $1 }) {
      return .empty
    }
    let sign = step > 0 ? 1 : -1
    let groups = (1..<max(1, abs(step))).map { distance in
      var place = 0
      return first.map { node in
        node.mapIndices { index in
          defer { place += 1 }
          guard let start = starts[place] else { return index }
          return .constant(start + sign * distance)
        }
      }
    }
    return .groups(groups)
  }

  /// Groups with those behind the dots put in; `nil` stands for dots.
  private func expanded(_ groups: [[Node]?], _ source: Range<Int>) throws -> [[Node]] {
    var groups = groups
    // `a_1 + … + a_i + … + a_n`: the one in the middle is one of those behind the dots.
    var place = 1
    while place + 1 < groups.count {
      if groups[place] != nil, groups[place - 1] == nil, groups[place + 1] == nil {
        groups.removeSubrange(place...(place + 1))
      } else {
        place += 1
      }
    }
    var result: [[Node]] = []
    for (place, group) in groups.enumerated() {
      if let group {
        result.append(group)
        continue
      }
      guard let before = result.last, place + 1 < groups.count, let after = groups[place + 1],
        let inside = try between(before, after)
      else {
        throw NotEvaluable(message: "the dots follow no pattern", source: source)
      }
      switch inside {
      case .groups(let groups): result += groups
      case .coincident: result.removeLast()
      case .empty: break
      }
    }
    return result
  }

  func expanded(_ terms: [Node.Term]) throws -> [Node.Term] {
    guard terms.contains(where: \.node.isDots) else { return terms }
    let signs = Set(terms.filter { !$0.node.isDots }.map(\.isNegative))
    // What follows the pattern (a bias, say) and what precedes it stays out of it.
    guard let first = terms.firstIndex(where: \.node.isDots),
      let last = terms.lastIndex(where: \.node.isDots), first > 0, last + 1 < terms.count
    else {
      throw NotEvaluable(message: "dots at an end", source: terms[0].node.source)
    }
    let pattern = terms[(first - 1)...(last + 1)]
    let groups = pattern.map { $0.node.isDots ? nil : [$0.node] }
    let isNegative = signs.count == 1 ? signs.first ?? false : terms[first - 1].isNegative
    let inside = try expanded(Array(groups), terms[first].node.source).map {
      Node.Term(isNegative: isNegative, node: $0[0], sign: nil)
    }
    return Array(terms[..<(first - 1)]) + inside + Array(terms[(last + 2)...])
  }

  /// A product with dots: groups of one, two or three factors that repeat.
  func expanded(_ factors: [Node], _ signs: [Node.Sign]) throws -> ([Node], [Node.Sign]) {
    guard let dots = factors.firstIndex(where: \.isDots) else { return (factors, signs) }
    // Each factor goes with the sign before it.
    let side = Node.Sign(text: "", token: nil)
    let pairs = Array(zip(factors, [side] + signs))
    if let spare = spare(factors, dots) {
      let rest = pairs[..<spare.lowerBound] + pairs[spare.upperBound...]
      return try expanded(rest.map(\.0), rest.dropFirst().map(\.1))
    }
    for period in 1...3 where dots >= period && dots + period < factors.count {
      let before = Array(factors[(dots - period)..<dots])
      let after = Array(factors[(dots + 1)...(dots + period)])
      guard let gap = try between(before, after) else { continue }
      var all = Array(pairs.prefix(dots))
      switch gap {
      case .groups(let groups):
        let inner = pairs.dropFirst(dots + 1).prefix(period).map(\.1)
        for group in groups { all += zip(group, inner) }
      case .coincident: all.removeLast(period)
      case .empty: all.removeLast(period)
      }
      var rest = pairs.dropFirst(dots + 1)
      if case .empty = gap { rest = rest.dropFirst(period) }
      all += Array(rest)
      return try expanded(all.map(\.0), all.dropFirst().map(\.1))
    }
    throw NotEvaluable(message: "the dots follow no pattern", source: factors[dots].source)
  }

  /// Factors beside the dots that are among those behind them: `W_{L-1}` in `W_1 ⋯ W_{L-1} W_L`, and
  /// a part of a group, `D_{L-1}` in `W_1 D_1 ⋯ D_{L-1} W_L D_L`.
  private func spare(_ factors: [Node], _ dots: Int) -> Range<Int>? {
    let (before, after) = (Array(factors[..<dots]), Array(factors[(dots + 1)...]))
    for period in 1...3 {
      for part in 1...period where after.count >= period + part && before.count >= period {
        let group = Array(after[part..<(part + period)])
        if Self.haveOnePattern(before.suffix(period), group[...]),
          Self.follow(after[..<part], group.suffix(part), as: before.suffix(part))
        {
          return (dots + 1)..<(dots + 1 + part)
        }
      }
      for part in 1...period where before.count >= period + part && after.count >= period {
        let group = Array(before.dropLast(part).suffix(period))
        if Self.haveOnePattern(group[...], after[..<period]),
          Self.follow(group[..<part], before.suffix(part), as: after[..<part])
        {
          return (dots - part)..<dots
        }
      }
    }
    return nil
  }

  private static func haveOnePattern(_ a: ArraySlice<Node>, _ b: ArraySlice<Node>) -> Bool {
    a.map(\.signature) == b.map(\.signature)
  }

  /// Whether a group is the next of another's pattern: each index goes one on, but for those that
  /// are the same beyond the dots too.
  private static func follow(
    _ a: ArraySlice<Node>, _ b: ArraySlice<Node>, as far: ArraySlice<Node>
  ) -> Bool {
    guard haveOnePattern(a, b), haveOnePattern(b, far) else { return false }
    let ends = zip(b.flatMap(\.indices), far.flatMap(\.indices))
    let steps = zip(a.flatMap(\.indices), ends).compactMap { from, ends -> Int? in
      if from == ends.0, from == ends.1 { return nil }
      return from.base == ends.0.base ? ends.0.offset - from.offset : 0
    }
    return Set(steps) == [1] || Set(steps) == [-1]
  }

  func tuple(_ parts: [Node], _ source: Range<Int>) throws -> Value<N> {
    let groups = parts.map { $0.isDots ? nil : [$0] }
    let nodes = try expanded(groups, source).flatMap { $0 }
    let values = try nodes.map { node in
      let value = try evaluate(node)
      guard value.isScalar else {
        throw IllTyped(message: "an entry of a tuple is \(shape(value))", source: node.source)
      }
      return value.elements[0]
    }
    var result = Value(Extent(axis: .count, size: values.count), .one, values)
    result.isTuple = true
    return result
  }

  /// The diagonal of a matrix written with dots whose other entries are zeros, dots and blanks.
  private static func diagonal(of rows: [[Node]]) -> [Node]? {
    guard rows.count > 2, rows.allSatisfy({ $0.count == rows.count }) else { return nil }
    var dotted = false
    for (i, row) in rows.enumerated() {
      for (j, node) in row.enumerated() where i != j {
        if case .number(0) = node.kind { continue }
        guard node.isDots else { return nil }
        dotted = true
      }
    }
    let entries = rows.indices.map { rows[$0][$0] }
    return dotted && entries.contains(where: \.isDots) ? entries : nil
  }

  func grid(_ rows: [[Node]], _ source: Range<Int>) throws -> Value<N> {
    if let entries = Self.diagonal(of: rows) {
      let values = try tuple(entries, source)
      let size = values.rows.size
      let extent = Extent(axis: .count, size: size)
      let elements = (0..<(size * size)).map { place in
        place / size == place % size ? values.elements[place % size] : .zero
      }
      return Value(extent, extent, elements)
    }
    let isDotted = rows.map { row in row.allSatisfy(\.isDots) }
    var groups: [[Node]?] = []
    for (row, dotted) in zip(rows, isDotted) {
      groups.append(
        dotted ? nil : try expanded(row.map { $0.isDots ? nil : [$0] }, source).flatMap { $0 })
    }
    let cells = try expanded(groups, source)
    let values = try cells.map { row in try row.map { try evaluate($0) } }
    guard let width = values.first?.count, values.allSatisfy({ $0.count == width }) else {
      throw IllTyped(message: "the rows of a matrix differ in length", source: source)
    }
    return try blocks(values, source)
  }

  /// A matrix put together from numbers, or from rows or columns.
  private func blocks(_ values: [[Value<N>]], _ source: Range<Int>) throws -> Value<N> {
    if values.joined().allSatisfy(\.isScalar) {
      let elements = values.joined().map { $0.elements[0] }
      func extent(_ size: Int) -> Extent { size == 1 ? .one : Extent(axis: .count, size: size) }
      return Value(extent(values.count), extent(values[0].count), Array(elements))
    }
    if values.count == 1 {
      let height = values[0][0].rows
      guard values[0].allSatisfy({ $0.columns.size == 1 && $0.rows.agrees(with: height) }) else {
        throw IllTyped(message: "columns of different lengths side by side", source: source)
      }
      let elements = (0..<height.size).flatMap { i in values[0].map { $0.elements[i] } }
      return Value(height, Extent(axis: .count, size: values[0].count), elements)
    }
    let width = values[0][0].columns
    guard
      values.allSatisfy({ row in
        row.count == 1 && row[0].columns.agrees(with: width) && row[0].rows.size == 1
      })
    else { throw IllTyped(message: "rows of different lengths stacked", source: source) }
    return Value(
      Extent(axis: .count, size: values.count), width, values.flatMap { $0[0].elements })
  }
}
