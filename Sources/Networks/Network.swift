import Numbers

/// One layer of parameters with the activation that follows: a = g(W a_below + b).
public struct Layer<Scalar: Number>: Equatable, Sendable {
  /// One row for each receiving unit, one column for each sending one.
  public var weights: Matrix<Scalar>

  /// One component for each receiving unit.
  public var bias: Vector<Scalar>

  /// What is applied to z = W a_below + b.
  public var activation: Activation

  /// The weights that do not exist, in a layer that is not dense; they are 0 and stay 0.
  public var absent: Set<Connection>

  /// A layer; that its parts fit each other is checked where a ``Network`` is made.
  @inlinable
  public init(
    weights: Matrix<Scalar>, bias: Vector<Scalar>, activation: Activation,
    absent: Set<Connection> = []
  ) {
    self.weights = weights
    self.bias = bias
    self.activation = activation
    self.absent = absent
  }

  /// The number of receiving units.
  @inlinable
  public var width: Int { weights.rows }

  /// The layer with each parameter transformed by `f`.
  @inlinable
  public func map<Result: Number>(_ f: (Scalar) -> Result) -> Layer<Result> {
    Layer<Result>(
      weights: weights.map(f), bias: bias.map(f), activation: activation, absent: absent)
  }
}

/// A place in a weight matrix: to a unit of a layer, from a unit of the layer below, both from 0.
public struct Connection: Hashable, Sendable {
  /// The receiving unit, from 0.
  public var to: Int

  /// The sending unit, from 0.
  public var from: Int

  /// The place in row `to` and column `from`.
  public init(to: Int, from: Int) { (self.to, self.from) = (to, from) }
}

/// A feed-forward network with its loss.
///
/// The initialiser checks everything that the computations rely on, so that a network, once made,
/// can be run by any notation.
public struct Network<Scalar: Number>: Equatable, Sendable {
  /// From the first layer of parameters to the output layer.
  public let layers: [Layer<Scalar>]

  /// What its gradient is of.
  public let objective: Objective

  /// The loss of one example and one output.
  @inlinable
  public var loss: Loss { objective.loss }

  /// A network whose losses are summed over outputs and averaged over examples, without decay.
  ///
  /// - Throws: ``InvalidNetwork``, as ``init(layers:objective:)``.
  public init(layers: [Layer<Scalar>], loss: Loss) throws(InvalidNetwork) {
    try self.init(layers: layers, objective: Objective(loss))
  }

  /// - Throws: ``InvalidNetwork`` where there is no layer, a shape does not fit its neighbours, a
  ///   softmax stands in a hidden layer, or the loss does not go with the output activation.
  public init(layers: [Layer<Scalar>], objective: Objective) throws(InvalidNetwork) {
    try Self.check(layers, objective)
    self.layers = layers
    self.objective = objective
  }

  /// For a copy with other numbers, whose shapes have been checked already.
  @inlinable
  init(unchecked layers: [Layer<Scalar>], objective: Objective) {
    self.layers = layers
    self.objective = objective
  }

  /// p_0, …, p_L: the widths from the input to the output.
  public var widths: [Int] { [layers[0].weights.columns] + layers.map(\.width) }

  /// The number of weights and biases.
  @inlinable
  public var parameterCount: Int {
    layers.reduce(0) { $0 + $1.weights.elements.count + $1.bias.count }
  }

  /// The activation of the output layer.
  public var output: Activation { layers[layers.count - 1].activation }

  /// The network over another number system, each parameter transformed by `f`.
  @inlinable
  public func map<Result: Number>(_ f: (Scalar) -> Result) -> Network<Result> {
    Network<Result>(unchecked: layers.map { $0.map(f) }, objective: objective)
  }

  /// The same network with other weights and biases of the same shapes.
  public func with(layers changed: [Layer<Scalar>]) throws(InvalidNetwork) -> Network {
    try Network(layers: changed, objective: objective)
  }

  /// The same network under another loss, brought together as before.
  public func with(loss: Loss) throws(InvalidNetwork) -> Network {
    var changed = objective
    changed.loss = loss
    return try Network(layers: layers, objective: changed)
  }
}

/// An input with the output that is wanted for it.
public struct Example<Scalar: Number>: Equatable, Sendable {
  /// One component for each input unit.
  public var input: Vector<Scalar>

  /// One component for each output unit.
  public var target: Vector<Scalar>

  /// An example; that it fits a network is checked by ``Network/check(_:)``.
  @inlinable
  public init(input: Vector<Scalar>, target: Vector<Scalar>) {
    self.input = input
    self.target = target
  }

  /// The example over another number system, each number transformed by `f`.
  @inlinable
  public func map<Result: Number>(_ f: (Scalar) -> Result) -> Example<Result> {
    Example<Result>(input: input.map(f), target: target.map(f))
  }
}
