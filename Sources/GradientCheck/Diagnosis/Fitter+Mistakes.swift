// What relations that fit are called.
extension Fitter {
  /// The mistakes that a relation stands for; more than one array where it can be read in two ways.
  func mistakes(_ relation: Relation, _ constants: Constants) -> [[Mistake]] {
    let (c, λ) = (constants.c, constants.λ)
    switch relation {
    case .same: return [[]]
    case .factor: return c == 1 || c == 0 ? [] : [[.factor(c)]]
    case .dataFactor: return decay == 0 || c == 1 ? [] : [[.dataFactor(c)]]
    case .weightDecay: return isNear(λ, decay) ? [] : [[decaying(λ)]]
    case .newWeights: return c == 0 ? [] : [[.newWeights(rate: -c)]]
    case .clipped: return [[.clipped(constants.clip)]]
    case .factorAndDecay:
      if c == 1 || c == 0 || isNear(λ, decay) || isNear(λ, c * decay) { return [] }
      let plain: [Mistake] = [decay == 0 || λ == 0 ? .factor(c) : .dataFactor(c), decaying(λ)]
      // W − η (dW + λ W).
      let own = (1 - λ) / -c
      let simple = (1...4).compactMap { own.rounded(toDigits: $0) }.first {
        abs($0 - own) <= 1e-4 * abs(own)
      }
      return c < 0 && λ > 0 && (λ < 1 || decay != 0)
        ? [plain, [.newWeights(rate: -c), decaying(simple ?? own)]] : [plain]
    }
  }

  /// What decay by λ in place of λ₀ is called.
  private func decaying(_ λ: Double) -> Mistake {
    if decay == 0 { return .weightDecay(λ) }
    return abs(λ) <= 1e-6 * abs(decay) ? .decayMissing : .otherDecay(λ, right: decay)
  }

  private func isNear(_ λ: Double, _ other: Double) -> Bool {
    abs(λ - other) <= 1e-6 * abs(other)
  }
}
