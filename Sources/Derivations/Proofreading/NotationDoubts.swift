//===----------------------------------------------------------------------===//
// Where one thing said otherwise in the notation makes several wrong equations hold.
//===----------------------------------------------------------------------===//

import Drafting
import Judging
import MathText
import Meaning

/// What of a text's notation is in doubt, before its equations are.
///
/// A notation is doubted where one change of it, of the kind that people make by mistake
/// (``NotationChange``), is a cure (``DoubtSearch``). Of several, the best is named, and those that do
/// as much with as few lines.
struct NotationDoubts {
  /// The doubts, the best first.
  private(set) var found: [NotationDoubt] = []
  /// The claims that a doubt concerns.
  private var concerned: [ClaimPlace: NotationDoubt] = [:]
  private let drafts: [PlacedDraft]

  /// How many changes that do as much are named.
  private static let mostNamed = 3

  /// - Parameter drafts: the verdicts with the notation as it is
  init(_ settled: SettledNotation, _ document: Document, _ drafts: [[ReportDraft]]) {
    self.drafts = PlacedDraft.all(drafts)
    guard let declared = settled.declared else { return }
    let cures = DoubtSearch(settled, document, self.drafts).cures(of: declared.text)
    guard let most = cures.map(\.count).max() else { return }
    var best = cures.filter { $0.count == most }
    let fewest = best.map(\.change.lines.count).min() ?? 0
    best.removeAll { $0.change.lines.count > fewest }
    guard let first = best.first else { return }
    let doubt = NotationDoubt(
      words: first.change.words, lines: Self.lines(first.change, declared),
      displays: first.claims.map(\.draft.report.display), count: first.count,
      others: best.dropFirst().prefix(Self.mostNamed - 1).map { Self.lines($0.change, declared) })
    found = [doubt]
    for claim in first.claims { concerned[claim.place] = doubt }
  }

  private static func lines(
    _ change: NotationChange, _ declared: DeclaredNotation
  ) -> [NotationDoubt.Line] {
    let texts = Dictionary(
      DeclaredLine.lines(of: declared.text).map { ($0.number, $0.text) },
      uniquingKeysWith: { first, _ in first })
    return change.lines.sorted { $0.key < $1.key }.compactMap { number, text in
      declared.place(ofLine: number).map {
        NotationDoubt.Line(place: $0, declared: texts[number] ?? "", better: text)
      }
    }
  }

  /// The claims for repairs to be looked for: none of those that a doubt concerns.
  func sparing(_ drafts: [[ReportDraft]]) -> [[ReportDraft]] {
    guard !concerned.isEmpty else { return drafts }
    var claims = self.drafts[...]
    return drafts.map { drafts in
      drafts.map { draft in
        var draft = draft
        if let claim = claims.popFirst(), concerned[claim.place] != nil { draft.isOpen = false }
        return draft
      }
    }
  }

  /// The claims with what is said of the notation before it is said of them.
  func remarking(_ claims: [ClaimReport]) -> [ClaimReport] {
    guard !concerned.isEmpty else { return claims }
    return zip(claims, drafts).map { claim, draft in
      guard let doubt = concerned[draft.place] else { return claim }
      var claim = claim
      claim.doubts = [doubt.remark]
      claim.message = "\(doubt.remark); as declared: \(claim.message)"
      return claim
    }
  }
}
