//===----------------------------------------------------------------------===//
// Cases that a text may speak of without saying so: one example, one output.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

/// A case in which more equations hold than in general.
enum SpecialCase: CaseIterable {
  case oneExample
  case oneOutput
  case equalWidths

  var words: String {
    switch self {
    case .oneExample: "there is one example"
    case .oneOutput: "the network has one output"
    case .equalWidths: "layers that are as wide as each other are not told apart"
    }
  }

  /// What is known of the networks where it is so; nil where the equation speaks of several, or
  /// nothing in it may be one.
  func applied(to circumstances: Circumstances, for equation: Equation) -> Circumstances? {
    var other = circumstances
    switch self {
    case .oneExample:
      guard other.settings.sampleCount == nil, equation.isOfOneExample,
        !equation.speaksOfExamples
      else { return nil }
      other.settings.sampleCount = 1
    case .oneOutput:
      guard other.settings.outputWidth == nil, other.settings.widths == nil,
        equation.hasOutputWithoutUnits
      else { return nil }
      other.settings.outputWidth = 1
    case .equalWidths:
      guard let widths = other.settings.widths, Set(widths).count < widths.count else { return nil }
      other.settings.tellsEqualWidthsApart = false
    }
    return other
  }
}

extension Judge {
  /// The judge of networks with one output, where an equation of single units has an output without
  /// any; nil of others.
  package func ofOneOutput(_ equation: Equation) -> Judge? {
    guard !equation.indices.units.isEmpty else { return nil }
    return SpecialCase.oneOutput.applied(to: circumstances, for: equation)
      .map(Judge.init(circumstances:))
  }

  /// The verdict on an equation that is wrong in general and holds in a special case: conditional.
  /// Nil where it holds in none.
  func judgeInSpecialCases(_ equation: Equation) -> Judgement? {
    for special in SpecialCase.allCases {
      guard let circumstances = special.applied(to: circumstances, for: equation) else { continue }
      var other = self
      other.circumstances = circumstances
      var judgement = other.judgeWithLastLayer(equation)
      guard judgement.verdict == .holds || judgement.verdict == .conditional,
        judgement.holding.contains(where: { !other.isSilent(equation, on: $0) })
      else { continue }
      judgement.message =
        judgement.verdict == .holds
        ? "holds if \(special.words)" : judgement.message + ", if \(special.words)"
      judgement.verdict = .conditional
      judgement.isSpecial = true
      return judgement
    }
    return nil
  }

  /// How many units a layer must have for an equation that holds, where it fails with one more:
  /// `z^l_1 = w^l_{11} a^{l-1}_1 + w^l_{12} a^{l-1}_2 + b^l_1` needs two in layer l - 1, and speaks of all
  /// layers.
  ///
  /// Nil where no unit has a number, where all layers are known by their sizes, and where a column that
  /// is written out shows how many there are.
  func unitsNeeded(by equation: Equation, _ findings: Findings) -> Int? {
    guard circumstances.settings.widths == nil,
      equation.hasLetteredLayer || !circumstances.namedWidths.isEmpty,
      equation.hasNumberedUnit, !equation.isOfGrid, let found = findings.holding.first
    else { return nil }
    let fixed = circumstances.settings.outputWidth.map { _ in found.spec.depth }
    let named = circumstances.namedWidths.map { index in
      index.literal.map { $0 - circumstances.settings.firstLayer } ?? found.spec.depth
    }
    return found.spec.widths.indices.first { layer in
      guard equation.hasLetteredLayer || named.contains(layer) else { return false }
      var wider = found.spec
      wider.widths[layer] += 1
      let other = circumstances.networks.with(wider, circumstances.settings) {
        run(equation, $0, $1, found.reading)
      }
      return layer != fixed && !other.outcome.holds
    }.map { found.spec.widths[$0] }
  }

  /// Whether both sides are nothing on a network, in one reading.
  func vanishes(_ equation: Equation, on spec: Spec, _ reading: Reading) -> Bool {
    circumstances.networks.with(spec, circumstances.settings) { run, _ in
      trial(equation, run, reading).vanishes()
    }
  }

  /// Whether an equation holds on a network on which it says something.
  package func holdsAndSpeaks(_ equation: Equation) -> Bool {
    let judgement = judge(equation)
    return judgement.verdict == .holds
      && judgement.holding.contains { !isSilent(equation, on: $0) }
  }

  /// Whether both sides are nothing on a network, of an equation that is not about that.
  func isSilent(_ equation: Equation, on spec: Spec) -> Bool {
    !equation.isOfZero && vanishes(equation, on: spec, Reading())
  }
}

extension Equation {
  private var nodes: [Node] { left.all + right.all }

  /// Whether it calls a layer by a letter, l or L.
  fileprivate var hasLetteredLayer: Bool {
    nodes.contains { node in
      guard case .symbol(let symbol) = node.kind, let layer = symbol.roles[.layer] else {
        return false
      }
      return layer.literal == nil && !layer.source.isEmpty
    }
  }

  /// Whether a side is a column or a matrix that is written out.
  fileprivate var isOfGrid: Bool {
    [left, right].contains { if case .grid = $0.kind { true } else { false } }
  }

  /// Whether a number stands where units are counted, or ends what is summed over.
  var hasNumberedUnit: Bool {
    nodes.contains { node in
      switch node.kind {
      case .symbol(let symbol):
        [.unit, .to, .from].contains { symbol.roles[$0]?.isNumbered == true }
      case .series(let series): series.upper?.isNumbered == true || series.members != nil
      default: false
      }
    }
  }

  /// Whether examples are counted, summed over or side by side in it.
  fileprivate var speaksOfExamples: Bool {
    nodes.contains { $0.speaksOfExamples || isOverInputs($0) }
  }

  /// Whether it is a sum over the inputs, `\sum_x`: over the examples.
  private func isOverInputs(_ node: Node) -> Bool {
    guard case .series(let series) = node.kind else { return false }
    let names = series.indices.filter(inputs.contains)
    guard !names.isEmpty else { return false }
    let roles = FreeIndices(of: [series.body]).roles
    return names.contains { (roles[$0] ?? .sample) == .sample }
  }

  /// Whether a quantity of one example stands in it.
  fileprivate var isOfOneExample: Bool {
    nodes.contains { node in
      guard case .symbol(let symbol) = node.kind, symbol.roles[.sample] == nil else { return false }
      switch symbol.quantity {
      case .input, .activation, .preactivation, .delta, .target: return true
      default: return false
      }
    }
  }

  /// Whether it has an output or a target that the text writes without units: a number, it may be.
  fileprivate var hasOutputWithoutUnits: Bool {
    nodes.contains { node in
      guard case .symbol(let symbol) = node.kind, symbol.declaration.roles[.unit] == nil else {
        return false
      }
      switch symbol.quantity {
      case .target: return true
      case .activation: return symbol.declaration.roles[.layer] == Index(.depth)
      default: return false
      }
    }
  }
}

extension Index {
  /// Whether it is a number that the equation itself writes.
  fileprivate var isNumbered: Bool { literal != nil && !source.isEmpty }
}
