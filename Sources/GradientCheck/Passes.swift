import Networks
import Numbers

/// What passes over the examples leave behind, and the quantities a gradient is made of.
struct Passes<Scalar: Number> {
  struct Trace {
    /// What each layer of parameters receives: x, a_1, …, a_{L−1}.
    let below: [Vector<Scalar>]
    let z: [Vector<Scalar>]
    let δ: [Vector<Scalar>]
  }

  let objective: Objective

  /// λ w and μ b, where the objective has a decay.
  let decay: Gradient<Scalar>?

  let traces: [Trace]

  /// Σ δ aᵀ over the examples, by n where the objective is a mean over them, with the decay.
  func weights(_ l: Int) -> Matrix<Scalar> { weights(l) { $0.below[l] } }

  func exampleWeights(_ l: Int, _ i: Int) -> Matrix<Scalar> {
    traces[i].δ[l] * traces[i].below[l].ᵀ
  }

  /// The same, with what a mistake takes for the activation below.
  private func weights(
    _ l: Int, from below: (Trace) -> Vector<Scalar>
  ) -> Matrix<Scalar> {
    var sum = traces[0].δ[l] * below(traces[0]).ᵀ
    for trace in traces.dropFirst() { sum += trace.δ[l] * below(trace).ᵀ }
    var total = sum.map { objective.examples(ofSum: $0, count: traces.count) }
    if let decay { total += decay.layers[l].weights }
    return total
  }

  /// Σ δ over the examples, by n where the objective is a mean over them, with the decay.
  func bias(_ l: Int) -> Vector<Scalar> {
    var sum = traces[0].δ[l]
    for trace in traces.dropFirst() { sum += trace.δ[l] }
    let total = sum.map { objective.examples(ofSum: $0, count: traces.count) }
    return decay.map { total + $0.layers[l].bias } ?? total
  }

  /// The numbers of a quantity.
  func values(_ quantity: Quantity) -> [Scalar] {
    switch quantity {
    case .weights(let l): weights(l).elements
    case .bias(let l): bias(l).elements
    case .deltas(let l): traces.flatMap { $0.δ[l].elements }
    case .exampleWeights(let l, let i): exampleWeights(l, i).elements
    case .exampleBias(let l, let i): traces[i].δ[l].elements
    case .weightsByPreActivation(let l): weights(l) { $0.z[l - 1] }.elements
    case .weightsByActivation(let l, of: let m): weights(l) { $0.below[m] }.elements
    case .unitSums(let l): traces.map { $0.δ[l].sum() }
    case .sum(let l): [traces.reduce(.zero) { $0 + $1.δ[l].sum() }]
    case .preActivations(let l): traces.flatMap { $0.z[l].elements }
    }
  }
}

/// Numbers that can be read off the passes; layers are counted from 0.
enum Quantity: Hashable {
  case weights(Int)
  case bias(Int)

  /// δ of a layer, example after example, each of its own loss.
  case deltas(Int)

  /// One example's gradient, of its own loss.
  case exampleWeights(Int, example: Int)
  case exampleBias(Int, example: Int)

  /// Σ δ zᵀ, with z of the layer below, and Σ δ aᵀ, with a of layer m, counted from the input.
  case weightsByPreActivation(Int)
  case weightsByActivation(Int, of: Int)

  /// For each example the sum of δ over the layer's units.
  case unitSums(Int)

  /// The sum of δ over units and examples.
  case sum(Int)

  case preActivations(Int)
}
