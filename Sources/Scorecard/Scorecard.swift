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

    static func + (x: Tally, y: Tally) -> Tally {
      Tally(
        cases: x.cases + y.cases, detected: x.detected.merging(y.detected, uniquingKeysWith: +),
        nameable: x.nameable + y.nameable, named: x.named + y.named,
        passedOver: x.passedOver + y.passedOver, undecided: x.undecided + y.undecided)
    }
  }

  /// What became of right gradients.
  struct Alarms: Sendable {
    var gradients = 0

    /// Called neither right nor wrong by ours.
    var undecided = 0
    var raised: [Checker: Int] = [:]

    static func + (x: Alarms, y: Alarms) -> Alarms {
      Alarms(
        gradients: x.gradients + y.gradients, undecided: x.undecided + y.undecided,
        raised: x.raised.merging(y.raised, uniquingKeysWith: +))
    }
  }

  /// How many entries are known no better than ``Precision/resolution``.
  struct Coarse: Sendable {
    var entries = 0
    var coarse = 0

    static func + (x: Coarse, y: Coarse) -> Coarse {
      Coarse(entries: x.entries + y.entries, coarse: x.coarse + y.coarse)
    }
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
      let all = tallies.reduce(Tally()) { $0 + $1 }
      return all.detected[.ours, default: 0] == all.cases
        && all.named * 100 >= all.nameable * percent
    }
    return isRight(mistakes.values, 97) && isRight(pairs.values, 90)
      && alarms.values.allSatisfy { $0.raised[.ours, default: 0] == 0 }
  }

  /// Plants the mistakes and judges, on as many cores as there are; the same seed gives the same
  /// scorecard, whatever their number.
  ///
  /// - Parameters:
  ///   - sizes: How large the networks are, and how many cases there are.
  ///   - seed: Draws the random networks.
  ///   - progress: Told of each network that is done, and of how many such; from any thread.
  public init(
    _ sizes: Sizes, seed: UInt64 = 1,
    progress: @Sendable (String, _ total: Int) -> Void = { _, _ in }
  ) throws {
    try self.init(sizes, drawnBy: seed, of: Case.all(of: sizes, seed: seed), progress: progress)
  }

  /// Of some networks.
  init(
    _ sizes: Sizes, drawnBy seed: UInt64, of cases: [Case],
    progress: @Sendable (String, _ total: Int) -> Void = { _, _ in }
  ) throws {
    self.init(sizes, drawnBy: seed)
    // The largest first, so that no core is left with one at the end.
    let order = cases.indices.sorted { cases[$0].work > cases[$1].work }
    let parts = Cores.each(order) { i in
      let (own, total) = (cases[i], cases.count)
      defer {
        progress("\(own.plan.parameters) parameters, \(own.plan.hardship.description)", total)
      }
      return Result { try own.scorecard(sizes) }
    }
    for part in parts { self += try part.get() }
  }

  /// An empty one.
  init(_ sizes: Sizes, drawnBy seed: UInt64) { (self.sizes, self.seed) = (sizes, seed) }

  /// Adds what was found on other networks.
  static func += (x: inout Scorecard, y: Scorecard) {
    x.mistakes.merge(y.mistakes) { $0 + $1 }
    x.pairs.merge(y.pairs) { $0 + $1 }
    x.bySize.merge(y.bySize) { $0 + $1 }
    x.alarms.merge(y.alarms) { $0 + $1 }
    x.coarse.merge(y.coarse) { $0 + $1 }
    x.misses += y.misses
  }

  /// Notes what became of a wrong gradient.
  mutating func note(_ outcome: Tally, of mistake: SeededMistake, _ plan: Plan, _ p: Precision) {
    note(missed: outcome, [mistake], plan, p)
    mistakes.merge([Row(key: mistake, precision: p): outcome]) { $0 + $1 }
    bySize.merge([Row(key: plan.parameters, precision: p): outcome]) { $0 + $1 }
  }

  /// Notes what became of a gradient with two mistakes.
  mutating func note(_ outcome: Tally, ofPair pair: [SeededMistake], _ plan: Plan, _ p: Precision) {
    note(missed: outcome, pair, plan, p)
    for mistake in pair {
      pairs.merge([Row(key: mistake, precision: p): outcome]) { $0 + $1 }
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
