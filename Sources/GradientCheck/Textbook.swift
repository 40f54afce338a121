import Networks
import Numbers

/// Backpropagation as the textbooks have it.
///
///     δ_L = ŷ − y                           softmax or sigmoid with its cross-entropy
///     δ_L = ∂L/∂a ⊙ g′(z_L)                 squared errors
///     δ_l = (W_{l+1}ᵀ δ_{l+1}) ⊙ g′(z_l)
///
/// It is not what decides whether a gradient is right: that is the dual numbers' part. It says how
/// rounding moves such a computation, run over ``Perturbed`` numbers.
///
/// Source: M. A. Nielsen, *Neural Networks and Deep Learning* (2015), chapter 2, (BP1) to (BP4).
struct Textbook<Scalar: Number> {
  let network: Network<Scalar>

  /// How g′ is written.
  let slopes: Slopes

  /// How σ is written.
  var sigmoid = SigmoidFormula.stable

  /// The branch that ReLU's derivative takes at units near its kink, where it is prescribed.
  var branches: [UnitOfExample: Bool] = [:]

  enum Slopes {
    /// In terms of a, as printed everywhere: a(1 − a) and 1 − a², which cancel where a is near 1.
    case printed

    /// Without cancellation.
    case stable
  }

  /// All passes, one trace for each example.
  func passes(on examples: [Example<Scalar>]) -> Passes<Scalar> {
    Passes(
      objective: network.objective,
      decay: network.objective.hasDecay ? network.decayGradient : nil,
      traces: examples.enumerated().map { index, example in
        let (z, a) = forward(example.input)
        let pass = Forward(example: index, y: example.target, z: z, a: a)
        return Passes.Trace(
          below: [example.input] + a.dropLast(), z: z, a: a, δ: deltas(pass))
      })
  }

  /// One example's forward pass.
  private struct Forward {
    let example: Int
    let y: Vector<Scalar>
    let (z, a): ([Vector<Scalar>], [Vector<Scalar>])
  }

  private func forward(_ x: Vector<Scalar>) -> (z: [Vector<Scalar>], a: [Vector<Scalar>]) {
    if sigmoid == .stable { return network.forward(x) }
    var (zs, activations): ([Vector<Scalar>], [Vector<Scalar>]) = ([], [])
    var a = x
    for layer in network.layers {
      let z = layer.weights * a + layer.bias
      a = layer.activation == .sigmoid ? z.map { sigmoid($0) } : layer.activation(z)
      zs.append(z)
      activations.append(a)
    }
    return (zs, activations)
  }

  private func deltas(_ pass: Forward) -> [Vector<Scalar>] {
    var δ = [
      outputDelta(pass).map {
        network.objective.outputs(ofSum: $0, count: pass.y.count)
      }
    ]
    for l in network.layers.indices.dropLast().reversed() {
      δ.insert((network.layers[l + 1].weights.ᵀ * δ[0]) ⊙ slope(l, pass), at: 0)
    }
    return δ
  }

  /// g′ of layer l.
  private func slope(_ l: Int, _ pass: Forward) -> Vector<Scalar> {
    let (z, a, g) = (pass.z[l], pass.a[l], network.layers[l].activation)
    var slope =
      switch (g, slopes) {
      case (.sigmoid, .printed), (.softmax, .printed): a.map { $0 * (.one - $0) }
      case (.tanh, .printed): a.map { .one - $0 * $0 }
      default: g.derivative(z)
      }
    for (unit, isActive) in branches where unit.example == pass.example && unit.layer == l {
      slope[unit.unit] = isActive ? .one : g.slopeLeftOfKink()
    }
    return slope
  }

  private func outputDelta(_ pass: Forward) -> Vector<Scalar> {
    let l = network.layers.count - 1
    let (a, y) = (pass.a[l], pass.y)
    guard network.loss.isSquaredError else {
      guard slopes == .stable else { return a - y }
      let complements = network.loss.complements(z: pass.z[l], a: a, target: y)
      return complements.y ⊙ a - complements.a ⊙ y
    }
    let e = network.loss.gradient(a: a, target: y)
    guard network.output == .softmax else { return e ⊙ slope(l, pass) }
    // The whole Jacobian of softmax: a_j (e_j − Σ_k a_k e_k).
    let mean = a.ᵀ * e
    return a ⊙ e.map { $0 - mean }
  }
}

/// How σ(z) = 1 / (1 + e^(−z)) is written.
enum SigmoidFormula: CaseIterable {
  /// So that nothing is lost.
  case stable

  /// ½ + ½ tanh(z/2), as XLA compiles it.
  case byTanh

  /// 1 − 1 / (1 + e^z).
  case byComplement

  /// σ(z); the last two round to the unit in the last place of 1, however small the result.
  func callAsFunction<Scalar: Number>(_ z: Scalar) -> Scalar {
    switch self {
    case .stable: .sigmoid(z)
    case .byTanh: Scalar(0.5) + Scalar(0.5) * .tanh(Scalar(0.5) * z)
    case .byComplement: .one - .sigmoid(-z)
    }
  }

  var text: String {
    switch self {
    case .stable: "1 / (1 + exp(−z))"
    case .byTanh: "½ + ½ tanh(z/2)"
    case .byComplement: "1 − 1 / (1 + exp(z))"
    }
  }
}

/// A unit while it computes one example; all counted from 0.
struct UnitOfExample: Hashable {
  let example: Int
  let layer: Int
  let unit: Int
}
