//===----------------------------------------------------------------------===//
// One small change of an equation, as a change of its tokens.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// A small change of a display: some of its tokens replaced, so that all others stay as they are.
package struct Edit: Sendable {
  package struct Splice: Hashable, Sendable {
    package var range: Range<Int>
    package var tokens: [Token]

    package static func == (a: Splice, b: Splice) -> Bool {
      a.range == b.range && a.tokens.map(\.text) == b.tokens.map(\.text)
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(range)
      hasher.combine(tokens.map(\.text))
    }
  }

  /// What is changed; those that texts need most often come first.
  package enum Kind: Int, Hashable, CaseIterable, Sendable {
    case swappedIndices, shiftedLayer, index, droppedTranspose, transpose, sign, derivative, factor
    case layer, symbol, missing, indexPair, throughout, product, turned, exchange, brackets, bound
    case droppedFactor, addedFactor, sum, term
  }

  package var kind: Kind
  /// In their order, without overlaps.
  package var splices: [Splice]
  /// How many single edits it is made of.
  package var size = 1

  package init(_ kind: Kind, _ splices: [Splice], size: Int = 1) {
    self.kind = kind
    self.splices = splices.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    self.size = size
  }

  /// Whether it is one that slips of the pen are made of: an equation that says little may have been
  /// meant where one such edit makes it.
  var isSlip: Bool { size == 1 && kind.rawValue <= Kind.factor.rawValue }

  /// Whether it changes indices, signs, marks or numbers alone.
  var isSmall: Bool { size == 1 && kind <= .layer }

  /// The first token that changes.
  package var start: Int { splices.first?.range.lowerBound ?? 0 }

  /// How many tokens it takes away and puts in.
  package var cost: Int { splices.reduce(0) { $0 + $1.range.count + $1.tokens.count } }

  /// How many tokens more there are once it is made.
  var growth: Int { splices.reduce(0) { $0 + $1.tokens.count - $1.range.count } }

  /// The tokens with the change made.
  package func applied(to tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var position = 0
    for splice in splices
    where splice.range.lowerBound >= position && splice.range.upperBound <= tokens.count {
      result += tokens[position..<splice.range.lowerBound]
      result += splice.tokens
      position = splice.range.upperBound
    }
    return result + tokens[position...]
  }

  /// How many tokens more there are in a range once the change is made.
  func growth(in range: ClosedRange<Int>) -> Int {
    splices.reduce(0) {
      $0 + (range.contains($1.range.lowerBound) ? $1.tokens.count - $1.range.count : 0)
    }
  }

  /// Both changes as one; nil where they meet.
  package func joined(with other: Edit) -> Edit? {
    for mine in splices {
      for theirs in other.splices {
        let apart =
          mine.range.upperBound < theirs.range.lowerBound
          || theirs.range.upperBound < mine.range.lowerBound
          || (mine.range.upperBound == theirs.range.lowerBound && !mine.range.isEmpty
            && !theirs.range.isEmpty)
          || (theirs.range.upperBound == mine.range.lowerBound && !mine.range.isEmpty
            && !theirs.range.isEmpty)
        if !apart { return nil }
      }
    }
    return Edit(max(kind, other.kind), splices + other.splices, size: size + other.size)
  }
}

extension Edit.Kind: Comparable {
  package static func < (a: Edit.Kind, b: Edit.Kind) -> Bool { a.rawValue < b.rawValue }
}
