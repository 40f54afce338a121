//===----------------------------------------------------------------------===//
// A network's run, computed as far as it is asked for.
//===----------------------------------------------------------------------===//

import Networks
import Numbers

/// A network's run over a number system, with the values of indices and variables at one point.
///
/// Quantities are computed when they are asked for. A world with a seed has tangent 1 there, and
/// everything downstream of it follows: that is what ∂A/∂B means for every A and B.
final class World<Base: Number> {
  /// A number with room for a derivative and for a derivative of it.
  typealias N = Dual<Dual<Base>>

  /// What is asked of a world with a seed.
  enum Query {
    case node(Node)
    case loss(sample: Int)
    case apply(ActivationKind, N)
  }

  let spec: Spec
  let settings: Settings
  let parameters: Parameters<N>
  /// What is differentiated by, the outer derivative first: the numbers that carry tangents.
  let seeds: [Seed]

  // The point.
  var indices: [String: Int] = [:]
  var extents: [String: Extent] = [:]
  var sampleIndices: Set<String> = []
  var variables: [String: Value<N>] = [:]
  /// The example that symbols without a sample index are about.
  var sample = 0
  let constant: (String) -> Base
  let variable: (String) -> Base
  var reading = Reading()

  /// Indices that a sum has taken over, with what they were outside it.
  var shadowed: [String: (value: Int?, extent: Extent?)] = [:]
  var shadowedDemands: [String: Extent] = [:]

  // What an evaluation finds out.
  var isProbing = false
  var demands: [String: Extent] = [:]
  var assumptions: Set<String> = []
  var remarks: Set<String> = []
  /// The largest unit that is written out, by layer.
  var literals: [Int: Int] = [:]
  /// Whether dots lead to an index that is no number: then the first entries say nothing of how many
  /// there are.
  var isOpenEnded = false
  /// Whether something was taken from one of several branches.
  var meetsBranches = false
  /// Whether a side had a value anywhere.
  var hasDefinedEntries = false
  var ranges: [RangeKey: Extent] = [:]
  var scope = 0
  var steps = 0

  private var activations: [[Int: [N]]]
  private var preactivations: [[Int: [N]]]
  private var deltas: [[Int: [N]]]
  /// Where names that the text has given formulas are held as they are, the world to look them up in.
  var held: World?
  /// The same world with one seed more.
  var lifted: [Seed: World] = [:]
  /// The same world without the last seed.
  unowned var base: World?

  init(
    _ spec: Spec, _ settings: Settings, _ parameters: Parameters<N>, seeds: [Seed] = [],
    constant: @escaping (String) -> Base, variable: @escaping (String) -> Base
  ) {
    self.spec = spec
    self.settings = settings
    self.parameters = parameters
    self.seeds = seeds
    self.constant = constant
    self.variable = variable
    let empty = [[Int: [N]]](repeating: [:], count: spec.depth + 1)
    (activations, preactivations, deltas) = (empty, empty, empty)
  }

  /// Values at a place, with the tangents that are set there.
  func marked(_ values: [N], at place: Seed.Place) -> [N] {
    var values = values
    for (order, seed) in seeds.enumerated()
    where seed.place == place && values.indices.contains(seed.row) {
      values[seed.row].seed(order)
    }
    return values
  }

  func weights(into layer: Int) -> [N] {
    var values = parameters.weights[layer]
    for (order, seed) in seeds.enumerated() where seed.place == .weight(layer: layer) {
      values[seed.row * spec.widths[layer - 1] + seed.column].seed(order)
    }
    return values
  }

  func biases(into layer: Int) -> [N] {
    marked(parameters.biases[layer], at: .bias(layer: layer))
  }

  func target(_ sample: Int) -> [N] {
    marked(parameters.targets[sample], at: .target(sample: sample))
  }

  func activation(_ layer: Int, _ sample: Int) throws -> [N] {
    if let known = activations[layer][sample] { return known }
    if let base, isAside(.activation(layer: layer, sample: sample)) {
      return try base.activation(layer, sample)
    }
    let place = Seed.Place.activation(layer: layer, sample: sample)
    let values: [N]
    if layer == 0 {
      values = parameters.inputs[sample]
    } else {
      values = try apply(spec.function(of: layer), to: preactivation(layer, sample))
    }
    activations[layer][sample] = marked(values, at: place)
    return activations[layer][sample] ?? values
  }

  func preactivation(_ layer: Int, _ sample: Int) throws -> [N] {
    if let known = preactivations[layer][sample] { return known }
    if let base, isAside(.preactivation(layer: layer, sample: sample)) {
      return try base.preactivation(layer, sample)
    }
    let a = try activation(layer - 1, sample)
    let w = weights(into: layer)
    var z = biases(into: layer)
    for j in z.indices {
      for k in a.indices { z[j] += w[j * a.count + k] * a[k] }
    }
    z = marked(z, at: .preactivation(layer: layer, sample: sample))
    preactivations[layer][sample] = z
    return z
  }

  /// Whether the last seed cannot reach a quantity: it is one of another example, or of a layer above.
  private func isAside(_ place: Seed.Place) -> Bool {
    guard let seed = seeds.last?.place, let from = seed.stage, let to = place.stage else {
      return false
    }
    if let a = seed.sample, let b = place.sample, a != b { return true }
    return to < from
  }

  /// ∂(loss of the example)/∂z, by duals.
  func delta(_ layer: Int, _ sample: Int) throws -> [N] {
    if let known = deltas[layer][sample] { return known }
    let values = try (0..<spec.widths[layer]).map { unit in
      let seed = Seed(place: .preactivation(layer: layer, sample: sample), row: unit)
      return try derivative(by: seed, of: .loss(sample: sample)).elements[0]
    }
    deltas[layer][sample] = marked(values, at: .delta(layer: layer, sample: sample))
    return deltas[layer][sample] ?? values
  }

  func constant(named name: String) -> N {
    marked([N(Dual(constant(name)))], at: .constant(name))[0]
  }

  func variable(named name: String) -> N {
    marked([N(Dual(variable(name)))], at: .constant(name))[0]
  }

  /// max(0, x).
  func relu(_ x: N) -> N {
    meetsBranches = true
    return N.relu(x)
  }

  /// 1 where x is positive, 0 elsewhere.
  func step(_ x: N) -> N {
    meetsBranches = true
    return N.step(x)
  }

  /// What an activation function makes of a vector.
  func apply(_ kind: ActivationKind, to z: [N]) throws -> [N] {
    switch kind {
    case .known(.identity): return z
    case .known(.sigmoid): return z.map(N.sigmoid)
    case .known(.tanh): return z.map(N.tanh)
    case .known(.relu): return z.map(relu)
    case .known(.softmax):
      let e = z.map(N.exp)
      let sum = e.reduce(N.zero, +)
      return e.map { $0 / sum }
    case .known(let other): return other(Vector(z)).elements
    case .formula(let formula):
      return try z.map { try value(of: formula, [Value(scalar: $0)]).elements[0] }
    }
  }

  /// The elementwise derivative; of softmax the diagonal, which is what such a rule would use.
  func derivative(_ kind: ActivationKind, at z: [N]) throws -> [N] {
    switch kind {
    case .known(.identity): return z.map { _ in .one }
    case .known(.sigmoid): return z.map(N.sigmoidDerivative)
    case .known(.tanh): return z.map(N.tanhDerivative)
    case .known(.relu): return z.map(step)
    case .known(.softmax): return try apply(kind, to: z).map { $0 * (.one - $0) }
    case .known(let other): return other.derivative(Vector(z)).elements
    case .formula:
      let seed = Seed(place: .variable(""), row: 0)
      return try z.map { try derivative(by: seed, of: .apply(kind, $0)).elements[0] }
    }
  }

  func loss(_ sample: Int) throws -> N {
    if let base, isAside(.loss(sample: sample)) { return try base.loss(sample) }
    return marked([try unmarkedLoss(sample)], at: .loss(sample: sample))[0]
  }

  private func unmarkedLoss(_ sample: Int) throws -> N {
    switch spec.loss {
    case .known:
      return try loss(ofOutput: activation(spec.depth, sample), sample: sample)
    case .formula(let formula):
      let saved = self.sample
      defer { self.sample = saved }
      self.sample = sample
      return try value(of: formula, []).elements.reduce(N.zero, +)
    }
  }

  /// The loss as a function of the output. A cross-entropy of numbers that are no probabilities is
  /// that of their softmax, or of their sigmoid.
  func loss(ofOutput a: [N], sample: Int) throws -> N {
    guard case .known(let loss) = spec.loss else {
      throw NotEvaluable(message: "the loss displayed as a function of an output", source: 0..<0)
    }
    guard spec.hasLogits else { return Self.loss(loss, a, target(sample)) }
    let function = loss == .crossEntropy ? Activation.softmax : .sigmoid
    return Self.loss(loss, try apply(.known(function), to: a), target(sample))
  }

  private static func loss(_ loss: Loss, _ a: [N], _ y: [N]) -> N {
    var total = N.zero
    for j in a.indices {
      switch loss {
      case .halfSquaredError, .squaredError:
        let error = a[j] - y[j]
        total += error * error
      case .crossEntropy: total -= y[j] * N.log(a[j])
      case .binaryCrossEntropy:
        total -= y[j] * N.log(a[j]) + (.one - y[j]) * N.log(.one - a[j])
      }
    }
    return loss == .halfSquaredError ? N(0.5) * total : total
  }

  /// The sum of the losses of all examples.
  func totalLoss() throws -> N {
    try (0..<spec.samples).reduce(N.zero) { try $0 + loss($1) }
  }

  /// What weight decay adds to a loss.
  func decayed() -> N {
    guard let decay = spec.decay else { return .zero }
    let squares = (1...spec.depth).flatMap { weights(into: $0) }.reduce(N.zero) { $0 + $1 * $1 }
    let share = decay.isPerExample ? N(0.5) / N(spec.samples) : N(0.5)
    return share * constant(named: decay.constant) * squares
  }
}
