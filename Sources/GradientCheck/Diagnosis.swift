import Networks
import Numbers

/// A mistake found in a part.
public struct Finding: Hashable, Sendable {
  public let mistake: Mistake

  /// The layer in which it enters, counted from 1, where that is another than the part's own: a
  /// wrong δ makes everything below it wrong.
  public let enters: Int?
}

/// The search for the mistakes that explain a wrong gradient.
///
/// An error enters at one layer and is carried down. So the search goes from the output layer down
/// and keeps, as its state, the mistakes that have entered in the δ of the layers above. At each
/// layer it asks which mistakes, in δ or in the weights and bias alone, give the claimed numbers to
/// rounding; each is computed, none guessed. Of all explanations of the whole gradient those with
/// the fewest distinct mistakes are reported; if there are two, both.
struct Diagnosis {
  private let reference: Reference
  private let claims: [PartClaim]

  /// The parts that are right as they stand.
  private let right: Set<Part>

  private let hypotheses: Hypotheses
  private var models: [[Int: DeltaMistake]: Model]

  /// More explanations than this are not followed at a time.
  private static let breadth = 12

  init(of claims: [PartClaim], right: Set<Part>, against reference: Reference) {
    (self.reference, self.claims, self.right) = (reference, claims, right)
    hypotheses = Hypotheses(network: reference.network, examples: reference.examples.count)
    models = [[:]: reference.right]
  }

  /// For every wrong part what explains it.
  mutating func findings() -> [Part: [Finding]] {
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
      for mistake in DeltaMistake.candidates(in: layer, of: reference.network)
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
    let model = model(state)
    let size = model.values(claim.part.quantity).reduce(0) { max($0, abs($1)) }
    let noise = size * reference.precision.unit * 1000
    var result: [[Finding]] = []
    if claim.isMissingBias(right: model.values(claim.part.quantity)) {
      result.append([Finding(mistake: .biasMissing, enters: nil)] + carried)
    }
    for hypothesis in hypotheses.hypotheses(for: claim)
    where hypothesis.explains(claim.values, in: model, noise: noise) {
      let own = hypothesis.mistake.map { [Finding(mistake: $0, enters: nil)] } ?? []
      result.append(own + carried)
      if own.isEmpty { return [carried] }
    }
    if let entries = entries(of: claim, in: model) {
      result.append([Finding(mistake: entries, enters: nil)] + carried)
    }
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

// Single wrong entries.
extension Diagnosis {
  /// The wrong entries, where they are few and the others right.
  private func entries(of claim: PartClaim, in model: Model) -> Mistake? {
    let quantity = claim.part.quantity
    let values = model.values(quantity)
    guard claim.fitsShape, values.count == claim.values.count else { return nil }
    let few = max(1, values.count / 4)
    // The allowance is dear: first see whether most entries are near at all.
    let largest = values.reduce(0) { max($0, abs($1)) }
    let far = values.indices.filter { !(abs(claim.values[$0] - values[$0]) <= largest / 100) }
    guard far.count <= few else { return nil }
    let range = model === reference.right ? reference.range(of: quantity) : nil
    let allowance = range == nil ? model.allowance(quantity) : []
    let wrong = values.indices.filter { i in
      range.map { !$0.admits(claim.values[i], at: i) }
        ?? (abs(claim.values[i] - values[i]) > allowance[i])
    }
    guard (1...few).contains(wrong.count), wrong.count < values.count || isAlone(claim.part)
    else { return nil }
    return .entries(wrong.map { claim.part.indices($0, in: reference.network) })
  }

  /// Whether every other part is right.
  private func isAlone(_ part: Part) -> Bool {
    claims.count > 1 && claims.allSatisfy { $0.part == part || right.contains($0.part) }
  }
}

extension PartClaim {
  /// Zeros throughout, where the bias has a derivative.
  fileprivate func isMissingBias(right: [Double]) -> Bool {
    part.kind == .bias && values.allSatisfy { $0 == 0 } && right.contains { $0 != 0 }
  }
}

/// A way in which the gradient, from the output layer down to some layer, may have come about.
private struct Explanation {
  /// The mistakes in δ that are carried down.
  var state: [Int: DeltaMistake] = [:]
  var findings: [Part: [Finding]] = [:]
  private var distinct: Set<Mistake> = []

  /// How much is to be believed: one for each distinct mistake, more for several single entries,
  /// and much for what is not explained.
  var cost: Int {
    distinct.reduce(0) { sum, mistake in
      switch mistake {
      case .unknown: sum + 20
      case .entries(let indices): sum + (indices.count == 1 ? 1 : 2)
      default: sum + 1
      }
    }
  }

  func with(state: [Int: DeltaMistake]) -> Explanation {
    var result = self
    result.state = state
    return result
  }

  func adding(_ found: [Finding], to part: Part) -> Explanation {
    var result = self
    result.findings[part, default: []] += found
    result.distinct.formUnion(found.map(\.mistake))
    return result
  }
}
