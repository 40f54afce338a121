import Networks
import Numbers

/// Judges claimed gradients of one network and its examples.
///
/// ```swift
/// let grader = Grader(network, examples, precision: .double)
/// let grade = grader.grade(ClaimedGradient(gradient))
/// print(grade)
/// ```
///
/// An entry is right if it differs from the exact derivative, got by dual numbers, by no more than
/// its own rounding; see ``Rounding`` for what that is. At a kink of ReLU every value between the
/// one-sided derivatives is right. A wrong gradient is explained by named mistakes, each computed
/// and compared, see ``Diagnosis``.
///
/// What it cannot see: an error smaller than the entry's own rounding. Entries for which that is
/// larger than ``Precision/resolution`` of the entry are counted as *unresolved*.
public struct Grader {
  private let reference: Reference
  private let ranges: [Quantity: PartRange]

  /// Computes what is needed to judge any number of claims.
  ///
  /// - Precondition: the examples fit the network, as ``Network/check(_:)`` makes sure.
  public init(
    _ network: Network<Double>, _ examples: [Example<Double>], precision: Precision
  ) {
    let reference = Reference(of: network, on: examples, in: precision)
    self.reference = reference
    let quantities = network.layers.indices.flatMap { [Quantity.weights($0), .bias($0)] }
    ranges = Dictionary(uniqueKeysWithValues: quantities.map { ($0, reference.range(of: $0)) })
  }

  /// The exact gradient.
  public var exact: Gradient<Double> { reference.exact }

  /// Judges a claim, part by part, and explains what is wrong.
  ///
  /// - Precondition: the claim has as many layers as the network, and matrices and vectors of the
  ///   network's shapes or of those that ``ClaimedGradient`` reads.
  public func grade(_ claim: ClaimedGradient) -> Grade {
    let (claims, isMean) = withOwnDeltas(claim.parts(of: reference.network))
    var parts: [Part: Grade.Part] = [:]
    for claim in claims { parts[claim.part] = judged(claim) }
    let right = Set(parts.filter { $0.value.right != false }.keys)
    // What is not finite explains itself, and nothing else.
    let finite = claims.filter { $0.values.allSatisfy(\.isFinite) }
    if finite.contains(where: { !right.contains($0.part) }) {
      let findings = Diagnosis.findings(of: finite, right: right, against: reference)
      for (part, findings) in findings where !right.contains(part) {
        parts[part]?.findings = findings
      }
    }
    return Grade(
      precision: reference.precision,
      layers: reference.network.layers.indices.map { l in
        func part(_ kind: Part.Kind) -> Grade.Part {
          parts[Part(layer: l, kind: kind)] ?? .notClaimed
        }
        return Grade.Layer(
          layer: l + 1, weights: part(.weights), bias: part(.bias), deltas: part(.deltas))
      },
      remarks: [claim.remark].compactMap { $0 } + remarks(deltasAreOfTheMean: isMean))
  }

  private func range(of quantity: Quantity) -> PartRange {
    ranges[quantity] ?? reference.range(of: quantity)
  }

  /// Whether an error in an entry, relative to it, would be seen on top of a right one's rounding.
  private func resolves(_ range: PartRange, _ i: Int, _ error: Double) -> Bool {
    range.exact[i] == 0 || 2 * range.allowance[i] <= abs(error * range.exact[i])
  }

  /// The same, for an entry in the order of ``Gradient/entries``.
  func resolves(error: Double, inEntry entry: Int) -> Bool {
    let parameter = reference.network.parameters[entry]
    let (l, j) = (parameter.layer, parameter.to)
    guard let from = parameter.from else { return resolves(range(of: .bias(l)), j, error) }
    let i = j * reference.network.layers[l].weights.columns + from
    return resolves(range(of: .weights(l)), i, error)
  }

  /// How many entries are judged no closer than ``Precision/resolution``.
  var coarseEntries: Int {
    ranges.values.reduce(0) { sum, range in
      sum
        + range.exact.indices.count { !resolves(range, $0, reference.precision.resolution) }
    }
  }

  private func judged(_ claim: PartClaim) -> Grade.Part {
    let range = range(of: claim.part.quantity)
    var part = Grade.Part(right: true)
    part.entries = claim.values.count
    guard claim.fitsShape else {
      part.right = false
      part.shapes = (claim.shape, claim.part.shape(in: reference.network))
      return part
    }
    let notFinite = claim.values.indices.filter { !claim.values[$0].isFinite }
    if let first = notFinite.first {
      part.right = false
      part.wrongEntries = notFinite.count
      part.notFinite = Grade.Entry(
        indices: claim.part.indices(first, in: reference.network), claimed: claim.values[first],
        exact: range.exact[first], allowance: range.allowance[first])
      return part
    }
    let size = range.exact.reduce(0) { max($0, abs($1)) }
    part.isZero = claim.values.allSatisfy { $0 == 0 }
    for i in claim.values.indices {
      let (value, exact, allowance) = (claim.values[i], range.exact[i], range.allowance[i])
      guard allowance.isFinite else {
        part.notJudged += 1
        continue
      }
      if !resolves(range, i, reference.precision.resolution) { part.unresolved += 1 }
      guard !range.admits(value, at: i) else { continue }
      let entry = Grade.Entry(
        indices: claim.part.indices(i, in: reference.network), claimed: value, exact: exact,
        allowance: allowance)
      part.right = false
      part.wrongEntries += 1
      part.relativeError = max(part.relativeError, abs(value - exact) / abs(exact))
      part.errorBySize = max(part.errorBySize, abs(value - exact) / size)
      if part.worst.map({ $0.excess < entry.excess }) ?? true { part.worst = entry }
    }
    if part.right == true && part.notJudged > 0 { part.right = nil }
    return part
  }

  /// δ of each example's own loss; given as those of the mean loss, which hold 1/n, they are
  /// multiplied by n.
  private func withOwnDeltas(_ claims: [PartClaim]) -> (claims: [PartClaim], isMean: Bool) {
    let n = Double(reference.examples.count)
    let scaled = claims.map { claim in
      guard claim.part.kind == .deltas else { return claim }
      return PartClaim(
        part: claim.part, values: claim.values.map { n * $0 }, shape: claim.shape,
        fitsShape: claim.fitsShape)
    }
    func rightDeltas(_ claims: [PartClaim]) -> Int {
      claims.count { $0.part.kind == .deltas && judged($0).right == true }
    }
    let isMean = n > 1 && rightDeltas(scaled) > rightDeltas(claims)
    return (isMean ? scaled : claims, isMean)
  }

  private func remarks(deltasAreOfTheMean: Bool) -> [String] {
    var remarks: [String] = []
    if deltasAreOfTheMean {
      remarks.append("the deltas are those of the mean loss: each example's, divided by n")
    }
    let kinks = reference.kinks.branches.keys.sorted {
      ($0.example, $0.layer, $0.unit) < ($1.example, $1.layer, $1.unit)
    }
    if let first = kinks.first {
      let others = kinks.count == 1 ? "" : ", and \(kinks.count - 1) more like it,"
      remarks.append(
        "unit \(first.unit) of layer \(first.layer + 1) stands at the kink of ReLU on example "
          + "\(first.example)\(others): every value between the one-sided derivatives is right")
    }
    return remarks
  }
}
