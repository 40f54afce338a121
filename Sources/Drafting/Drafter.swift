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
  let names: [String: NameUse]
  /// What the names mean as the equations show it, with nothing assumed.
  let reading: DraftReading
  /// The names in each display, and the displays that differentiate.
  let namesByDisplay: [Int: Set<String>]
  let differentiating: Set<Int>
  /// The displays in which a name stands alone on one side, and so may be defined.
  let definers: [String: Set<Int>]
  /// Names with something in brackets behind them, and names that something is a derivative of.
  let called: Set<String>
  let differentiated: Set<String>
  /// Names that an equation says what they are, but no update of themselves.
  let produced: Set<String>
  /// Whether gradients are written with ∇.
  let hasNabla: Bool
  /// Names that are subtracted somewhere, as thresholds are.
  let subtracted: Set<String>
  /// The displays with indices of units, transposes or matrices written out.
  let withUnits: Set<Int>
  /// The signs of multiplication that the text has.
  let signs: Set<String>

  /// What is declared already, as it is written: it fixes what it says.
  let given: String
  private let declared: TextNotation
  /// The networks that all notations are tried on.
  let networks: NetworkRuns

  /// - Parameters:
  ///   - document: Read with the formulas in its words, of which none is judged.
  ///   - given: Lines of a notation that can be read, and fix what they say.
  public init(_ document: Document, given: String = "") {
    self.init(document, given: given, networks: NetworkRuns())
  }

  init(_ document: Document, given: String, networks: NetworkRuns) {
    (self.given, self.networks) = (given, networks)
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
    reading = DraftReading(text, votes, names)
    let (roles, scheme) = (reading.roles, reading.scheme)
    namesByDisplay = Dictionary(grouping: text.mentions, by: \.display)
      .mapValues { Set($0.map(\.mention.plain)) }
    called = Set(
      text.equations.flatMap(\.all).compactMap { part in
        if case .call(let mention, _) = part { mention.plain } else { nil }
      })
    differentiated = Set(
      text.equations.flatMap(\.all).compactMap { part in
        if case .derivative(let of, _) = part { of?.named?.plain } else { nil }
      })
    produced = Set(
      text.equations.filter { equation in
        equation.display > 0 && !equation.isAssignment
          && !equation.right.mentions.contains { $0.plain == equation.left.named?.plain }
      }.compactMap { $0.left.named?.plain })
    hasNabla = judged.displays.contains { $0.tokens.latex.contains("\\nabla") }
    subtracted = Set(
      text.equations.flatMap(\.all).flatMap(\.terms).filter(\.isNegative)
        .compactMap { $0.term.mention?.plain })
    definers = text.equations.reduce(into: [:]) { found, equation in
      for name in [equation.left.named, equation.right.named].compactMap({ $0?.plain })
      where equation.display > 0 {
        found[name, default: []].insert(equation.display)
      }
    }
    differentiating = Set(
      text.mentions.filter { mention, _ in
        [.loss, .delta, .function].contains(roles[mention.plain]) || mention.primes > 0
          || mention.differential != nil
      }.map(\.display))
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
    return reading.roles.contains { name, role in
      role.isLayered && !known.contains(name) && votes.weight(name, role) >= 3
    }
  }

  /// The names that matter to a display: its own, and those that what nothing declares among them is
  /// displayed by.
  func names(mattering display: Int, _ declared: Set<String>) -> Set<String> {
    var result = namesByDisplay[display] ?? []
    var open = result.subtracting(declared)
    while let name = open.popFirst() {
      for place in definers[name] ?? [] where place < display {
        let further = (namesByDisplay[place] ?? []).subtracting(result)
        result.formUnion(further)
        open.formUnion(further.subtracting(declared))
      }
    }
    return result
  }

  /// The displays before one that may define a name in it, and theirs.
  func defining(_ display: Int) -> Set<Int> {
    var result: Set<Int> = []
    var open: Set<Int> = [display]
    while let place = open.popFirst() {
      let before = (namesByDisplay[place] ?? []).flatMap { definers[$0] ?? [] }.filter {
        $0 < place
      }
      let further = Set(before).subtracting(result)
      result.formUnion(further)
      open.formUnion(further)
    }
    return result
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
  func first(_ reading: DraftReading, assuming assumed: DraftAssumptions) -> DraftChoices {
    let (facts, named) = (reading.facts, reading.named)
    var choices = DraftChoices()
    choices.assumed = assumed
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

  func writer(_ choices: DraftChoices, _ reading: DraftReading) -> DraftWriter {
    DraftWriter(
      roles: reading.roles, votes: votes, names: names, scheme: reading.scheme,
      facts: reading.facts, named: reading.named, shifts: reading.shifts,
      rebound: reading.rebound, choices: choices)
  }
}
