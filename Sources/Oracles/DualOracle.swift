import Networks
import Numbers

/// The derivative of a loss by dual numbers, through the forward pass alone: what a gradient should
/// be, with no backward pass, no step size and no truncation.
///
/// One parameter at a time is given the tangent 1; what arrives at the loss is its derivative. Over
/// the prime field that is exact; over `Double` it is right to rounding, and over `Bounded<Double>`
/// it brings a bound on that rounding along.
///
/// The layers below the seeded one do not feel it: their values are computed once, and each seed
/// costs the layers from its own upward. ``derivative(of:by:on:)`` is the same without that
/// saving, the obvious definition.
///
/// What it cannot see: at a kink it takes the branch that ReLU′(0) = 0 takes, and says nothing of
/// the other; and it differentiates the forward pass *as computed*, so that a mistake in that pass
/// is differentiated faithfully.
public struct DualOracle<Scalar: Number>: Sendable {
  @usableFromInline let network: Network<Scalar>
  @usableFromInline let passes: [Pass]

  /// The layers as duals with tangent 0.
  @usableFromInline let layers: [Layer<Dual<Scalar>>]

  /// One example's forward pass.
  @usableFromInline
  struct Pass: Sendable {
    @usableFromInline var example: Example<Scalar>
    @usableFromInline var target: Vector<Dual<Scalar>>
    @usableFromInline var (z, a): ([Vector<Scalar>], [Vector<Scalar>])

    @inlinable
    init(_ network: Network<Scalar>, _ example: Example<Scalar>) {
      self.example = example
      target = example.target.map { Dual($0) }
      (z, a) = network.forward(example.input)
    }

    /// The vector that feeds layer `index`.
    @inlinable
    func below(_ index: Int) -> Vector<Scalar> { index == 0 ? example.input : a[index - 1] }
  }

  /// What is differentiated: a function of the output layer's z and a, and of the target.
  public typealias Objective = (
    _ z: Vector<Dual<Scalar>>, _ a: Vector<Dual<Scalar>>, _ target: Vector<Dual<Scalar>>
  ) -> Dual<Scalar>

  @inlinable
  public init(_ network: Network<Scalar>, _ examples: [Example<Scalar>]) {
    self.network = network
    passes = examples.map { Pass(network, $0) }
    layers = network.layers.map { $0.map { Dual($0) } }
  }

  /// The obvious definition: the whole forward pass in duals, seeded at one parameter.
  public static func derivative(
    of network: Network<Scalar>, by parameter: Parameter, on examples: [Example<Scalar>]
  ) -> Scalar {
    let seed = Dual(network[parameter], tangent: .one)
    let seeded = network.map { Dual($0) }.replacing(parameter, by: seed)
    return seeded.loss(on: examples.map { $0.map { Dual($0) } }).tangent
  }

  /// The derivative of the mean loss by every parameter.
  @inlinable
  public func gradient() -> Gradient<Scalar> { gradient(of: network.loss.value) }

  /// The derivative by every parameter of the mean of another objective.
  @inlinable
  public func gradient(of objective: Objective) -> Gradient<Scalar> {
    var gradient = Gradient(zerosLike: network)
    for l in layers.indices {
      let (rows, columns) = (layers[l].weights.rows, layers[l].weights.columns)
      for j in 0..<rows {
        for k in 0..<columns {
          // ∂z_j/∂w_jk = a_k: what the product rule leaves of the weight's tangent 1.
          gradient.layers[l].weights[j, k] = mean { pass in
            tangent(of: objective, at: l, unit: j, moving: pass.below(l)[k], pass)
          }
        }
        gradient.layers[l].bias[j] = mean { pass in
          tangent(of: objective, at: l, unit: j, moving: .one, pass)
        }
      }
    }
    return gradient
  }

  /// δ = ∂(loss of the example)/∂z for every example, layer and unit, without 1/n.
  @inlinable
  public func deltas() -> [[Vector<Scalar>]] { deltas(of: network.loss.value) }

  /// The derivative by z of another objective, for every example, layer and unit.
  @inlinable
  public func deltas(of objective: Objective) -> [[Vector<Scalar>]] {
    passes.map { pass in
      pass.z.indices.map { l in
        Vector(
          pass.z[l].indices.map {
            tangent(of: objective, at: l, unit: $0, moving: .one, pass)
          })
      }
    }
  }

  @inlinable
  func mean(_ term: (Pass) -> Scalar) -> Scalar {
    if passes.isEmpty { return .zero }
    return passes.reduce(.zero) { $0 + term($1) } / Scalar(passes.count)
  }

  /// The derivative of the objective when z_j of layer l moves at the given rate.
  @inlinable
  func tangent(
    of objective: Objective, at l: Int, unit j: Int, moving rate: Scalar, _ pass: Pass
  ) -> Scalar {
    var z = pass.z[l].map { Dual($0) }
    z[j].tangent = rate
    var a = layers[l].activation(z)
    for layer in layers[(l + 1)...] {
      z = layer.weights * a + layer.bias
      a = layer.activation(z)
    }
    return objective(z, a, pass.target).tangent
  }
}
