//===----------------------------------------------------------------------===//
// The verdict on an equation.
//===----------------------------------------------------------------------===//

import Foundation
import Networks
import Numbers

/// What was found out about an equation.
struct Judgement {
  var verdict: Verdict
  var evidence: Evidence?
  var message: String
  var counterexample: [String] = []
  var remarks: [String] = []
  /// The tokens to point at.
  var source: Range<Int>?
  /// The networks it holds on.
  var holding: [Spec] = []
}

/// Judges equations.
struct Judge {
  var circumstances: Circumstances
  /// Draws all numbers.
  var seed: UInt64 = 20_260

  /// The verdict on an equation, over all networks that are possible here. Where it fails, and the
  /// text speaks of layers by number, the last of them is taken for the output layer.
  func judge(_ equation: Equation) -> Judgement {
    let judgement = judgeAsDeclared(equation)
    guard judgement.verdict.isWrong || judgement.verdict == .conditional,
      let last = circumstances.lastLiteralLayer, circumstances.settings.lastLayer == nil,
      equation.hasLiteralLayer
    else { return judgement }
    var other = self
    other.circumstances.settings.lastLayer = last
    var second = other.judgeAsDeclared(equation)
    guard second.verdict == .holds || second.verdict == .conditional && judgement.verdict.isWrong
    else { return judgement }
    second.remarks.append(
      "with layer \(last) as the output layer, the last that the text writes out")
    return second
  }

  private func judgeAsDeclared(_ equation: Equation) -> Judgement {
    var found = found(equation)
    let holding = found.filter(\.outcome.holds)
    // What is the same in one branch may differ in others, whether or not evidence is asked for.
    let isThorough = circumstances.wantsEvidence || holding.contains(where: \.meetsBranches)
    let isExact = isThorough && areExact(equation, holding)
    if isThorough && !isExact {
      found = found.concurrentMap { $0.outcome.holds ? drawnAgain(equation, $0) : $0 }
    }
    guard !found.isEmpty else {
      return Judgement(verdict: .notUnderstood, message: "no network is as it is declared")
    }
    let findings = Findings(found)
    guard !findings.holding.isEmpty else { return failure(findings.worst) }
    return success(equation, findings, isExact: isExact)
  }

  private func areExact(_ equation: Equation, _ holding: [Found]) -> Bool {
    !holding.isEmpty && holding.concurrentlyAll { isExact(equation, $0) }
  }

  /// What was found on each network, up to one after which others say no more.
  private func found(_ equation: Equation) -> [Found] {
    let specs = circumstances.specs(for: equation)
    guard let first = specs.first.map({ settle(equation, $0) }) else { return [] }
    var result = [first]
    if first.ends(after: []) { return result }
    for other in Array(specs.dropFirst()).concurrentMap({ settle(equation, $0) }) {
      let isLast = other.ends(after: result)
      result.append(other)
      if isLast { break }
    }
    return result
  }

  /// A quick look at an equation in worlds that were used before: few points, widths as literal
  /// indices ask for.
  func quick(
    _ equation: Equation, _ spec: Spec, _ reading: Reading, _ worlds: inout Screen.Worlds
  ) -> Outcome {
    var spec = spec
    var outcome = Outcome.outOfRange("")
    for _ in 0..<3 {
      let world = worlds.world(spec, circumstances.settings, reading, seed: seed)
      let trial = Trial(
        world: world, equation: equation, points: 3, agree: Judge.agree, isUndefined: \.isNaN,
        isUnbounded: \.isInfinite, real: { $0 },
        draw: { Double.random(in: 0.1...0.9, using: &$0) })
      outcome = trial.run()
      worlds.effort += world.steps
      let wanted = self.wanted(outcome, world.isOpenEnded ? [:] : world.literals, spec)
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
    // A layer has one unit only where the equation writes its first unit out, and no other.
    return wanted.filter { layer, width in
      (width > 1 || literals[layer] == 1) && width <= 12
        && spec.widths.indices.contains(layer) && spec.widths[layer] != width
    }
  }

  struct Found {
    var spec: Spec
    var reading: Reading
    var outcome: Outcome
    var assumptions: Set<String> = []
    var remarks: Set<String> = []
    /// Largest unit written out, by layer.
    var literals: [Int: Int] = [:]
    /// Whether it was found in one of several branches.
    var meetsBranches = false

    /// Whether other networks say no more: what cannot be evaluated on one can be on none, and what
    /// does not type on the first types on none.
    func ends(after others: [Found]) -> Bool {
      switch outcome {
      case .notEvaluable(let error): !error.isUndefined
      case .illTyped: !others.contains(where: \.outcome.holds)
      case .holds, .refuted, .outOfRange: false
      }
    }
  }

  /// The best reading of an equation on one network, with widths that literal indices ask for.
  func settle(_ equation: Equation, _ spec: Spec) -> Found {
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

  /// What becomes of an equation that holds on a network with other numbers there, and with variables
  /// of both signs: one point may lie in one branch of what has several.
  private func drawnAgain(_ equation: Equation, _ found: Found) -> Found {
    for draw in 1...Self.furtherDraws {
      let other = run(equation, found.spec, found.reading, points: 10, draw: draw)
      if case .refuted = other.outcome { return other }
    }
    return found
  }

  /// How often numbers are drawn anew for what is not shown as a formula.
  private static let furtherDraws: UInt64 = 12

  /// What becomes of an equation on one network.
  ///
  /// - Parameter draw: which numbers are drawn
  func run(
    _ equation: Equation, _ spec: Spec, _ reading: Reading, points: Int, draw: UInt64 = 0
  ) -> Found {
    let world = Worlds.double(spec, circumstances.settings, seed: seed &+ draw, draw: draw)
    world.reading = reading
    let trial = Trial(
      world: world, equation: equation, points: points, agree: Judge.agree,
      isUndefined: \.isNaN, isUnbounded: \.isInfinite, real: { $0 },
      draw: { Double.random(in: 0.1...0.9, using: &$0) })
    let outcome = trial.run()
    return Found(
      spec: spec, reading: reading, outcome: outcome, assumptions: world.assumptions,
      remarks: world.remarks, literals: world.isOpenEnded ? [:] : world.literals,
      meetsBranches: world.meetsBranches)
  }

  static let tolerance = 1e-8

  static func agree(_ x: Double, _ y: Double) -> Bool {
    abs(x - y) <= tolerance * max(abs(x), abs(y)) + 1e-13
  }

  /// How many networks over the field must agree on an equation, each drawn anew.
  private static let fieldNetworks: UInt64 = 2

  /// Whether both sides agree as formulas.
  func isExact(_ equation: Equation, _ found: Found) -> Bool {
    (0..<Self.fieldNetworks).allSatisfy { draw in
      let world = Worlds.field(found.spec, circumstances.settings, seed: seed + draw)
      world.reading = found.reading
      let trial = Trial(
        world: world, equation: equation, points: 2, agree: ==, real: { _ in .nan },
        draw: { PrimeField.random(using: &$0) })
      return trial.run().holds
    }
  }

  /// The probability that both sides agree at a random point of the field although they differ:
  /// the degree of their difference over the size of the field (Schwartz and Zippel), and the
  /// chance that an opaque function meets two arguments that only happen to be equal. Both are
  /// counted by running the same equation over degrees. All networks would have to err.
  func errorBound(_ equation: Equation, _ spec: Spec, _ reading: Reading) -> Double {
    let world = Worlds.degrees(spec, circumstances.settings)
    world.reading = reading
    let largest = LargestDegree()
    let trial = Trial(
      world: world, equation: equation, points: 1,
      agree: { x, y in
        largest.value = max(largest.value, Degree.ofDifference(x, y))
        return true
      }, real: { $0.numerator }, draw: { _ in .variable })
    let tally = Degree.Tally()
    _ = tally.counting { trial.run() }
    let chance = min(1, (largest.value + tally.collisions) / Double(PrimeField.modulus))
    return pow(chance, Double(Self.fieldNetworks))
  }

  private final class LargestDegree { var value = 1.0 }
}
