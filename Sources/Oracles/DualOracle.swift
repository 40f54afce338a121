import Networks
import Numbers

/// The derivative of an objective by dual numbers, through the forward pass alone: what a gradient should
/// be, with no backward pass, no step size and no truncation.
///
/// One parameter at a time is given the tangent 1; what arrives at the loss is its derivative. Over
/// the prime field that is exact; over `Double` it is right to rounding, and over `Bounded<Double>`
/// it brings a bound on that rounding along.
///
/// What does not depend on the seed is computed once: the values of every layer, the derivative of
/// each hidden activation and of the loss by each output's z, all of them by duals. What is left for
/// each seed are the tangents, ȧ = g′(z) ⊙ ż and ż = W ȧ from its layer upward.
/// ``derivative(of:by:on:)`` is the same without that saving, the obvious definition.
///
/// What it cannot see: at a kink it takes the branch that ReLU′(0) = 0 takes, and says nothing of
/// the other; and it differentiates the forward pass *as computed*, so that a mistake in that pass
/// is differentiated faithfully.
public struct DualOracle<Scalar: Number>: Sendable {
  @usableFromInline let network: Network<Scalar>
  @usableFromInline let passes: [Pass]

  /// One example's forward pass.
  @usableFromInline
  struct Pass: Sendable {
    @usableFromInline var example: Example<Scalar>
    @usableFromInline var (z, a): ([Vector<Scalar>], [Vector<Scalar>])

    /// g′(z) of every hidden layer.
    @usableFromInline var slopes: [Vector<Scalar>]

    @inlinable
    init(_ network: Network<Scalar>, _ example: Example<Scalar>) {
      self.example = example
      (z, a) = network.forward(example.input)
      // Hidden activations are elementwise: tangent 1 for all components at once.
      slopes = zip(network.layers, z).dropLast().map { layer, z in
        layer.activation(z.map { Dual($0, tangent: .one) }).map(\.tangent)
      }
    }

    /// The vector that feeds layer `index`.
    @inlinable
    func below(_ index: Int) -> Vector<Scalar> { index == 0 ? example.input : a[index - 1] }
  }

  /// Runs the forward pass of every example once; derivatives start from there.
  @inlinable
  public init(_ network: Network<Scalar>, _ examples: [Example<Scalar>]) {
    self.network = network
    passes = examples.map { Pass(network, $0) }
  }

  /// The obvious definition: the whole forward pass in duals, seeded at one parameter.
  public static func derivative(
    of network: Network<Scalar>, by parameter: Parameter, on examples: [Example<Scalar>]
  ) -> Scalar {
    let seed = Dual(network[parameter], tangent: .one)
    let seeded = network.map { Dual($0) }.replacing(parameter, by: seed)
    return seeded.loss(on: examples.map { $0.map { Dual($0) } }).tangent
  }

  /// The derivative of the network's objective by every parameter.
  @inlinable
  public func gradient() -> Gradient<Scalar> {
    var gradient = Gradient(zerosLike: network)
    let outputs = passes.map(outputSlopes)
    for l in network.layers.indices {
      let (rows, columns) = (network.layers[l].weights.rows, network.layers[l].weights.columns)
      for j in 0..<rows {
        for k in 0..<columns {
          // ∂z_j/∂w_jk = a_k: what the product rule leaves of the weight's tangent 1.
          let sum = total { i in
            tangent(of: outputs[i], at: l, unit: j, moving: passes[i].below(l)[k], passes[i])
          }
          gradient.layers[l].weights[j, k] =
            sum + decay(network.layers[l].weights[j, k], isBias: false)
        }
        let sum = total { i in tangent(of: outputs[i], at: l, unit: j, moving: .one, passes[i]) }
        gradient.layers[l].bias[j] = sum + decay(network.layers[l].bias[j], isBias: true)
      }
    }
    return gradient
  }

  /// δ = ∂(loss of the example)/∂z for every example, layer and unit, without 1/n.
  @inlinable
  public func deltas() -> [[Vector<Scalar>]] {
    passes.map { pass in
      let outputs = outputSlopes(pass)
      return pass.z.indices.map { l in
        Vector(
          pass.z[l].indices.map { tangent(of: outputs, at: l, unit: $0, moving: .one, pass) })
      }
    }
  }

  /// The examples' terms brought together as the objective has them.
  @inlinable
  func total(_ term: (Int) -> Scalar) -> Scalar {
    let sum = passes.indices.reduce(.zero) { $0 + term($1) }
    return network.objective.examples(ofSum: sum, count: passes.count)
  }

  /// What the decay of one parameter adds: each is a term of its own.
  @inlinable
  func decay(_ parameter: Scalar, isBias: Bool) -> Scalar {
    guard network.objective.hasDecay else { return .zero }
    return network.objective.decay(of: Dual(parameter, tangent: .one), isBias: isBias).tangent
  }

  /// The derivative of the example's loss by each z of the output layer: a dual for each of them.
  @inlinable
  func outputSlopes(_ pass: Pass) -> Vector<Scalar> {
    let last = pass.z.count - 1
    let target = pass.example.target.map { Dual($0) }
    return Vector(
      pass.z[last].indices.map { j in
        var z = pass.z[last].map { Dual($0) }
        z[j].tangent = .one
        return network.objective.loss(z: z, a: network.output(z), target: target).tangent
      })
  }

  /// The derivative of the objective when z_j of layer l moves at the given rate.
  @inlinable
  func tangent(
    of outputSlopes: Vector<Scalar>, at l: Int, unit j: Int, moving rate: Scalar, _ pass: Pass
  ) -> Scalar {
    let last = pass.z.count - 1
    if l == last { return outputSlopes[j] * rate }
    // Only unit j of this layer moves: ż above it is a multiple of column j.
    let ȧ = pass.slopes[l][j] * rate
    var ż = network.layers[l + 1].weights.column(j).map { $0 * ȧ }
    for above in (l + 1)..<last {
      ż = network.layers[above + 1].weights * (pass.slopes[above] ⊙ ż)
    }
    return outputSlopes.ᵀ * ż
  }
}
