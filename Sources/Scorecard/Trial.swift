import GradientCheck
import Networks
import Numbers

/// One network, on which right and wrong gradients are judged by all checkers.
struct Trial<Scalar: BinaryFloatingPoint & Number> {
  private let network: Network<Scalar>
  private let examples: [Example<Scalar>]
  private let grader: Grader
  private let rivals: Rivals<Scalar>
  private let seeder: Seeder<Scalar>
  private let precision: Precision

  init(
    _ network: Network<Double>, _ examples: [Example<Double>], _ generator: inout SplitMix64
  ) {
    self.network = network.map { Scalar($0) }
    self.examples = examples.map { $0.map { Scalar($0) } }
    precision = Scalar.self == Float.self ? .float : .double
    let grader = Grader(network, examples, precision: precision)
    self.grader = grader
    rivals = Rivals(self.network, self.examples, using: &generator)
    seeder = Seeder(network, examples, grader)
  }

  /// Judges the right gradients, and those with each of the mistakes and of the pairs.
  func record(
    in scorecard: inout Scorecard, _ plan: Plan, _ mistakes: [SeededMistake],
    pairs: [[SeededMistake]], _ generator: inout SplitMix64
  ) {
    scorecard.note(coarse: grader.coarseEntries, plan, precision)
    for order in PlainBackpropagation<Scalar>.Order.allCases {
      let plain = PlainBackpropagation(network: network, examples: examples, order: order)
      let gradient = plain.gradient()
      var objections = rivals.objections(to: gradient.entries)
      let verdict = grader.grade(ClaimedGradient(gradient)).verdict
      if verdict == .wrong { objections.insert(.ours) }
      scorecard.note(
        objections: objections, isUndecided: verdict == .undecided, plan, precision)
    }
    for mistake in mistakes where mistake.isVisible(in: precision) {
      guard let seeded = seeder.seed(mistake, using: &generator) else { continue }
      scorecard.note(outcome(seeded), of: mistake, plan, precision)
    }
    for pair in pairs {
      guard let seeded = seeder.computed(pair, using: &generator) else { continue }
      scorecard.note(outcome(seeded), ofPair: pair, plan, precision)
    }
  }

  private func outcome(_ seeded: SeededGradient) -> Scorecard.Tally {
    var tally = Scorecard.Tally()
    let grade = grader.grade(seeded.claim)
    tally.passedOver = seeded.passedOver
    // The numbers are those of an honest program, too.
    if grade.verdict == .undecided {
      tally.undecided = 1
      return tally
    }
    tally.cases = 1
    // A shape that is not the network's is an error in every other checker.
    let objections =
      seeded.claim.entries(in: network).map(rivals.objections) ?? Set(Checker.allCases)
    for checker in objections { tally.detected[checker] = 1 }
    tally.detected[.ours] = grade.isRight ? 0 : 1
    if seeded.names != nil {
      tally.nameable = 1
      tally.named = seeded.isNamed(by: grade) ? 1 : 0
    }
    if grade.isRight || tally.named < tally.nameable { tally.said = grade.headline }
    return tally
  }
}

extension ClaimedGradient {
  /// All entries, in the order of ``Gradient/entries``; `nil` where a part is missing or has not
  /// the network's shape.
  fileprivate func entries<Scalar>(in network: Network<Scalar>) -> [Double]? {
    var entries: [Double] = []
    for (claim, layer) in zip(layers, network.layers) {
      guard let weights = claim.weights, let bias = claim.bias,
        weights.rows == layer.width, weights.columns == layer.weights.columns,
        bias.count == layer.width
      else { return nil }
      entries += weights.elements + bias.elements
    }
    return entries
  }
}
