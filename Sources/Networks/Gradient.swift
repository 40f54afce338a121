import Numbers

/// The derivative of a loss by every weight and bias, in the shape of the network.
public struct Gradient<Scalar: Number>: Equatable, Sendable {
  /// The derivatives by one layer's parameters.
  public struct Layer: Equatable, Sendable {
    /// One row for each receiving unit, one column for each sending one.
    public var weights: Matrix<Scalar>

    /// One component for each receiving unit.
    public var bias: Vector<Scalar>

    /// The derivatives by a layer's parameters, in the layer's shapes.
    @inlinable
    public init(weights: Matrix<Scalar>, bias: Vector<Scalar>) {
      self.weights = weights
      self.bias = bias
    }
  }

  /// From the first layer of parameters to the output layer.
  public var layers: [Layer]

  /// A gradient of these layers.
  @inlinable
  public init(layers: [Layer]) { self.layers = layers }

  /// A gradient of zeros in the shape of `network`.
  @inlinable
  public init(zerosLike network: Network<Scalar>) {
    layers = network.layers.map {
      Layer(
        weights: Matrix(zeros: $0.weights.rows, $0.weights.columns),
        bias: Vector(zeros: $0.bias.count))
    }
  }

  /// All entries: of each layer the weights row by row, then the bias.
  public var entries: [Scalar] {
    layers.flatMap { $0.weights.elements + $0.bias.elements }
  }

  /// The gradient with each entry transformed by `f`.
  @inlinable
  public func map<Result: Number>(_ f: (Scalar) -> Result) -> Gradient<Result> {
    Gradient<Result>(
      layers: layers.map {
        Gradient<Result>.Layer(weights: $0.weights.map(f), bias: $0.bias.map(f))
      })
  }

  /// Makes the gradient of a sum over n examples that of their mean.
  @inlinable
  public mutating func divide(by n: Int) {
    if n == 1 { return }
    for l in layers.indices {
      layers[l].weights /= Scalar(n)
      layers[l].bias /= Scalar(n)
    }
  }

  /// The entrywise sum of two gradients of one network.
  @inlinable
  public static func + (x: Gradient, y: Gradient) -> Gradient {
    var sum = x
    sum += y
    return sum
  }

  /// Adds in place, entry by entry.
  @inlinable
  public static func += (x: inout Gradient, y: Gradient) {
    for index in y.layers.indices {
      x.layers[index].weights += y.layers[index].weights
      x.layers[index].bias += y.layers[index].bias
    }
  }
}

/// The name of one entry of a gradient, in the order of ``Gradient/entries``.
public struct Parameter: Hashable, Sendable, CustomStringConvertible {
  /// Counted from 0 at the first layer of parameters.
  public var layer: Int

  /// The receiving unit, from 0.
  public var to: Int

  /// The sending unit of a weight; `nil` for a bias.
  public var from: Int?

  /// The weight to unit `to` of a layer from unit `from` of the one below, or the unit's bias.
  public init(layer: Int, to: Int, from: Int?) {
    (self.layer, self.to, self.from) = (layer, to, from)
  }

  public var description: String {
    from.map { "layers[\(layer)].weights[\(to)][\($0)]" } ?? "layers[\(layer)].bias[\(to)]"
  }
}

extension Network {
  /// Every parameter, in the order of ``Gradient/entries``.
  public var parameters: [Parameter] {
    layers.enumerated().flatMap { index, layer in
      (0..<layer.width).flatMap { j in
        (0..<layer.weights.columns).map { Parameter(layer: index, to: j, from: $0) }
      } + (0..<layer.width).map { Parameter(layer: index, to: $0, from: nil) }
    }
  }

  /// A parameter's value.
  public subscript(parameter: Parameter) -> Scalar {
    let layer = layers[parameter.layer]
    return parameter.from.map { layer.weights[parameter.to, $0] } ?? layer.bias[parameter.to]
  }

  /// The network with one parameter replaced.
  public func replacing(_ parameter: Parameter, by value: Scalar) -> Network {
    var changed = layers
    if let from = parameter.from {
      changed[parameter.layer].weights[parameter.to, from] = value
    } else {
      changed[parameter.layer].bias[parameter.to] = value
    }
    return Network(unchecked: changed, objective: objective)
  }
}
