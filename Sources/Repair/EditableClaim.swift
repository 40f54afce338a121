//===----------------------------------------------------------------------===//
// A claim that can be read again after a change of its tokens.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// A claim with the places of its two sides among the tokens of its display.
package struct EditableClaim {
  @Shared package private(set) var work: ClaimWork
  /// The tokens of each side; nil for a side that stands elsewhere.
  package let left: Range<Int>?
  package let right: Range<Int>?

  /// Nil where no side can be found among the tokens of the display.
  package init?(_ work: ClaimWork) {
    self.work = work
    let claim = work.written
    func place(_ side: [Item]) -> Range<Int>? {
      let range = side.source
      guard !range.isEmpty, range.upperBound <= work.tokens.count else { return nil }
      // With its braces and the size of its first bracket, or without where those are another's.
      return [TokenText(work.tokens).whole(range), range].first { range in
        Self.items(work.tokens, range, like: side) == side
      }
    }
    right = place(claim.right)
    let first = place(claim.left)
    if let first, let right, first.overlaps(right) || first.lowerBound > right.lowerBound {
      left = nil
    } else {
      left = first
    }
    if left == nil && right == nil { return nil }
  }

  /// The claim as it stands in the text, with what the words around it say of its indices.
  var written: Claim {
    var claim = work.written
    (claim.conditions, claim.ranges) = (work.claim.conditions, work.claim.ranges)
    claim.provisos = work.claim.provisos
    return claim
  }

  /// The items of a side, read from tokens; what parts rows and cells is no part of it.
  static func items(_ tokens: [Token], _ range: Range<Int>, like side: [Item]) -> [Item]? {
    guard range.lowerBound >= 0, range.upperBound <= tokens.count else { return nil }
    let upToEnd = Array(tokens.prefix(range.upperBound))
    guard let all = try? ItemReader.items(of: upToEnd, from: range.lowerBound) else { return nil }
    let hasWords = side.contains { if case .words = $0.kind { true } else { false } }
    return all.filter { item in
      switch item.kind {
      case .newRow, .cell, .gap: false
      case .words: hasWords
      default: true
      }
    }
  }

  /// The claim after a change; nil where it cannot be read as one any more.
  package func edited(_ edit: Edit) -> ClaimWork? {
    let tokens = edit.applied(to: work.tokens)
    var claim = written
    var shift = 0
    if let left {
      let growth = edit.growth(in: left.lowerBound...left.upperBound)
      guard let range = TokenText.range(left.lowerBound, left.upperBound + growth),
        let items = Self.items(tokens, range, like: claim.left)
      else { return nil }
      claim.left = items
      shift = growth
    }
    if let right {
      let growth = edit.growth(in: right.lowerBound...right.upperBound)
      guard
        let range = TokenText.range(right.lowerBound + shift, right.upperBound + shift + growth),
        let items = Self.items(tokens, range, like: claim.right)
      else { return nil }
      claim.right = items
    }
    guard !claim.left.isEmpty, !claim.right.isEmpty else { return nil }
    return ClaimWork(
      claim: claim, tokens: tokens, lexicon: work.original, candidates: work.candidates,
      circumstances: work.circumstances)
  }

  /// The claim after a change, as LaTeX.
  package func latex(_ edit: Edit) -> String {
    let tokens = edit.applied(to: work.tokens)
    let shift = left.map { edit.growth(in: $0.lowerBound...$0.upperBound) } ?? 0
    let first = left.flatMap { TokenText.range($0.lowerBound, $0.upperBound + shift) }
    let second = right.flatMap {
      TokenText.range(
        $0.lowerBound + shift,
        $0.upperBound + shift + edit.growth(in: $0.lowerBound...$0.upperBound))
    }
    let text = TokenText(tokens)
    return [
      first.map { Self.latex(text, $0) }, Commands.latex(ofRelation: work.written.relation),
      second.map { Self.latex(text, $0) },
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// Tokens as LaTeX, with the braces that belong to them, without what aligns them with others.
  private static func latex(_ text: TokenText, _ range: Range<Int>) -> String {
    var depth = 0
    return text.slice(text.whole(range)).filter { token in
      if token.kind == .begin { depth += 1 }
      if token.kind == .end { depth -= 1 }
      return depth > 0 || token.kind != .ampersand && token.kind != .newRow
    }.latex
  }
}
