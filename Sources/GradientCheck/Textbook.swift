import Networks
import Numbers

/// Backpropagation as the textbooks have it, with room for mistakes.
///
///     δ_L = ŷ − y                           softmax or sigmoid with its cross-entropy
///     δ_L = ∂L/∂a ⊙ g′(z_L)                 squared errors
///     δ_l = (W_{l+1}ᵀ δ_{l+1}) ⊙ g′(z_l)
///
/// It is not what decides whether a gradient is right: that is the dual numbers' part. It says how
/// rounding moves such a computation, run over ``Perturbed`` numbers, and what a mistake does to it,
/// run over `Double`.
///
/// Source: M. A. Nielsen, *Neural Networks and Deep Learning* (2015), chapter 2, (BP1) to (BP4).
struct Textbook<Scalar: Number> {
  let network: Network<Scalar>

  /// How g′ is written.
  let slopes: Slopes

  /// The mistakes that enter in a layer's δ, counted from 0.
  var mistakes: [Int: DeltaMistake] = [:]

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
        let (z, a) = network.forward(example.input)
        let forward = Forward(example: index, x: example.input, y: example.target, z: z, a: a)
        return Passes.Trace(below: [example.input] + a.dropLast(), z: z, δ: deltas(forward))
      })
  }

  /// One example's forward pass.
  private struct Forward {
    let example: Int
    let (x, y): (Vector<Scalar>, Vector<Scalar>)
    let (z, a): ([Vector<Scalar>], [Vector<Scalar>])
  }

  private func deltas(_ pass: Forward) -> [Vector<Scalar>] {
    var δ = [
      outputDelta(pass).map {
        network.objective.outputs(ofSum: $0, count: pass.y.count)
      }
    ]
    for l in network.layers.indices.dropLast().reversed() {
      let above = carried(from: δ[0], to: l)
      δ.insert(above.map { $0 ⊙ slope(l, pass) } ?? δ[0], at: 0)
    }
    return δ
  }

  /// W_{l+1}ᵀ δ_{l+1}, or what a mistake makes of it.
  private func carried(from δ: Vector<Scalar>, to l: Int) -> Vector<Scalar>? {
    let (own, next) = (network.layers[l].weights, network.layers[l + 1].weights)
    return switch mistakes[l] {
    case .wrongWeights(isTransposed: true): own.ᵀ * δ
    case .wrongWeights(isTransposed: false): own * δ
    case .untransposedWeights: next * δ
    default: next.ᵀ * δ
    }
  }

  /// g′ of layer l, or what a mistake makes of it.
  private func slope(_ l: Int, _ pass: Forward) -> Vector<Scalar> {
    let (z, a, g) = (pass.z[l], pass.a[l], network.layers[l].activation)
    switch mistakes[l] {
    case .derivativeMissing: return z.map { _ in .one }
    case .derivativeAtActivation: return slope(g, z: a, a: g(a))
    case .unlisted(let mistake): return slope(mistake, z)
    default: break
    }
    var slope = slope(g, z: z, a: a)
    for (unit, isActive) in branches where unit.example == pass.example && unit.layer == l {
      slope[unit.unit] = isActive ? .one : g.slopeLeftOfKink()
    }
    return slope
  }

  private func slope(_ mistake: UnlistedMistake, _ z: Vector<Scalar>) -> Vector<Scalar> {
    switch mistake {
    case .otherDerivative(let other, own: _): slope(other, z: z, a: other(z))
    case .formulaAtPreActivation(.tanh): z.map { .one - $0 * $0 }
    default: z.map { $0 * (.one - $0) }
    }
  }

  private func slope(
    _ g: Activation, z: Vector<Scalar>, a: Vector<Scalar>
  ) -> Vector<Scalar> {
    switch (g, slopes) {
    case (.sigmoid, .printed), (.softmax, .printed): a.map { $0 * (.one - $0) }
    case (.tanh, .printed): a.map { .one - $0 * $0 }
    default: g.derivative(z)
    }
  }

  /// δ_L, or what a mistake makes of it.
  private func outputDelta(_ pass: Forward) -> Vector<Scalar> {
    let (l, y) = (network.layers.count - 1, pass.y)
    let (a, g) = (pass.a[l], network.output)
    switch mistakes[l] {
    case .otherLoss(let other): return outputDelta(other, pass)
    case .softmaxElementwise: return network.loss.gradient(a: a, target: y) ⊙ slope(l, pass)
    case .derivativeMissing: return network.loss.gradient(a: a, target: y)
    case .derivativeAtActivation:
      return network.loss.gradient(a: a, target: y) ⊙ slope(g, z: a, a: g(a))
    default: return outputDelta(network.loss, pass)
    }
  }

  private func outputDelta(_ loss: Loss, _ pass: Forward) -> Vector<Scalar> {
    let l = network.layers.count - 1
    let (a, y) = (pass.a[l], pass.y)
    guard loss.isSquaredError else {
      guard slopes == .stable else { return a - y }
      let complements = loss.complements(z: pass.z[l], a: a, target: y)
      return complements.y ⊙ a - complements.a ⊙ y
    }
    let e = loss.gradient(a: a, target: y)
    guard network.output == .softmax else { return e ⊙ slope(l, pass) }
    // The whole Jacobian of softmax: a_j (e_j − Σ_k a_k e_k).
    let mean = a.ᵀ * e
    return a ⊙ e.map { $0 - mean }
  }
}

/// A unit while it computes one example; all counted from 0.
struct UnitOfExample: Hashable {
  let example: Int
  let layer: Int
  let unit: Int
}
