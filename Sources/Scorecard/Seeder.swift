import GradientCheck
import Networks
import Numbers

/// A gradient with planted mistakes.
struct SeededGradient {
  let claim: ClaimedGradient

  /// The names that a diagnosis should give, beside those of what is unknown; `nil` where the numbers do
  /// not determine them.
  let names: Set<String>?

  /// Entries that were drawn for the mistake and passed over, since their own rounding would hide
  /// it.
  var passedOver = 0

  /// Whether one of the explanations has these mistakes and no others.
  func isNamed(by grade: Grade) -> Bool {
    grade.explanations.contains { causes in
      let found = Set(causes.map(\.mistake.name))
      return found == names
        || (names == [] && found.isSubset(of: ["unknown", "unknown-delta"]))
    }
  }
}

/// Plants mistakes in the gradients of one network.
struct Seeder<Scalar: BinaryFloatingPoint & Number> {
  private let right: PlainBackpropagation<Scalar>
  private let gradient: Gradient<Double>
  private let grader: Grader

  init(_ network: Network<Double>, _ examples: [Example<Double>], _ grader: Grader) {
    self.grader = grader
    right = PlainBackpropagation(
      network: network.map { Scalar($0) }, examples: examples.map { $0.map { Scalar($0) } })
    gradient = right.gradient()
  }

  private var last: Int { right.network.layers.count - 1 }

  /// The gradient with a mistake; `nil` where the mistake cannot be made in this network, or makes
  /// no difference.
  func seed(
    _ mistake: SeededMistake, using generator: inout SplitMix64
  ) -> SeededGradient? {
    if let error = mistake.relativeError { return entry(error, &generator) }
    return switch mistake {
    case .allZero: found(gradient.map { _ in 0 }, mistake)
    case .allZeroSmall:
      gradient.entries.allSatisfy { abs($0) < 1e-5 } ? found(gradient.map { _ in 0 }, mistake) : nil
    case .rounded: rounded(mistake)
    case .layerMissing: layerMissing(mistake, beside: 0)
    case .layerMissingBesideLarge: layerMissing(mistake, beside: 10_000)
    default: computed([mistake], using: &generator)
    }
  }

  /// The gradient that is computed with several mistakes; `nil` where they cannot be made together,
  /// or one of them makes no difference.
  func computed(
    _ mistakes: [SeededMistake], using generator: inout SplitMix64
  ) -> SeededGradient? {
    guard Set(mistakes.map(\.place)).count == mistakes.count else { return nil }
    let (network, n) = (right.network, right.examples.count)
    var recipes = [Recipe()]
    for mistake in mistakes {
      let seed = generator.next()
      // With all mistakes, and with all but each one of them.
      for i in recipes.indices {
        var own = SplitMix64(seed: seed)
        var next = recipes[i]
        guard mistake.plant(in: &next, of: network, examples: n, using: &own) else { return nil }
        if i == 0 { recipes.append(recipes[0]) }
        recipes[i] = next
      }
    }
    // A loss whose δ has no g′ in it, and none below: that is one mistake.
    let slopes: [SeededMistake] = [.derivativeMissing, .derivativeMissingOnce]
    if mistakes.contains(.otherLoss) && mistakes.contains(where: slopes.contains) { return nil }
    // A bias of another length cannot be taken off.
    if recipes[0].newWeightsRate != nil && recipes[0].biasSum == .overUnits { return nil }
    let claims = recipes.map { recipe in
      var wrong = right
      wrong.recipe = recipe
      return wrong.claim()
    }
    let all = claims[0]
    guard claims.dropFirst().allSatisfy({ Self.differ($0, all) }), Self.isReadable(all, network, n)
    else { return nil }
    return SeededGradient(claim: all, names: Set(mistakes.compactMap(\.name)))
  }

  /// Whether two gradients differ by more than a trace.
  private static func differ(_ x: ClaimedGradient, _ y: ClaimedGradient) -> Bool {
    zip(x.layers, y.layers).contains { x, y in
      guard let a = x.weights, let b = y.weights, let c = x.bias, let d = y.bias else {
        return true
      }
      if a.rows != b.rows || a.columns != b.columns || c.count != d.count { return true }
      let (v, w) = (a.elements + c.elements, b.elements + d.elements)
      let size = (v + w).map(abs).max() ?? 0
      return zip(v, w).contains { abs($0 - $1) > 1e-3 * size }
    }
  }

  /// Whether the shapes are those of some layer, as the reader of files demands.
  private static func isReadable(
    _ claim: ClaimedGradient, _ network: Network<Scalar>, _ examples: Int
  ) -> Bool {
    let counts = network.layers.map(\.width) + [examples, 1]
    let shapes = network.layers.map { [$0.width, $0.weights.columns] }
    return zip(claim.layers, shapes).allSatisfy { layer, own in
      guard let weights = layer.weights, let bias = layer.bias else { return true }
      let shape = [weights.rows, weights.columns]
      return counts.contains(bias.count) && (shapes + [own.reversed()]).contains(shape)
    }
  }

  private func found(_ wrong: Gradient<Double>, _ mistake: SeededMistake) -> SeededGradient? {
    guard wrong != gradient else { return nil }
    return SeededGradient(
      claim: ClaimedGradient(wrong), names: Set([mistake.name].compactMap { $0 }))
  }

  /// One entry, which is not 0, off by a relative error that its own rounding does not hide.
  private func entry(_ error: Double, _ generator: inout SplitMix64) -> SeededGradient? {
    let entries = gradient.entries
    let drawn = entries.indices.filter { entries[$0] != 0 }.shuffled(using: &generator)
    guard let tries = drawn.firstIndex(where: { grader.resolves(error: error, inEntry: $0) })
    else { return nil }
    let parameter = right.network.parameters[drawn[tries]]
    var wrong = gradient
    func change(_ value: inout Double) { value = Double(Scalar(value * (1 + error))) }
    if let from = parameter.from {
      change(&wrong.layers[parameter.layer].weights[parameter.to, from])
    } else {
      change(&wrong.layers[parameter.layer].bias[parameter.to])
    }
    guard wrong != gradient else { return nil }
    // A part with a single entry has no others that are right.
    let layer = right.network.layers[parameter.layer]
    let count = parameter.from == nil ? layer.width : layer.weights.elements.count
    return SeededGradient(
      claim: ClaimedGradient(wrong), names: count > 1 ? ["entries"] : nil, passedOver: tries)
  }

  /// To 3 decimals, where that leaves something of every part.
  private func rounded(_ mistake: SeededMistake) -> SeededGradient? {
    let wrong = gradient.map { Double(Scalar(($0 * 1000).rounded() / 1000)) }
    let parts = wrong.layers.flatMap { [$0.weights.elements, $0.bias.elements] }
    guard parts.allSatisfy({ $0.contains { $0 != 0 } }) else { return nil }
    return found(wrong, mistake)
  }

  /// The size of each layer's largest derivative by a weight.
  private var sizes: [Double] {
    gradient.layers.map { $0.weights.elements.map(abs).max() ?? 0 }
  }

  /// The layer with the smallest entries, missing beside another that is larger by a factor.
  private func layerMissing(
    _ mistake: SeededMistake, beside factor: Double
  ) -> SeededGradient? {
    let sizes = sizes
    guard last > 0, let smallest = sizes.indices.min(by: { sizes[$0] < sizes[$1] }),
      sizes.contains(where: { $0 >= factor * sizes[smallest] })
    else { return nil }
    var wrong = gradient
    wrong.layers[smallest].weights = wrong.layers[smallest].weights.map { _ in 0 }
    wrong.layers[smallest].bias = wrong.layers[smallest].bias.map { _ in 0 }
    return found(wrong, mistake)
  }
}
