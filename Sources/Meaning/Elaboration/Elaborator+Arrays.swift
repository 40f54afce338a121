//===----------------------------------------------------------------------===//
// Vectors and matrices without a network behind them.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// What the rows and the columns of an array run over.
  package func extents(ofArray symbol: Symbol) throws -> (rows: Extent, columns: Extent) {
    func extent(_ layer: Int?) throws -> Extent {
      guard let layer else { return .one }
      guard (0...spec.depth).contains(layer) else {
        throw OutOfRange(message: "there is no layer \(layer)")
      }
      return units(layer)
    }
    let declaration = symbol.declaration
    return (try extent(declaration.arrayRows), try extent(declaration.arrayColumns))
  }

  /// The entries of an array, or the one that its indices say.
  func arrayEntries(_ symbol: Symbol, _ source: Range<Int>) throws -> Entries {
    let (rows, columns) = try extents(ofArray: symbol)
    let isColumn = columns.axis == .one
    let row = try (symbol.roles[.to] ?? (isColumn ? symbol.roles[.unit] : nil)).map {
      try position($0, in: rows, source)
    }
    let column = try (symbol.roles[.from] ?? (isColumn ? nil : symbol.roles[.unit])).map {
      try position($0, in: columns, source)
    }
    let kind = Place.Kind.variable("array \(symbol.declaration.pattern)")
    let places = (row.map { [$0] } ?? Array(0..<rows.size)).flatMap { row in
      (column.map { [$0] } ?? Array(0..<columns.size)).map { Place(kind, row: row, column: $0) }
    }
    return Entries(
      rows: row == nil ? rows : .one, columns: column == nil ? columns : .one, places: places)
  }
}
