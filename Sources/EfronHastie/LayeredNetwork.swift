import Networks
import Numbers

/// A network in the letters of the text: layers 1…K, W^k from layer k to layer k + 1.
public struct LayeredNetwork<Scalar: Number>: Sendable {
  /// The number of layers, the input layer among them.
  public let K: Int

  /// W^1, …, W^{K−1}; W^k is p_{k+1} × (p_k + 1).
  ///
  /// The text has k = 1, …, K, but W^k leads to layer k + 1, and there is no layer K + 1.
  public var W: LayerIndexed<WeightMatrix<Scalar>>

  /// g^2, …, g^K; the input layer has no activation function.
  public let g: LayerIndexed<Activation>

  /// The loss of one instance, L(a^K).
  public let L: Loss

  /// The places of W^1, …, W^{K−1} that hold no weight; counted from 0, without the constant unit.
  public let absent: LayerIndexed<Set<Connection>>

  /// The network with each layer's biases as the weights of a constant unit.
  public init(_ network: Network<Scalar>) {
    K = network.layers.count + 1
    W = LayerIndexed(
      from: 1,
      network.layers.map { WeightMatrix(ofConstant: $0.bias, ofUnits: $0.weights) })
    g = LayerIndexed(from: 2, network.layers.map(\.activation))
    L = network.loss
    absent = LayerIndexed(from: 1, network.layers.map(\.absent))
  }

  /// Partial derivatives by W^1, …, W^{K−1}, parted into those by weights and by biases.
  public func canonical(
    _ dW: LayerIndexed<WeightMatrix<Scalar>.OuterProduct>
  ) -> ExampleGradient<Scalar> {
    ExampleGradient(1...K - 1) { k in dW[k].canonical }
  }
}
