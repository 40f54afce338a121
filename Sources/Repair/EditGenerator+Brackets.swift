//===----------------------------------------------------------------------===//
// Edits of brackets: moved, taken away, added.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Two brackets that belong together, each with its size.
private struct BracketPair {
  var open: Range<Int>
  var close: Range<Int>
}

extension EditGenerator {
  /// Edits of the brackets of a side.
  mutating func brackets(in side: Node) {
    let pairs = pairs(in: text.whole(side.source))
    let ranges = side.all.map { text.whole($0.source) }
    let starts = Set(ranges.map(\.lowerBound)).sorted()
    let ends = Set(ranges.map(\.upperBound)).sorted()
    for pair in pairs {
      add(.brackets, [splice(pair.open), splice(pair.close)])
      let inside = pair.open.upperBound..<pair.close.lowerBound
      for end in near(pair.close, ends) where end > inside.lowerBound && end != inside.upperBound {
        move(pair.close, to: end)
      }
      for start in near(pair.open, starts)
      where start < inside.upperBound && start != inside.lowerBound {
        move(pair.open, to: start)
      }
    }
    for node in side.all {
      guard case .sum(let terms) = node.kind else { continue }
      for (first, second) in zip(terms, terms.dropFirst()) { enclose(first, second, pairs) }
    }
  }

  /// The two nearest of some places before a range and behind it.
  private func near(_ range: Range<Int>, _ places: [Int]) -> [Int] {
    Array(places.filter { $0 < range.lowerBound }.suffix(2))
      + Array(places.filter { $0 > range.upperBound }.prefix(2))
  }

  private func splice(_ range: Range<Int>, _ new: [Token] = []) -> Edit.Splice {
    Edit.Splice(range: range, tokens: new)
  }

  /// A bracket elsewhere, if no brace lies between.
  private mutating func move(_ bracket: Range<Int>, to place: Int) {
    let between =
      place < bracket.lowerBound
      ? place..<bracket.lowerBound : bracket.upperBound..<max(bracket.upperBound, place)
    guard TokenText.isBalanced(text.slice(between)) else { return }
    add(.brackets, [splice(bracket), splice(place..<place, text.slice(bracket))])
  }

  /// Two terms of a sum in brackets: behind the last factor of the first or the sign of its sum,
  /// before the first factor of the second.
  private mutating func enclose(
    _ first: Node.Term, _ second: Node.Term, _ pairs: [BracketPair]
  ) {
    let (start, end) = (text.whole(first.node.source), text.whole(second.node.source))
    if let inner = first.node.lastPart {
      let place = text.whole(inner.source).lowerBound
      // What closed before the second term may have been meant to close behind it.
      let old = pairs.first { $0.open.lowerBound == start.lowerBound }
      let closes = old?.close.upperBound == start.upperBound
      enclose(TokenText.range(place, end.upperBound))
      if let old, closes { enclose(TokenText.range(place, end.upperBound), without: old) }
    }
    if case .product(let factors, _) = second.node.kind, let factor = factors.first {
      enclose(TokenText.range(start.lowerBound, text.whole(factor.source).upperBound))
    }
  }

  private mutating func enclose(_ range: Range<Int>?, without old: BracketPair? = nil) {
    guard let range, TokenText.isBalanced(text.slice(range)) else { return }
    let removed = old.map { [splice($0.open), splice($0.close)] } ?? []
    add(
      .brackets,
      removed + [
        splice(range.lowerBound..<range.lowerBound, Latex.tokens("(")),
        splice(range.upperBound..<range.upperBound, Latex.tokens(")")),
      ])
  }

  /// The brackets in a range that match.
  private func pairs(in range: Range<Int>) -> [BracketPair] {
    var open: [Range<Int>] = []
    var result: [BracketPair] = []
    for place in range {
      guard let token = text[place], token.kind == .symbol || token.kind == .command else {
        continue
      }
      let isSized = text[place - 1].map { TokenText.isSize($0) } ?? false
      let bracket = (isSized ? place - 1 : place)..<place + 1
      switch token.text {
      case "(", "[", "{": open.append(bracket)
      case ")", "]", "}":
        guard let start = open.popLast() else { return result }
        result.append(BracketPair(open: start, close: bracket))
      default: break
      }
    }
    return result
  }
}

extension Node {
  /// The last factor of a product, or what a sum is taken over.
  fileprivate var lastPart: Node? {
    switch kind {
    case .product(let factors, _): factors.last.map { $0.lastPart ?? $0 }
    case .series(let series): series.body
    default: nil
    }
  }
}
