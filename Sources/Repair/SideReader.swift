//===----------------------------------------------------------------------===//
// The sides of a claim after edits, each read once.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Reads a claim after edits of it. Most edits leave one side as it was, and many that are tried
/// together share what they make of the other: no side is read twice.
struct SideReader {
  /// A side and what is changed in it.
  private struct Side: Hashable {
    var isLeft: Bool
    var splices: [Edit.Splice]

    /// Whether others that are tried may have it too: not one in which two edits were made.
    var isShared: Bool { splices.count < 2 }
  }

  /// A side and what it is read as.
  private struct Reading: Hashable {
    var side: Side
    var variables: Set<String>
    /// How many items there are: the steps of gradient descent are no part of a side.
    var count: Int
  }

  /// A side as it is read.
  struct Read {
    var node: Node
    /// What it says, without where it stands.
    var outline: String
    var hasIdentity: Bool

    init(_ node: Node) {
      self.node = node
      outline = node.outline
      hasIdentity = node.hasIdentity
    }
  }

  /// Where the tokens of the right side are taken to stand: behind all of the left.
  private static let offset = 100_000

  private let claim: EditableClaim
  private var items: [Side: [Item]?] = [:]
  private var nodes: [Reading: Result<Read, any Error>] = [:]

  init(_ claim: EditableClaim) { self.claim = claim }

  /// The claim after an edit, with both its sides; nil where it can no longer be read, or says
  /// nothing.
  mutating func read(_ edit: Edit) -> (ClaimWork, Node, Node)? {
    let (left, right) = sides(edit)
    guard let first = items(left), let second = items(right), !first.isEmpty, !second.isEmpty
    else { return nil }
    var changed = claim.written
    (changed.left, changed.right) = (first, second)
    var work = ClaimWork(
      claim: changed, tokens: [], lexicon: claim.work.original,
      candidates: claim.work.candidates, circumstances: claim.work.circumstances)
    var reads: [Bool: Read] = [:]
    let sides = try? work.parse { isLeft, items, lexicon in
      reads[isLeft] = nil
      let read = try node(isLeft ? left : right, items, lexicon)
      reads[isLeft] = read
      return read.node
    }
    guard let sides else { return nil }
    // What is added to a parameter is read as another left side than the one that stands there.
    let (a, b) = (reads[true] ?? Read(sides.0), reads[false] ?? Read(sides.1))
    guard a.outline != b.outline, !a.hasIdentity, !b.hasIdentity else { return nil }
    return (work, sides.0, sides.1)
  }

  /// What an edit changes in each side.
  private func sides(_ edit: Edit) -> (Side, Side) {
    func part(_ range: Range<Int>?) -> [Edit.Splice] {
      guard let range else { return [] }
      return edit.splices.filter {
        (range.lowerBound...range.upperBound).contains($0.range.lowerBound)
      }
    }
    let left = part(claim.left)
    return (
      Side(isLeft: true, splices: left),
      Side(isLeft: false, splices: part(claim.right).filter { !left.contains($0) })
    )
  }

  private mutating func items(_ side: Side) -> [Item]? {
    guard side.isShared else { return edited(side) }
    if let known = items[side] { return known }
    let read = edited(side)
    items[side] = .some(read)
    return read
  }

  private func edited(_ side: Side) -> [Item]? {
    let original = side.isLeft ? claim.work.written.left : claim.work.written.right
    guard let range = side.isLeft ? claim.left : claim.right else { return original }
    guard side.splices.allSatisfy({ $0.range.upperBound <= range.upperBound }) else { return nil }
    let growth = side.splices.reduce(0) { $0 + $1.tokens.count - $1.range.count }
    let tokens = Edit(.term, side.splices).applied(
      to: Array(claim.work.tokens.prefix(range.upperBound)))
    let slice = Array(tokens[range.lowerBound...])
    guard slice.count == range.count + growth, isBalanced(slice, like: range),
      let items = EditableClaim.items(slice, 0..<slice.count, like: original)
    else { return nil }
    return side.isLeft ? items : items.map { $0.shifted(by: Self.offset) }
  }

  /// Whether the braces of tokens match as far as those of a side do as it stands.
  private func isBalanced(_ tokens: [Token], like range: Range<Int>) -> Bool {
    let (old, new) = ([0] + Array(claim.work.tokens[range]).depths, [0] + tokens.depths)
    return new.last == old.last && new.min() ?? 0 >= old.min() ?? 0
  }

  private mutating func node(_ side: Side, _ items: [Item], _ lexicon: Lexicon) throws -> Read {
    guard side.isShared else { return Read(try ExpressionParser.parse(items, lexicon)) }
    let reading = Reading(side: side, variables: lexicon.variables, count: items.count)
    if let known = nodes[reading] { return try known.get() }
    let read = Result { Read(try ExpressionParser.parse(items, lexicon)) }
    nodes[reading] = read
    return try read.get()
  }
}
