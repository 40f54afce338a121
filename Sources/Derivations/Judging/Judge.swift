//===----------------------------------------------------------------------===//
// The verdict on an equation.
//===----------------------------------------------------------------------===//

import Foundation
import Networks
import Numbers

/// Which layers a text tells apart by their functions. Those are given functions that differ, as all
/// layers are given widths that differ: where they agree, no index of theirs can be wrong.
enum DistinguishedFunctions: Sendable {
  case none
  /// The output layer from the hidden ones.
  case output
  case all
}

/// What is known of the networks at one place of a text.
struct Circumstances: Sendable {
  var settings: Settings
  /// The functions and losses that are possible.
  var hidden: [ActivationKind]
  var outputs: [ActivationKind]
  var losses: [LossKind]
  /// Whether all layers have one function.
  var isShared: Bool
  /// Which layers the text tells apart by their functions.
  var distinguished = DistinguishedFunctions.none
  var isOneHot: Bool
  var decay: Decay?
  var outputWidth: Int?
  /// Whether the loss was displayed, and may stand with whatever output it is defined for.
  var isDisplayed = false
  /// The last layer that the text calls by its number.
  var lastLiteralLayer: Int?

  /// The networks that an equation is tried on. One that speaks of a function without a layer says
  /// of no layer that its function is another.
  func specs(for equation: Equation) -> [Spec] {
    guard distinguished != .none, equation.hasSharedFunction else { return specs }
    var shared = self
    shared.distinguished = .none
    return shared.specs
  }

  /// The networks that are possible. Where the text leaves none, the cross-entropy is that of logits;
  /// and functions and losses that nobody puts together are taken as it declares them.
  var specs: [Spec] {
    let usual = specs(where: accepts)
    if !usual.isEmpty { return usual }
    let logits = specs { $1 == .known(.identity) && $0.isCrossEntropy }
    return logits.isEmpty ? specs { _, _ in true } : logits
  }

  private func specs(where accepts: (LossKind, ActivationKind) -> Bool) -> [Spec] {
    var result: [Spec] = []
    for first in hidden {
      for output in isShared ? [first] : outputs {
        let unit = self.unit(first, besides: output)
        for loss in losses where accepts(loss, output) {
          let isFirst = first == hidden.first
          if !isFirst && result.contains(where: { $0.output == output && $0.loss == loss }) {
            continue
          }
          result.append(spec(unit, output, loss, depth: depths[0]))
        }
      }
    }
    if hidden.count > 1, let first = result.first, !isShared {
      for other in hidden {
        let other = spec(
          unit(other, besides: first.output), first.output, first.loss, depth: depths[0])
        if !result.contains(other) { result.append(other) }
      }
    }
    if let first = result.first {
      for depth in depths.dropFirst() {
        result.append(spec(first.hidden, first.output, first.loss, depth: depth))
      }
    }
    return result
  }

  /// A function for hidden layers: another than that of the output, where they are told apart.
  private func unit(_ unit: ActivationKind, besides output: ActivationKind) -> ActivationKind {
    guard distinguished != .none, unit == output else { return unit }
    return hidden.first { $0 != output } ?? unit
  }

  private func accepts(_ loss: LossKind, _ output: ActivationKind) -> Bool {
    // The softmax of one unit is 1, and its cross-entropy 0: nothing is learned from them.
    if (settings.outputWidth ?? outputWidth) == 1 {
      if output == .known(.softmax), outputs.count > 1 { return false }
      if loss == .known(.crossEntropy), losses.count > 1 { return false }
    }
    guard case .known(let loss) = loss, case .known(let output) = output else { return true }
    if isDisplayed, loss == .crossEntropy, output == .sigmoid { return true }
    return loss.accepts(output)
  }

  private var depths: [Int] {
    // A depth that no network has, or for which there are not enough widths, is no depth.
    if let last = settings.lastLayer, (1...30).contains(last - settings.firstLayer) {
      return [last - settings.firstLayer]
    }
    if let widths = settings.widths, widths.count > 1 { return [widths.count - 1] }
    return [3, 2, 4]
  }

  private func spec(
    _ hidden: ActivationKind, _ output: ActivationKind, _ loss: LossKind, depth: Int
  ) -> Spec {
    var widths = Spec.widths(depth: depth)
    if let fixed = settings.widths {
      if fixed.count == 1 { widths = widths.map { _ in max(1, fixed[0]) } }
      if fixed.count == widths.count { widths = fixed.map { max(1, $0) } }
    }
    if let width = settings.outputWidth ?? outputWidth { widths[depth] = max(1, width) }
    let others = distinguished == .all ? self.hidden.filter { $0 != hidden } : []
    return Spec(
      widths: widths, samples: settings.sampleCount ?? Spec.samples, hidden: hidden,
      alternate: others.first { $0 != output } ?? others.first, output: output, loss: loss,
      hasBiases: settings.biases != .none, decay: decay,
      isOneHot: isOneHot)
  }
}

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
    var holding: [Found] = []
    var failing: [Found] = []
    for spec in circumstances.specs(for: equation) {
      let found = settle(equation, spec)
      if found.outcome.holds { holding.append(found) } else { failing.append(found) }
      if case .notEvaluable(let error) = found.outcome, !error.isUndefined { break }
      if case .illTyped = found.outcome, holding.isEmpty { break }
    }
    guard !holding.isEmpty || !failing.isEmpty else {
      return Judgement(verdict: .notUnderstood, message: "no network is as it is declared")
    }
    // A network on which there is nothing to compare says nothing.
    let defined = failing.filter { !$0.outcome.isUndefined }
    if !holding.isEmpty || !defined.isEmpty { failing = defined }
    // What holds at some depths alone does not hold.
    let refuted = failing.filter { $0.outcome.rank == 1 }.map(\.spec.functions)
    if holding.contains(where: { refuted.contains($0.spec.functions) }) { holding = [] }
    if let worst = failing.first(where: { $0.outcome.rank == 4 }) ?? failing.first, holding.isEmpty
    {
      return failure(failing.first { $0.outcome.rank == 1 } ?? worst)
    }
    return success(equation, holding, failing)
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
        real: { $0 },
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

  private func bestReading(_ equation: Equation, _ spec: Spec) -> Found {
    var best: Found?
    for reading in readings(equation) {
      let found = run(equation, spec, reading, points: 10)
      if found.outcome.holds && found.assumptions.isEmpty { return found }
      if best.map({ found.outcome.rank < $0.outcome.rank }) ?? true { best = found }
    }
    return best ?? run(equation, spec, Reading(), points: 10)
  }

  /// The ways to read what the equation leaves open.
  func readings(_ equation: Equation) -> [Reading] {
    let nodes = equation.left.all + equation.right.all
    var readings = [Reading()]
    func both(_ change: (inout Reading) -> Void) {
      readings += readings.map { reading in
        var other = reading
        change(&other)
        return other
      }
    }
    if let layout = circumstances.settings.layout {
      readings[0].layout = layout
    } else if nodes.contains(where: { if case .derivative = $0.kind { true } else { false } }) {
      both { $0.layout = .denominator }
    }
    if nodes.contains(where: \.isTotal) { both { $0.sumsSamples = true } }
    if nodes.contains(where: \.hasDot) { both { $0.dotIsInner = true } }
    let isDirect = nodes.contains { node in
      guard case .derivative(let of, let by) = node.kind else { return false }
      return of.formula(holding: by) != nil
    }
    if isDirect { both { $0.partialsAreDirect = true } }
    let isFolded = [.foldedFirst, .foldedLast].contains(circumstances.settings.biases)
    if isFolded, nodes.contains(where: { $0.isWholeVector || $0.isWholeSum }) {
      both { $0.holdsConstant = true }
    }
    return readings
  }

  private func run(
    _ equation: Equation, _ spec: Spec, _ reading: Reading, points: Int
  ) -> Found {
    let world = Worlds.double(spec, circumstances.settings, seed: seed)
    world.reading = reading
    let trial = Trial(
      world: world, equation: equation, points: points, agree: Judge.agree,
      isUndefined: \.isNaN, real: { $0 },
      draw: { Double.random(in: 0.1...0.9, using: &$0) })
    let outcome = trial.run()
    return Found(
      spec: spec, reading: reading, outcome: outcome, assumptions: world.assumptions,
      remarks: world.remarks, literals: world.isOpenEnded ? [:] : world.literals)
  }

  static let tolerance = 1e-8

  static func agree(_ x: Double, _ y: Double) -> Bool {
    abs(x - y) <= tolerance * max(abs(x), abs(y)) + 1e-13
  }

  /// How many networks over the field must agree on an equation, each drawn anew.
  private static let fieldNetworks: UInt64 = 2

  /// Whether both sides agree as formulas.
  private func isExact(_ equation: Equation, _ found: Found) -> Bool {
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

  private func success(
    _ equation: Equation, _ holding: [Found], _ failing: [Found]
  ) -> Judgement {
    let isExact = holding.allSatisfy { self.isExact(equation, $0) }
    var evidence = Evidence(.numerical, bound: Judge.tolerance)
    if isExact, let deepest = holding.max(by: { $0.spec.depth < $1.spec.depth }) {
      evidence = Evidence(.exact, bound: errorBound(equation, deepest.spec, deepest.reading))
    }
    let assumptions = Set(holding.flatMap(\.assumptions)).sorted()
    var remarks = Set(holding.flatMap(\.remarks)).sorted()
    if let special = holding.first?.spec.widths,
      !circumstances.specs.contains(where: { $0.widths == special })
    {
      remarks.append(
        "on networks \(special.map(String.init).joined(separator: "-")), as its literal indices say"
      )
    }
    let isConditional = !failing.isEmpty || !assumptions.isEmpty
    var message = isExact ? "both sides are the same formula" : "both sides agree in numbers"
    var counterexample: [String] = []
    if let first = failing.first {
      message = "holds for \(Judge.names(holding)); not for \(Judge.names(failing))"
      if case .refuted(let found) = first.outcome { counterexample = found.lines }
      if case .illTyped(let error) = first.outcome { counterexample = [error.message] }
    } else if !assumptions.isEmpty {
      message = "holds if " + assumptions.joined(separator: " and ")
    }
    return Judgement(
      verdict: isConditional ? .conditional : .holds, evidence: evidence, message: message,
      counterexample: counterexample, remarks: remarks, holding: holding.map(\.spec))
  }

  private static func names(_ found: [Found]) -> String {
    var names: [String] = []
    for spec in found.map(\.spec) {
      let name = "\(spec.units), \(spec.output.name) output and \(spec.loss.name)"
      if !names.contains(name) { names.append(name) }
    }
    return names.prefix(3).joined(separator: "; ") + (names.count > 3 ? "; …" : "")
  }

  private func failure(_ found: Found) -> Judgement {
    switch found.outcome {
    case .holds, .refuted:
      guard case .refuted(let counterexample) = found.outcome else { break }
      return Judgement(
        verdict: .refuted, evidence: Evidence(.numerical, bound: Judge.tolerance),
        message: "the sides differ: \(counterexample.left) and \(counterexample.right)",
        counterexample: counterexample.lines)
    case .illTyped(let error):
      return Judgement(verdict: .illTyped, message: error.message, source: error.source)
    case .outOfRange(let why): return Judgement(verdict: .illTyped, message: why)
    case .notEvaluable(let error):
      return Judgement(verdict: .notUnderstood, message: error.message, source: error.source)
    }
    return Judgement(verdict: .notUnderstood, message: "no verdict")
  }
}

extension Node {
  fileprivate var isTotal: Bool {
    if case .series(let series) = kind { return series.indices.isEmpty }
    return false
  }

  /// Whether it is a sum over whatever there is.
  fileprivate var isWholeSum: Bool {
    if case .series(let series) = kind { return series.upper == nil && !series.indices.isEmpty }
    return false
  }

  /// Whether a symbol stands for all units of a layer, or for all weights into one.
  fileprivate var isWholeVector: Bool {
    guard case .symbol(let symbol) = kind else { return false }
    switch symbol.quantity {
    case .weight: return symbol.roles[.from] == nil
    case .activation, .input: return symbol.roles[.unit] == nil
    case .formula:
      return symbol.declaration.formula?.body.all.contains(where: \.isWholeVector) ?? false
    default: return false
    }
  }

  fileprivate var hasDot: Bool {
    if case .product(_, let signs) = kind { return signs.contains { $0.text == "cdot" } }
    return false
  }
}
