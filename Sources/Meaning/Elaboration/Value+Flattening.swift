//===----------------------------------------------------------------------===//
// Derivatives by matrices, with the entries of the matrix one after the other.
//===----------------------------------------------------------------------===//

import Syntax

extension Value {
  /// ∂vector/∂matrix as a matrix: of m entries by a p × q matrix m × pq, with a column for each entry of
  /// the matrix, row by row, or the transpose of that.
  package func flattened(_ layout: TextNotation.Layout) -> Value? {
    guard isJacobian, extents[0].size == 1 || extents[1].size == 1 else { return nil }
    let top = extents[0].size == 1 ? extents[1] : extents[0]
    let bottom = Extent(axis: .count, size: extents[2].size * extents[3].size)
    let result = Value(top, bottom, elements)
    return layout == .numerator ? result : result.transposed
  }

  /// A matrix as a row, or a column, of all its entries, where it stands beside one as long that is
  /// written out; nil anywhere else.
  package func flattened(like other: Value, _ layout: TextNotation.Layout) -> Value? {
    guard !isJacobian, !other.isJacobian, !isVector, other.isVector,
      other.length.axis == .count, other.length.size == elements.count,
      (layout == .numerator) == (other.rows.size == 1)
    else { return nil }
    return Value(other.rows, other.columns, elements)
  }
}
