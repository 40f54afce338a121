import Networks
import Numbers

/// A mask that δ of a hidden layer was multiplied with, and that the forward pass has not: of each unit
/// some examples, whose sum its gradient is.
struct MaskSearch {
  private let plain: ForwardPass
  private let judgement: Judgement
  private let deltas: [Signal]

  private static let mostExamples = 20

  init(_ judgement: Judgement, plain: ForwardPass, deltas: [Signal]) {
    (self.judgement, self.plain, self.deltas) = (judgement, plain, deltas)
  }

  /// What fits in the highest layer where something does: one mask, times one constant, with g′(z) or in
  /// its place.
  func mistakes() -> [Mistake] {
    guard plain.examples > 1, plain.examples <= Self.mostExamples else { return [] }
    for l in (0..<plain.last).reversed() {
      let own = judgement.claimsOfParameters.filter { $0.part.layer == l }
      guard own.count == 2, !own.allSatisfy(judgement.isRight) else { continue }
      let claims = own.map { $0.withoutDecay(in: plain.network) }
      let carried = deltas[l + 1].carried(
        by: plain.network.layers[l + 1].weights, transposed: true)
      for isBeside in [true, false] {
        let terms = isBeside ? carried ⊙ plain.slopes(of: l) : carried
        for scale in DropoutSearch.scales {
          if let mask = mask(of: scale * terms, l, claims) {
            var masks = [[Bool]](repeating: [], count: plain.last)
            masks[l] = mask
            return [.slopeMask(Dropout(masks: masks, scale: scale), isBeside: isBeside)]
          }
        }
      }
    }
    return []
  }

  /// Which numbers of δ belong to the sums that were claimed; `nil` where no choice of them does, or all.
  private func mask(of δ: Signal, _ l: Int, _ claims: [PartClaim]) -> [Bool]? {
    let (n, units, below) = (plain.examples, δ.units, plain.below[l])
    let factor = ExampleSum(over: 0..<n, of: plain.network.objective).factor
    guard let weights = claims.first(where: { $0.part.kind == .weights })?.values,
      let bias = claims.first(where: { $0.part.kind == .bias })?.values
    else { return nil }
    let size = (weights + bias).reduce(0) { max($0, abs($1)) }
    let tolerance = (judgement.reference.precision == .double ? 1e-10 : 1e-5) * size
    var mask = [Bool](repeating: true, count: n * units)
    for j in 0..<units {
      let terms = (0..<n).flatMap { i -> [Double] in
        let own = factor * δ.values[i * units + j]
        let all = below[example: i].elements.map { own * $0 } + [own]
        return all + all.map { _ in 0 }
      }
      let wanted = Array(weights[j * below.units..<(j + 1) * below.units]) + [bias[j]]
      guard
        let chosen = SumOfChoices(terms, ways: 2, width: below.units + 1)
          .choice(of: wanted, tolerance: tolerance, butFirst: false)
      else { return nil }
      for i in 0..<n where δ.values[i * units + j] != 0 {
        mask[i * units + j] = chosen[i] == 0
      }
    }
    return mask.contains(false) ? mask : nil
  }
}
