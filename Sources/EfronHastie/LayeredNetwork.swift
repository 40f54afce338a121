import Networks
import Numbers

/// A network in the letters of the text: layers 1…K, W^k from layer k to layer k + 1.
///
/// **Shapes.** The text calls z^k = W^{k−1} a^{k−1} an *affine* transformation and W^{k−1} "a p_k ×
/// p_{k−1} matrix of weights and biases". A matrix of that shape times a vector of p_{k−1}
/// activations is linear: it has one entry for each pair of units and none left for p_k biases. The
/// equation is right, and affine, when each layer but the last has one more unit, whose activation
/// is the constant 1 and whose weights are the biases:
///
///     z^k = b + V a = (b V) (1; a),
///
/// so W^{k−1} is p_k × (p_{k−1} + 1) and a^{k−1} has p_{k−1} + 1 components. The constant unit is
/// number 0, so that the other units keep the text's numbers 1, …, p_k as columns of W^k and as
/// components of a^k.
@frozen
public struct LayeredNetwork<Scalar: Number>: Sendable {
  /// The number of layers, the input layer among them.
  public let K: Int

  /// W^1, …, W^{K−1}; W^k is p_{k+1} × (p_k + 1).
  ///
  /// The text has k = 1, …, K, but W^k leads to layer k + 1, and there is no layer K + 1.
  public var W: LayerIndexed<Matrix<Scalar>>

  /// g^2, …, g^K; the input layer has no activation function.
  public let g: LayerIndexed<Activation>

  /// The loss of one instance, L(a^K).
  public let L: Loss

  /// Which places of W^k, (j, ℓ) counted from 0 in rows and with the constant unit in column 0,
  /// hold no weight.
  public let absent: LayerIndexed<[(j: Int, ℓ: Int)]>

  /// The network with each layer's biases put before its weights.
  @inlinable
  public init(_ network: Network<Scalar>) {
    K = network.layers.count + 1
    W = LayerIndexed(from: 1, network.layers.map { Self.join($0.bias, $0.weights) })
    g = LayerIndexed(from: 2, network.layers.map(\.activation))
    L = network.loss
    absent = LayerIndexed(
      from: 1, network.layers.map { layer in layer.absent.map { ($0.to, $0.from + 1) } })
  }

  /// (b V): the biases as column 0, before the weights.
  @inlinable
  static func join(_ b: Vector<Scalar>, _ V: Matrix<Scalar>) -> Matrix<Scalar> {
    var elements: [Scalar] = []
    elements.reserveCapacity(V.rows * (V.columns + 1))
    for j in 0..<V.rows {
      elements.append(b[j])
      elements += V.elements[j * V.columns..<(j + 1) * V.columns]
    }
    return Matrix(rows: V.rows, columns: V.columns + 1, elements: elements)
  }

  /// Partial derivatives by W^1, …, W^{K−1}, taken apart into those by weights and by biases.
  @inlinable
  public func canonical(_ dW: LayerIndexed<Matrix<Scalar>>) -> Gradient<Scalar> {
    Gradient(
      layers: dW.array.map { D in
        var weights: [Scalar] = []
        weights.reserveCapacity(D.rows * (D.columns - 1))
        for j in 0..<D.rows {
          weights += D.elements[j * D.columns + 1..<(j + 1) * D.columns]
        }
        return Gradient.Layer(
          weights: Matrix(rows: D.rows, columns: D.columns - 1, elements: weights),
          bias: D.column(0))
      })
  }
}

extension Vector {
  /// (1; a): the activations of a layer after its constant unit.
  @inlinable
  var withConstantUnit: Vector { Vector([.one] + elements) }

  /// The components of a layer's own units, without the constant unit's.
  @inlinable
  var withoutConstantUnit: Vector { Vector(Array(elements.dropFirst())) }
}
