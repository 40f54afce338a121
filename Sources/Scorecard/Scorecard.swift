import GradientCheck
import Networks
import Numbers

/// How well mistakes are found and named, and how often right gradients are called wrong, by our
/// checker and, on the same cases, by the rules of others (`Rivals`).
public struct Scorecard: Sendable {
  /// What became of the wrong gradients with one mistake.
  struct Tally: Sendable {
    var cases = 0
    var detected: [Checker: Int] = [:]

    /// Cases in which the numbers determine a name, and in which it was given.
    var nameable = 0
    var named = 0

    /// Entries that were drawn for the mistake and passed over: their own rounding would hide it.
    var passedOver = 0

    /// Wrong gradients of zeros, where an honest program's rounding leaves zeros too; not among the
    /// cases.
    var undecided = 0

    /// Of a single gradient that was not found or not named, what was said of it.
    var said: [String]?

    static func += (x: inout Tally, y: Tally) {
      x.cases += y.cases
      x.detected.merge(y.detected, uniquingKeysWith: +)
      x.nameable += y.nameable
      x.named += y.named
      x.passedOver += y.passedOver
      x.undecided += y.undecided
    }
  }

  /// What became of right gradients.
  struct Alarms: Sendable {
    var gradients = 0

    /// Called neither right nor wrong by ours.
    var undecided = 0
    var raised: [Checker: Int] = [:]
  }

  /// How many entries are known no better than ``Precision/resolution``.
  struct Coarse: Sendable {
    var entries = 0
    var coarse = 0
  }

  /// Which networks are tried.
  public enum Sizes: String, CaseIterable, Sendable {
    /// Up to 300 parameters, a few of each: for a test.
    case small

    /// 10 to 100,000 parameters, and over 100,000 right gradients.
    case full

    /// 100,000 right gradients of up to 100 parameters, and no wrong ones.
    case right
  }

  /// How large the networks are, and how many cases there are.
  public let sizes: Sizes

  /// Draws the random networks.
  public let seed: UInt64

  /// By mistake and precision, and by number of parameters and precision.
  private(set) var mistakes: [Row<SeededMistake>: Tally] = [:]
  /// The same of the gradients with two mistakes, by each of them.
  private(set) var pairs: [Row<SeededMistake>: Tally] = [:]
  private(set) var bySize: [Row<Int>: Tally] = [:]
  private(set) var alarms: [Row<Hardship>: Alarms] = [:]

  /// The wrong gradients that were not found, or not given the name they have.
  public private(set) var misses: [Miss] = []

  /// In the random networks of each size.
  private(set) var coarse: [Row<Int>: Coarse] = [:]

  struct Row<Key: Hashable & Sendable>: Hashable, Sendable {
    let key: Key
    let precision: Precision
  }

  /// Whether every mistake was found, 97 % of those that have a name got it, 90 % in pairs, and no
  /// right gradient was called wrong.
  public var isRight: Bool {
    func isRight(_ tallies: some Collection<Tally>, _ percent: Int) -> Bool {
      var all = Tally()
      for tally in tallies { all += tally }
      return all.detected[.ours, default: 0] == all.cases
        && all.named * 100 >= all.nameable * percent
    }
    return isRight(mistakes.values, 97) && isRight(pairs.values, 90)
      && alarms.values.allSatisfy { $0.raised[.ours, default: 0] == 0 }
  }

  /// Plants the mistakes and judges; the same seed gives the same scorecard.
  ///
  /// - Parameters:
  ///   - sizes: How large the networks are, and how many cases there are.
  ///   - seed: Draws the random networks.
  ///   - progress: Told what is being worked on, and of how many such pieces.
  public init(
    _ sizes: Sizes, seed: UInt64 = 1, progress: (String, _ total: Int) -> Void = { _, _ in }
  ) throws {
    (self.sizes, self.seed) = (sizes, seed)
    var generator = SplitMix64(seed: seed)
    let plans = sizes.plans
    for plan in plans {
      progress("\(plan.parameters) parameters, \(plan.hardship.description)", plans.count)
      for round in 0..<plan.rounds {
        let (network, examples) = try plan.hardship.applied(
          to: plan.shape.random(&generator), using: &generator)
        let mistakes = round < plan.seededRounds ? plan.mistakes : []
        let pairs = round < plan.seededRounds ? plan.pairs(using: &generator) : []
        Trial<Double>(network, examples, &generator)
          .record(in: &self, plan, mistakes, pairs: pairs, &generator)
        Trial<Float>(network, examples, &generator)
          .record(in: &self, plan, mistakes, pairs: pairs, &generator)
      }
    }
  }

  /// Notes what became of a wrong gradient.
  mutating func note(_ outcome: Tally, of mistake: SeededMistake, _ plan: Plan, _ p: Precision) {
    note(missed: outcome, [mistake], plan, p)
    mistakes[Row(key: mistake, precision: p), default: Tally()] += outcome
    bySize[Row(key: plan.parameters, precision: p), default: Tally()] += outcome
  }

  /// Notes what became of a gradient with two mistakes.
  mutating func note(_ outcome: Tally, ofPair pair: [SeededMistake], _ plan: Plan, _ p: Precision) {
    note(missed: outcome, pair, plan, p)
    for mistake in pair {
      pairs[Row(key: mistake, precision: p), default: Tally()] += outcome
    }
  }

  private mutating func note(
    missed outcome: Tally, _ mistakes: [SeededMistake], _ plan: Plan, _ p: Precision
  ) {
    guard let said = outcome.said else { return }
    misses.append(
      Miss(
        mistakes: mistakes.map(\.rawValue), network: "\(plan.shape)", precision: p, said: said))
  }

  /// Notes how many entries of a network are known no better than the resolution.
  mutating func note(coarse count: Int, _ plan: Plan, _ p: Precision) {
    guard plan.hardship == .none else { return }
    let row = Row(key: plan.parameters, precision: p)
    coarse[row, default: Coarse()].entries += plan.parameters
    coarse[row, default: Coarse()].coarse += count
  }

  /// Notes who objects to a right gradient.
  mutating func note(
    objections: Set<Checker>, isUndecided: Bool, _ plan: Plan, _ p: Precision
  ) {
    let row = Row(key: plan.hardship, precision: p)
    alarms[row, default: Alarms()].gradients += 1
    if isUndecided { alarms[row, default: Alarms()].undecided += 1 }
    for checker in objections { alarms[row, default: Alarms()].raised[checker, default: 0] += 1 }
  }
}
