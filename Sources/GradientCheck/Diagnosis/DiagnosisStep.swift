import Networks
import Numbers

/// One layer of the search: how an explanation of the layers above goes on.
final class DiagnosisStep {
  let judgement: Judgement
  let setting: Setting
  let layer: Int
  let plainDeltas: [Signal]
  let meaningful: [Double]

  /// The most mistakes that an explanation may have.
  let budget: Int

  /// Whether parts may be left unexplained.
  let allowsUnknown: Bool

  /// Whether numbers need fit to some digits only.
  let isCoarse: Bool

  /// What was claimed of this layer.
  let claims: [PartClaim]
  let fitters: [Part: Fitter]

  /// The parts whose numbers are too near the right ones to be evidence of a mistake of any kind but
  /// single wrong entries.
  let nearlyRight: Set<Part>

  /// Of the ways to continue one explanation, no more than this are followed.
  private static let breadth = 24

  init(
    judgement: Judgement, setting: Setting, layer: Int, plainDeltas: [Signal],
    roundings: [Part: [Double]], meaningful: [Double], budget: Int, allowsUnknown: Bool,
    isCoarse: Bool = false
  ) {
    self.isCoarse = isCoarse
    (self.judgement, self.setting, self.layer) = (judgement, setting, layer)
    (self.plainDeltas, self.meaningful) = (plainDeltas, meaningful)
    (self.budget, self.allowsUnknown) = (budget, allowsUnknown)
    claims = setting.claims.filter { $0.part.layer == layer }
    let pairs = claims.map {
      ($0.part, Self.fitter(of: $0, setting, judgement, roundings[$0.part] ?? []))
    }
    let fitters = Dictionary(pairs) { first, _ in first }
    self.fitters = fitters
    nearlyRight = Self.nearlyRight(claims, fitters, setting, plainDeltas[layer])
  }

  private static func fitter(
    of claim: PartClaim, _ setting: Setting, _ judgement: Judgement, _ roundings: [Double]
  ) -> Fitter {
    let (network, precision) = (setting.forward.network, judgement.reference.precision)
    let count = claim.values.count
    return Fitter(
      claimed: claim.values, parameters: claim.part.parameters(in: network),
      decay: network.objective.decayDerivative(by: 1, isBias: claim.part.kind == .bias),
      rounding: roundings.count == count
        ? roundings : Array(repeating: roundings.max() ?? 16 * precision.unit, count: count),
      exact: exact(claim, setting, judgement),
      precision: precision)
  }

  private static func nearlyRight(
    _ claims: [PartClaim], _ fitters: [Part: Fitter], _ setting: Setting, _ δ: Signal
  ) -> Set<Part> {
    let forward = setting.forward
    guard forward.mistakes.isEmpty else { return [] }
    let near = claims.filter { claim in
      guard claim.fits(forward.network), let fitter = fitters[claim.part] else { return false }
      let plain = PartMaker(
        forward: forward, layer: claim.part.layer,
        candidate: DeltaCandidate(mistakes: [], δ: δ), above: [:],
        sum: ExampleSum(over: 0..<forward.examples, of: forward.network.objective))
      return fitter.distance(to: plain.right(claim.part.kind)) < 2
    }
    return Set(near.map(\.part))
  }

  /// What is right where the claim was made; `nil` where it has another shape.
  private static func exact(
    _ claim: PartClaim, _ setting: Setting, _ judgement: Judgement
  ) -> [Double]? {
    let layer = setting.order?[claim.part.layer] ?? claim.part.layer
    let place = PartClaim(
      part: Part(layer: layer, kind: claim.part.kind), values: claim.values, rows: claim.rows,
      columns: claim.columns)
    return place.fits(judgement.reference.network)
      ? judgement.range(of: place.part.quantity).exact : nil
  }

  /// The explanation continued by this layer, in every way that its parts allow.
  func extended(_ explanation: Explanation) -> [Explanation] {
    var result: [Explanation] = []
    for candidate in candidates(after: explanation) {
      var start = explanation
      start.deltas[layer] = candidate.δ
      start.enter(candidate.mistakes, layer: layer + 1)
      if isRecovered(candidate, after: explanation) {
        start.carried = [:]
        start.lostMistakes += 1
      }
      guard start.count <= budget else { continue }
      // A mistake that makes no difference to anything claimed here has no evidence.
      let isNew = start.count > explanation.count
      if isNew && !claims.isEmpty && nearlyRight.count == claims.count { continue }
      // What one part shows helps with the other.
      let orders = start.count + 1 < budget ? [claims, claims.reversed()] : [claims]
      let continued = orders.flatMap { self.continued(start, candidate, $0) }
      result += continued
      // Nothing is simpler than numbers that follow rightly from the layer above.
      if let first = continued.first, candidate.mistakes.isEmpty,
        claims.allSatisfy({ first.follows(in: $0.part) })
      {
        return [first]
      }
    }
    return result
  }

  /// The explanation with every part of this layer explained, given its δ.
  private func continued(
    _ start: Explanation, _ candidate: DeltaCandidate, _ claims: [PartClaim]
  ) -> [Explanation] {
    var partial = [start]
    for claim in claims {
      partial = partial.flatMap { explanation in
        PartOptions(self, claim, maker(candidate, explanation), explanation).all.map { fit in
          let findings = findings(fit.mistakes, explanation)
          var next = explanation.adding(findings, to: claim.part)
          if fit.mistakes.contains(where: \.isOfDelta) { next.lostMistakes += 1 }
          next.support.note(
            setting.mistakes + findings.map(\.mistake), in: claim.part, of: candidate.δ,
            fit.evidence)
          return next
        }
      }
      partial = Array(
        partial.filter { $0.count <= budget }.sorted { $0.cost < $1.cost }.prefix(Self.breadth))
    }
    return partial
  }

  private func findings(_ mistakes: [Mistake], _ explanation: Explanation) -> [Finding] {
    let carried = explanation.carried.map { mistake, layers in
      // Where it enters nearest above.
      Finding(
        mistake: mistake, enters: layers.contains(layer + 1) ? nil : layers.min())
    }.sorted { ($0.enters ?? 0) < ($1.enters ?? 0) }
    return carried
      + mistakes.map {
        Finding(mistake: $0, enters: nil, restsOnWrongDelta: !carried.isEmpty, isOwn: true)
      }
  }

  /// What is made of a δ, by an explanation that may take some of the examples only.
  func maker(_ candidate: DeltaCandidate, _ explanation: Explanation) -> PartMaker {
    let n = setting.forward.examples
    let objective = setting.forward.network.objective
    var sum = ExampleSum(over: 0..<n, of: objective)
    for case .examples(let subset) in explanation.distinct {
      sum = ExampleSum(over: subset, of: n, objective)
    }
    return PartMaker(
      forward: setting.forward, layer: layer, candidate: candidate, above: explanation.deltas,
      sum: sum,
      claimedWeights: claims.first { $0.part.kind == .weights },
      includesRare: isPlainForward && budget <= 2 && candidate.mistakes.isEmpty,
      deltas: plainDeltas)
  }

  /// Whether a part is one number, beside another wrong part of the layer that has more.
  func leavesConstantsToOthers(_ part: Part) -> Bool {
    fitters[part].map { $0.support <= 1 } ?? false
      && claims.contains {
        $0.part != part && fitters[$0.part].map { $0.support > 1 } ?? false
          && !judgement.isRight($0)
      }
  }

  // Whether δ is right.

  var isPlainForward: Bool { setting.forward.mistakes.isEmpty }

  func isPlain(_ δ: Signal) -> Bool { isPlainForward && δ.isNearly(plainDeltas[layer]) }

  /// Whether δ is right after mistakes above it.
  private func isRecovered(_ candidate: DeltaCandidate, after explanation: Explanation) -> Bool {
    candidate.mistakes.isEmpty && !explanation.carried.isEmpty && isPlain(candidate.δ)
  }

  // Candidates for δ.

  private func candidates(after explanation: Explanation) -> [DeltaCandidate] {
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
