//===----------------------------------------------------------------------===//
// Vectors and matrices given by their entries: `[x_p]_p`, `(x_{ij})_{ij}`.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// The vector, or the matrix, of a number for all values of one index or two.
  package func entries(_ series: Node.Series, _ source: Range<Int>) throws -> Value {
    let extents = try series.indices.map { name -> (values: [Int], extent: Extent) in
      let (values, extent) = try range(of: name, series, source)
      let whole = extent.flatMap { $0.size == values.count ? $0 : nil }
      return (values, whole ?? Extent(axis: .count, size: values.count))
    }
    let elements = try elements(of: series, extents, source)
    guard let rows = extents.first?.extent else {
      throw NotEvaluable(message: "entries of nothing", source: source)
    }
    var result = Value(rows, extents.count > 1 ? extents[1].extent : .one, elements)
    // A vector of entries lies as the one beside it.
    result.isTuple = extents.count == 1
    return result
  }

  private func elements(
    of series: Node.Series, _ extents: [(values: [Int], extent: Extent)], _ source: Range<Int>
  ) throws -> [Term] {
    guard let first = extents.first, let name = series.indices.first else {
      let value = try evaluate(series.body)
      guard value.isScalar else {
        throw IllTyped(message: "an entry is \(shape(value))", source: series.body.source)
      }
      return value.elements
    }
    var rest = series
    rest.indices.removeFirst()
    return try first.values.flatMap { value in
      try with(name, at: value, first.extent) {
        try elements(of: rest, Array(extents.dropFirst()), source)
      }
    }
  }
}
