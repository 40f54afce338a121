import Networks
import Numbers

/// A mistake that would make of a quantity exactly these numbers.
struct Hypothesis {
  /// `nil` where the part is right, given the δ it rests on.
  let mistake: Mistake?
  let quantity: Quantity
  var scale = 1.0

  /// Rows and columns of the quantity, where it is transposed.
  var transposed: (rows: Int, columns: Int)?

  /// How many times the single number of the quantity is repeated.
  var repeated: Int?

  /// The order that the mistake leaves the numbers in.
  func arranged(_ values: [Double]) -> [Double] {
    if let repeated, let value = values.first {
      return Array(repeating: value, count: repeated)
    }
    guard let (rows, columns) = transposed else { return values }
    return (0..<columns).flatMap { k in (0..<rows).map { j in values[j * columns + k] } }
  }

  /// Whether the claimed numbers are those that this mistake makes, to rounding.
  ///
  /// - Parameter noise: what the part's numbers may be off at the least, for mistakes that make them
  ///   vanish.
  func explains(_ claimed: [Double], in model: Model, noise: Double) -> Bool {
    let values = arranged(model.values(quantity)).map { scale * $0 }
    let largest = values.reduce(0) { max($0, abs($1)) }
    // The allowance is dear: first see whether the numbers are near at all.
    guard values.count == claimed.count,
      zip(values, claimed).allSatisfy({ abs($0 - $1) <= largest / 100 + noise })
    else { return false }
    let allowances = arranged(model.allowance(quantity))
    return claimed.indices.allSatisfy {
      abs(claimed[$0] - values[$0]) <= abs(scale) * allowances[$0]
    }
  }
}

/// The mistakes that can be made in one part, given the deltas of its layer.
struct Hypotheses {
  let network: Network<Double>
  let examples: Int

  /// Whether mistakes without a name are tried too.
  let triesUnlisted: Bool

  func hypotheses(for claim: PartClaim) -> [Hypothesis] {
    let (part, l) = (claim.part, claim.part.layer)
    let right = claim.fitsShape ? [Hypothesis(mistake: nil, quantity: part.quantity)] : []
    let factors = factors.map {
      Hypothesis(mistake: .factor($0), quantity: part.quantity, scale: $0)
    }
    switch part.kind {
    case .deltas: return right + factors
    case .weights:
      let shape = (rows: network.layers[l].width, columns: network.layers[l].weights.columns)
      let transposed = Hypothesis(
        mistake: .transposed, quantity: part.quantity, transposed: shape)
      let others = exchanged(l) { .weights($0) }
      let single = singleExample { .exampleWeights(l, example: $0) }
      return right + factors + [transposed] + others + single + unlistedInWeights(l)
    case .bias:
      let others = exchanged(l) { .bias($0) }
      let single = singleExample { .exampleBias(l, example: $0) }
      return right + factors + others + single + wrongAxis(l, count: claim.values.count)
    }
  }

  /// 2, ½, −1, n, 1/n, K, 1/K, 1/(nK), each once.
  var factors: [Double] {
    let (n, k) = (Double(examples), Double(network.layers[network.layers.count - 1].width))
    var factors: [Double] = []
    for factor in [2, 0.5, -1, n, 1 / n, k, 1 / k, 1 / (n * k)]
    where factor != 1 && !factors.contains(factor) {
      factors.append(factor)
    }
    return factors
  }

  private func exchanged(_ l: Int, _ quantity: (Int) -> Quantity) -> [Hypothesis] {
    network.layers.indices.filter { $0 != l }.map {
      Hypothesis(mistake: .layerExchanged(with: $0 + 1), quantity: quantity($0))
    }
  }

  private func unlistedInWeights(_ l: Int) -> [Hypothesis] {
    guard triesUnlisted && l > 0 else { return [] }
    let width = network.layers[l].weights.columns
    let others = network.widths.indices.filter { $0 != l && network.widths[$0] == width }
    let last = network.layers.count
    return [
      Hypothesis(
        mistake: .unlisted(.preActivationBelow), quantity: .weightsByPreActivation(l))
    ]
      + others.filter { $0 < last }.map {
        Hypothesis(
          mistake: .unlisted(.otherActivationBelow($0)),
          quantity: .weightsByActivation(l, of: $0))
      }
  }

  /// One example's gradient, perhaps divided by n all the same.
  private func singleExample(_ quantity: (Int) -> Quantity) -> [Hypothesis] {
    guard examples > 1 else { return [] }
    return (0..<examples).flatMap { i in
      [1, 1 / Double(examples)].map {
        Hypothesis(mistake: .singleExample(i), quantity: quantity(i), scale: $0)
      }
    }
  }

  /// Sums over units where examples belong, or over both; perhaps as means.
  private func wrongAxis(_ l: Int, count: Int) -> [Hypothesis] {
    let (n, width) = (Double(examples), Double(network.layers[l].width))
    var scales: [Double] = []
    for scale in [1, 1 / n, 1 / width, 1 / (n * width)] where !scales.contains(scale) {
      scales.append(scale)
    }
    return scales.flatMap { scale in
      [
        Hypothesis(mistake: .biasWrongAxis, quantity: .unitSums(l), scale: scale),
        Hypothesis(
          mistake: .biasWrongAxis, quantity: .sum(l), scale: scale, repeated: count),
      ]
    }
  }
}
