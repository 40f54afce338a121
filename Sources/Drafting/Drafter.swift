//===----------------------------------------------------------------------===//
// A document without a notation, and the notation that its equations bear out.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// A drafted notation.
public struct Draft: Sendable {
  /// The drafted lines, each with what bears it out.
  public var lines: [DraftLine]
  /// How many lines of `text` stand before them.
  var start = 0
  /// How many displays speak for it.
  public var displays: Int
  /// The notation, as a text may hold it, with what was given before it.
  public var text: String

  /// How many of its lines no equation shows.
  public var assumptions: Int { lines.count { $0.assumption != nil } }

  /// The line at a number of `text`, from 1, if it is a drafted one.
  func line(_ number: Int) -> DraftLine? {
    let place = number - 1 - start
    return lines.indices.contains(place) ? lines[place] : nil
  }
}

/// Drafts the notation of a document.
public struct Drafter: Sendable {
  let document: Document
  /// The same with the formulas in its words.
  let whole: Document
  let text: DraftText
  let votes: RoleVotes
  let roles: [String: DraftRole]
  let names: [String: NameUse]
  let scheme: LayerScheme
  let facts: DraftFacts
  let named: NamedLayers
  private let shifts: [Int: Int]
  /// The names in each display, and the displays that differentiate.
  let namesByDisplay: [Int: Set<String>]
  let differentiating: Set<Int>
  /// The displays with indices of units, transposes or matrices written out.
  let withUnits: Set<Int>
  /// The signs of multiplication that the text has.
  let signs: Set<String>

  /// What is declared already, as it is written: it fixes what it says.
  let given: String
  private let declared: TextNotation

  /// - Parameters:
  ///   - document: Read with the formulas in its words, of which none is judged.
  ///   - given: Lines of a notation that can be read, and fix what they say.
  public init(_ document: Document, given: String = "") {
    self.given = given
    declared = (try? TextNotation(parsing: given)) ?? TextNotation()
    let document = document.expanding(declared.macros)
    var judged = document
    judged.keepDisplays()
    (self.document, whole) = (judged, document)
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
    named = NamedLayers(text, roles, scheme, samples: facts.sampleLetters)
    shifts = DraftWriter.shifts(named, settled.roles, names)
    namesByDisplay = Dictionary(grouping: text.mentions, by: \.display)
      .mapValues { Set($0.map(\.mention.plain)) }
    differentiating = Set(
      text.mentions.filter { mention, _ in
        [.loss, .delta, .function].contains(settled.roles[mention.plain]) || mention.primes > 0
          || mention.differential != nil
      }.map(\.display))
    let (roles, scheme) = (roles, scheme)
    withUnits = Set(
      text.mentions.filter { mention, _ in
        roles[mention.plain].map { $0 != .loss && $0 != .rate } ?? false
          && (mention.isTransposed || !scheme.rest(of: mention).below.isEmpty)
      }.map(\.display))
    signs = Set(
      text.equations.flatMap {
        $0.all.flatMap { part -> [String] in
          if case .product(_, let signs) = part {
            signs.map { $0 == "*" ? "*" : "\\" + $0 }
          } else {
            []
          }
        }
      })
  }

  /// The names that are declared.
  private var known: Set<String> { Set(declared.declarations.map(\.plain)) }

  /// How many lines are given.
  var givenCount: Int {
    given.isEmpty ? 0 : given.split(separator: "\n", omittingEmptySubsequences: false).count
  }

  /// Whether the equations show what a name is that nothing declares: a step from layer to layer, an
  /// activation, a loss.
  public var isWanted: Bool {
    let known = known
    return roles.contains { name, role in
      role.isLayered && !known.contains(name) && votes.weight(name, role) >= 3
    }
  }

  /// The lines of a writer that say nothing of what is declared.
  func open(_ lines: [DraftLine]) -> [DraftLine] {
    guard !given.isEmpty else { return lines }
    let known = known
    let settings = given.split(separator: "\n").compactMap { $0.split(separator: " ").first }.map(
      String.init)
    return lines.filter { line in
      // Beside what somebody declared, a habit declares nothing.
      if let name = line.name { return !known.contains(name) && line.assumption == nil }
      guard let first = line.text.split(separator: " ").first else { return false }
      return !settings.contains(String(first)) && !known.contains(String(first))
    }
  }

  /// The notation that the equations bear out.
  public func draft() -> Draft {
    var search = DraftSearch(drafter: self)
    let lines = DraftSections(drafter: self).lines(besides: search.best())
    let displays = Set(lines.flatMap(\.displays)).count
    return Draft(lines: lines, start: givenCount, displays: displays, text: joined(lines))
  }

  /// What the text shows, before anything is judged.
  var first: DraftChoices {
    var choices = DraftChoices()
    choices.firstLayer = facts.firstLayer ?? 0
    choices.into = facts.into.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    choices.isBatch = facts.decidesBatch && !facts.batchNames.isEmpty
    choices.samplesInRows = facts.hasRows
    choices.rowsFrom = facts.rowsFrom > facts.rowsTo
    choices.fromFirst =
      facts.decidesOrder ? facts.fromFirst > facts.toFirst : named.isUsed && choices.rowsFrom
    if facts.entriesDecideRows, !facts.decidesRows { choices.rowsFrom = choices.fromFirst }
    choices.sumsRepeated = facts.impliesSums
    choices.foldsBiases = facts.foldsBiases
    if choices.isBatch { (choices.gradientLevel, choices.level) = (.mean, .mean) }
    return choices
  }

  func writer(_ choices: DraftChoices) -> DraftWriter {
    DraftWriter(
      roles: roles, votes: votes, names: names, scheme: scheme, facts: facts,
      named: named, shifts: shifts, choices: choices)
  }
}
