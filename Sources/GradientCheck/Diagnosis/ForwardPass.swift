import Networks
import Numbers

/// The forward passes over all examples, plain or with mistakes in them or in the targets.
final class ForwardPass {
  let mistakes: [Mistake]
  let network: Network<Double>

  /// As they were applied; with a mistake not the network's.
  let activations: [Activation]

  /// What is taken for σ, where it is another function.
  private let sigmoid: SigmoidMistake?

  /// Which activations were dropped, where some were.
  private let dropout: Dropout?

  /// A mask for δ alone.
  private let mask: (own: Dropout, isBeside: Bool)?

  /// What is done in place of a = g(W a + b), layer by layer.
  private let steps: [ForwardStep?]
  let targets: Signal

  /// What each layer of parameters receives: x, a_1, …, a_{L−1}.
  let below: [Signal]
  let z: [Signal]
  let a: [Signal]

  var examples: Int { targets.examples }
  var last: Int { network.layers.count - 1 }

  init(
    of network: Network<Double>, on examples: [Example<Double>], with mistakes: [Mistake] = []
  ) {
    let network = Self.cast(network, mistakes)
    (self.network, self.mistakes) = (network, mistakes)
    activations = Self.activations(network, mistakes)
    targets = Self.targets(Signal(examples.map(\.target)), mistakes)
    sigmoid = mistakes.firstMatch { if case .sigmoidMiswritten(let own) = $0 { own } else { nil } }
    steps = Self.steps(network, mistakes)
    dropout = mistakes.firstMatch { if case .dropout(let own) = $0 { own } else { nil } }
    mask = mistakes.firstMatch {
      if case .slopeMask(let own, let isBeside) = $0 { (own, isBeside) } else { nil }
    }
    var (below, zs, activated): ([Signal], [Signal], [Signal]) = ([], [], [])
    var a = Signal(examples.map(\.input))
    for case .inputsChanged(let map) in mistakes { a = map(a) }
    for (l, (layer, activation)) in zip(network.layers, activations).enumerated() {
      below.append(a)
      if let step = steps[l] {
        zs.append(step.preActivation(l, network, below: below))
        a = step.activation(zs[l], activation, bias: layer.bias)
        activated.append(a)
        continue
      }
      var z = a.carried(by: layer.weights, transposed: false)
      if Self.addsBias(l, mistakes) { z.add(layer.bias, times: 1) }
      a =
        activation == .sigmoid
        ? sigmoid?(z) ?? activation.applied(to: z) : activation.applied(to: z)
      if let dropout { a = dropout(a, of: l) }
      zs.append(z)
      activated.append(a)
    }
    for case .softmax(let mistake) in mistakes {
      activated[activated.count - 1] = mistake(z: zs[zs.count - 1], a: a)
    }
    (self.below, z, self.a) = (below, zs, activated)
  }

  /// Whether layer l has its bias.
  private static func addsBias(_ l: Int, _ mistakes: [Mistake]) -> Bool {
    !mistakes.contains(.biasesNotAdded(layer: nil))
      && !mistakes.contains(.biasesNotAdded(layer: l + 1))
  }

  /// The same pass with other targets.
  init(_ other: ForwardPass, targets: Signal) {
    (network, mistakes, activations) = (other.network, other.mistakes, other.activations)
    (sigmoid, steps, self.targets) = (other.sigmoid, other.steps, targets)
    (dropout, mask) = (other.dropout, other.mask)
    (below, z, a) = (other.below, other.z, other.a)
  }

  /// g′ of layer l at every unit, as a program has it that takes its own a for g(z).
  func slopes(of l: Int) -> Signal {
    guard sigmoid != nil && activations[l] == .sigmoid else {
      return activations[l].slopes(z: z[l], a: a[l])
    }
    var slopes = a[l].map { $0 * (1 - $0) }
    for i in slopes.values.indices { slopes.sizes[i] = a[l].sizes[i] * (1 + a[l].sizes[i]) }
    return slopes
  }

  /// What is taken for g′ of layer l, in each way that a program may have it.
  func slopeVariants(of l: Int) -> [Signal] {
    if let mask, mask.own.layers.contains(l + 1) {
      return [mask.own.masked(slopes(of: l), of: l, isBeside: mask.isBeside)]
    }
    if let dropout, l < last {
      return dropout.slopes(
        slopes(of: l), left: activations[l].slopes(ofActivations: a[l]), of: l)
    }
    return steps[l]?.slopes(z: z[l], a: a[l], activations[l]) ?? [slopes(of: l)]
  }

  /// The network with its parameters cast to another type, where they are.
  private static func cast(_ network: Network<Double>, _ mistakes: [Mistake]) -> Network<Double> {
    for case .parametersOf(let format, let withBiases) in mistakes {
      let layers = network.layers.map { layer in
        var own = layer
        own.weights = layer.weights.map { format($0) }
        if withBiases { own.bias = layer.bias.map { format($0) } }
        return own
      }
      return (try? network.with(layers: layers)) ?? network
    }
    return network
  }

  private static func steps(
    _ network: Network<Double>, _ mistakes: [Mistake]
  ) -> [ForwardStep?] {
    network.layers.indices.map { l in
      for case .forwardStep(let step, let place) in mistakes
      where place.contains(l, of: network.layers.count) {
        return step
      }
      return nil
    }
  }

  private static func activations(
    _ network: Network<Double>, _ mistakes: [Mistake]
  ) -> [Activation] {
    network.layers.enumerated().map { l, layer in
      let isHidden = l + 1 < network.layers.count
      for case .otherActivation(let other, let place) in mistakes
      where place == l + 1 || (place == nil && isHidden) {
        return other
      }
      return layer.activation
    }
  }

  private static func targets(_ y: Signal, _ mistakes: [Mistake]) -> Signal {
    return mistakes.reduce(y) { y, mistake in
      switch mistake {
      case .otherTargets(let map): map(y)
      case .labelsShiftedOut(let shift):
        y.mapExamples { y in
          Vector(y.indices.map { y.indices.contains($0 - shift) ? y[$0 - shift] : 0 })
        }
      case .labelsShifted(let shift):
        y.mapExamples { y in
          Vector(y.indices.map { y[($0 + y.count - shift) % y.count] })
        }
      default: y
      }
    }
  }

  /// The mistakes in the targets that are tried whatever is claimed, for others may be made beside
  /// them; ``TargetSearch`` finds all others.
  static func targetMistakes(in network: Network<Double>, examples n: Int) -> [Mistake] {
    let width = network.layers[network.layers.count - 1].width
    var result: [Mistake] = []
    if n > 1 { result.append(.otherTargets(.shift(1))) }
    if n > 2 { result += [.otherTargets(.shift(-1)), .otherTargets(.reversed)] }
    if n > 1 && network.loss == .crossEntropy {
      result += [TargetMap.everyLabel, .rowsOfLabels, .nothing].map { .otherTargets($0) }
    }
    if width > 1 { result += Set([1, width - 1]).sorted().map { .labelsShifted(by: $0) } }
    if width > 1 && network.loss == .crossEntropy {
      result += [1, -1].map { .labelsShiftedOut(by: $0) }
    }
    return result
  }

  /// Every mistake that can be made on the way to the output.
  static func mistakes(in network: Network<Double>, examples n: Int) -> [Mistake] {
    let last = network.layers.count
    let width = network.layers[last - 1].width
    var result: [Mistake] = [.biasesNotAdded(layer: nil)]
    if last > 1 { result += (1...last).map { .biasesNotAdded(layer: $0) } }
    result += NumberFormat.allCases.flatMap { format in
      [true, false].map { .parametersOf(format, withBiases: $0) }
    }
    let inputs = network.layers[0].weights.columns
    result += InputMap.all(ofWidth: inputs).map { .inputsChanged($0) }
    if network.layers.contains(where: { $0.activation == .sigmoid }) {
      result += SigmoidMistake.allCases.map { .sigmoidMiswritten($0) }
    }
    let elementwise = Activation.allCases.filter { $0 != .softmax }
    if last > 1 { result += elementwise.map { .otherActivation($0, layer: nil) } }
    if last > 2 {
      for l in 1..<last { result += elementwise.map { .otherActivation($0, layer: l) } }
    }
    result += Activation.allCases.filter { $0 != network.output && ($0 != .softmax || width > 1) }
      .map { .otherActivation($0, layer: last) }
    if network.output == .softmax {
      result += SoftmaxMistake.allCases.filter { n > 1 || $0 == .twice || $0 == .notNormalised }
        .map { .softmax($0) }
    }
    return result
  }
}

extension ForwardPass {
  /// The examples that have each target, in the order of the first of them.
  var kindsOfTarget: [[Int]] {
    var kinds: [[Int]] = []
    for i in 0..<examples {
      let own = targets[example: i].elements
      let place = kinds.firstIndex { targets[example: $0[0]].elements == own }
      if let place { kinds[place].append(i) } else { kinds.append([i]) }
    }
    return kinds
  }

  /// How many numbers all forward passes with such mistakes may hold.
  private static let mostNumbers = 20_000_000

  /// The mistakes in single layers, and those in all hidden ones, as many as fit into memory: between
  /// layers of one shape there are as many as pairs of them.
  static func steps(in network: Network<Double>, examples n: Int) -> [Mistake] {
    let all = network.layers.indices.map { ForwardStep.all(in: $0, of: network, examples: n) }
    let single = all.enumerated().flatMap { l, steps in
      steps.map { Mistake.forwardStep($0, in: .layer(l + 1)) }
    }
    func shared(_ layers: some Collection<[ForwardStep]>, _ place: ForwardPlace) -> [Mistake] {
      guard layers.count > 1 else { return [] }
      return all[0].filter { step in layers.allSatisfy { $0.contains(step) } }
        .map { .forwardStep($0, in: place) }
    }
    let units = network.layers.reduce(1) { $0 + $1.weights.rows + $1.weights.columns }
    let (numbers, isOver) = units.multipliedReportingOverflow(by: max(1, n))
    let count = isOver ? 0 : mostNumbers / numbers
    return Array(
      (shared(all.dropLast(), .hidden) + shared(all, .everywhere) + single).prefix(count))
  }
}

extension Activation {
  /// g at every number of a signal; of softmax, of every example. What z may be off is carried on.
  func applied(to z: Signal) -> Signal {
    var a = z.mapExamples { self($0) }
    if self == .softmax {
      for i in a.values.indices {
        let first = i / z.units * z.units
        a.sizes[i] *= 1 + (z.sizes[first..<first + z.units].max() ?? 0)
      }
    } else {
      let slopes = z.mapExamples(derivative)
      for i in a.values.indices { a.sizes[i] += abs(slopes.values[i]) * z.sizes[i] }
    }
    return a
  }
}

extension [Mistake] {
  /// What the first mistake gives that gives anything.
  fileprivate func firstMatch<Found>(_ found: (Mistake) -> Found?) -> Found? {
    for mistake in self {
      if let own = found(mistake) { return own }
    }
    return nil
  }
}
