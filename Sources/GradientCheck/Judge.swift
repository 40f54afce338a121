import Networks
import Numbers

/// Judges claims by one reference.
struct Judge {
  let reference: Reference
  private let ranges: [Quantity: PartRange]

  init(_ reference: Reference) {
    self.reference = reference
    let quantities = reference.network.layers.indices.flatMap {
      [Quantity.weights($0), .bias($0)]
    }
    ranges = Dictionary(uniqueKeysWithValues: quantities.map { ($0, reference.range(of: $0)) })
  }

  func range(of quantity: Quantity) -> PartRange {
    ranges[quantity] ?? reference.range(of: quantity)
  }

  var coarseEntries: Int {
    ranges.values.reduce(0) { sum, range in
      sum
        + range.exact.indices.count { !range.resolves($0, error: reference.precision.resolution) }
    }
  }

  /// The verdict on every part; and, if asked for, the mistakes that explain what is wrong.
  func grade(_ claim: ClaimedGradient, diagnosing: Bool = true) -> Grade {
    let (claims, isMean) = withOwnDeltas(claim.parts)
    let judgement = Judgement(reference: reference, claims: claims, ranges: ranges)
    var parts: [Part: Grade.Part] = [:]
    for claim in claims { parts[claim.part] = judged(claim, by: judgement) }
    // What is not finite explains itself, and nothing else.
    let finite = claims.filter { $0.values.allSatisfy(\.isFinite) }
    let wrong = finite.map(\.part).filter { parts[$0]?.isRight == false }
    var grade = Grade(
      precision: reference.precision, layers: [],
      remarks: [claim.remark].compactMap { $0 } + remarks(deltasAreOfTheMean: isMean))
    let known =
      finite.count == claims.count
      ? judgement : Judgement(reference: reference, claims: finite, ranges: ranges)
    grade.forward = ForwardDiagnosis(known, loss: claim.loss)
    if diagnosing { explain(known, wrong, &parts, &grade) }
    grade.layers = reference.network.layers.indices.map { l in
      Grade.Layer(
        layer: l + 1,
        all: Dictionary(
          uniqueKeysWithValues: Part.Kind.allCases.map { kind in
            (kind, parts[Part(layer: l, kind: kind)] ?? .notClaimed)
          }))
    }
    return grade
  }

  /// Adds the mistakes that explain what is wrong of the gradient; or, where none does and nearly all
  /// digits are right, takes back that it is wrong.
  private func explain(
    _ judgement: Judgement, _ wrong: [Part], _ parts: inout [Part: Grade.Part], _ grade: inout Grade
  ) {
    let own = wrong.filter { !$0.kind.isForward }
    guard !own.isEmpty else { return }
    // Less than what is resolved is no mistake, but numbers that were got in some other way.
    if grade.forward == nil && wrong.allSatisfy({ parts[$0]?.isOffByTraces == true }) {
      for part in wrong {
        parts[part]?.isRight = nil
        parts[part]?.isInexact = true
      }
      return
    }
    let explanations = Diagnosis.explanations(of: judgement.ofGradient)
    let agreement = wrong.compactMap { parts[$0]?.digits }.min() ?? 0
    let meaning = FactorMeaning(reference)
    let entrance = Entrance(judgement, agreement: agreement)
    grade.explanations = explanations.map { $0.causes(wrong: own, meaning, entrance) }
    for part in own {
      for finding in explanations.flatMap({ $0.findings(of: part) })
      where parts[part]?.findings.contains(where: { $0.mistake == finding.mistake }) == false {
        parts[part]?.findings.append(finding)
      }
    }
    grade.meaning = meaning
    if agreement >= Self.digitsOfFormulas && grade.forward == nil
      && grade.explanations.allSatisfy({ $0.allSatisfy(\.mistake.isInexactness) })
      && Self.isEverywhere(wrong, among: judgement.claims, parts)
    {
      for part in wrong {
        parts[part]?.isRight = nil
        parts[part]?.isInexact = true
      }
      let known = grade.explanations.joined().filter { !$0.mistake.isUnknown }
      grade.remarks += known.map(\.sentence)
      grade.explanations = []
    }
  }

  /// No wrong formula leaves so many digits right.
  private static let digitsOfFormulas = 6

  /// Whether something is wrong in every part that is not nothing but zeros, and in most entries: that is
  /// no mistake of single entries or layers.
  private static func isEverywhere(
    _ wrong: [Part], among claims: [PartClaim], _ parts: [Part: Grade.Part]
  ) -> Bool {
    let own = wrong.compactMap { parts[$0] }
    return 2 * own.reduce(0) { $0 + $1.wrongEntries } > own.reduce(0) { $0 + $1.entries }
      && claims.allSatisfy {
        wrong.contains($0.part) || $0.part.kind.isForward || $0.values.allSatisfy { $0 == 0 }
      }
  }

  private func judged(_ claim: PartClaim, by judgement: Judgement) -> Grade.Part {
    let range = judgement.range(of: claim.part.quantity)
    var part = Grade.Part(isRight: true)
    (part.kind, part.entries) = (claim.part.kind, claim.values.count)
    guard claim.fits(reference.network) else {
      part.isRight = false
      part.shapes = (claim.shape, claim.part.shape(in: reference.network))
      return part
    }
    let notFinite = claim.values.indices.filter { !claim.values[$0].isFinite }
    if let first = notFinite.first {
      part.isRight = false
      part.wrongEntries = notFinite.count
      part.notFinite = entry(first, of: claim, range)
      return part
    }
    compare(claim, range, &part)
    part.isOffByTraces =
      part.isRight == false && part.relativeError <= reference.precision.resolution / 4
    if part.isRight == true { part.hiddenByZeros = hidden(claim, range) }
    if part.isRight == true && (part.notJudged > 0 || part.hiddenByZeros != nil) {
      part.isRight = nil
    }
    return part
  }

  /// Compares every entry with what is exact, and notes what is not as it should be.
  private func compare(_ claim: PartClaim, _ range: PartRange, _ part: inout Grade.Part) {
    let size = range.exact.reduce(0) { max($0, abs($1)) }
    for i in claim.values.indices {
      let (value, exact) = (claim.values[i], range.exact[i])
      guard range.allowance[i].isFinite else {
        part.notJudged += 1
        continue
      }
      if !range.resolves(i, error: reference.precision.resolution) { part.unresolved += 1 }
      guard !range.admits(value, at: i) else { continue }
      let entry = entry(i, of: claim, range)
      part.isRight = false
      part.wrongEntries += 1
      part.relativeError = max(part.relativeError, abs(value - exact) / abs(exact))
      part.errorBySize = max(part.errorBySize, abs(value - exact) / size)
      if part.worst.map({ $0.excess < entry.excess }) ?? true { part.worst = entry }
    }
  }

  private func entry(_ i: Int, of claim: PartClaim, _ range: PartRange) -> Grade.Entry {
    Grade.Entry(
      indices: claim.part.indices(i, in: reference.network), claimed: claim.values[i],
      exact: range.exact[i], allowance: range.allowance[i])
  }

  /// The largest exact entry behind a part that is claimed to be nothing but zeros; `nil` where
  /// none is larger than the smallest numbers of the precision, so that 0 is what it rounds to.
  private func hidden(_ claim: PartClaim, _ range: PartRange) -> Grade.Entry? {
    let least = reference.precision.ownRounding(of: 0)
    guard !claim.part.kind.isForward, claim.values.allSatisfy({ $0 == 0 }),
      let i = range.exact.indices.filter({ !range.mayBeZero.contains($0) })
        .max(by: { abs(range.exact[$0]) < abs(range.exact[$1]) }),
      abs(range.exact[i]) > least
    else { return nil }
    return entry(i, of: claim, range)
  }

  /// Whether wherever another verdict calls a part wrong that is nothing but zeros, some of the runs
  /// of this reference lose the wrong entries too: they give 0, or not even the right sign.
  ///
  /// What rounding is allowed is a multiple of what the runs show, and does not do for zeros: a part
  /// that was never computed is to be told from one that was lost.
  func loses(_ claim: ClaimedGradient, judgedBy other: Judge) -> Bool {
    let judgement = Judgement(reference: other.reference, claims: claim.parts, ranges: other.ranges)
    return judgement.claims.allSatisfy { part in
      let wrong = judgement.wrongEntries(part)
      guard !wrong.isEmpty, part.values.allSatisfy({ $0 == 0 }) else { return true }
      return reference.lost(of: part.part.quantity).isSuperset(of: wrong)
    }
  }

  /// δ of each example's own loss; given as those of the mean loss, which hold 1/n, they are
  /// multiplied by n.
  private func withOwnDeltas(_ claims: [PartClaim]) -> (claims: [PartClaim], isMean: Bool) {
    let n = Double(reference.examples.count)
    let scaled = claims.map { claim in
      guard claim.part.kind == .deltas else { return claim }
      return PartClaim(
        part: claim.part, values: claim.values.map { n * $0 }, rows: claim.rows,
        columns: claim.columns)
    }
    func rightDeltas(_ claims: [PartClaim]) -> Int {
      let judgement = Judgement(reference: reference, claims: claims, ranges: ranges)
      return claims.count { $0.part.kind == .deltas && judgement.isRight($0) }
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
