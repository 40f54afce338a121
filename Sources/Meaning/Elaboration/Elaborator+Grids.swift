//===----------------------------------------------------------------------===//
// Tuples and matrices, written out or with dots.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  package func tuple(_ parts: [Node], _ source: Range<Int>) throws -> Value {
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
  package func placed(_ entry: Value, _ index: Index, _ source: Range<Int>) throws -> Value {
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

  package func grid(_ rows: [[Node]], _ source: Range<Int>) throws -> Value {
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
    if let constant = try constant(rows) { return constant }
    if let cells = try patterned(rows) ?? dotted(rows) {
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
    return try augmented(cells, values) ?? blocks(values, source)
  }

  /// `\begin{bmatrix} 1 \\ x \end{bmatrix}` where biases are folded and vectors leave their 1 out here:
  /// x. Nil of anything else.
  private func augmented(_ cells: [[Node]], _ values: [[Value]]) -> Value? {
    guard cells.count == 2, cells.allSatisfy({ $0.count == 1 }) else { return nil }
    let one = settings.biases == .foldedLast ? 1 : 0
    let whole = values[1 - one][0]
    guard [.foldedFirst, .foldedLast].contains(settings.biases),
      case .number(1) = cells[one][0].kind, whole.isVector,
      case .units(let layer) = whole.rows.axis,
      !reading.holdsConstant || layer == spec.depth
    else { return nil }
    return whole
  }

  /// A vector as dashes draw it, a row whichever way it is written, or a column between bars.
  func lying(_ value: Value, asRow: Bool, _ source: Range<Int>) throws -> Value {
    guard value.isVector else {
      throw IllTyped(message: "\(shape(value)) is drawn as one line", source: source)
    }
    if asRow { return value.rows.size == 1 && value.rows.axis == .one ? value : value.transposed }
    guard value.columns.size == 1 else {
      throw IllTyped(message: "\(shape(value)) is drawn as a column", source: source)
    }
    return value
  }

  /// A row or a column of one number with dots, `1 & 1 & \cdots & 1`, as long as what stands beside it
  /// needs; nil of anything else.
  private func constant(_ rows: [[Node]]) throws -> Value? {
    let nodes = Array(rows.joined())
    guard rows.count == 1 || rows.allSatisfy({ $0.count == 1 }), nodes.contains(where: \.isDots),
      let first = nodes.first, !first.isDots,
      nodes.allSatisfy({ $0.isDots || $0.signature == first.signature }), first.isConstant
    else { return nil }
    let number = try evaluate(first).elements
    guard number.count == 1 else { return nil }
    let elements = allSamples.size
    var result = Value(
      allSamples, .one, [Term](repeating: number[0], count: elements))
    if rows.count == 1 { result = result.transposed }
    result.isOnes = true
    return result
  }
}

extension Node {
  fileprivate var isZero: Bool { if case .number(0) = kind { true } else { false } }

  /// A number in digits, or a constant.
  fileprivate var isConstant: Bool {
    switch kind {
    case .number: true
    case .symbol: isDeclaredNumber
    default: false
    }
  }
}
