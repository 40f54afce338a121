//===----------------------------------------------------------------------===//
// The ways to take a claim that are not how it stands, as one table.
//===----------------------------------------------------------------------===//

import Syntax

/// Another way to take a claim.
///
/// Where a claim does not type as it stands, the first reading with which it holds is the reading; if
/// it holds with none, the first with which it types. Where it types and is wrong, one that holds with
/// another reading holds under a condition, and the verdict says under which.
struct ClaimReading: Sendable {
  /// What has to be meant, behind “holds if”.
  var note: String
  /// The verdict with this reading; nil where there is nothing to read otherwise.
  var offer: @Sendable (ClaimWork) -> ClaimResult?

  /// All of them, the nearest to how the claim stands first.
  static let all: [ClaimReading] = [
    ClaimReading(
      note: "the operator ∂/∂x is applied to the brackets behind it alone"
    ) { $0.withOperatorsTakingBrackets() },
    ClaimReading(
      note: "a function's name without an argument is its value"
    ) { $0.withFunctionsAsValues() },
    ClaimReading(
      note: "a name without its subscript is the one that its row displays"
    ) { $0.withSibling() },
    ClaimReading(
      note: "the operator ∂/∂x is applied to all terms behind it"
    ) { $0.withOperatorsOverTermsAfter() },
    ClaimReading(
      note: "the sum is taken over the terms after it in which its index stands"
    ) { $0.withSumsOverTermsAfter() },
    ClaimReading(
      note: "the gradient is 0, as where the loss is least"
    ) { $0.withGradientZero() },
  ]
}

extension ClaimWork {
  /// The verdict with the first other reading that holds, or else the first that types where the claim
  /// does not; nil where there is none.
  func reread(insteadOf verdict: Verdict) -> ClaimResult? {
    guard verdict.isWrong else { return nil }
    var typed: ClaimResult?
    for reading in ClaimReading.all {
      guard var result = reading.offer(self) else { continue }
      switch result.judgement.verdict {
      case .holds where verdict == .illTyped:
        result.judgement.remarks.append(reading.note)
        return result
      case .holds, .conditional:
        result.judgement.verdict = .conditional
        result.judgement.message = "holds if \(reading.note)"
        return result
      case .refuted where verdict == .illTyped: typed = typed ?? result
      default: break
      }
    }
    return typed
  }

  /// The verdict with each side taken as another tree; nil where neither is another.
  func judged(taking side: (Node) -> Node) -> ClaimResult? {
    var work = self
    guard let (left, right) = try? work.parse() else { return nil }
    let (newLeft, newRight) = (side(left), side(right))
    guard newLeft.outline != left.outline || newRight.outline != right.outline else { return nil }
    return work.judged(newLeft, newRight)
  }
}
