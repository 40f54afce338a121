//===----------------------------------------------------------------------===//
// The verdict on an equation.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax
import Terms

/// What was found out about an equation.
package struct Judgement: Sendable {
  package var verdict: Verdict
  package var evidence: Evidence?
  package var message: String
  package var counterexample: [String] = []
  package var remarks: [String] = []
  /// The tokens to point at.
  package var source: Range<Int>?
  /// The networks it holds on.
  package var holding: [Spec] = []
  /// The layout of ∂vector/∂vector that it needs, where the notation does not say which is meant.
  package var layout: TextNotation.Layout?
  /// Whether it holds in a special case alone.
  package var isSpecial = false
  /// What letters count that nothing declares.
  var counted: [String: Set<CountedThing>] = [:]
  /// Whether it may be for what the notation says, or does not, that it does not fit: no value of its
  /// indices lies in range, or a derivative has more of them than are written.
  var restsOnNotation = false

  package init(
    verdict: Verdict, evidence: Evidence? = nil, message: String, counterexample: [String] = [],
    remarks: [String] = [], source: Range<Int>? = nil, holding: [Spec] = [],
    layout: TextNotation.Layout? = nil
  ) {
    self.verdict = verdict
    self.evidence = evidence
    self.message = message
    self.counterexample = counterexample
    self.remarks = remarks
    self.source = source
    self.holding = holding
    self.layout = layout
  }
}

/// Judges equations.
package struct Judge {
  package var circumstances: Circumstances
  /// Draws all numbers.
  static let seed: UInt64 = 20_260

  package init(circumstances: Circumstances) { self.circumstances = circumstances }

  /// All that a verdict rests on.
  private struct Asked: Hashable {
    let equation: Digest
    let circumstances: Circumstances
  }

  /// All that what is found on one network rests on.
  private struct Tried: Hashable {
    let equation: Digest
    let settings: Settings
    let spec: Spec
    let isCursory: Bool
  }

  /// The verdict on an equation, over all networks that are possible here. Where it fails, and the
  /// text speaks of layers by number, the last of them is taken for the output layer.
  package func judge(_ equation: Equation) -> Judgement {
    let key = Digest(of: Asked(equation: equation.digest, circumstances: circumstances))
    return circumstances.networks.judgements.result(of: key) { judgeAnew(equation) }
  }

  private func judgeAnew(_ equation: Equation) -> Judgement {
    let judgement = judgeWithLastLayer(equation)
    guard judgement.verdict.isWrong, !circumstances.isCursory else { return judgement }
    return judgeInSpecialCases(equation) ?? judgement
  }

  func judgeWithLastLayer(_ equation: Equation) -> Judgement {
    let judgement = judgeAsDeclared(equation)
    guard judgement.verdict.isWrong || judgement.verdict == .conditional,
      let other = endingWithLastWritten(equation),
      let last = other.circumstances.settings.lastLayer
    else { return judgement }
    var second = other.judgeAsDeclared(equation)
    guard second.verdict == .holds || second.verdict == .conditional && judgement.verdict.isWrong
    else { return judgement }
    if circumstances.lettersLastLayer, second.verdict == .holds {
      second.verdict = .conditional
      second.message = "holds if layer \(last) is the output layer"
    } else {
      second.remarks.append(
        "with layer \(last) as the output layer, the last that the text writes out")
    }
    return second
  }

  /// The judge for which the last layer that the text writes out is the output layer; nil where that is
  /// known, or says nothing of the equation.
  package func endingWithLastWritten(_ equation: Equation) -> Judge? {
    guard let last = circumstances.lastLiteralLayer, circumstances.settings.lastLayer == nil,
      equation.hasLiteralLayer, !equation.namesLastLayer
    else { return nil }
    var other = self
    other.circumstances.settings.lastLayer = last
    return other
  }

  func judgeAsDeclared(_ equation: Equation) -> Judgement {
    let found = found(equation)
    guard !found.isEmpty else {
      return Judgement(verdict: .notUnderstood, message: "no network is as it is declared")
    }
    let findings = Findings(speaking(equation, found))
    guard !findings.holding.isEmpty else { return failure(findings.worst) }
    let judgement = success(equation, findings)
    guard judgement.verdict == .holds, let units = unitsNeeded(by: equation, findings) else {
      return judgement
    }
    var special = judgement
    special.verdict = .conditional
    special.message = "holds if there are \(units) units where it writes out \(units)"
    return special
  }

  /// What was found where the equation says something. Where both sides are nothing, as all
  /// derivatives of a softmax of one unit are, that they are the same is no evidence, unless that
  /// they are nothing is what is said.
  private func speaking(_ equation: Equation, _ found: [Found]) -> [Found] {
    guard !equation.isOfZero, found.contains(where: { !$0.outcome.holds }) else { return found }
    return found.filter { one in
      !one.outcome.holds || !vanishes(equation, on: one.spec, one.reading)
    }
  }

  /// How many networks a cursory look is at.
  private static let cursory = 4

  /// What was found on each network, up to one after which others say no more.
  private func found(_ equation: Equation) -> [Found] {
    let all = circumstances.specs(for: equation)
    let specs = circumstances.isCursory ? Array(all.prefix(Self.cursory)) : all
    let digest = equation.digest
    guard let first = specs.first.map({ settle(equation, digest, $0) }) else { return [] }
    var result = [first]
    if first.ends(after: []) { return result }
    for other in Array(specs.dropFirst()).concurrentMap({ settle(equation, digest, $0) }) {
      let isLast = other.ends(after: result)
      result.append(other)
      if isLast { break }
    }
    return result
  }

  /// A quick look at an equation on networks that were used before: few points, widths as literal
  /// indices ask for.
  package func quick(
    _ equation: Equation, _ spec: Spec, _ reading: Reading, _ effort: inout Int
  ) -> Outcome {
    var spec = spec
    var outcome = Outcome.undefined
    for _ in 0..<3 {
      let notes = circumstances.networks.with(spec, circumstances.settings) { run, glance in
        var trial = trial(equation, run, reading)
        trial.mostPoints = 6
        outcome = trial.glimpse(glance)
        effort += trial.elaborator.steps
        return trial.elaborator.notes
      }
      let wanted = self.wanted(outcome, notes.isOpenEnded ? [:] : notes.literals, spec)
      if wanted.isEmpty { break }
      for (layer, width) in wanted { spec.widths[layer] = width }
    }
    return outcome
  }

  /// The widths that literal indices and sizes ask for.
  private func wanted(_ outcome: Outcome, _ literals: [Int: Int], _ spec: Spec) -> [Int: Int] {
    guard circumstances.settings.widths == nil else { return [:] }
    var wanted: [Int: Int] = [:]
    if case .illTyped(let error) = outcome { wanted = error.wanted }
    if case .refuted = outcome { wanted = literals.filter { $0.value > 1 } }
    // That a layer has one unit is a special case, and never what an equation asks for.
    return wanted.filter { layer, width in
      width > 1 && width <= 12
        && spec.widths.indices.contains(layer) && spec.widths[layer] != width
    }
  }

  package struct Found: Sendable {
    package var spec: Spec
    package var reading: Reading
    package var outcome: Outcome
    package var assumptions: Set<String> = []
    package var remarks: Set<String> = []
    /// Largest unit written out, by layer.
    package var literals: [Int: Int] = [:]
    /// Whether it would be another equation in the other layout.
    package var usesLayout = false
    /// What letters count that nothing declares.
    var counted: [String: Set<Extent.Axis>] = [:]

    package init(
      spec: Spec, reading: Reading, outcome: Outcome, assumptions: Set<String> = [],
      remarks: Set<String> = [], literals: [Int: Int] = [:], usesLayout: Bool = false
    ) {
      self.spec = spec
      self.reading = reading
      self.outcome = outcome
      self.assumptions = assumptions
      self.remarks = remarks
      self.literals = literals
      self.usesLayout = usesLayout
    }

    /// Whether other networks say no more: what cannot be evaluated on one can be on none, and what
    /// does not type on the first types on none.
    package func ends(after others: [Found]) -> Bool {
      switch outcome {
      case .notEvaluable(let error): !error.isUndefined
      case .illTyped: !others.contains(where: \.outcome.holds)
      case .holds, .refuted, .valueless, .outOfRange: false
      }
    }
  }

  /// The best reading of an equation on one network, with widths that literal indices ask for.
  private func settle(_ equation: Equation, _ digest: Digest, _ spec: Spec) -> Found {
    let tried = Tried(
      equation: digest, settings: circumstances.settings, spec: spec,
      isCursory: circumstances.isCursory)
    return circumstances.networks.findings.result(of: Digest(of: tried)) {
      settleAnew(equation, spec)
    }
  }

  private func settleAnew(_ equation: Equation, _ spec: Spec) -> Found {
    var best = bestReading(equation, spec)
    var spec = spec
    for _ in 0..<3 {
      let wanted = wanted(best.outcome, best.literals, spec)
      if wanted.isEmpty { return best }
      for (layer, width) in wanted { spec.widths[layer] = width }
      let other = bestReading(equation, spec)
      if other.outcome.rank <= best.outcome.rank { best = other } else { return best }
    }
    return best
  }

  package func trial(_ equation: Equation, _ run: NetworkRun, _ reading: Reading) -> Trial {
    let elaborator = Elaborator(run, circumstances.settings, reading, inputs: equation.inputs)
    elaborator.hasSeveralLosses = equation.hasSeveralLosses
    elaborator.equated = Set(
      equation.conditions.filter(\.isEqual).flatMap { [$0.left, $0.right] })
    return Trial(equation: equation, elaborator: elaborator)
  }

  /// What becomes of an equation on one network.
  func run(
    _ equation: Equation, _ run: NetworkRun, _ glance: Glance, _ reading: Reading
  ) -> Found {
    let trial = trial(equation, run, reading)
    let outcome = circumstances.isCursory ? trial.runCursorily(glance) : trial.run(glance)
    let notes = trial.elaborator.notes
    var found = Found(
      spec: run.spec, reading: reading, outcome: outcome, assumptions: notes.assumptions,
      remarks: notes.remarks, literals: notes.isOpenEnded ? [:] : notes.literals,
      usesLayout: notes.usesLayout)
    found.counted = notes.counted
    return found
  }
}
