import Networks
import Numbers

// Single wrong entries.
extension Diagnosis {
  /// The wrong entries, where they are few and the others right.
  func entries(of claim: PartClaim, in model: Model) -> Mistake? {
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
  func isMissingBias(right: [Double]) -> Bool {
    part.kind == .bias && values.allSatisfy { $0 == 0 } && right.contains { $0 != 0 }
  }
}
