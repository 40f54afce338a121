//===----------------------------------------------------------------------===//
// Tuples and matrices, written out or with dots.
//===----------------------------------------------------------------------===//

import Terms

extension Elaborator {
  func tuple(_ parts: [Node], _ source: Range<Int>) throws -> Value {
    let groups = parts.map { $0.isDots ? nil : [$0] }
    let nodes = try expanded(groups, source).flatMap(\.nodes)
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

  /// Zeros with one entry among them: as many as its place can be.
  func placed(_ entry: Value, _ index: Index, _ source: Range<Int>) throws -> Value {
    guard let name = index.variable, let extent = frame.extents[name], entry.isScalar
    else {
      throw NotEvaluable(message: "a column whose length nothing says", source: source)
    }
    let place = try position(index, in: extent, source)
    let elements = (0..<extent.size).map { $0 == place ? entry.elements[0] : .zero }
    return Value(extent, .one, elements)
  }

  /// Whether a column has zeros and dots above and below one entry, whose place it does not say.
  private static func hidesPlace(_ rows: [[Node]]) -> Bool {
    let cells = rows.compactMap { $0.count == 1 ? $0[0] : nil }
    guard cells.count == rows.count,
      let entry = cells.firstIndex(where: { !$0.isDots && !$0.isZero }),
      cells.lastIndex(where: { !$0.isDots && !$0.isZero }) == entry
    else { return false }
    return cells[..<entry].contains(where: \.isDots)
      && cells[(entry + 1)...].contains(where: \.isDots) && cells.contains(where: \.isZero)
  }

  func grid(_ rows: [[Node]], _ source: Range<Int>) throws -> Value {
    if Self.hidesPlace(rows) {
      throw NotEvaluable(message: "the place of an entry among zeros is not said", source: source)
    }
    if let entries = Self.diagonal(of: rows) {
      let values = try tuple(entries, source)
      let size = values.rows.size
      let extent = Extent(axis: .count, size: size)
      let elements = (0..<(size * size)).map { place in
        place / size == place % size ? values.elements[place % size] : .zero
      }
      return Value(extent, extent, elements)
    }
    if let cells = try patterned(rows) {
      return try blocks(cells.map { try $0.map(evaluate) }, source)
    }
    let isDotted = rows.map { row in row.allSatisfy(\.isDots) }
    var groups: [[Node]?] = []
    for (row, dotted) in zip(rows, isDotted) {
      groups.append(
        dotted
          ? nil : try expanded(row.map { $0.isDots ? nil : [$0] }, source).flatMap(\.nodes))
    }
    let cells = try expanded(groups, source).map(\.nodes)
    let values = try cells.map { row in try row.map { try evaluate($0) } }
    guard let width = values.first?.count, values.allSatisfy({ $0.count == width }) else {
      throw IllTyped(message: "the rows of a matrix differ in length", source: source)
    }
    return try blocks(values, source)
  }

  /// A matrix put together from numbers, or from rows or columns.
  private func blocks(_ values: [[Value]], _ source: Range<Int>) throws -> Value {
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

extension Node {
  fileprivate var isZero: Bool { if case .number(0) = kind { true } else { false } }
}
