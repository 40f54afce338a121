import Networks
import Numbers

/// The candidates for δ that was carried down through W − η dW, weights that were updated before they
/// were used, with the η that fits; or through dW, where they were overwritten by it.
struct UpdatedWeights {
  private let step: DiagnosisStep
  private let explanation: Explanation

  init(_ step: DiagnosisStep, _ explanation: Explanation) {
    (self.step, self.explanation) = (step, explanation)
  }

  func candidates(_ all: DeltaCandidates, above: Signal) -> [DeltaCandidate] {
    var rates: [Double] = []
    for case .updatedWeights(let rate) in explanation.distinct { rates.append(rate) }
    let left = step.budget - explanation.count - (rates.isEmpty ? 1 : 0)
    guard left >= 0 else { return [] }
    let carried = all.hidden(
      step.layer, above: [step.layer + 1: above], budget: left,
      cost: { explanation.cost(of: $0) }
    ).filter { $0.mistakes.allSatisfy(Self.isSlope) }
    return gradients(above).flatMap { dW -> [DeltaCandidate] in
      let q = above.carried(by: dW, transposed: true)
      return carried.flatMap { candidate -> [DeltaCandidate] in
        guard let before = candidate.beforeSlope else { return [] }
        let slopes = all.slopes(in: candidate, step.layer)
        let overwritten = DeltaCandidate(
          mistakes: [.gradientForWeights] + candidate.mistakes, δ: q ⊙ slopes, beforeSlope: q)
        let rates = rates.isEmpty ? found(before ⊙ slopes, q ⊙ slopes).map { [$0] } ?? [] : rates
        let isAllowed =
          explanation.cost(of: overwritten.mistakes) + explanation.count <= step.budget
        return (isAllowed ? [overwritten] : [])
          + rates.map { rate in
            DeltaCandidate(
              mistakes: [.updatedWeights(rate: rate)] + candidate.mistakes,
              δ: (before - rate * q) ⊙ slopes, beforeSlope: before - rate * q)
          }
      }
    }
  }

  private static func isSlope(_ mistake: Mistake) -> Bool {
    if case .slope = mistake { true } else { false }
  }

  /// What may have been the gradient by the next layer's weights: what δ makes it, and what was
  /// claimed.
  private func gradients(_ above: Signal) -> [Matrix<Double>] {
    let (l, network) = (step.layer + 1, step.setting.forward.network)
    let weights = network.layers[l].weights
    var maker = step.maker(DeltaCandidate(mistakes: [], δ: above), explanation)
    maker.layer = l
    var result = [
      Matrix(
        rows: weights.rows, columns: weights.columns,
        elements: zip(maker.right(.weights).all, weights.elements).map { entry, w in
          entry.value + network.objective.decayDerivative(by: w, isBias: false)
        })
    ]
    let part = Part(layer: l, kind: .weights)
    if let claim = step.setting.claims.first(where: { $0.part == part }), claim.fits(network),
      explanation.findings[part]?.isEmpty == false
    {
      result.append(
        Matrix(rows: weights.rows, columns: weights.columns, elements: claim.values))
    }
    return result
  }

  /// The η with which the claims of this layer are those of p − η q, perhaps times a factor that is
  /// known.
  private func found(_ p: Signal, _ q: Signal) -> Double? {
    func numbers(_ δ: Signal, _ kind: Part.Kind) -> PartNumbers {
      step.maker(DeltaCandidate(mistakes: [], δ: δ), explanation).right(kind)
    }
    var factors = [1.0]
    for mistake in explanation.distinct {
      switch mistake {
      case .factor(let factor), .compoundedFactor(let factor): factors.append(factor)
      default: break
      }
    }
    for claim in step.claims where claim.fits(step.setting.forward.network) {
      guard let fitter = step.fitters[claim.part] else { continue }
      let (first, second) = (numbers(p, claim.part.kind), numbers(q, claim.part.kind))
      for factor in factors where factor != 0 {
        guard let rate = fitter.rate(of: second, from: first, factor: factor) else { continue }
        let simple = (1...3).compactMap { rate.rounded(toDigits: $0) }.first {
          fitter.isSame(numbers(p - $0 * q, claim.part.kind).scaled(by: factor))
        }
        return simple ?? rate
      }
    }
    return nil
  }
}
