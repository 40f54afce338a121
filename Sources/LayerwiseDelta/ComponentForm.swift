import Networks
import Numbers

/// The text's componentwise equations, for one training example, with its numbers for the units,
/// i = 1, …, p_l: slow and obvious, beside ``MatrixForm``.
///
/// The text says that weights are "subscripted first by the layer index of the end neuron and then
/// by that of the start neuron". The layer is the superscript; the subscripts are the numbers of
/// the two neurons *within* their layers, the end neuron's first.
public struct ComponentForm<Scalar: Number>: Sendable {
  /// Components counted from 1, for each layer.
  public typealias Components = LayerIndexed<LayerIndexed<Scalar>>

  /// The same network in matrix form.
  public let matrix: MatrixForm<Scalar>

  /// The network in the text's letters.
  public init(_ network: Network<Scalar>) { matrix = MatrixForm(network) }

  /// The number of the output layer.
  public var L: Int { matrix.L }

  /// p_l, the number of neurons of layer l.
  public func p(_ l: Int) -> Int { l == 1 ? matrix.W[2].columns : matrix.W[l].rows }

  /// w^l_{ij}: to neuron i of layer l from neuron j of layer l − 1.
  public func w(_ l: Int, _ i: Int, _ j: Int) -> Scalar { matrix.W[l][i - 1, j - 1] }

  /// b^l_i.
  public func b(_ l: Int, _ i: Int) -> Scalar { matrix.B[l][i - 1] }

  /// z^l_i for l = 2, …, L, and a^l_i for l = 1, …, L.
  ///
  /// The inputs are a^1_i; the text has "a^l_i".
  public func forward(_ x: Vector<Scalar>) -> (z: Components, a: Components) {
    var z = zeros(2...L)
    var a = zeros(1...L)
    a[1] = LayerIndexed(from: 1, x.elements)
    for l in 2...L {
      for i in 1...p(l) {
        // layerwise-delta-1: z^l_i = (Σ_j w^l_{ij} a^{l−1}_j) + b^l_i.
        z[l][i] = sum(1...p(l - 1)) { j in w(l, i, j) * a[l - 1][j] } + b(l, i)
      }
      // layerwise-delta-9: a^l_i = σ(z^l_i); the whole layer at once, for softmax.
      a[l] = LayerIndexed(from: 1, matrix.σ[l](Vector(z[l].array)).elements)
    }
    return (z, a)
  }

  /// δ^l_j for l = L, …, 2.
  public func backward(_ z: Components, _ a: Components, _ y: Vector<Scalar>) -> Components {
    var δ = zeros(2...L)
    for j in 1...p(L) { δ[L][j] = outputDelta(j, z, a, LayerIndexed(from: 1, y.elements)) }
    for l in stride(from: L - 1, through: 2, by: -1) {
      for j in 1...p(l) {
        // layerwise-delta-18: δ^l_j = (Σ_i w^{l+1}_{ij} δ^{l+1}_i) × σ′(z^l_j), printed for
        // l = L − 1.
        δ[l][j] = sum(1...p(l + 1)) { i in w(l + 1, i, j) * δ[l + 1][i] } * σʹ(l, z[l][j])
      }
    }
    return δ
  }

  /// δ^L_j: the text's two factors where they are right, otherwise as ``MatrixForm`` explains.
  func outputDelta(
    _ j: Int, _ z: Components, _ a: Components, _ y: LayerIndexed<Scalar>
  ) -> Scalar {
    if !matrix.C.isSquaredError { return difference(j, z, a, y) }
    guard matrix.σ[L].isElementwise else {
      return sum(1...p(L)) { i in
        (a[L][i] - y[i]) * a[L][i] * ((i == j ? .one : .zero) - a[L][j])
      }
    }
    // layerwise-delta-16: ∂C/∂z^L_j = (a^L_j − y_j) × σ′(z^L_j).
    return (a[L][j] - y[j]) * σʹ(L, z[L][j])
  }

  /// a^L_j − y_j for the cross-entropies, without its cancellation, see ``MatrixForm``: for softmax
  /// Σ_{i≠j} (a_j y_i − y_j a_i), for sigmoids a_j (1 − y_j) − y_j σ(−z_j).
  func difference(
    _ j: Int, _ z: Components, _ a: Components, _ y: LayerIndexed<Scalar>
  ) -> Scalar {
    guard matrix.C == .crossEntropy else {
      return a[L][j] * (.one - y[j]) - y[j] * .sigmoid(-z[L][j])
    }
    return sum(1...p(L)) { i in i == j ? .zero : a[L][j] * y[i] - y[j] * a[L][i] }
  }

  /// Equations (5) and (6): ∂C/∂w^l_{jk} and ∂C/∂b^l_j, in canonical shape.
  public func partials(_ δ: Components, _ a: Components) -> Gradient<Scalar> {
    Gradient(
      layers: (2...L).map { l in
        Gradient.Layer(
          weights: Matrix(rows: p(l), columns: p(l - 1)) { row, column in
            let (j, k) = (row + 1, column + 1)
            return a[l - 1][k] * δ[l][j]
          },
          bias: Vector(δ[l].array))
      })
  }

  /// σ′ of layer l at one number.
  func σʹ(_ l: Int, _ z: Scalar) -> Scalar { matrix.σ[l].derivative(z) }

  /// Σ over a range, in order.
  func sum(_ range: ClosedRange<Int>, _ term: (Int) -> Scalar) -> Scalar {
    range.reduce(.zero) { $0 + term($1) }
  }

  /// A number for each unit of the given layers.
  func zeros(_ layers: ClosedRange<Int>) -> Components {
    LayerIndexed(
      from: layers.lowerBound, layers.map { LayerIndexed(1...p($0), repeating: Scalar.zero) })
  }
}
