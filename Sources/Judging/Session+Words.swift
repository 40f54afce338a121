//===----------------------------------------------------------------------===//
// What the words before a display say of its claims.
//===----------------------------------------------------------------------===//

import MathText

extension Session {
  /// The result of a claim under what the words before its display say, which is then what it claims;
  /// where they may mean more, what is wrong in general and holds for that is conditional.
  func resultUnderWords(_ work: inout ClaimWork, _ display: Display) -> ClaimResult {
    let restricted = work.under(document.conditions(before: display))
    if let restricted, restricted.isPlain {
      work = restricted.work
      var result = work.result()
      if result.judgement.verdict != .definition {
        result.judgement.remarks.append("for \(restricted.said), as the words before it say")
      }
      return result.judgement.verdict.isWrong ? ofHiddenLayers(work, display) ?? result : result
    }
    let result = work.result()
    guard result.judgement.verdict.isWrong else {
      return restricted.flatMap { Self.reachingTooFar($0, result) } ?? result
    }
    return restricted.flatMap(Self.conditional) ?? ofHiddenLayers(work, display) ?? result
  }

  /// The result of a claim that holds, but not for all layers that the words before it count.
  private static func reachingTooFar(
    _ other: RestrictedClaim, _ result: ClaimResult
  ) -> ClaimResult? {
    guard result.judgement.verdict == .holds, !other.work.claim.ranges.isEmpty else { return nil }
    var work = other.work
    let restricted = work.result()
    return restricted.judgement.verdict == .conditional ? restricted : nil
  }

  /// The result of a claim of hidden layers alone, where the words before its display speak of them.
  private func ofHiddenLayers(_ work: ClaimWork, _ display: Display) -> ClaimResult? {
    guard document.speaksOfHiddenLayers(before: display) else { return nil }
    return work.underHiddenLayers().flatMap(Self.conditional)
  }

  /// The result of a claim that holds for what the words before it speak of, where they may mean more;
  /// nil where it does not.
  private static func conditional(_ other: RestrictedClaim) -> ClaimResult? {
    var work = other.work
    var result = work.result()
    guard [.holds, .conditional].contains(result.judgement.verdict) else { return nil }
    if result.judgement.verdict == .holds {
      result.judgement.message = "holds for \(other.said), of which the words before it speak"
    }
    result.judgement.verdict = .conditional
    return result
  }
}
