//===----------------------------------------------------------------------===//
// Arithmetic whose printed result is wrong: what the other side comes to.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import MathText
import Meaning
import Syntax

extension RepairSearch {
  /// Whether the claim is arithmetic on printed numbers. Of such, pairs of edits would often hold by
  /// chance.
  var isOfNumbers: Bool {
    sides.flatMap { left, right in
      work.arithmetic(left, right) ?? work.arithmeticWithCount(left, right)
    } != nil
  }

  /// What becomes of arithmetic once an edit is made. It has to hold to the digits printed.
  func onNumbers(_ edit: Edit, _ claim: EditableClaim) -> Attempt {
    // A factor more on one side is one less on the other, where it stands already.
    guard edit.kind != .addedFactor, var edited = claim.edited(edit), isProper(edited.tokens),
      let (left, right) = try? edited.parse(), left.outline != right.outline,
      let judgement = edited.arithmetic(left, right)?.judgement
    else { return .unreadable }
    guard judgement.verdict == .holds else { return .types }
    return .found(Found(edit: edit, reach: 1, work: edited, sides: (left, right)))
  }

  /// Of arithmetic, the edit that puts what one side comes to in the place of the number that is the
  /// other; nil where neither side is one number.
  func computedNumber(_ claim: EditableClaim) -> Edit? {
    guard let (left, right) = sides else { return nil }
    if case .number = right.kind, let place = claim.right, let value = work.number(left) {
      return edit(of: place, to: value)
    }
    if case .number = left.kind, let place = claim.left, let value = work.number(right) {
      return edit(of: place, to: value)
    }
    return nil
  }

  private func edit(of place: Range<Int>, to value: Double) -> Edit? {
    let tokens = TokenText(work.tokens).slice(place)
    guard let printed = tokens.first(where: { $0.kind == .number })?.text,
      let text = value.written(like: printed)
    else { return nil }
    return Edit(.symbol, [Edit.Splice(range: place, tokens: Latex.tokens(text))])
  }
}

extension Double {
  /// The number with as many digits as a printed one has, and at least as many decimals; nil where
  /// that takes an exponent.
  fileprivate func written(like printed: String) -> String? {
    guard isFinite, abs(self) < 1e9 else { return nil }
    let decimals = printed.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first
    let digits = printed.filter(\.isNumber).drop { $0 == "0" }.count
    let magnitude = self == 0 ? 0 : Int(log10(abs(self)).rounded(.down))
    let places = Swift.max(decimals?.count ?? 0, digits - 1 - magnitude)
    return places > 15 ? nil : String(format: "%.\(Swift.max(0, places))f", self)
  }
}
