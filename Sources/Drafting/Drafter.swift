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

  /// How many texts it was drafted from, each by itself: the problems of an exam.
  public internal(set) var texts = 1

  /// A function that may be any: a claim that is wrong of one is wrong, though it may hold of others.
  var opaqueFunction: String?

  /// Whether the text does not suppose that targets sum to one.
  var targetsAreOpen = false

  /// Whether the words say that a bar over a name is a gradient.
  var barsAreGradients = false

  /// Whether its names stand for things at steps: what bears out one of them bears out the others.
  var isOfSteps = false

  /// Whether its functions are all such.
  var hasOpaqueFunctions: Bool {
    let functions = lines.filter { $0.text.contains(" is activation function") }
    return !functions.isEmpty && functions.allSatisfy { $0.name == opaqueFunction }
  }

  /// How many of its lines no equation shows.
  public var assumptions: Int { lines.count { $0.assumption != nil } }

  /// The drafted lines without those at some numbers of `text`, from 1.
  package func lines(besides idle: Set<Int>) -> [DraftLine] {
    lines.enumerated().filter { !idle.contains(start + $0.offset + 1) }.map(\.element)
  }

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
  /// Where its names stand, and how.
  let uses: NamePlaces
  /// The displays before each that may define a name in it, and theirs.
  private let definers: [Int: Set<Int>]

  /// What is declared already, as it is written: it fixes what it says.
  let given: String
  let declared: DeclaredNames
  /// The networks that all notations are tried on.
  let networks: NetworkRuns
  /// What is known of its displays, and of those of the text that it is a part of.
  let worths: DisplayWorths
  /// Whether the words say that the matrix of all examples has them as its rows; nil where they do not say
  /// how.
  let saidRows: Bool?

  /// - Parameters:
  ///   - document: Read with the formulas in its words, of which none is judged.
  ///   - given: Lines of a notation that can be read, and fix what they say.
  public init(_ document: Document, given: String = "") {
    self.init(document, given: given, networks: NetworkRuns(), worths: DisplayWorths())
  }

  init(_ document: Document, given: String, networks: NetworkRuns, worths: DisplayWorths) {
    (self.given, self.networks, self.worths) = (given, networks, worths)
    let notation = (try? TextNotation(parsing: given)) ?? TextNotation()
    let document = document.expanding(notation.macros)
    var judged = document
    judged.keepDisplays()
    (self.document, whole) = (judged, document)
    text = DraftText(document, declared: notation)
    declared = DeclaredNames(notation, given, in: text)
    let reader = RoleReader(text)
    votes = reader.votes
    var names: [String: NameUse] = [:]
    for (mention, display) in text.mentions where !text.isEnd(mention, display) {
      names[mention.plain, default: NameUse(plain: mention.plain)].uses.append((mention, display))
    }
    self.names = names
    reading = DraftReading(text, votes, names)
    uses = NamePlaces(text, reading, judged)
    definers = uses.definers(of: judged.displays.map(\.ordinal))
    saidRows = FamilyStack.areRows(of: text, in: judged) ?? text.said.areRows
  }

  /// How many lines are given.
  var givenCount: Int {
    given.isEmpty ? 0 : given.split(separator: "\n", omittingEmptySubsequences: false).count
  }

  /// The names that matter to a display: its own, and those that what nothing declares among them is
  /// displayed by.
  func names(mattering display: Int, _ declared: Set<String>) -> Set<String> {
    var result = uses.namesByDisplay[display] ?? []
    var open = result.subtracting(declared)
    while let name = open.popFirst() {
      for place in uses.definers[name] ?? [] where place < display {
        let further = (uses.namesByDisplay[place] ?? []).subtracting(result)
        result.formUnion(further)
        open.formUnion(further.subtracting(declared))
      }
    }
    return result
  }

  /// The displays before one that may define a name in it, and theirs.
  func defining(_ display: Int) -> Set<Int> { definers[display] ?? [] }

  /// The notation that the equations bear out.
  public func draft() -> Draft {
    var search = DraftSearch(drafter: self)
    let whole = search.best()
    var lines = DraftSections(drafter: self).lines(besides: whole, &search)
    lines = withoutIdle(lines)
    // Beside a loss that is declared another changes nothing of what does not name it.
    for place in lines.indices where lines[place].isFarReaching {
      lines[place].isFarReaching = declared.hasNone(like: lines[place])
    }
    let displays = Set(lines.flatMap(\.displays)).count
    var draft = Draft(lines: lines, start: givenCount, displays: displays, text: joined(lines))
    draft.targetsAreOpen = SaidShares(document).areDenied || totalsTargets
    draft.barsAreGradients = document.saysBarsAreGradients
    return draft
  }

  /// Whether the text has a name for the sum of all targets.
  private var totalsTargets: Bool {
    text.equations.contains { equation in
      guard equation.left.mention != nil, equation.chain == nil,
        case .series(_, _, let body) = equation.right, let target = body.mention
      else { return false }
      return reading.roles[target.plain] == .target
    }
  }

  /// Lines without those of names that are numbers wherever they stand.
  private func withoutIdle(_ lines: [DraftLine]) -> [DraftLine] {
    var numbers: [String: Set<Int>] = [:]
    for line in lines where line.text.hasSuffix(" is variable") {
      if let name = line.name { numbers[name, default: []].formUnion(line.displays) }
    }
    return lines.filter { line in
      guard let name = line.name, !line.text.hasPrefix("in "), let own = numbers[name] else {
        return true
      }
      return uses.namesByDisplay.contains { display, names in
        display > 0 && names.contains(name) && !own.contains(display)
      }
    }
  }

  /// What the text shows, before anything is judged.
  func first(_ reading: DraftReading, assuming assumed: DraftAssumptions) -> DraftChoices {
    let (facts, named) = (reading.facts, reading.named)
    var choices = DraftChoices()
    choices.assumed = assumed
    choices.firstLayer = facts.firstLayer ?? 0
    choices.into = facts.into.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    choices.isBatch = facts.decidesBatch && !facts.batchNames.isEmpty
    choices.samplesInRows = saidRows ?? facts.hasRows
    choices.rowsFrom = facts.rowsFrom > facts.rowsTo
    choices.fromFirst =
      facts.decidesOrder ? facts.fromFirst > facts.toFirst : named.isUsed && choices.rowsFrom
    if facts.matricesDecideOrder { choices.fromFirst = choices.rowsFrom }
    if facts.entriesDecideRows, !facts.decidesRows { choices.rowsFrom = choices.fromFirst }
    choices.loss = facts.saidLoss ?? .open
    choices.isNumerator = facts.saysNumerator
    choices.sumsRepeated = facts.impliesSums
    choices.foldsBiases = facts.foldsBiases
    choices.isScalar = facts.hasPlainNumbers
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
