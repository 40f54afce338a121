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
    let place = PartClaim(
      part: setting.order?(claim.part) ?? claim.part, values: claim.values, rows: claim.rows,
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
      } else if candidate.mistakes == [.unknownDelta] {
        // What made it is not known, whatever was made above.
        start.carried = start.carried.filter { $0.key == .unknownDelta }
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
    return partial.map(judged)
  }

  /// The explanation without what a layer refutes of which no part is explained.
  private func judged(_ explanation: Explanation) -> Explanation {
    let isUnknown =
      !claims.isEmpty
      && claims.allSatisfy { claim in
        explanation.findings[claim.part]?.contains { $0.mistake == .unknown } == true
      }
    guard isUnknown else { return explanation }
    let activations = setting.forward.activations
    let same = activations.indices.filter { activations[$0] == activations[layer] }
    var result = explanation
    result.refuteSlopes(in: Set(same.map { $0 + 1 }))
    return result
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
}
