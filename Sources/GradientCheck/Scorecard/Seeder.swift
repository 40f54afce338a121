import Networks
import Numbers

/// Plants mistakes in the gradients of one network.
struct Seeder<Scalar: BinaryFloatingPoint & Number> {
  private let right: PlainBackpropagation<Scalar>
  private let gradient: Gradient<Double>

  /// Whether an error in an entry, relative to it, is larger than the entry's own rounding.
  private let resolves: (_ error: Double, _ entry: Int) -> Bool

  init(
    _ network: Network<Double>, _ examples: [Example<Double>],
    resolves: @escaping (_ error: Double, _ entry: Int) -> Bool
  ) {
    self.resolves = resolves
    right = PlainBackpropagation(
      network: network.map { Scalar($0) }, examples: examples.map { $0.map { Scalar($0) } })
    gradient = right.gradient()
  }

  private var n: Double { Double(right.examples.count) }
  private var outputs: Double { Double(right.network.layers[last].width) }
  private var last: Int { right.network.layers.count - 1 }

  /// The gradient with a mistake; `nil` where the mistake cannot be made in this network, or makes
  /// no difference.
  func seed(
    _ mistake: SeededMistake, using generator: inout SplitMix64
  ) -> SeededGradient? {
    if let error = mistake.relativeError { return entry(error, &generator) }
    return switch mistake {
    case .factorTwo: scaled(by: 2)
    case .factorHalf: scaled(by: 0.5)
    case .flippedSign: scaled(by: -1)
    case .sumForMean: scaled(by: n)
    case .meanOverOutputs: scaled(by: 1 / outputs)
    case .meanOverAll: scaled(by: 1 / (n * outputs))
    case .allZero: found(gradient.map { _ in 0 }, last, nil)
    case .allZeroSmall:
      gradient.entries.allSatisfy { abs($0) < 1e-5 }
        ? found(gradient.map { _ in 0 }, last, nil) : nil
    case .layerMissing: layerMissing(beside: 0)
    case .layerMissingBesideLarge: layerMissing(beside: 10_000)
    case .biasMissing: biasMissing(Int.random(in: 0...last, using: &generator))
    case .biasWrongAxis: biasWrongAxis(Int.random(in: 0...last, using: &generator))
    case .transposed: transposed()
    case .layersExchanged: layersExchanged()
    case .singleExample: singleExample(&generator)
    default: inDelta(mistake)
    }
  }

  private func found(_ wrong: Gradient<Double>, _ layer: Int, _ name: String?) -> SeededGradient? {
    guard wrong != gradient else { return nil }
    return SeededGradient(claim: ClaimedGradient(wrong), layer: layer, name: name)
  }

  /// One entry, which is not 0, off by a relative error that its own rounding does not hide.
  private func entry(_ error: Double, _ generator: inout SplitMix64) -> SeededGradient? {
    let entries = gradient.entries
    let drawn = entries.indices.filter { entries[$0] != 0 }.shuffled(using: &generator)
    guard let tries = drawn.firstIndex(where: { resolves(error, $0) }) else { return nil }
    let place = drawn[tries]
    let parameter = right.network.parameters[place]
    var wrong = gradient
    func change(_ value: inout Double) { value = Double(Scalar(value * (1 + error))) }
    if let from = parameter.from {
      change(&wrong.layers[parameter.layer].weights[parameter.to, from])
    } else {
      change(&wrong.layers[parameter.layer].bias[parameter.to])
    }
    // A part with a single entry has no others that are right.
    let layer = right.network.layers[parameter.layer]
    let count = parameter.from == nil ? layer.width : layer.weights.elements.count
    var seeded = found(wrong, parameter.layer, count > 1 ? "entries" : nil)
    seeded?.passedOver = tries
    return seeded
  }

  private func scaled(by factor: Double) -> SeededGradient? {
    found(gradient.map { Double(Scalar($0) * Scalar(factor)) }, last, "factor")
  }

  /// The size of each layer's largest derivative by a weight.
  private var sizes: [Double] {
    gradient.layers.map { $0.weights.elements.map(abs).max() ?? 0 }
  }

  /// The layer with the smallest entries, missing beside another that is larger by a factor.
  private func layerMissing(beside factor: Double) -> SeededGradient? {
    let sizes = sizes
    guard last > 0, let smallest = sizes.indices.min(by: { sizes[$0] < sizes[$1] }),
      sizes.contains(where: { $0 >= factor * sizes[smallest] })
    else { return nil }
    var wrong = gradient
    wrong.layers[smallest].weights = wrong.layers[smallest].weights.map { _ in 0 }
    wrong.layers[smallest].bias = wrong.layers[smallest].bias.map { _ in 0 }
    return found(wrong, smallest, nil)
  }

  private func biasMissing(_ l: Int) -> SeededGradient? {
    var wrong = gradient
    wrong.layers[l].bias = wrong.layers[l].bias.map { _ in 0 }
    return found(wrong, l, "bias-missing")
  }

  /// The sum of all δ of a layer, for every unit, as a sum without an axis gives.
  private func biasWrongAxis(_ l: Int) -> SeededGradient? {
    guard right.network.layers[l].width > 1 else { return nil }
    let δ = right.examples.map { right.deltas($0).δ[l] }
    var wrong = gradient
    let sum = Double(δ.flatMap { $0 }.reduce(0, +))
    wrong.layers[l].bias = wrong.layers[l].bias.map { _ in sum }
    return found(wrong, l, "bias-wrong-axis")
  }

  /// The first square layer, or else any.
  private func transposed() -> SeededGradient? {
    let layers = gradient.layers
    let square = layers.firstIndex { $0.weights.rows == $0.weights.columns && $0.weights.rows > 1 }
    guard let l = square ?? layers.firstIndex(where: { $0.weights.rows > 1 }) else { return nil }
    var wrong = ClaimedGradient(gradient)
    wrong.layers[l].weights = layers[l].weights.ᵀ.matrix
    guard wrong != ClaimedGradient(gradient) else { return nil }
    return SeededGradient(claim: wrong, layer: l, name: "transposed")
  }

  private func layersExchanged() -> SeededGradient? {
    guard last > 0 else { return nil }
    var wrong = gradient
    wrong.layers.swapAt(0, 1)
    return found(wrong, 1, "layer-exchanged")
  }

  private func singleExample(_ generator: inout SplitMix64) -> SeededGradient? {
    guard right.examples.count > 1 else { return nil }
    let i = Int.random(in: right.examples.indices, using: &generator)
    let single = PlainBackpropagation(network: right.network, examples: [right.examples[i]])
    return found(single.gradient(), last, "single-example")
  }

  /// A mistake that enters in δ.
  private func inDelta(_ mistake: SeededMistake) -> SeededGradient? {
    var wrong = right
    // Left out in the output layer too, g′ would be that of another loss; look at a hidden layer.
    var (layer, name) = (max(0, last - 1), "")
    switch mistake {
    case .derivativeMissing: (wrong.derivative, name) = (.missing, "derivative-missing")
    case .derivativeAtActivation:
      (wrong.derivative, name) = (.atActivation, "derivative-at-activation")
    case .softmaxElementwise:
      guard right.network.loss == .crossEntropy else { return nil }
      (wrong.output, layer, name) = (.elementwise, last, "softmax-elementwise")
    case .wrongWeights:
      let widths = right.network.widths
      guard last > 0, Set(widths).count == 1, widths[0] > 1 else { return nil }
      (wrong.takesOwnWeights, name) = (true, "wrong-weights")
    default:
      let other: Loss = right.network.loss.isSquaredError ? .binaryCrossEntropy : .halfSquaredError
      guard other.accepts(right.network.output) else { return nil }
      (wrong.output, layer, name) = (.otherLoss(other), last, "other-loss")
    }
    return found(wrong.gradient(), layer, name)
  }
}
