import Networks
import Numbers

// The δ that a layer may have.
extension DiagnosisStep {
  func candidates(after explanation: Explanation) -> [DeltaCandidate] {
    let all = DeltaCandidates(
      forward: setting.forward, kinks: judgement.reference.kinks.branches,
      includesRare: isPlainForward && budget <= 2)
    let left = budget - explanation.count
    let cost = { explanation.cost(of: $0) }
    var candidates: [DeltaCandidate] = []
    if layer == setting.forward.last {
      candidates =
        left > 0
        ? all.output().filter { cost($0.mistakes) <= left } : all.output(all.network.loss)
    } else if let above = explanation.deltas[layer + 1] {
      candidates = all.hidden(layer, above: explanation.deltas, budget: left, cost: cost)
      candidates += UpdatedWeights(self, explanation).candidates(all, above: above)
    }
    guard let first = candidates.first else { return implied }
    // What a mistake makes no difference to needs no mistake.
    candidates =
      [first]
      + candidates.dropFirst().filter {
        $0.mistakes.isEmpty || !$0.δ.isNearly(first.δ)
      }
    candidates += candidates.flatMap { compounded($0, explanation) }
    if let own = unitFactors(first, explanation) { candidates.append(own) }
    candidates += families(all, first, explanation)
    if isPlainForward && !isPlain(first.δ) {
      candidates.append(DeltaCandidate(mistakes: [], δ: plainDeltas[layer]))
    }
    return candidates + implied
  }

  /// The δ that was claimed, or that weights and bias show, where nothing else may explain them.
  private var implied: [DeltaCandidate] {
    guard allowsUnknown else { return [] }
    let width = setting.forward.network.layers[layer].width
    let claimed = claims.first {
      $0.part.kind == .deltas && $0.fits(setting.forward.network)
    }.map { Signal(units: width, values: $0.values) }
    let network = setting.forward.network
    let shown = ImpliedDelta(
      claims.map { $0.withoutDecay(in: network) }, below: setting.forward.below[layer],
      of: network.objective)(width: width)
    return [claimed ?? shown].compactMap { $0 }.map {
      DeltaCandidate(mistakes: [.unknownDelta], δ: $0)
    }
  }

  /// δ by formulas with constants that the claims show.
  private func families(
    _ all: DeltaCandidates, _ first: DeltaCandidate, _ explanation: Explanation
  ) -> [DeltaCandidate] {
    let network = setting.forward.network
    let own = claims.filter {
      $0.fits(network) && ($0.part.kind == .weights || $0.part.kind == .bias)
    }
    // What has constants of any value is worth two of those that have none.
    guard isPlainForward, explanation.count + 2 <= budget, first.mistakes.isEmpty, !own.isEmpty,
      nearlyRight.count < claims.count
    else { return [] }
    let families = DeltaFamilies(
      own.map { $0.withoutDecay(in: network) },
      tolerance: judgement.reference.precision == .double ? 1e-9 : 1e-5,
      leavesOutLast: layer == setting.forward.last && network.output == .softmax
    ) { self.maker(DeltaCandidate(mistakes: [], δ: $0), explanation) }
    let found =
      layer == setting.forward.last
      ? all.outputFamilies(families, right: first)
      : first.beforeSlope.map { all.hiddenFamilies(families, layer, carried: $0) } ?? []
    return found.filter {
      explanation.count + explanation.cost(of: $0.mistakes) <= budget
        && !$0.δ.isNearly(first.δ, to: 1e-7)
    }
  }

  /// δ with a factor of its own for each unit, which every row of the weights' gradient shows.
  private func unitFactors(
    _ candidate: DeltaCandidate, _ explanation: Explanation
  ) -> DeltaCandidate? {
    guard explanation.count + 2 <= budget, candidate.mistakes.isEmpty, isPlainForward,
      let claim = claims.first(where: { $0.part.kind == .weights }),
      claim.fits(setting.forward.network), claim.rows > 1, claim.columns > 1,
      let factors = fitters[claim.part]?.rowFactors(
        to: maker(candidate, explanation).right(.weights), columns: claim.columns)
    else { return nil }
    func times(_ all: [Double], _ factor: (Double) -> Double) -> [Double] {
      all.enumerated().map { $1 * factor(factors[$0 % factors.count]) }
    }
    let δ = candidate.δ
    return DeltaCandidate(
      mistakes: [.unitFactors(factors)],
      δ: Signal(units: δ.units, values: times(δ.values) { $0 }, sizes: times(δ.sizes) { abs($0) }))
  }

  /// δ times a constant, which is in δ of the layers below again.
  private func compounded(
    _ candidate: DeltaCandidate, _ explanation: Explanation
  ) -> [DeltaCandidate] {
    var factors: [Double] = []
    for case .compoundedFactor(let factor) in explanation.distinct { factors.append(factor) }
    if factors.isEmpty && explanation.count + explanation.cost(of: candidate.mistakes) < budget {
      factors = factor(candidate, explanation)
    }
    return factors.map {
      DeltaCandidate(
        mistakes: candidate.mistakes + [.compoundedFactor($0)], δ: $0 * candidate.δ,
        beforeSlope: candidate.beforeSlope)
    }
  }

  private func factor(_ candidate: DeltaCandidate, _ explanation: Explanation) -> [Double] {
    let maker = maker(candidate, explanation)
    // The factor in δ, and a decay in what is made of it.
    let left = min(2, budget - explanation.count - explanation.cost(of: candidate.mistakes))
    let mayBeSome = left > 1
    for claim in claims
    where claim.fits(setting.forward.network) && !leavesConstantsToOthers(claim.part) {
      let some = mayBeSome ? maker.ofSomeExamples(claim.part.kind) : []
      for numbers in [maker.right(claim.part.kind)] + some
      where fitters[claim.part]?.mayFit(numbers, { $0 }) == true {
        let relations =
          fitters[claim.part]?.relations(
            to: numbers, budget: left, known: explanation.constants, mayBeSame: false,
            meaningful: meaningful) ?? []
        for mistake in relations.flatMap(\.mistakes) {
          switch mistake {
          case .factor(let factor) where factor != 0, .dataFactor(let factor) where factor != 0:
            return [factor]
          default: break
          }
        }
      }
    }
    return []
  }
}
