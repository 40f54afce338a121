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

  let traces: [Trace]

  /// Σ δ aᵀ over the examples, by n.
  func weights(_ l: Int) -> Matrix<Scalar> {
    var sum = exampleWeights(l, 0)
    for i in traces.indices.dropFirst() { sum += exampleWeights(l, i) }
    return traces.count == 1 ? sum : sum / Scalar(traces.count)
  }

  func exampleWeights(_ l: Int, _ i: Int) -> Matrix<Scalar> {
    traces[i].δ[l] * traces[i].below[l].ᵀ
  }

  /// Σ δ over the examples, by n.
  func bias(_ l: Int) -> Vector<Scalar> {
    var sum = traces[0].δ[l]
    for trace in traces.dropFirst() { sum += trace.δ[l] }
    return traces.count == 1 ? sum : sum.map { $0 / Scalar(traces.count) }
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
