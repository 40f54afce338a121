//===----------------------------------------------------------------------===//
// A quick look at many variants of one claim.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax
import Terms

/// Looks at variants of a claim in Double, on few networks, at few points. The networks are kept,
/// with whatever was computed on them.
struct Screen {
  enum Look {
    case holds
    /// It types, and does not hold.
    case types
    case fails
  }

  private let judge: Judge
  /// The networks that equations are looked at on, by what about an equation decides them.
  private var specs: [Choice: [Spec]] = [:]

  private struct Choice: Hashable {
    var lastLayer: Int?
    var hasSharedFunction: Bool
  }

  /// The nodes evaluated so far, and the work of reading and of judging, in the same unit.
  private(set) var effort = 0

  /// What it costs to judge a claim in full, in evaluations of a node.
  private static let judging = 4_000

  init(_ judge: Judge) { self.judge = judge }

  /// Counts what another screen took.
  mutating func spend(_ effort: Int) { self.effort += effort }

  /// Counts what it takes to read a claim of so many tokens after an edit, in evaluations of a node.
  mutating func countReading(ofTokens count: Int) { effort += count * 3 / 2 }

  /// Networks of one depth, one for each output and loss.
  private mutating func specs(_ circumstances: Circumstances, _ equation: Equation) -> [Spec] {
    let choice = Choice(
      lastLayer: circumstances.settings.lastLayer, hasSharedFunction: equation.hasSharedFunction)
    if let known = specs[choice] { return known }
    let all = circumstances.specs(for: equation)
    var kinds: [Spec] = []
    for spec in all where spec.depth == all[0].depth && kinds.count < 6 {
      let isNew = !kinds.contains { $0.output == spec.output && $0.loss == spec.loss }
      if isNew { kinds.append(spec) }
    }
    specs[choice] = kinds
    return kinds
  }

  /// How a claim that has been read looks.
  mutating func look(at work: ClaimWork, _ left: Node, _ right: Node) -> Look {
    if work.isDisplayed(left, right) {
      effort += Self.judging
      var work = work
      let judgement = work.judged(left, right).judgement
      return judgement.verdict.isWrong || judgement.evidence == nil ? .fails : .holds
    }
    var look = Look.fails
    for equation in work.equations(left, right) {
      switch self.look(at: equation) {
      case .holds: return .holds
      case .types: look = .types
      case .fails: break
      }
    }
    return look
  }

  /// Whether two equations say the same, side by side: on all networks, or on any.
  mutating func agree(
    _ one: (Node, Node), _ other: (Node, Node), in work: ClaimWork, onAny: Bool = false
  ) -> Bool {
    func areSame(_ a: Node, _ b: Node) -> Bool {
      if a.outline == b.outline { return true }
      let equation = work.equation(a, b)
      if onAny, case .holds = look(at: equation) { return true }
      return !onAny && holdsEverywhere(equation)
    }
    return areSame(one.0, other.0) && areSame(one.1, other.1)
  }

  /// Whether an equation holds wherever it says something.
  private mutating func holdsEverywhere(_ equation: Equation) -> Bool {
    let readings = judge.readings(equation)
    var holds = false
    for spec in specs(judge.circumstances, equation) {
      let outcomes = readings.map { judge.quick(equation, spec, $0, &effort) }
      if outcomes.contains(where: \.holds) {
        holds = true
      } else if !outcomes.allSatisfy(\.saysNothing) {
        return false
      }
    }
    return holds
  }

  /// For how many choices of its layers an equation has values: one that has them for the last layer
  /// alone says less than one for all.
  mutating func reach(of work: ClaimWork, _ left: Node, _ right: Node) -> Int {
    let equation = work.equation(left, right)
    guard !equation.indices.layers.isEmpty, let spec = specs(judge.circumstances, equation).first
    else { return 1 }
    return judge.circumstances.networks.with(spec, judge.circumstances.settings) { run, _ in
      judge.readings(equation).map { reading in
        var trial = judge.trial(equation, run, reading)
        trial.mostPoints = 1
        return trial.reach
      }.max() ?? 1
    }
  }

  /// Whether an expression is worth nothing wherever one looks.
  mutating func vanishes(_ node: Node, in work: ClaimWork) -> Bool {
    let zero = Node(kind: .number(0), source: node.source)
    if case .holds = look(at: work.equation(node, zero)) { return true }
    return false
  }

  private mutating func look(at equation: Equation) -> Look {
    let look = self.look(at: equation, judge)
    if case .holds = look { return look }
    return judge.endingWithLastWritten(equation).map { self.look(at: equation, $0) } ?? look
  }

  /// The best over networks and readings.
  private mutating func look(at equation: Equation, _ judge: Judge) -> Look {
    let readings = judge.readings(equation)
    var look = Look.fails
    for spec in specs(judge.circumstances, equation) {
      for reading in readings {
        switch judge.quick(equation, spec, reading, &effort) {
        case .holds: return .holds
        case .refuted: look = .types
        case .valueless, .illTyped, .outOfRange, .notEvaluable: break
        }
      }
      // What does not type on one network types on none.
      if case .fails = look { return .fails }
    }
    return look
  }
}
