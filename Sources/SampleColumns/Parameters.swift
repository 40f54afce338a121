import Networks
import Numbers

extension SampleColumnsNotation {
  /// The weights and biases of an L-layer network, in the shapes of the notes.
  public struct Parameters<Scalar: Number>: Sendable {
    /// The number of layers, the inputs not counted.
    public let L: Int

    /// W^{[l]} for l = 1, …, L, of shape n^{[l−1]} × n^{[l]}: a row for each input. Each is a view
    /// of the canonical matrix, which has a row for each output; nothing is copied.
    public var W: LayerIndexed<Transpose<Scalar>>

    /// b^{[l]} for l = 1, …, L, with n^{[l]} components.
    public var b: LayerIndexed<Vector<Scalar>>

    /// g^{[l]} for l = 1, …, L.
    public let g: LayerIndexed<Activation>

    /// E_m, in the notes' convention.
    public let loss: Loss

    /// The parameters of a network, with its weight matrices transposed.
    public init(_ network: Network<Scalar>) {
      L = network.layers.count
      W = LayerIndexed(from: 1, network.layers.map { $0.weights.ᵀ })
      b = LayerIndexed(from: 1, network.layers.map(\.bias))
      g = LayerIndexed(from: 1, network.layers.map(\.activation))
      loss = network.loss.isSquaredError ? .halfSquaredError : network.loss
    }

    /// The same parameters in canonical form, from the first layer to the last.
    public var layers: [Layer<Scalar>] {
      (1...L).map { Layer(weights: W[$0].ᵀ, bias: b[$0], activation: g[$0]) }
    }

    /// n^{[l]}, the number of nodes in layer l; n^{[0]} = D, n^{[L]} = K.
    ///
    /// The notes call each "a hyperparameter"; the first and the last are given by the data.
    public func n(_ l: Int) -> Int { l == 0 ? W[1].rows : W[l].columns }

    /// B^{[l]}, of shape n^{[l]} × M: the bias vector once for each sample.
    ///
    /// The notes call the B^{[l]} "vectors"; added to the n^{[l]} × M matrix of (6) they are matrices.
    public func B(_ l: Int, samples M: Int) -> Matrix<Scalar> {
      Matrix(repeating: b[l], columns: M)
    }
  }

  /// X, of shape D × M, and the targets T, of shape K × M: a column for each sample.
  public static func columns<Scalar: Number>(
    of examples: some Collection<Example<Scalar>>, for parameters: Parameters<Scalar>
  ) -> (X: Matrix<Scalar>, T: Matrix<Scalar>) {
    // sample-columns-1: (2) X = [x_1 x_2 … x_M], with entries x_{d,m}. Printed with the first and
    // the last column side by side and no dots between them: a D × 2 matrix.
    let X = Matrix(rows: parameters.n(0), columns: examples.lazy.map { $0.input })

    let T = Matrix(rows: parameters.n(parameters.L), columns: examples.lazy.map { $0.target })
    return (X, T)
  }
}
