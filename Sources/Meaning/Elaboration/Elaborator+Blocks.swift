//===----------------------------------------------------------------------===//
// Matrices put together from numbers, vectors and matrices.
//===----------------------------------------------------------------------===//

import Syntax
import Terms

extension Elaborator {
  /// A matrix of blocks: those in a row are of one height, those in a column of one width.
  func blocks(_ written: [[Value]], _ source: Range<Int>) throws -> Value {
    let values = try written.map { row in
      try row.map { block -> Value in
        guard block.isJacobian else { return block }
        guard let matrix = block.matrix(reading.layout) else {
          throw NotEvaluable(message: "a derivative by parts in a matrix", source: source)
        }
        return matrix
      }
    }
    let columns = values[0].indices.map { column in values.map { $0[column] } }
    let heights = values.map { $0.first { !$0.isOpen }?.rows }
    let widths = columns.map { $0.first { !$0.isOpen }?.columns }
    let fitted = try values.enumerated().map { i, row in
      try row.enumerated().map { j, block in
        try inShape(block, heights[i] ?? block.rows, widths[j] ?? block.columns, source)
      }
    }
    let rows = fitted.flatMap { row in
      (0..<row[0].rows.size).map { i in
        row.flatMap { $0.elements[(i * $0.columns.size)..<((i + 1) * $0.columns.size)] }
      }
    }
    return Value(
      Self.joined(fitted.map { $0[0].rows }), Self.joined(fitted[0].map(\.columns)),
      rows.flatMap { $0 })
  }

  /// A block in the shape that those beside it give it.
  private func inShape(
    _ block: Value, _ height: Extent, _ width: Extent, _ source: Range<Int>
  ) throws -> Value {
    var block = block
    if block.isOnes { block = block.stretched(to: block.rows.size == 1 ? width : height) }
    let isAlone = height.size == 1 && width.size == 1
    let zeros = Value(height, width, Array(repeating: .zero, count: height.size * width.size))
    if block.isIdentity, height.size == width.size {
      block = block.sized(like: zeros, reading.layout)
    } else if block.isOpen, !block.isOnes, !block.isIdentity, !isAlone {
      block = zeros
    }
    guard block.rows.agrees(with: height), block.columns.agrees(with: width) else {
      throw IllTyped(
        message: "\(shape(block)) in a matrix whose row is \(name(height)) high and whose column "
          + "is \(name(width)) wide", source: source)
    }
    return Value(height, width, block.elements)
  }

  /// Extents one behind the other.
  private static func joined(_ extents: [Extent]) -> Extent {
    guard extents.count > 1 else { return extents.first ?? .one }
    return Extent(axis: .count, size: extents.reduce(0) { $0 + $1.size })
  }
}

extension Value {
  /// Whether a block takes its shape from those beside it.
  fileprivate var isOpen: Bool {
    isOnes || isIdentity || isScalar && isLiteral && elements[0].isZero
  }
}
