//===----------------------------------------------------------------------===//
// What the rows and the columns of a plain expression count.
//===----------------------------------------------------------------------===//

import Syntax

/// What the rows and the columns of an expression count; nil for one row or one column.
struct Shape: Hashable, Sendable {
  enum Axis: Hashable, Sendable {
    /// The units of a layer, which is nil where it is not known.
    case units(Index?)
    case samples
    /// What is written out.
    case listed
  }

  var rows: Axis?
  var columns: Axis?

  static let number = Shape(rows: nil, columns: nil)

  var isNumber: Bool { rows == nil && columns == nil }
  var transposed: Shape { Shape(rows: columns, columns: rows) }
}

extension Node {
  /// The shape of a plain expression.
  ///
  /// - Throws: ``Untranslatable`` where factors do not fit together
  func shape() throws -> Shape {
    switch kind {
    case .number, .count, .variable, .norm, .indicator, .dots: return .number
    case .symbol(let symbol): return symbol.shape
    case .negate(let inner), .quotient(let inner, _), .power(let inner, _): return try inner.shape()
    case .transpose(let inner): return try inner.shape().transposed
    case .sum(let terms):
      return try terms.map { try $0.node.shape() }.first { !$0.isNumber } ?? .number
    case .product(let factors, let signs):
      let shapes = try factors.map { try $0.shape() }.filter { !$0.isNumber }
      guard let first = shapes.first else { return .number }
      if signs.contains(where: \.isElementwise) { return first }
      return try shapes.dropFirst().reduce(first) { try $0.times($1) }
    case .series(let series): return try series.body.shape()
    case .apply(let function, let arguments): return try function.shape(of: arguments)
    case .derivative(let of, let by): return try of.shape().differentiated(by: by.shape())
    case .grid(let rows):
      return Shape(
        rows: rows.count > 1 ? .listed : nil, columns: rows[0].count > 1 ? .listed : nil)
    case .tuple: return Shape(rows: .listed, columns: nil)
    case .cases(let branches): return try branches.first?.value.shape() ?? .number
    case .function, .differential, .entry, .sumAlong: throw Untranslatable("no rule for its shape")
    }
  }

  /// The layer whose units its entries are for; nil where it is not seen.
  var layerOfEntries: Index? {
    if let symbol, let layer = symbol.layer {
      if symbol.quantity != .weight { return layer }
      return symbol.roles[.to] == nil || symbol.roles[.from] != nil ? layer : layer.shifted(by: -1)
    }
    switch kind {
    case .sum(let terms): return terms.lazy.compactMap(\.node.layerOfEntries).first
    case .negate(let inner), .quotient(let inner, _): return inner.layerOfEntries
    case .product(let factors, _): return factors.lazy.compactMap(\.layerOfEntries).first
    case .series(let series): return series.body.layerOfEntries
    case .transpose(let inner):
      guard let shape = try? inner.shape(), case .units(let layer)? = shape.columns else {
        return inner.layerOfEntries
      }
      return layer
    case .grid(let rows): return rows.lazy.joined().compactMap(\.layerOfEntries).first
    default: return nil
    }
  }
}

extension Shape {
  fileprivate func times(_ other: Shape) throws -> Shape {
    guard (columns == nil) == (other.rows == nil) else {
      throw Untranslatable("factors do not fit together as matrices")
    }
    return Shape(rows: rows, columns: other.columns)
  }

  /// Of the derivatives of one by the other: of a vector by a vector a row for each entry above.
  fileprivate func differentiated(by other: Shape) throws -> Shape {
    if isNumber { return other }
    if other.isNumber { return self }
    guard columns == nil, other.columns == nil else {
      throw Untranslatable("no rule for the derivative of a matrix, or of a vector by one")
    }
    return Shape(rows: rows, columns: other.rows)
  }
}

extension Symbol {
  var shape: Shape {
    switch quantity {
    case .weight:
      let layer = roles[.layer]
      let to: Shape.Axis? = roles[.to] == nil ? .units(layer) : nil
      let from: Shape.Axis? = roles[.from] == nil ? .units(layer?.shifted(by: -1)) : nil
      // The weights of one unit are a vector, and vectors are columns.
      return to == nil ? Shape(rows: from, columns: nil) : Shape(rows: to, columns: from)
    case .input, .activation, .preactivation, .delta, .target, .bias:
      return Shape(
        rows: roles[.unit] == nil ? .units(layer) : nil,
        columns: declaration.isBatch ? .samples : nil)
    case .ones: return Shape(rows: .samples, columns: nil)
    case .identity: return Shape(rows: .listed, columns: .listed)
    default: return .number
    }
  }
}

extension Function {
  fileprivate func shape(of arguments: [Node]) throws -> Shape {
    switch base {
    case .trace, .inner, .length: return .number
    case .extreme: return .number
    case .diagonal:
      guard arguments.count == 1 else { return Shape(rows: .listed, columns: .listed) }
      let rows = try arguments[0].shape().rows
      return Shape(rows: rows, columns: rows)
    default: return try arguments.first?.shape() ?? .number
    }
  }
}
