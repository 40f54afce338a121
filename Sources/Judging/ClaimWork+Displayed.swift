//===----------------------------------------------------------------------===//
// Losses that a text displays.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

extension ClaimWork {
  private func isLoss(_ node: Node) -> Bool {
    if case .symbol(let symbol) = node.kind {
      return symbol.quantity.isLoss
    }
    return false
  }

  /// A loss that is displayed counts from here on; nil where none is.
  func displayedLoss(_ left: Node, _ right: Node) -> ClaimResult? {
    guard isLoss(left), case .symbol(let symbol) = left.kind else { return nil }
    let mentionsLoss = right.all.contains { node in
      isLoss(node) || { if case .derivative = node.kind { true } else { false } }()
    }
    if mentionsLoss || isClaimAboutDisplayed { return nil }
    var wide = circumstances
    let own = symbol.declaration.losses
    let declared =
      !own.isEmpty
      ? own
      : lexicon.declarations.filter(\.quantity.isLoss).flatMap(\.losses)
    wide.losses = declared.isEmpty ? Loss.allCases.map { .known($0) } : declared
    let equation = equation(left, right)
    let judgement = Judge(circumstances: wide).judge(equation)
    switch judgement.verdict {
    case .holds, .conditional:
      let tried = wide.specs(for: equation)
      return countingOutputs(loss(judgement, symbol, tried: tried), equation, symbol)
    case .illTyped:
      return ofOneOutput(equation, wide).map { loss($0, symbol, ", of networks with one output") }
    case .refuted:
      if isOppositeOfBefore(left, right, symbol) { return ClaimResult(judgement: judgement) }
      return ofOneExample(left, right, symbol, wide)
        ?? adopted(symbol, right, judgement, isOpen: declared.isEmpty)
    default: return nil
    }
  }

  /// Whether the text has displayed a loss of its own already, and does not begin anew: what it displays
  /// of it now is a claim.
  private var isClaimAboutDisplayed: Bool {
    guard circumstances.isDisplayed, !mayDefineAnew, circumstances.losses.count == 1 else {
      return false
    }
    if case .formula = circumstances.losses[0] { return true }
    return false
  }

  /// What a loss was displayed as before, where it is others now and the text does not begin anew; nil
  /// where it may be. A list of losses may have one letter for all, but none of the same kind twice.
  private func lossesBefore(_ symbol: Symbol, _ found: [LossKind]) -> [LossKind]? {
    guard !mayDefineAnew, let known = displayedLosses[symbol.declaration.pattern],
      !found.contains(where: known.contains),
      found.contains(where: { one in known.contains { one.isAkin(to: $0) } })
    else { return nil }
    return known
  }

  /// Whether what is displayed is what the loss was displayed as before, with the other sign.
  private func isOppositeOfBefore(_ left: Node, _ right: Node, _ symbol: Symbol) -> Bool {
    guard !mayDefineAnew, let known = displayedLosses[symbol.declaration.pattern] else {
      return false
    }
    var before = circumstances
    before.losses = known
    let opposite = Node(kind: .negate(right), source: right.source)
    return Judge(circumstances: before).judge(equation(left, opposite)).verdict == .holds
  }

  /// The result of displaying a loss; one that was displayed before, and is written out for some outputs
  /// now, says how many there are, which nothing else does.
  private func countingOutputs(
    _ result: ClaimResult, _ equation: Equation, _ symbol: Symbol
  ) -> ClaimResult {
    let settings = circumstances.settings
    guard result.judgement.verdict == .holds, settings.widths == nil, settings.outputWidth == nil,
      equation.hasNumberedUnit, displayedLosses[symbol.declaration.pattern] != nil,
      let outputs = result.judgement.holding.first?.widths.last
    else { return result }
    var result = result
    result.judgement.verdict = .conditional
    result.judgement.message = "holds if there are \(outputs) outputs, which it writes out"
    return result
  }

  /// A loss without a sum, and without indices, as that of one output; nil where it is none.
  private func ofOneOutput(_ equation: Equation, _ circumstances: Circumstances) -> Judgement? {
    guard equation.indices.units.isEmpty, circumstances.settings.outputWidth == nil else {
      return nil
    }
    var single = circumstances
    single.settings.outputWidth = 1
    let judge = Judge(circumstances: single)
    var judgement = judge.judge(equation)
    let speaks = judgement.holding.contains { !judge.isSilent(equation, on: $0) }
    guard !judgement.verdict.isWrong, speaks else { return nil }
    judgement.verdict = .conditional
    judgement.message = "holds if the network has one output"
    return judgement
  }

  /// A text may write the loss of one example by the name that it has for that of all; nil where it
  /// does not.
  private func ofOneExample(
    _ left: Node, _ right: Node, _ symbol: Symbol, _ circumstances: Circumstances
  ) -> ClaimResult? {
    guard let single = lossOfOneExample(left, symbol) else { return nil }
    let judgement = Judge(circumstances: circumstances).judge(equation(single, right))
    guard judgement.verdict == .holds else { return nil }
    var result = loss(judgement, symbol)
    result.judgement.verdict = .conditional
    result.judgement.message = "holds if \(symbol.declaration.name) is the loss of one example"
    return result
  }

  /// The loss of one example, for a loss that is declared as that of all.
  private func lossOfOneExample(_ left: Node, _ symbol: Symbol) -> Node? {
    guard symbol.quantity != .loss, symbol.declaration.decay == nil else { return nil }
    var symbol = symbol
    symbol.declaration.quantity = .loss
    return Node(kind: .symbol(symbol), source: left.source)
  }

  /// The losses that agree with the one displayed, and the outputs for which they do, where the formula
  /// that is displayed has a function of its own.
  private func loss(
    _ judgement: Judgement, _ symbol: Symbol, _ note: String = "", tried: [Spec] = []
  ) -> ClaimResult {
    var result = ClaimResult(judgement: judgement)
    let found = judgement.holding.map(\.loss).reduce(into: [LossKind]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    (result.losses, result.lossName) = (found, symbol.declaration.pattern)
    // What is the cross-entropy of logits says that the outputs are logits.
    if judgement.holding.allSatisfy(\.hasLogits) { result.outputs = [.known(.identity)] }
    let outputs = circumstances.outputs.filter { output in
      judgement.holding.contains { $0.output == output }
    }
    let differing = tried.filter { found.contains($0.loss) && !judgement.holding.contains($0) }
    if differing.contains(where: { !outputs.contains($0.output) }) { result.outputs = outputs }
    let names = found.map(\.name).joined(separator: " or ")
    result.judgement.message = "it is \(names)\(note), which counts from here on"
    result.judgement.counterexample = []
    if judgement.isSpecial { return ClaimResult(judgement: judgement) }
    if let known = lossesBefore(symbol, found) {
      return .ofAnotherLoss(symbol, known, found, judgement)
    }
    guard judgement.verdict == .conditional else { return result }
    if judgement.counterexample.isEmpty {
      // Nothing is against it but what had to be assumed.
      result.judgement.message = "\(judgement.message): \(result.judgement.message)"
    } else {
      result.judgement.verdict = .definition
    }
    return result
  }

  /// A loss that is none of those known: it counts as displayed, if no declaration says which it is.
  private func adopted(
    _ symbol: Symbol, _ right: Node, _ judgement: Judgement, isOpen: Bool
  ) -> ClaimResult? {
    guard isOpen, symbol.quantity == .loss, symbol.roles[.sample] == nil else {
      return symbol.declaration.losses.isEmpty ? renamed(symbol, right) : nil
    }
    var seen: Set<Formula> = []
    if right.speaksOfLoss(&seen) { return nil }
    let formula = LossKind.formula(
      Formula(variables: [], body: lexicon.whole(right, letters: lexicon.indexLetters)))
    var result = ClaimResult(judgement: .ofItsOwn("a loss"))
    if let known = lossesBefore(symbol, [formula]) {
      return .ofAnotherLoss(symbol, known, [formula], result.judgement)
    }
    (result.losses, result.lossName) = ([formula], symbol.declaration.pattern)
    return result
  }

  /// A loss of which no declaration says what it is, beside others: from here on it is its formula.
  ///
  /// What a mean or a total is the mean or the total of, a declared loss says.
  private func renamed(_ symbol: Symbol, _ right: Node) -> ClaimResult? {
    let isDerived =
      symbol.quantity != .loss && lexicon.declarations.contains { $0.quantity == .loss }
    guard !isDerived, symbol.roles[.sample] == nil, symbol.declaration.decay == nil
    else { return nil }
    var result = ClaimResult(judgement: .ofItsOwn("a loss"))
    var declaration = symbol.declaration
    declaration.quantity = .formula
    let formula = Formula(
      variables: [], body: lexicon.whole(right, letters: lexicon.indexLetters))
    if let known = lossesBefore(symbol, [.formula(formula)]) {
      return .ofAnotherLoss(symbol, known, [.formula(formula)], result.judgement)
    }
    declaration.formula = formula
    result.definition = declaration
    return result
  }

  /// Whether a claim displays a loss or a function.
  package func isDisplayed(_ left: Node, _ right: Node) -> Bool {
    if isLoss(left), !right.all.contains(where: { isLoss($0) }) { return true }
    if case .apply(let function, let arguments) = left.kind, case .activation = function.base,
      function.primes == 0, case .variable? = arguments.first?.kind
    {
      return true
    }
    return false
  }
}

extension ClaimResult {
  /// The result of displaying a loss as others than before: from here on it may be any of them.
  fileprivate static func ofAnotherLoss(
    _ symbol: Symbol, _ known: [LossKind], _ found: [LossKind], _ judgement: Judgement
  ) -> ClaimResult {
    var result = ClaimResult(judgement: judgement)
    result.judgement.verdict = .conditional
    result.judgement.message = "holds if \(symbol.declaration.name) is another loss here"
    (result.losses, result.lossName) = (known + found, symbol.declaration.pattern)
    return result
  }
}

extension LossKind {
  /// Whether it is a multiple of another, or may be: of one of its own nothing is known.
  fileprivate func isAkin(to other: LossKind) -> Bool {
    guard case .known(let one) = self, case .known(let other) = other else { return true }
    return one.isSquaredError && other.isSquaredError
  }
}

extension Judgement {
  /// The definition of something that is none of those known.
  static func ofItsOwn(_ kind: String) -> Judgement {
    Judgement(verdict: .definition, message: "\(kind) of its own, which counts from here on")
  }
}

extension Node {
  /// Whether a loss is needed to tell what it is: it is a loss, an error or a derivative, or a name for
  /// what such is part of. A loss that is displayed so would be part of itself.
  ///
  /// - Parameter seen: the formulas looked into so far, of which none is looked into twice
  fileprivate func speaksOfLoss(_ seen: inout Set<Formula>) -> Bool {
    for node in all {
      if case .derivative = node.kind { return true }
      guard case .symbol(let symbol) = node.kind else { continue }
      if symbol.quantity.isLoss || symbol.quantity == .delta { return true }
      guard let formula = symbol.declaration.formula, seen.insert(formula).inserted else {
        continue
      }
      if formula.body.speaksOfLoss(&seen) { return true }
    }
    return false
  }
}
