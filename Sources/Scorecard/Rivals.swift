import Foundation
import Networks
import Numbers

/// The checkers of the scorecard: ours, and the rules of others.
enum Checker: String, CaseIterable, Sendable {
  case ours = "deltacheck"
  case torchSlow = "torch slow"
  case torchFast = "torch fast"
  case jax = "jax"
  case cs231n = "cs231n"
}

/// The rules by which other checkers judge a gradient, from their documented formulas with their
/// default settings, applied to the loss in the precision of the gradient:
///
/// | rule | difference | a gradient g passes if |
/// |---|---|---|
/// | PyTorch `gradcheck` | central, 1e-6, every entry | each \|g − d\| ≤ 1e-5 + 1e-3 \|d\| |
/// | the same, `fast_mode` | central, 1e-6, for each tensor along a random u ≥ 0, ‖u‖ = 1 | \|g·u − d\| ≤ 1e-5 Σu + 1e-3 \|d\| |
/// | JAX `check_grads` | central, 1e-4, along one normally distributed t | \|c g·t − c d\| ≤ τ + τ \|c d\| for c = 1 and a normally distributed c; τ = 1e-5, in Float 2e-3 |
/// | CS231n | central, 1e-5, every entry | each \|g − d\| ≤ 1e-2 max(\|g\|, \|d\|), beyond which its notes call a gradient probably wrong |
///
/// Source: PyTorch 2 `torch.autograd.gradcheck`; JAX `jax.test_util.check_grads`; *CS231n:
/// Convolutional Neural Networks for Visual Recognition*, notes, "Gradient checks".
struct Rivals<Scalar: BinaryFloatingPoint & Number> {
  private let isFloat: Bool
  private let torch: [Double]
  private let cs231n: [Double]
  private let fast: [Direction]
  private let jax: Direction
  private let jaxCotangent: Double

  /// The difference along a direction that is zero outside a range of entries.
  private struct Direction {
    let entries: Range<Int>
    let tangent: [Double]
    let slope: Double

    func product(_ gradient: [Double]) -> Double {
      zip(gradient[entries], tangent).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  init(
    _ network: Network<Scalar>, _ examples: [Example<Scalar>],
    using generator: inout SplitMix64
  ) {
    let probe = Probe(network, examples)
    isFloat = Scalar.self == Float.self
    torch = probe.slopes(step: 1e-6)
    cs231n = probe.slopes(step: 1e-5)
    fast = probe.tensors.map { entries in
      var u = entries.map { _ in Double.random(in: 0..<1, using: &generator) }
      let norm = u.reduce(0) { $0 + $1 * $1 }.squareRoot()
      u = u.map { $0 / norm }
      return Direction(
        entries: entries, tangent: u, slope: probe.slope(along: u, at: entries, step: 1e-6))
    }
    let t = torch.map { _ in Self.normal(&generator) }
    jax = Direction(
      entries: torch.indices, tangent: t,
      slope: probe.slope(along: t, at: torch.indices, step: 1e-4))
    jaxCotangent = Self.normal(&generator)
  }

  /// A normally distributed number, by Box and Muller.
  private static func normal(_ generator: inout SplitMix64) -> Double {
    let u = Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator)
    let v = Double.random(in: 0..<1, using: &generator)
    return (-2 * Foundation.log(u)).squareRoot() * Foundation.cos(2 * .pi * v)
  }

  /// Who objects to a gradient, given as its entries.
  func objections(to g: [Double]) -> Set<Checker> {
    var objections: Set<Checker> = []
    let passesSlow = zip(g, torch).allSatisfy { abs($0 - $1) <= 1e-5 + 1e-3 * abs($1) }
    let passesFast = fast.allSatisfy { direction in
      let sum = direction.tangent.reduce(0, +)
      return abs(direction.product(g) - direction.slope)
        <= 1e-5 * sum + 1e-3 * abs(direction.slope)
    }
    let τ = isFloat ? 2e-3 : 1e-5
    let passesJAX = [1, jaxCotangent].allSatisfy { c in
      abs(c * jax.product(g) - c * jax.slope) <= τ + τ * abs(c * jax.slope)
    }
    let passesCS231n = zip(g, cs231n).allSatisfy {
      abs($0 - $1) <= 1e-2 * max(abs($0), abs($1))
    }
    if !passesSlow { objections.insert(.torchSlow) }
    if !passesFast { objections.insert(.torchFast) }
    if !passesJAX { objections.insert(.jax) }
    if !passesCS231n { objections.insert(.cs231n) }
    return objections
  }
}

/// A loss as a function of its parameters, in some precision, for central differences.
private struct Probe<Scalar: BinaryFloatingPoint & Number> {
  private let network: Network<Scalar>
  private let examples: [Example<Scalar>]
  private let passes: [(z: [Vector<Scalar>], a: [Vector<Scalar>])]

  init(_ network: Network<Scalar>, _ examples: [Example<Scalar>]) {
    self.network = network
    self.examples = examples
    passes = examples.map { network.forward($0.input) }
  }

  /// The entries of each weight matrix and bias, in the order of ``Gradient/entries``.
  var tensors: [Range<Int>] {
    var first = 0
    return network.layers.flatMap { [$0.weights.elements.count, $0.bias.count] }.map { count in
      defer { first += count }
      return first..<first + count
    }
  }

  /// (L(w + h) − L(w − h)) / 2h for every parameter.
  func slopes(step h: Double) -> [Double] {
    network.layers.indices.flatMap { l in
      let layer = network.layers[l]
      let weights = (0..<layer.width).flatMap { j in
        let row = layer.weights.row(j)
        return row.indices.map { k in
          slope(h) { change in
            var row = row
            row[k] += change
            return loss(layer: l, unit: j, row: row, bias: layer.bias[j])
          }
        }
      }
      let biases = (0..<layer.width).map { j in
        slope(h) { loss(layer: l, unit: j, row: layer.weights.row(j), bias: layer.bias[j] + $0) }
      }
      return weights + biases
    }
  }

  /// The same along a direction that is zero outside `entries`.
  func slope(along tangent: [Double], at entries: Range<Int>, step h: Double) -> Double {
    slope(h) { change in
      var (layers, first) = (network.layers, 0)
      func move(_ values: inout [Scalar]) {
        for i in values.indices where entries.contains(first + i) {
          values[i] += change * Scalar(tangent[first + i - entries.lowerBound])
        }
        first += values.count
      }
      for l in layers.indices {
        move(&layers[l].weights.elements)
        move(&layers[l].bias.elements)
      }
      guard let moved = try? network.with(layers: layers) else { return .nan }
      return moved.loss(on: examples)
    }
  }

  private func slope(_ h: Double, _ loss: (Scalar) -> Scalar) -> Double {
    Double((loss(Scalar(h)) - loss(-Scalar(h))) / (2 * Scalar(h)))
  }

  /// The mean loss with other parameters of one unit; what lies below it is not computed anew.
  private func loss(layer l: Int, unit j: Int, row: Vector<Scalar>, bias: Scalar) -> Scalar {
    var sum = Scalar.zero
    for (example, pass) in zip(examples, passes) {
      let below = l == 0 ? example.input : pass.a[l - 1]
      var z = pass.z[l]
      z[j] = row.ᵀ * below + bias
      var a = network.layers[l].activation(z)
      for layer in network.layers[(l + 1)...] {
        z = layer.weights * a + layer.bias
        a = layer.activation(z)
      }
      sum += network.loss.value(z: z, a: a, target: example.target)
    }
    return sum / Scalar(examples.count)
  }
}
