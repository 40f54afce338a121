//===----------------------------------------------------------------------===//
// A document without a notation, and the notation that its equations bear out.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// A drafted notation.
public struct Draft: Sendable {
  public var lines: [DraftLine]
  /// How many displays speak for it.
  public var displays: Int
  public var text: String { lines.map(\.text).joined(separator: "\n") }
}

/// Drafts the notation of a document.
public struct Drafter: Sendable {
  let document: Document
  let text: DraftText
  let votes: RoleVotes
  let roles: [String: DraftRole]
  let names: [String: NameUse]
  let scheme: LayerScheme
  let facts: DraftFacts
  let named: NamedLayers
  /// The names in each display, and the displays that differentiate.
  let namesByDisplay: [Int: Set<String>]
  let differentiating: Set<Int>
  /// The displays with indices of units, transposes or matrices written out.
  let withUnits: Set<Int>
  /// The signs of multiplication that the text has.
  let signs: Set<String>

  /// - Parameter document: read with the formulas in its words, of which none is judged
  public init(_ document: Document) {
    var judged = document
    judged.keepDisplays()
    self.document = judged
    text = DraftText(document)
    let reader = RoleReader(text)
    votes = reader.votes
    var names: [String: NameUse] = [:]
    for (mention, display) in text.mentions {
      names[mention.plain, default: NameUse(plain: mention.plain)].uses.append((mention, display))
    }
    self.names = names
    let settled = DraftRoles(text, votes, names)
    roles = settled.roles
    scheme = settled.scheme
    facts = DraftFacts(text, roles, names, scheme)
    named = NamedLayers(text, roles)
    namesByDisplay = Dictionary(grouping: text.mentions, by: \.display)
      .mapValues { Set($0.map(\.mention.plain)) }
    differentiating = Set(text.mentions.filter { mention, _ in
      [.loss, .delta, .function].contains(settled.roles[mention.plain]) || mention.primes > 0 || mention.differential != nil
    }.map(\.display))
    let (roles, scheme) = (roles, scheme)
    withUnits = Set(
      text.mentions.filter { mention, _ in
        roles[mention.plain].map { $0 != .loss && $0 != .rate } ?? false
          && (mention.isTransposed || !scheme.rest(of: mention).below.isEmpty)
      }.map(\.display))
    signs = Set(text.equations.flatMap { ($0.left.all + $0.right.all).flatMap { part -> [String] in
      if case .product(_, let signs) = part { signs.map { $0 == "*" ? "*" : "\\" + $0 } } else { [] }
    } })
  }

  /// The notation that the equations bear out.
  public func draft() -> Draft {
    var search = DraftSearch(drafter: self)
    let lines = search.best()
    return Draft(lines: lines, displays: document.displays.count)
  }

  /// What the text shows, before anything is judged.
  var first: DraftChoices {
    var choices = DraftChoices()
    choices.firstLayer = facts.firstLayer ?? 0
    choices.into = facts.into.max { $0.value < $1.value }?.key ?? 0
    choices.isBatch = facts.batchEvidence >= 2 && !facts.batchNames.isEmpty
    choices.samplesInRows = facts.hasRows
    choices.rowsFrom = facts.rowsFrom > facts.rowsTo
    choices.fromFirst = facts.fromFirst > facts.toFirst
    if choices.isBatch { (choices.gradientLevel, choices.level) = (.mean, .mean) }
    return choices
  }

  func writer(_ choices: DraftChoices) -> DraftWriter {
    DraftWriter(
      text: text, roles: roles, votes: votes, names: names, scheme: scheme, facts: facts,
      named: named, choices: choices)
  }
}
