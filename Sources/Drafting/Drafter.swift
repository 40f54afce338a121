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
    var roles: [String: DraftRole] = [:]
    for name in names.keys { roles[name] = votes.role(of: name) }
    self.roles = roles
    scheme = LayerScheme(names.values.filter { roles[$0.plain]?.isLayered ?? false }.sorted { $0.plain < $1.plain })
    facts = DraftFacts(text, roles, names, scheme)
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
    if choices.isBatch { choices.gradientLevel = .mean }
    return choices
  }

  func writer(_ choices: DraftChoices) -> DraftWriter {
    DraftWriter(
      text: text, roles: roles, votes: votes, names: names, scheme: scheme, facts: facts,
      choices: choices)
  }
}
