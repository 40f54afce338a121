import Numbers

/// The derivatives of the loss of one example, or of the sum of the losses of a block's, those by
/// weights as outer products.
@frozen
public struct ExampleGradient<Scalar: Number>: Equatable, Sendable {
  /// The derivatives by one layer's parameters.
  @frozen
  public struct Layer: Equatable, Sendable {
    /// A row for each receiving unit, a column for each sending one.
    public let weights: OuterProduct<Scalar>

    /// One component for each receiving unit, of each example.
    public let bias: VectorBlock<Scalar>

    /// The derivatives by a layer's parameters.
    @inlinable
    public init(weights: OuterProduct<Scalar>, bias: some ColumnVector<Scalar>) {
      (self.weights, self.bias) = (weights, bias.block)
    }
  }

  /// From the first layer of parameters to the output layer.
  public let layers: [Layer]

  /// The gradient of these layers.
  @inlinable
  public init(layers: [Layer]) { self.layers = layers }

  /// The same, with the numbers that a text gives its layers.
  @inlinable
  public init(_ layers: ClosedRange<Int>, _ layer: (Int) -> Layer) {
    self.layers = LayerIndexed(layers, layer).array
  }

  /// What adding one example's to zeros gives: the same but for the sign of zeros.
  var sumOfOne: Gradient<Scalar> {
    Gradient(
      layers: layers.map {
        .init(
          weights: $0.weights.sumOfOne, bias: $0.bias.sum.map { .zero + $0 })
      })
  }

  /// The gradient with its entries.
  @inlinable
  public var gradient: Gradient<Scalar> {
    Gradient(
      layers: layers.map { .init(weights: $0.weights.matrix, bias: $0.bias.sum) })
  }
}

extension Gradient {
  /// Adds the gradients of some examples, one after the other.
  ///
  /// Every entry is summed in turn, so that it does not matter how the examples are divided among
  /// calls.
  @inlinable
  public mutating func add(_ examples: ExampleGradient<Scalar>) {
    for l in layers.indices {
      layers[l].weights.add(examples.layers[l].weights)
      layers[l].bias.add(examples.layers[l].bias)
    }
  }
}
