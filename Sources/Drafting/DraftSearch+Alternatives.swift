//===----------------------------------------------------------------------===//
// What may be taken otherwise of all of a text: what no equation of it decides.
//===----------------------------------------------------------------------===//

extension DraftSearch {
  /// Other choices instead of some.
  typealias Alternative = (DraftChoices) -> [DraftChoices]

  /// What an equation of the text decides is not open, but in another part of the text.
  func alternatives(_ facts: DraftFacts, _ isOpen: Bool) -> [Alternative] {
    losses(facts, isOpen) + layouts(facts, isOpen) + layers(facts, isOpen)
      + examples(facts, isOpen) + functions(facts)
  }

  /// The loss, and how its derivatives lie.
  private func losses(_ facts: DraftFacts, _ isOpen: Bool) -> [Alternative] {
    // What a display says that the loss is, it is, and what words say where no display does.
    let known = facts.saidLoss.map { [$0] } ?? facts.shownLosses
    let losses: [DraftChoices.Loss] = [
      .halfSquared, .squared, .crossEntropy, .binary, .open,
    ]
    .filter { known.isEmpty || $0 == .open || known.contains($0) }
    var result: [Alternative] = [{ choices in losses.map { choices.with(\.loss, $0) } }]
    if facts.hasOneOutput, !isOpen { result.append { [$0.with(\.hasOneOutput, !$0.hasOneOutput)] } }
    if !facts.errorForms.isEmpty, !facts.saysNumerator {
      result.append { [$0.with(\.isNumerator, !$0.isNumerator)] }
    }
    if drafter.uses.hasNabla, !facts.saysNumerator {
      result.append { choices in
        let other = choices.with(\.isNumerator, true)
        return [other.with(\.isNablaShaped, !choices.isNablaShaped), other]
      }
    }
    return result
  }

  /// Where weights lead, and how their matrices lie.
  private func layouts(_ facts: DraftFacts, _ isOpen: Bool) -> [Alternative] {
    var result: [Alternative] = []
    if isOpen || !facts.decidesInto { result.append { [$0.with(\.into, 1 - $0.into)] } }
    if isOpen || !facts.decidesRows, !facts.entriesDecideRows {
      result.append { [$0.with(\.rowsFrom, !$0.rowsFrom)] }
    }
    if !facts.decidesOrder, !facts.matricesDecideOrder {
      result.append { [$0.with(\.fromFirst, !$0.fromFirst)] }
    }
    if facts.hasTransposedEntries {
      result.append { [$0.with(\.areUntransposed, !$0.areUntransposed)] }
    }
    return result
  }

  /// How many units, biases and layers there are, and where there are none.
  private func layers(_ facts: DraftFacts, _ isOpen: Bool) -> [Alternative] {
    var result: [Alternative] = []
    if isOpen {
      result.append { choices in
        let other = choices.with(\.isScalar, !choices.isScalar)
        return other.sayNothing
          ? [other.with(\.loss, .halfSquared), other.with(\.loss, .binary)] : [other]
      }
      if !facts.ownTotals.isEmpty {
        result.append { [$0.with(\.sharesLossName, !$0.sharesLossName).with(\.level, .one)] }
      }
      if facts.hasBiaslessSteps { result.append { [$0.with(\.hasBiases, !$0.hasBiases)] } }
    }
    if !facts.calculus.isEmpty { result.append { [$0.with(\.isPlain, !$0.isPlain)] } }
    if facts.hasBareActivations { result.append { [$0.with(\.isBareLast, !$0.isBareLast)] } }
    if facts.firstLayer == nil { result.append { [$0.with(\.firstLayer, 1 - $0.firstLayer)] } }
    return result
  }

  /// Whether names hold all examples, and what gradients are of.
  private func examples(_ facts: DraftFacts, _ isOpen: Bool) -> [Alternative] {
    let levels: Alternative = { choices in
      [DraftChoices.Level.one, .mean, .total].map { choices.with(\.level, $0) }
    }
    guard !facts.batchNames.isEmpty else { return [levels] }
    var result: [Alternative] = []
    // Where small letters stand beside capitals, an equation decides it for all of the text.
    if isOpen && !facts.hasSmallTwins || !facts.decidesBatch {
      result.append { choices in
        [
          choices.with(\.isBatch, false).with(\.level, .one),
          choices.with(\.isBatch, true).with(\.level, .mean),
          choices.with(\.isBatch, true).with(\.level, .total),
          choices.with(\.isBatch, true).with(\.level, .total).with(\.loss, .crossEntropy),
        ]
      }
    }
    if !facts.hasSmallTwins {
      result.append { choices in
        let small = choices.with(\.isBatch, true).with(\.areSmallBatch, !choices.areSmallBatch)
        return [small, small.with(\.level, .mean).with(\.gradientLevel, .mean)]
      }
    }
    let saidRows = drafter.saidRows
    if saidRows == nil { result.append { [$0.with(\.samplesInRows, !$0.samplesInRows)] } }
    result.append { choices in
      let other = choices.with(\.rowsFrom, !choices.rowsFrom)
        .with(\.samplesInRows, saidRows ?? !choices.samplesInRows)
      return [
        other, other.with(\.isBatch, true), other.with(\.isBatch, true).with(\.level, .mean),
      ]
    }
    result.append { [$0.with(\.gradientLevel, $0.gradientLevel == .one ? .mean : .one)] }
    result.append {
      [$0.with(\.errorLevel, $0.errorLevel == .mean ? .total : .mean).with(\.isBatch, true)]
    }
    return result + [levels]
  }

  /// Which layers have a function, and what is multiplied entry by entry.
  private func functions(_ facts: DraftFacts) -> [Alternative] {
    var result: [Alternative] = []
    if !facts.layeredFunctions.isEmpty { result.append { [$0.with(\.isHidden, !$0.isHidden)] } }
    result.append { [$0.with(\.isElementwise, !$0.isElementwise)] }
    let signs = ["\\times", "*", "\\cdot", "\\bullet"].filter(drafter.uses.signs.contains)
    result.append { choices in
      signs.map { choices.with(\.elementwise, choices.elementwise == [$0] ? [] : [$0]) }
    }
    return result
  }
}
