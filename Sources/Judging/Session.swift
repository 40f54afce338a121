//===----------------------------------------------------------------------===//
// What a text says counts for what follows.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Networks
import Syntax

/// What a text has said up to some display.
package struct Session {
  package let document: Document
  package let notation: TextNotation
  /// The networks that the text is tried on.
  let networks: NetworkRuns
  /// Symbols that the text itself defines.
  var defined: [Declaration] = []
  /// What displayed losses and functions leave possible, until the next one.
  package var losses: [LossKind]?
  /// Those that were displayed so far, by the names of the losses.
  private var displayedLosses: [String: [LossKind]] = [:]
  package var hidden: [ActivationKind]?
  package var outputs: [ActivationKind]?
  /// The names whose displays are not understood.
  var unknown = UnknownMeanings()
  /// The names of the claims so far.
  private(set) var mentioned: Set<String> = []
  /// The functions of layers that were displayed.
  private var displayedLayers: [Index: [ActivationKind]] = [:]
  /// Whether the text shows what its functions act on.
  private(set) var showsFunctions = false
  /// The last layer that the text calls by its number.
  package var lastLiteralLayer: Int?
  /// Whether the text calls its last layer by a letter, L.
  package private(set) var lettersLastLayer = false
  /// What letters count that nothing declares, and in which display they did so first.
  var counted: [String: (thing: CountedThing, display: Int)] = [:]
  /// Letters that sums of the text are over.
  let summed: Set<String>
  /// How names go on from step to step, and which display said so.
  var rules: [String: (written: String, words: [String], display: Int)] = [:]
  /// The right side that a display may go on from.
  package var previous: [Item] = []
  /// The tokens of the display it stands in.
  var previousTokens: [Token] = []

  /// The numbers of the example that the text works out.
  var printed: PrintedNumbers?
  var example: WorkedExample?
  /// Whether it gives numbers to names, as in such an example.
  private let givesNumbers: Bool

  /// How many values of a name are remembered.
  private static let mostValues = 8
  /// What names were set to by assignment, so far or anywhere in the text.
  package var registers: Registers = [:]
  let knowsRegisters: Bool

  /// What counts for all that follows, besides what single names mean.
  package struct Said: Hashable, Sendable {
    let losses: [LossKind]?
    let hidden: [ActivationKind]?
    let outputs: [ActivationKind]?
    let lastLiteralLayer: Int?
    let lettersLastLayer: Bool
    let showsFunctions: Bool
  }

  package var said: Said {
    Said(
      losses: losses, hidden: hidden, outputs: outputs, lastLiteralLayer: lastLiteralLayer,
      lettersLastLayer: lettersLastLayer, showsFunctions: showsFunctions)
  }

  /// Whether names are set anew, and it is not yet known to what.
  package var hasLoop: Bool { !knowsRegisters && registers.values.contains { $0.count > 1 } }

  /// Whether a look at a few networks is enough.
  package var isCursory = false

  /// Sees each claim with what was found out about it.
  package var observe: ((ClaimWork, ClaimResult) -> Void)?

  /// A session before the first display of a document.
  ///
  /// - Parameters:
  ///   - registers: what the text sets names to, where it was read before
  ///   - networks: those that it was tried on before, in whatever notation
  package init(
    on document: Document, notation: TextNotation, registers: Registers? = nil,
    networks: NetworkRuns = NetworkRuns()
  ) {
    self.networks = networks
    self.registers = registers ?? [:]
    knowsRegisters = registers != nil
    self.document = document
    self.notation = notation
    let depths = Set(notation.declarations.filter { $0.quantity == .depth }.map(\.plain))
      .union(notation.layers.compactMap(\.value.name))
    let all = document.displays.map { ($0, (try? ItemReader.items(of: $0.tokens)) ?? []) }
    let lexicon = Lexicon(notation, display: 0)
    givesNumbers = all.contains { $0.1.giveNumbers(lexicon) }
    summed = all.reduce(into: []) { $0.formUnion($1.1.summedLetters) }
    let naming = all.filter { $0.1.mayNameLayers(depths) }
    let named = naming.flatMap {
      equations($0.1, Lexicon(notation, display: $0.0.ordinal))
    }
    lastLiteralLayer = named.flatMap { $0.left.all + $0.right.all }.compactMap(\.literalLayer)
      .max()
    lettersLastLayer = named.contains(where: \.namesLastLayer)
    let functions = Set(notation.declarations.filter { $0.quantity == .function }.map(\.plain))
    showsFunctions = all.contains {
      !VariableFinder.symbols($0.1).isDisjoint(with: functions)
    }
  }

  /// What the items of a display claim, as far as it can be read before the text is; a side that cannot
  /// is no number.
  private func equations(_ items: [Item], _ lexicon: Lexicon) -> [Equation] {
    let statements = StatementReader.statements(of: items, lexicon, previous: []).0
    return statements.compactMap { statement -> Equation? in
      guard case .claim(let claim) = statement else { return nil }
      let sides = [claim.left, claim.right].map { side in
        (try? ExpressionParser.parse(side, lexicon)) ?? Node(kind: .number(0), source: 0..<0)
      }
      return Equation(sides[0], sides[1], variables: [], inputs: [])
    }
  }

  package mutating func proofread(_ display: Display) -> [ReportDraft] {
    let lexicon = Lexicon(notation, display: display.ordinal, defined: defined)
    let items: [Item]
    let braces: [(content: [Item], label: [Item])]
    do {
      (items, braces) = try ItemReader.content(of: display.tokens)
    } catch {
      return [ReportDraft(report: notUnderstood(display, error as? ParseError))]
    }
    var (statements, last) = StatementReader.statements(of: items, lexicon, previous: previous)
    previous = last
    statements = braces.compactMap { claim(underBrace: $0, $1, lexicon) } + statements
    if statements.isEmpty {
      statements = [.other(items, row: 1, why: .said(items.isEmpty ? "nothing" : "no claim"))]
      previous = []
    }
    // What a displayed function is a function of may stand beside it.
    let candidates = VariableFinder.candidates(items, lexicon)
      .union(defined.filter(\.isDisplayed).flatMap(\.parameters))
    defer { if statements.contains(where: \.isClaim) { previousTokens = display.tokens } }
    return drafts(of: statements, display, candidates, lexicon)
  }

  /// The reports on the statements of a display, one after the other.
  private mutating func drafts(
    of statements: [Statement], _ display: Display, _ candidates: Set<String>, _ lexicon: Lexicon
  ) -> [ReportDraft] {
    var row = RowState()
    defer { if let assigned = row.assigned { learn(assigned.result) } }
    var drafts: [ReportDraft] = []
    for statement in statements {
      switch statement {
      case .other(let items, let row, let why):
        drafts.append(
          draft(
            of: items, row, display, why == .isHeadless ? .notUnderstood : .notAClaim, why.message))
      case .unreadable(let items, let row, let why):
        drafts.append(draft(of: items, row, display, .notUnderstood, why))
      case .comparison(let claim):
        let draft = compare(claim, display, lexicon)
        // Of a chain `0 < a < 1` the same is said once.
        let isSaid = claim.follows && drafts.last?.report.message == draft.report.message
        if !isSaid || draft.report.evidence != nil { drafts.append(draft) }
      case .membership(let claim): drafts.append(membership(claim, display, lexicon))
      case .claim(let claim): drafts.append(proofread(claim, display, candidates, &row))
      }
    }
    return drafts
  }

  /// What the claims of a display say for those beside them.
  private struct RowState {
    /// The function that was displayed last.
    var sibling: (declaration: Declaration, row: Int)?
    /// What a name is set to: on the rest of the line it is what it was before.
    var assigned: (result: ClaimResult, row: Int)?
  }

  private mutating func proofread(
    _ claim: Claim, _ display: Display, _ candidates: Set<String>, _ row: inout RowState
  ) -> ReportDraft {
    let (claim, display) = joined(claim, display)
    if let last = row.assigned, last.row != claim.row {
      learn(last.result)
      row.assigned = nil
    }
    let lexicon = Lexicon(notation, display: display.ordinal, defined: defined)
    var work = ClaimWork(
      claim: claim, tokens: display.tokens, lexicon: lexicon, candidates: candidates,
      circumstances: circumstances(lexicon, claim))
    (work.sibling, work.isInExample) = (row.sibling, givesNumbers)
    work.mayDefineAnew = document.beginsAnew(at: display)
    (work.displayedLosses, work.displayedLayers) = (displayedLosses, displayedLayers)
    var result = resultUnderWords(&work, display)
    if result.judgement.verdict.isWrong, let other = work.result(with: registers) { result = other }
    if !isCursory { result = workedOut(result, work, display) }
    result = counting(ruling(resting(result, work), work, display), display)
    if let function = result.definition, !function.parameters.isEmpty {
      row.sibling = (function, claim.row)
    }
    observe?(work, result)
    defer { mentioned.formUnion(work.names) }
    // What is quoted as a misprint counts for nothing below it.
    if display.mark != .misprint {
      if claim.relation == "leftarrow", let value = result.definition?.formula?.body {
        row.assigned = (result, claim.row)
        register(value, as: result.definition?.plain)
      } else {
        learn(result)
        note(result, work, display)
      }
    }
    return report(result, claim, display, work)
  }

  /// Remembers what a name is set to.
  private mutating func register(_ value: Node, as name: String?) {
    guard !knowsRegisters, let name, registers[name, default: []].count < Self.mostValues else {
      return
    }
    registers[name, default: []].append(value)
  }

  /// A claim whose left side stands in the display before, and its display with both their tokens.
  package func joined(_ claim: Claim, _ display: Display) -> (Claim, Display) {
    guard claim.continues else { return (claim, display) }
    var (claim, display) = (claim, display)
    claim.right = claim.right.map { $0.shifted(by: previousTokens.count) }
    display.tokens = previousTokens + display.tokens
    return (claim, display)
  }

  /// `\underbrace{W a + b}_{z}` says that the one is the other, where both are formulas.
  package func claim(
    underBrace content: [Item], _ label: [Item], _ lexicon: Lexicon
  ) -> Statement? {
    let label = label.first?.isSign("=") == true ? Array(label.dropFirst()) : label
    // `\underbrace{W}_{m \times n}` notes a shape.
    let isPlain = !label.contains {
      $0.isSign(",") || $0.isSign("times") || $0.isRelation || $0.isGap
    }
    guard isPlain, !content.contains(where: \.isRelation), !content.isEmpty,
      (try? ExpressionParser.parse(label, lexicon)) != nil,
      content.count == 1 || (try? ExpressionParser.parse(content, lexicon)) != nil
    else { return nil }
    return .claim(Claim(left: content, relation: "=", right: label, row: 1))
  }

  /// A definition, a loss or a function that was displayed counts from now on.
  mutating func learn(_ result: ClaimResult) {
    if let declaration = result.definition {
      defined.removeAll { $0.pattern == declaration.pattern && $0.displays == declaration.displays }
      defined.append(declaration)
    }
    if let losses = result.losses {
      self.losses = losses
      if let name = result.lossName { displayedLosses[name, default: []] += losses }
    }
    if let layer = result.layer { displayedLayers[layer] = result.outputs ?? result.hidden }
    if let hidden = result.hidden { self.hidden = hidden }
    if let outputs = result.outputs { self.outputs = outputs }
  }
}
