import Networks
import Numbers

/// A mistake planted in a right gradient, to see whether a check finds it.
enum SeededMistake: Hashable, CaseIterable {
  case droppedEntry, entryOffBy1e4, entryOffBy1e5, entryOffBy1e7, entryOffBy1e10
  case factorTwo, factorHalf, flippedSign, sumForMean, meanOverOutputs, meanOverAll
  case allZero, layerMissing, biasMissing, biasWrongAxis
  case transposed, layersExchanged, singleExample
  case derivativeMissing, derivativeAtActivation, softmaxElementwise, wrongWeights, otherLoss

  /// In words, for a table.
  var description: String {
    switch self {
    case .droppedEntry: "one entry dropped"
    case .entryOffBy1e4: "one entry off by 1e-4"
    case .entryOffBy1e5: "one entry off by 1e-5"
    case .entryOffBy1e7: "one entry off by 1e-7"
    case .entryOffBy1e10: "one entry off by 1e-10"
    case .factorTwo: "factor 2"
    case .factorHalf: "factor ½"
    case .flippedSign: "sign flipped"
    case .sumForMean: "sum for mean"
    case .meanOverOutputs: "divided by K"
    case .meanOverAll: "divided by nK"
    case .allZero: "all zero"
    case .layerMissing: "one layer zero"
    case .biasMissing: "bias zero"
    case .biasWrongAxis: "bias, wrong axis"
    case .transposed: "transposed"
    case .layersExchanged: "layers exchanged"
    case .singleExample: "one example only"
    case .derivativeMissing: "g′ left out"
    case .derivativeAtActivation: "g′ at a"
    case .softmaxElementwise: "softmax elementwise"
    case .wrongWeights: "W_l for W_{l+1}"
    case .otherLoss: "another loss"
    }
  }

  /// How large the error in one entry is, relative to it.
  private var relativeError: Double? {
    switch self {
    case .droppedEntry: -1
    case .entryOffBy1e4: 1e-4
    case .entryOffBy1e5: 1e-5
    case .entryOffBy1e7: 1e-7
    case .entryOffBy1e10: 1e-10
    default: nil
    }
  }

  /// Whether a gradient of this precision can show it.
  func isVisible(in precision: Precision) -> Bool {
    relativeError.map { abs($0) >= precision.resolution } ?? true
  }
}

/// A gradient with a planted mistake.
struct SeededGradient {
  let claim: ClaimedGradient

  /// The layer whose diagnosis is looked at, from 0.
  let layer: Int

  /// The part that is looked at.
  let isBias: Bool

  /// The name that it should be given; `nil` where the numbers do not determine one.
  let name: String?

  /// The entry that was changed, in the order of ``Gradient/entries``, where it is a single one.
  var entry: Int?
}

/// Plants mistakes in the gradients of one network.
struct Seeder<Scalar: BinaryFloatingPoint & Number> {
  private let right: PlainBackpropagation<Scalar>
  private let gradient: Gradient<Double>

  init(_ network: Network<Double>, _ examples: [Example<Double>]) {
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
    switch mistake {
    case .droppedEntry: entry(-1, &generator)
    case .entryOffBy1e4: entry(1e-4, &generator)
    case .entryOffBy1e5: entry(1e-5, &generator)
    case .entryOffBy1e7: entry(1e-7, &generator)
    case .entryOffBy1e10: entry(1e-10, &generator)
    case .factorTwo: scaled(by: 2)
    case .factorHalf: scaled(by: 0.5)
    case .flippedSign: scaled(by: -1)
    case .sumForMean: scaled(by: n)
    case .meanOverOutputs: scaled(by: 1 / outputs)
    case .meanOverAll: scaled(by: 1 / (n * outputs))
    case .allZero: found(gradient.map { _ in 0 }, last, nil)
    case .layerMissing: layerMissing()
    case .biasMissing: biasMissing(Int.random(in: 0...last, using: &generator))
    case .biasWrongAxis: biasWrongAxis(Int.random(in: 0...last, using: &generator))
    case .transposed: transposed()
    case .layersExchanged: layersExchanged()
    case .singleExample: singleExample(&generator)
    default: inDelta(mistake)
    }
  }

  private func found(
    _ wrong: Gradient<Double>, _ layer: Int, _ name: String?, isBias: Bool = false
  ) -> SeededGradient? {
    guard wrong != gradient else { return nil }
    return SeededGradient(
      claim: ClaimedGradient(wrong), layer: layer, isBias: isBias, name: name)
  }

  /// One entry, which is not 0, off by a relative error.
  private func entry(_ error: Double, _ generator: inout SplitMix64) -> SeededGradient? {
    let nonzero = gradient.entries.indices.filter { gradient.entries[$0] != 0 }
    guard let place = nonzero.randomElement(using: &generator) else { return nil }
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
    var seeded = found(
      wrong, parameter.layer, count > 1 ? "entries" : nil, isBias: parameter.from == nil)
    seeded?.entry = place
    return seeded
  }

  private func scaled(by factor: Double) -> SeededGradient? {
    found(gradient.map { Double(Scalar($0) * Scalar(factor)) }, last, "factor")
  }

  /// The layer with the smallest entries, missing beside larger ones.
  private func layerMissing() -> SeededGradient? {
    let sizes = gradient.layers.map { $0.weights.elements.map(abs).max() ?? 0 }
    guard last > 0, let smallest = sizes.indices.min(by: { sizes[$0] < sizes[$1] }) else {
      return nil
    }
    var wrong = gradient
    wrong.layers[smallest].weights = wrong.layers[smallest].weights.map { _ in 0 }
    wrong.layers[smallest].bias = wrong.layers[smallest].bias.map { _ in 0 }
    return found(wrong, smallest, nil)
  }

  private func biasMissing(_ l: Int) -> SeededGradient? {
    var wrong = gradient
    wrong.layers[l].bias = wrong.layers[l].bias.map { _ in 0 }
    return found(wrong, l, "bias-missing", isBias: true)
  }

  /// The sum of all δ of a layer, for every unit, as a sum without an axis gives.
  private func biasWrongAxis(_ l: Int) -> SeededGradient? {
    guard right.network.layers[l].width > 1 else { return nil }
    let δ = right.examples.map { right.deltas($0).δ[l] }
    var wrong = gradient
    let sum = Double(δ.flatMap { $0 }.reduce(0, +))
    wrong.layers[l].bias = wrong.layers[l].bias.map { _ in sum }
    return found(wrong, l, "bias-wrong-axis", isBias: true)
  }

  /// The first square layer, or else any.
  private func transposed() -> SeededGradient? {
    let layers = gradient.layers
    let square = layers.firstIndex { $0.weights.rows == $0.weights.columns && $0.weights.rows > 1 }
    guard let l = square ?? layers.firstIndex(where: { $0.weights.rows > 1 }) else { return nil }
    var wrong = ClaimedGradient(gradient)
    wrong.layers[l].weights = layers[l].weights.ᵀ.matrix
    guard wrong != ClaimedGradient(gradient) else { return nil }
    return SeededGradient(claim: wrong, layer: l, isBias: false, name: "transposed")
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
