import Networks
import Numbers

extension TrainingAlgorithmsNotation {
  /// θ = {W_l, b_l} for l = 1, …, L, with the activation functions {S_l} and the loss: what
  /// Algorithms 1 and 2 are given beside their examples.
  public struct Theta<Scalar: Number>: Sendable {
    /// The number of layers, the input layer 0 not counted.
    public let L: Int

    /// W_l for l = 1, …, L, of shape p_l × p_{l−1}.
    public var W: LayerIndexed<Matrix<Scalar>>

    /// b_l for l = 1, …, L, with p_l components.
    public var b: LayerIndexed<Vector<Scalar>>

    /// S_l for l = 1, …, L. The lecture has one S for all hidden layers; here each has its own.
    public var S: LayerIndexed<Activation>

    /// Loss(y, g), in the lecture's convention.
    public let loss: Loss

    /// The parameters of a network, whose shapes are the lecture's already.
    public init(_ network: Network<Scalar>) {
      L = network.layers.count
      W = LayerIndexed(from: 1, network.layers.map(\.weights))
      b = LayerIndexed(from: 1, network.layers.map(\.bias))
      S = LayerIndexed(from: 1, network.layers.map(\.activation))
      loss = network.loss.isSquaredError ? .squaredError : network.loss
    }

    /// p_l, the width of layer l = 0, …, L.
    public func p(_ l: Int) -> Int { l == 0 ? W[1].columns : W[l].rows }

    /// dim(θ) = Σ_{l=1}^L (p_{l−1} p_l + p_l): the number of weights and biases.
    public var dim: Int { (1...L).reduce(0) { sum, l in sum + (p(l - 1) * p(l) + p(l)) } }
  }
}
