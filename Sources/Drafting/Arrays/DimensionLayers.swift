//===----------------------------------------------------------------------===//
// Layers that stand for the dimensions of vectors and matrices.
//===----------------------------------------------------------------------===//

/// A layer for each dimension, in the order that they are met in: as many units as it has, an array has
/// rows or columns.
struct DimensionLayers {
  private var layers: [Int: Int] = [:]

  mutating func add(_ shape: ArrayShapes.Shape) {
    for dimension in [shape.rows, shape.columns] where dimension > 0 {
      if layers[dimension] == nil { layers[dimension] = layers.count }
    }
  }

  /// The layer of a dimension; nil of a single row or column.
  func layer(of dimension: Int) -> Int? { layers[dimension] }

  /// The line that says which layers there are; nil where there are none.
  var line: String? { layers.isEmpty ? nil : "layers 0..\(max(1, layers.count - 1))" }

  /// The rows and columns of an array, as a declaration has them; nil of a number.
  func parts(of shape: ArrayShapes.Shape) -> String? {
    let parts = [("rows", shape.rows), ("columns", shape.columns)].compactMap { word, dimension in
      layers[dimension].map { "\(word) \($0)" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
