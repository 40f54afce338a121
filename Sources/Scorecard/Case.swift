import GradientCheck
import Networks
import Numbers

/// One network to be tried, with everything that is drawn for it determined by its own seed: which core
/// tries it, and when, makes no difference.
struct Case {
  let plan: Plan

  /// Whether mistakes are planted in it.
  let isSeeded: Bool
  let seed: UInt64

  /// All of a scorecard, in order.
  static func all(of sizes: Scorecard.Sizes, seed: UInt64) -> [Case] {
    var generator = SplitMix64(seed: seed)
    return sizes.plans.flatMap { plan in
      (0..<plan.rounds).map {
        Case(plan: plan, isSeeded: $0 < plan.seededRounds, seed: generator.next())
      }
    }
  }

  /// About how much there is to do, to compare.
  var work: Int { plan.parameters * plan.shape.examples * (isSeeded ? 100 : 1) }

  /// What becomes of right and wrong gradients of this network.
  func scorecard(_ sizes: Scorecard.Sizes) throws -> Scorecard {
    var scorecard = Scorecard(sizes, drawnBy: seed)
    var generator = SplitMix64(seed: seed)
    let (network, examples) = try plan.hardship.applied(
      to: plan.shape.random(&generator), using: &generator)
    let mistakes = isSeeded ? plan.mistakes : []
    let pairs = isSeeded ? plan.pairs(using: &generator) : []
    Trial<Double>(network, examples, &generator)
      .record(in: &scorecard, plan, mistakes, pairs: pairs, &generator)
    Trial<Float>(network, examples, &generator)
      .record(in: &scorecard, plan, mistakes, pairs: pairs, &generator)
    return scorecard
  }
}
