import Networks
import Numbers

/// How well mistakes are found and named, and how often right gradients are called wrong, by our
/// checker and, on the same cases, by the rules of others (``Rivals``).
public struct Scorecard: Sendable {
  /// What became of the wrong gradients with one mistake.
  struct Tally: Sendable {
    var cases = 0
    var detected: [Checker: Int] = [:]

    /// Cases in which the numbers determine a name, and in which it was given.
    var nameable = 0
    var named = 0

    /// Cases set aside: the entry's own rounding is larger than the error, and our checker says so.
    var unresolved = 0

    static func += (x: inout Tally, y: Tally) {
      x.cases += y.cases
      x.detected.merge(y.detected, uniquingKeysWith: +)
      x.nameable += y.nameable
      x.named += y.named
      x.unresolved += y.unresolved
    }
  }

  /// What became of right gradients.
  struct Alarms: Sendable {
    var gradients = 0
    var raised: [Checker: Int] = [:]
  }

  /// Which networks are tried.
  public enum Sizes: String, CaseIterable, Sendable {
    /// Up to 300 parameters, a few of each: for a test.
    case small

    /// 10 to 100,000 parameters, and 100,000 right gradients.
    case full
  }

  public let sizes: Sizes
  public let seed: UInt64

  /// By mistake and precision, and by number of parameters and precision.
  private(set) var mistakes: [Row<SeededMistake>: Tally] = [:]
  private(set) var bySize: [Row<Int>: Tally] = [:]
  private(set) var alarms: [Row<Hardship>: Alarms] = [:]

  struct Row<Key: Hashable & Sendable>: Hashable, Sendable {
    let key: Key
    let precision: Precision
  }

  /// Whether every resolvable mistake was found, 95 % of those that have a name got it, and no right
  /// gradient was called wrong.
  public var isPassed: Bool {
    mistakes.values.allSatisfy { tally in
      tally.detected[.ours, default: 0] == tally.cases && tally.named * 100 >= tally.nameable * 95
    } && alarms.values.allSatisfy { $0.raised[.ours, default: 0] == 0 }
  }

  /// Plants the mistakes and judges; the same seed gives the same scorecard.
  ///
  /// - Parameter progress: told what is being worked on, and of how many such pieces.
  public init(
    _ sizes: Sizes, seed: UInt64 = 1, progress: (String, _ total: Int) -> Void = { _, _ in }
  ) throws {
    (self.sizes, self.seed) = (sizes, seed)
    var generator = SplitMix64(seed: seed)
    let plans = sizes.plans
    for plan in plans {
      progress("\(plan.parameters) parameters, \(plan.hardship.description)", plans.count)
      for round in 0..<plan.rounds {
        let plain = try plan.shape.random(&generator)
        let (network, examples) = try plan.hardship.applied(
          to: plain.network, plain.examples, using: &generator)
        let mistakes = round < plan.seededRounds ? SeededMistake.allCases : []
        try Trial<Double>(network, examples, &generator)
          .record(in: &self, plan, mistakes, &generator)
        try Trial<Float>(network, examples, &generator)
          .record(in: &self, plan, mistakes, &generator)
      }
    }
  }

  /// Notes what became of a wrong gradient.
  mutating func note(_ outcome: Tally, of mistake: SeededMistake, _ plan: Plan, _ p: Precision) {
    mistakes[Row(key: mistake, precision: p), default: Tally()] += outcome
    bySize[Row(key: plan.parameters, precision: p), default: Tally()] += outcome
  }

  /// Notes who objects to a right gradient.
  mutating func note(objections: Set<Checker>, _ plan: Plan, _ p: Precision) {
    let row = Row(key: plan.hardship, precision: p)
    alarms[row, default: Alarms()].gradients += 1
    for checker in objections { alarms[row, default: Alarms()].raised[checker, default: 0] += 1 }
  }
}
