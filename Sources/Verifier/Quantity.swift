import Networks
import Numbers

/// One number that all notations compute.
public enum Quantity: Hashable, Sendable, CustomStringConvertible {
  /// The mean loss.
  case loss

  /// The derivative of the mean loss by a parameter.
  case derivative(Parameter)

  /// δ = ∂(loss of an example)/∂z of a unit of a layer; all counted from 0.
  case delta(example: Int, layer: Int, unit: Int)

  public var description: String {
    switch self {
    case .loss: "loss"
    case .derivative(let parameter): parameter.description
    case .delta(let example, let layer, let unit): "examples[\(example)].deltas[\(layer)][\(unit)]"
    }
  }

  /// Every quantity of a network and a number of examples: the loss, the derivatives in the order
  /// of ``Gradient/entries``, then the deltas example by example and layer by layer.
  static func all<Scalar>(of network: Network<Scalar>, examples: Int) -> [Quantity] {
    let deltas = (0..<examples).flatMap { example in
      network.layers.enumerated().flatMap { layer, parameters in
        (0..<parameters.width).map { Quantity.delta(example: example, layer: layer, unit: $0) }
      }
    }
    return [.loss] + network.parameters.map { .derivative($0) } + deltas
  }

  /// The values in the same order.
  static func values<Scalar>(
    loss: Scalar, gradient: Gradient<Scalar>, deltas: [[Vector<Scalar>]]
  ) -> [Scalar] {
    [loss] + gradient.entries + deltas.flatMap { $0.flatMap(\.elements) }
  }

  static func values<Scalar>(of run: Run<Scalar>) -> [Scalar] {
    values(loss: run.loss, gradient: run.gradient, deltas: run.traces.map(\.δ))
  }
}
