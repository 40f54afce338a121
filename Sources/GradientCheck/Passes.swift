import Networks
import Numbers

/// What passes over the examples leave behind, and the quantities a gradient is made of.
struct Passes<Scalar: Number> {
  struct Trace {
    /// What each layer of parameters receives: x, a_1, …, a_{L−1}.
    let below: [Vector<Scalar>]
    let z: [Vector<Scalar>]
    let a: [Vector<Scalar>]
    let δ: [Vector<Scalar>]
  }

  let objective: Objective

  /// λ w and μ b, where the objective has a decay.
  let decay: Gradient<Scalar>?

  let traces: [Trace]

  /// Σ δ aᵀ over the examples, by n where the objective is a mean over them, with the decay.
  func weights(_ l: Int) -> Matrix<Scalar> {
    var sum = exampleWeights(l, 0)
    for i in traces.indices.dropFirst() { sum += exampleWeights(l, i) }
    var total = sum.map { objective.examples(ofSum: $0, count: traces.count) }
    if let decay { total += decay.layers[l].weights }
    return total
  }

  func exampleWeights(_ l: Int, _ i: Int) -> Matrix<Scalar> {
    traces[i].δ[l] * traces[i].below[l].ᵀ
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
    case .preActivations(let l): traces.flatMap { $0.z[l].elements }
    case .activations(let l): traces.flatMap { $0.a[l].elements }
    }
  }
}

/// Numbers that can be read off the passes; layers are counted from 0.
enum Quantity: Hashable {
  case weights(Int)
  case bias(Int)

  /// δ of a layer, example after example, each of its own loss.
  case deltas(Int)

  case preActivations(Int)
  case activations(Int)
}
