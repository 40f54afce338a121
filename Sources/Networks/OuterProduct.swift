import Numbers

/// x yᵀ, kept as its factors: a sum of many is one product of matrices, ``Gradient/add(_:)``.
@frozen
public struct OuterProduct<Scalar: Number>: Equatable, Sendable {
  /// x, a component for each row.
  public let column: Vector<Scalar>

  /// y, a component for each column.
  public let row: Vector<Scalar>

  @inlinable
  init(column: Vector<Scalar>, row: Vector<Scalar>) { (self.column, self.row) = (column, row) }

  /// The product without rows and columns.
  @inlinable
  public static var none: OuterProduct { OuterProduct(column: [], row: []) }

  /// Its entries, x.count × y.count.
  @inlinable
  public var matrix: Matrix<Scalar> { column * row.ᵀ }

  /// What adding this to zeros gives: the same but for the sign of zeros.
  @inlinable
  var sumOfOne: Matrix<Scalar> { outer(column, row) { .zero + $0 * $1 } }

  /// The entry x_j y_k, both from 0.
  @inlinable
  public subscript(j: Int, k: Int) -> Scalar { column[j] * row[k] }

  /// The entries, row after row.
  public var elements: [Scalar] { matrix.elements }

  /// Row j as a vector.
  public func row(_ j: Int) -> Vector<Scalar> { column[j] * row }
}

extension Vector {
  /// The outer product x yᵀ, where its factors are enough.
  @_disfavoredOverload
  @inlinable
  public static func * (x: Vector, y: RowVector<Scalar>) -> OuterProduct<Scalar> {
    OuterProduct(column: x, row: y.ᵀ)
  }
}

/// The derivatives of the loss of one example, those by weights as outer products.
@frozen
public struct ExampleGradient<Scalar: Number>: Equatable, Sendable {
  /// The derivatives by one layer's parameters.
  @frozen
  public struct Layer: Equatable, Sendable {
    /// A row for each receiving unit, a column for each sending one.
    public let weights: OuterProduct<Scalar>

    /// One component for each receiving unit.
    public let bias: Vector<Scalar>

    /// The derivatives by a layer's parameters.
    @inlinable
    public init(weights: OuterProduct<Scalar>, bias: Vector<Scalar>) {
      (self.weights, self.bias) = (weights, bias)
    }
  }

  /// From the first layer of parameters to the output layer.
  public let layers: [Layer]

  /// The gradient of these layers.
  @inlinable
  public init(layers: [Layer]) { self.layers = layers }

  /// What adding this to zeros gives: the same but for the sign of zeros.
  @inlinable
  var sumOfOne: Gradient<Scalar> {
    Gradient(
      layers: layers.map {
        .init(weights: $0.weights.sumOfOne, bias: $0.bias.map { .zero + $0 })
      })
  }

  /// The gradient with its entries.
  @inlinable
  public var gradient: Gradient<Scalar> {
    Gradient(layers: layers.map { .init(weights: $0.weights.matrix, bias: $0.bias) })
  }
}

extension Gradient {
  /// Adds the gradients of some examples, one after the other.
  ///
  /// Every entry is summed in turn, so that it does not matter how the examples are divided among
  /// calls.
  @inlinable
  public mutating func add(_ examples: some Collection<ExampleGradient<Scalar>>) {
    for l in layers.indices {
      // Σ_i δ_i a_iᵀ as one product: the δ_i side by side, times the a_i below each other.
      let δᵀ = Matrix(
        rows: examples.lazy.map { $0.layers[l].weights.column }, width: layers[l].bias.count)
      let a = Matrix(
        rows: examples.lazy.map { $0.layers[l].weights.row }, width: layers[l].weights.columns)
      layers[l].weights.add(δᵀ.ᵀ, times: a)
      for example in examples { layers[l].bias += example.layers[l].bias }
    }
  }
}

extension Matrix {
  /// The matrix with the given rows, all of length `width`.
  @inlinable
  init(rows vectors: some Collection<Vector<Scalar>>, width: Int) {
    var elements: [Scalar] = []
    elements.reserveCapacity(vectors.count * width)
    for vector in vectors { elements += vector.elements }
    self.init(rows: vectors.count, columns: width, elements: elements)
  }

  /// Adds Aᵀ B in place.
  @inlinable
  mutating func add(_ aᵀ: Transpose<Scalar>, times b: Matrix) {
    let a = aᵀ.base
    precondition(a.rows == b.rows && rows == a.columns && columns == b.columns)
    withProduct(&elements, rows, columns, a.rows, a, b) { s, r in
      (Strided(s, row: 1, column: a.columns), Strided(r, row: b.columns, column: 1))
    }
  }
}
