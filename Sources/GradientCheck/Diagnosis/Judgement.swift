import Networks
import Numbers

/// What was claimed, and what is right of it: all that the diagnosis knows of how it was judged.
struct Judgement {
  let reference: Reference
  let claims: [PartClaim]

  /// The right values of each part.
  let ranges: [Quantity: PartRange]

  /// The same with those weights transposed that have the transpose's shape.
  var standingUpright: Judgement {
    Judgement(
      reference: reference,
      claims: claims.map { $0.fits(reference.network) ? $0 : $0.transposed }, ranges: ranges)
  }

  /// The same without the forward pass.
  var ofGradient: Judgement {
    Judgement(
      reference: reference, claims: claims.filter { !$0.part.kind.isForward }, ranges: ranges)
  }

  /// The claims of weights and biases that have their shape and are numbers throughout.
  var claimsOfParameters: [PartClaim] {
    claims.filter {
      ($0.part.kind == .weights || $0.part.kind == .bias) && $0.fits(reference.network)
        && $0.values.allSatisfy(\.isFinite)
    }
  }

  /// Whether a claim is right as it stands.
  func isRight(_ claim: PartClaim) -> Bool {
    claim.fits(reference.network) && wrongEntries(claim).isEmpty
  }

  /// The entries that are not right.
  func wrongEntries(_ claim: PartClaim) -> [Int] {
    let range = range(of: claim.part.quantity)
    return claim.values.indices.filter {
      range.allowance[$0].isFinite && !range.admits(claim.values[$0], at: $0)
    }
  }

  func range(of quantity: Quantity) -> PartRange {
    ranges[quantity] ?? reference.range(of: quantity)
  }

  /// Whether every other part is right.
  func isAlone(_ claim: PartClaim) -> Bool {
    claims.count > 1 && claims.allSatisfy { $0.part == claim.part || isRight($0) }
  }

  /// How far rounding moves the entries of a part, in their own sizes: the share that is allowed to
  /// a right one, or to most of them where that is more.
  func rounding(of part: Part, sizes: [Double]) -> [Double] {
    let allowance = range(of: part.quantity).allowance
    let (unit, least) = (reference.precision.unit, reference.precision.ownRounding(of: 0))
    // A chain of some dozen operations rounds by this.
    let floor = 16 * unit
    let shares = sizes.indices.map { i -> Double in
      guard i < allowance.count, allowance[i].isFinite, sizes[i] > 1e3 * least else {
        return floor
      }
      return min(1e-3, max(floor, (allowance[i] - least) / sizes[i]))
    }
    let median = shares.sorted()[shares.count / 2]
    return shares.map { max($0, median) }
  }
}
