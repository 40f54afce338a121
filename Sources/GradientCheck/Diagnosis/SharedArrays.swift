import Networks

/// Parts of several layers whose claimed numbers are the same, entry for entry, as where one array
/// goes by several names: `[zeros] * 2` makes one array, to which both layers' gradients are added.
struct SharedArrays {
  /// The claims of each group, where some of them are wrong.
  private let groups: [[PartClaim]]
  private let judgement: Judgement

  init(_ judgement: Judgement) {
    self.judgement = judgement
    let network = judgement.reference.network
    let claims = judgement.claims.filter { claim in
      // Zeros, and numbers that are all alike, are the same by no coincidence.
      (claim.part.kind == .weights || claim.part.kind == .bias) && claim.fits(network)
        && Set(claim.values.filter { $0 != 0 }).count > 1
    }
    var groups: [[PartClaim]] = []
    for claim in claims {
      let place = groups.firstIndex {
        $0[0].part.kind == claim.part.kind && $0[0].values == claim.values
          && $0[0].rows == claim.rows && $0[0].columns == claim.columns
      }
      if let place { groups[place].append(claim) } else { groups.append([claim]) }
    }
    self.groups = groups.filter { $0.count > 1 && !$0.allSatisfy(judgement.isRight) }
  }

  var isEmpty: Bool { groups.isEmpty }

  /// The wrong parts, with the mistake.
  var findings: [Part: Mistake] {
    var result: [Part: Mistake] = [:]
    for group in groups {
      let layers = group.map { $0.part.layer + 1 }
      let mistake = Mistake.sharedArray(layers: layers, isSum: isSum(group))
      for claim in group where !judgement.isRight(claim) { result[claim.part] = mistake }
    }
    return result
  }

  /// What is left to be explained otherwise.
  var rest: Judgement {
    let shared = Set(findings.keys)
    return Judgement(
      reference: judgement.reference,
      claims: judgement.claims.filter { !shared.contains($0.part) }, ranges: judgement.ranges)
  }

  /// Whether the numbers are what belongs in each, added up.
  private func isSum(_ group: [PartClaim]) -> Bool {
    let exact = group.map { judgement.range(of: $0.part.quantity).exact }
    let sums = group[0].values.indices.map { i in exact.reduce(0) { $0 + $1[i] } }
    let size = sums.reduce(0) { max($0, abs($1)) }
    let tolerance = 1e4 * judgement.reference.precision.unit * size
    return zip(sums, group[0].values).allSatisfy { abs($0 - $1) <= tolerance }
  }
}
