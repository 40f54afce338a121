//===----------------------------------------------------------------------===//
// Which changes of a notation make wrong equations hold.
//===----------------------------------------------------------------------===//

import Drafting
import Judging
import MathText
import Meaning
import Syntax

/// A claim, in whatever notation: it is what it says, at its place among those that say the same. Where
/// a report points to is another place with each fault.
struct ClaimPlace: Hashable, Sendable {
  /// Among the displays of the document, from 0.
  var display: Int
  var latex: String
  var turn = 0
}

/// The verdict on a claim, by its place.
struct PlacedDraft: Sendable {
  var place: ClaimPlace
  var draft: ReportDraft

  /// The verdicts on the claims of a text, in their order.
  static func all(_ drafts: [[ReportDraft]]) -> [PlacedDraft] {
    drafts.enumerated().flatMap { display, drafts in all(drafts, of: display) }
  }

  /// The verdicts on the claims of one display.
  static func all(_ drafts: [ReportDraft], of display: Int) -> [PlacedDraft] {
    var turns: [String: Int] = [:]
    return drafts.map { draft in
      let latex = draft.report.latex
      turns[latex, default: 0] += 1
      let place = ClaimPlace(display: display, latex: latex, turn: turns[latex, default: 1])
      return PlacedDraft(place: place, draft: draft)
    }
  }

  /// Whether it blames the text.
  var isBlame: Bool { draft.report.mark == .none && draft.report.verdict.isWrong }
}

/// Looks for the changes of a declared notation that are cures: at least two equations hold that were
/// wrong and stand by themselves, and none fails that held.
struct DoubtSearch: Sendable {
  /// A change, and the claims that hold with it.
  struct Cure: Sendable {
    var change: NotationChange
    var claims: [PlacedDraft]
    /// How many stand by themselves.
    var count: Int
  }

  let settled: SettledNotation
  let document: Document
  /// The verdicts with the notation as it is.
  let drafts: [PlacedDraft]
  private let networks = NetworkRuns()

  init(_ settled: SettledNotation, _ document: Document, _ drafts: [PlacedDraft]) {
    (self.settled, self.document, self.drafts) = (settled, document, drafts)
  }

  /// The fewest equations that a cure takes. A single misprint makes one wrong, and the chain it is in.
  private static let fewest = 2
  /// How many displays are read in all, with all changes.
  private static let mostDisplays = 6000

  /// The cures of a notation, in the order of its changes.
  func cures(of declared: String) -> [Cure] {
    guard count(where: \.isBlame) >= Self.fewest else { return [] }
    let most = Self.mostDisplays / max(1, document.displays.count)
    let mustHold = mustHold
    return Array(NotationChange.all(of: declared).prefix(most)).concurrentMap { change in
      notations(change, declared).lazy.compactMap { cure(by: change, $0, mustHold) }.first
    }.compactMap { $0 }
  }

  /// The notation with a change, and with what was drafted and taken from the text as a whole; also
  /// without what was taken of weights, for the change may be of them.
  private func notations(_ change: NotationChange, _ declared: String) -> [TextNotation] {
    let drafted = settled.draft.map { $0.lines.map(\.text) } ?? []
    let text = ([change.applied(to: declared)] + drafted).joined(separator: "\n")
    guard let plain = try? TextNotation(parsing: text) else { return [] }
    let conventions = settled.conventions
    let others = conventions.filter { if case .weightsTurned = $0 { false } else { true } }
    return (others.count == conventions.count ? [conventions] : [conventions, others]).map {
      var notation = plain
      for convention in $0 {
        if let (other, _) = convention.applied(to: notation) { notation = other }
      }
      if notation.gradients.isEmpty { notation.gradients = settled.notation.gradients }
      return notation
    }
  }

  /// What a notation cures; nil where that is too little, or where something else fails.
  private func cure(
    by change: NotationChange, _ notation: TextNotation, _ mustHold: Set<ClaimPlace>
  ) -> Cure? {
    guard mayCure(notation, mustHold) else { return nil }
    var proofreader = Proofreader(notation: notation)
    proofreader.networks = networks
    let verdicts = Self.verdicts(proofreader.drafts(of: document))
    guard drafts.allSatisfy({ Self.isKept($0, verdicts) }) else { return nil }
    let count = count { Self.isCured($0, verdicts) }
    guard count >= Self.fewest else { return nil }
    return Cure(change: change, claims: drafts.filter { Self.isCured($0, verdicts) }, count: count)
  }

  /// The claims that hold, also at a quick look, and are not marked as misprints.
  private var mustHold: Set<ClaimPlace> {
    guard let usual = glance(settled.notation, while: { _ in true }) else { return [] }
    let holding = drafts.filter { claim in
      let report = claim.draft.report
      return report.verdict == .holds && report.mark != .misprint && usual[claim.place] == .holds
    }
    return Set(holding.map(\.place))
  }

  /// Whether a quick look shows that a notation could be a cure. It ends at the first equation that has
  /// to hold and is wrong with this notation: most changes show by it after a few displays.
  private func mayCure(_ notation: TextNotation, _ mustHold: Set<ClaimPlace>) -> Bool {
    let verdicts = glance(notation) {
      !($0.draft.report.verdict.isWrong && mustHold.contains($0.place))
    }
    guard let verdicts else { return false }
    return count { Self.isCured($0, verdicts) } >= Self.fewest
  }

  /// The verdicts of a quick look at the text with a notation; nil from the first that is not as it
  /// should be.
  private func glance(
    _ notation: TextNotation, while isKept: (PlacedDraft) -> Bool
  ) -> [ClaimPlace: Verdict]? {
    let document = document.expanding(notation.macros)
    var session = Session(on: document, notation: notation, networks: networks)
    session.isCursory = true
    var verdicts: [ClaimPlace: Verdict] = [:]
    for (number, display) in document.displays.enumerated() {
      for placed in PlacedDraft.all(session.proofread(display), of: number) {
        guard isKept(placed) else { return nil }
        verdicts[placed.place] = placed.draft.report.verdict
      }
    }
    return verdicts
  }

  // MARK: Claims

  private static func verdicts(_ drafts: [[ReportDraft]]) -> [ClaimPlace: Verdict] {
    Dictionary(
      PlacedDraft.all(drafts).map { ($0.place, $0.draft.report.verdict) },
      uniquingKeysWith: { first, _ in first })
  }

  /// How many claims are of a kind and stand by themselves: what is wrong with one side of an equation
  /// is wrong with all that it stands in.
  private func count(where isMeant: (PlacedDraft) -> Bool) -> Int {
    var (count, wasMeant) = (0, false)
    for claim in drafts {
      let follows = claim.draft.read?.written.follows == true && wasMeant
      wasMeant = isMeant(claim)
      if wasMeant && !follows { count += 1 }
    }
    return count
  }

  private static func isCured(_ claim: PlacedDraft, _ verdicts: [ClaimPlace: Verdict]) -> Bool {
    claim.isBlame && verdicts[claim.place] == .holds
  }

  /// Whether a claim is no worse off: what holds, holds; what is a definition or holds under
  /// conditions is not wrong; what is marked as a misprint is still wrong.
  private static func isKept(_ claim: PlacedDraft, _ verdicts: [ClaimPlace: Verdict]) -> Bool {
    let report = claim.draft.report
    let verdict = verdicts[claim.place]
    if report.mark == .misprint { return !report.verdict.isWrong || verdict?.isWrong == true }
    switch report.verdict {
    case .holds: return verdict == .holds
    case .conditional, .definition:
      return verdict.map { !$0.isWrong && $0 != .notUnderstood } ?? false
    case .refuted, .illTyped, .notAClaim, .notUnderstood: return true
    }
  }
}
