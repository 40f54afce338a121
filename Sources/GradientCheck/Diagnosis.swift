import Networks
import Numbers

/// A mistake found in a part.
public struct Finding: Hashable, Sendable {
  public let mistake: Mistake

  /// The layer in which it enters, counted from 1, where that is another than the part's own: a
  /// wrong δ makes everything below it wrong.
  public let enters: Int?

  /// Whether it is a mistake made on top of a δ that is wrong already, which the other findings
  /// name.
  var restsOnWrongDelta = false
}

/// The search for the mistakes that explain a wrong gradient.
///
/// An error enters at one layer and is carried down. So the search goes from the output layer down
/// and keeps, as its state, the mistakes that have entered in the δ of the layers above. At each
/// layer it asks which mistakes, in δ or in the weights and bias alone, give the claimed numbers to
/// rounding; each is computed, none guessed. Of all explanations of the whole gradient those with
/// the fewest distinct mistakes are reported; if there are two, both.
struct Diagnosis {
  let reference: Reference
  let claims: [PartClaim]

  /// The parts that are right as they stand.
  let right: Set<Part>

  private let hypotheses: Hypotheses

  /// Whether mistakes without a name are tried too.
  private let triesUnlisted: Bool
  private var models: [[Int: DeltaMistake]: Model]

  /// More explanations than this are not followed at a time.
  private static let breadth = 12

  private init(
    of claims: [PartClaim], right: Set<Part>, against reference: Reference,
    triesUnlisted: Bool
  ) {
    (self.reference, self.claims, self.right) = (reference, claims, right)
    self.triesUnlisted = triesUnlisted
    hypotheses = Hypotheses(
      network: reference.network, examples: reference.examples.count,
      triesUnlisted: triesUnlisted)
    models = [[:]: reference.right]
  }

  /// For every wrong part what explains it: mistakes that have a name if they explain all, or else
  /// others as well.
  static func findings(
    of claims: [PartClaim], right: Set<Part>, against reference: Reference
  ) -> [Part: [Finding]] {
    func findings(unlisted: Bool) -> [Part: [Finding]] {
      var diagnosis = Diagnosis(
        of: claims, right: right, against: reference, triesUnlisted: unlisted)
      return diagnosis.findings()
    }
    func unexplained(_ findings: [Part: [Finding]]) -> Int {
      findings.values.count { $0.contains { $0.mistake == .unknown } }
    }
    let named = findings(unlisted: false)
    guard unexplained(named) > 0 else { return named }
    let others = findings(unlisted: true)
    return unexplained(others) < unexplained(named) ? others : named
  }

  /// For every wrong part what explains it.
  private mutating func findings() -> [Part: [Finding]] {
    var explanations = [Explanation()]
    for l in reference.network.layers.indices.reversed() {
      let layer = claims.filter { $0.part.layer == l }
      guard !layer.isEmpty else { continue }
      var next: [Explanation] = []
      for explanation in explanations { next += extended(explanation, by: layer, in: l) }
      explanations = Self.best(next, within: 1)
    }
    var findings: [Part: [Finding]] = [:]
    for explanation in Self.best(explanations, within: 0) {
      for (part, found) in explanation.findings {
        let known = findings[part, default: []].map(\.mistake)
        findings[part, default: []] += found.filter { !known.contains($0.mistake) }
      }
    }
    return findings
  }

  private static func best(_ all: [Explanation], within slack: Int) -> [Explanation] {
    let least = all.map(\.cost).min() ?? 0
    let kept = all.filter { $0.cost <= least + slack }.sorted { $0.cost < $1.cost }
    return Array(kept.prefix(breadth))
  }

  /// The explanation continued by one layer, in every way that its parts allow.
  private mutating func extended(
    _ explanation: Explanation, by layer: [PartClaim], in l: Int
  ) -> [Explanation] {
    if explanation.state.isEmpty && layer.allSatisfy({ right.contains($0.part) }) {
      return [explanation]
    }
    var result: [Explanation] = []
    for state in states(after: explanation, at: l) {
      var partial = [explanation.with(state: state)]
      for claim in layer {
        let alternatives = alternatives(for: claim, in: state)
        partial = partial.flatMap { explanation in
          alternatives.map { explanation.adding($0, to: claim.part) }
        }
      }
      result += partial
    }
    return result
  }

  /// The state carried down, with no further mistake or with one that enters here; or none, where
  /// the layers above went wrong without passing it on.
  private func states(after explanation: Explanation, at l: Int) -> [[Int: DeltaMistake]] {
    let state = explanation.state
    var states = state.isEmpty ? [state] : [state, [:]]
    var layer = l
    // A mistake may also have entered in a layer just above of which nothing was claimed.
    repeat {
      for mistake in DeltaMistake.candidates(
        in: layer, of: reference.network, unlisted: triesUnlisted)
      where state[layer] == nil {
        states.append(state.merging([layer: mistake]) { $1 })
      }
      layer += 1
    } while layer < reference.network.layers.count
      && !claims.contains { $0.part.layer == layer }
    return states
  }

  /// What may explain a part, each with its findings; never empty.
  private mutating func alternatives(
    for claim: PartClaim, in state: [Int: DeltaMistake]
  ) -> [[Finding]] {
    let l = claim.part.layer
    if state.isEmpty && right.contains(claim.part) { return [[]] }
    let carried = Self.findings(of: state, at: l)
    func onTop(_ mistake: Mistake) -> [Finding] {
      carried + [Finding(mistake: mistake, enters: nil, restsOnWrongDelta: !carried.isEmpty)]
    }
    let model = model(state)
    let size = model.values(claim.part.quantity).reduce(0) { max($0, abs($1)) }
    let noise = size * reference.precision.unit * 1000
    var result: [[Finding]] = []
    if claim.isMissingBias(right: model.values(claim.part.quantity)) {
      result.append(onTop(.biasMissing))
    }
    for hypothesis in hypotheses.hypotheses(for: claim)
    where hypothesis.explains(claim.values, in: model, noise: noise) {
      if let mistake = hypothesis.mistake {
        result.append(onTop(mistake))
      } else if !carried.isEmpty {
        return [carried]
      }
    }
    if let entries = entries(of: claim, in: model) { result.append(onTop(entries)) }
    return result.isEmpty ? [[Finding(mistake: .unknown, enters: nil)]] : result
  }

  /// The mistakes in δ, each where it enters nearest above.
  private static func findings(of state: [Int: DeltaMistake], at l: Int) -> [Finding] {
    var findings: [Finding] = []
    for (layer, mistake) in state.sorted(by: { $0.key < $1.key }) {
      let mistake = Mistake(mistake)
      if findings.contains(where: { $0.mistake == mistake }) { continue }
      findings.append(Finding(mistake: mistake, enters: layer == l ? nil : layer + 1))
    }
    return findings
  }

  private mutating func model(_ state: [Int: DeltaMistake]) -> Model {
    if let known = models[state] { return known }
    let model = Model(
      of: reference.network, on: reference.examples, in: reference.precision, mistakes: state,
      branches: reference.kinks.branches)
    models[state] = model
    return model
  }
}
