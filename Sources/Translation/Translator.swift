//===----------------------------------------------------------------------===//
// From one notation into another, judged, and back.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Networks
import Syntax

/// Translates the claims of a text into another notation.
package struct Translator: Sendable {
  let source: TextNotation
  let target: TextNotation
  let from: Letters
  let into: Letters
  /// The networks that equations are tried on.
  let networks = NetworkRuns()

  /// - Parameters:
  ///   - names: how messages call the notations
  package init(from source: TextNotation, to target: TextNotation, names: (String, String)) {
    (self.source, self.target) = (source, target)
    from = Letters(source, name: names.0)
    into = Letters(target, name: names.1)
  }

  /// Every claim of a document, in its order.
  package func translations(of document: Document) -> [Translation] {
    let document = document.expanding(source.macros)
    var session = Session(on: document, notation: source, networks: networks)
    return document.displays.flatMap { display in
      session.proofread(display).map(translation)
    }
  }

  /// Every claim of displays that stand in no text: what a notation says of some displays says nothing
  /// of them.
  package func translationsOfEquations(in document: Document) -> [Translation] {
    let document = document.expanding(source.macros)
    var session = Session(on: document, notation: source, networks: networks)
    return document.displays.flatMap { display in
      var display = display
      display.ordinal = Letters.anyDisplay
      return session.proofread(display).map(translation)
    }
  }

  private func translation(of draft: ReportDraft) -> Translation {
    guard let work = draft.read else {
      return Translation(original: draft.report, outcome: .unread(draft.report.message))
    }
    guard draft.report.verdict != .notUnderstood else {
      return Translation(original: draft.report, outcome: .unread("not understood: " + draft.report.message))
    }
    do {
      let claim = try PlainClaim(work)
      return Translation(original: draft.report, outcome: outcome(of: claim, work, draft.report))
    } catch let error as Untranslatable {
      return Translation(original: draft.report, outcome: .unsaid(error))
    } catch {
      let message = (error as? ParseError)?.message ?? "\(error)"
      return Translation(original: draft.report, outcome: .unread(message))
    }
  }

  // MARK: There

  /// The first way to put it that is judged as the original is and leads back to it; or the nearest.
  private func outcome(
    of plain: PlainClaim, _ work: ClaimWork, _ original: ClaimReport
  ) -> Translation.Outcome {
    let (claim, notes) = scaled(plain, work, original)
    let (phrasings, failures) = into.phrasings(of: claim)
    var nearest: Saying?
    for phrasing in phrasings {
      guard let saying = saying(phrasing, plain, work, notes) else { continue }
      if saying.isFaithful(to: original) { return .said(saying) }
      let isNear = saying.report.verdict.isNear(original.verdict) && saying.back.isEqual
      if nearest == nil || isNear && nearest?.back.isEqual == false { nearest = saying }
    }
    if let nearest { return .said(nearest) }
    let missing = failures.first(where: \.lacksLetter) ?? failures.first
    return .unsaid(missing ?? Untranslatable("\(into.name) has no way to say it"))
  }

  private func saying(
    _ phrasing: Phrasing, _ plain: PlainClaim, _ work: ClaimWork, _ notes: [String]
  ) -> Saying? {
    let relation = Commands.latex(ofRelation: phrasing.claim.relation)
    let judge = Reader(notation: target, networks: networks, circumstances: circumstances(work))
    guard let draft = judge.draft(of: phrasing.display(relation)) else { return nil }
    return Saying(
      left: phrasing.left, relation: relation, right: phrasing.right, condition: phrasing.condition,
      report: draft.report, notes: notes, back: back(draft, phrasing, work))
  }

  /// What the original is judged under, in terms of the other notation.
  private func circumstances(_ work: ClaimWork) -> Circumstances {
    var circumstances = work.circumstances
    let (own, other) = (LossScale.squaredError(of: source), LossScale.squaredError(of: target))
    if let own, let other {
      circumstances.losses = circumstances.losses.map { $0 == .known(own) ? .known(other) : $0 }
    }
    return circumstances
  }

  // MARK: Losses

  /// The claim about the other notation's loss, where its squared error is another.
  private func scaled(
    _ claim: PlainClaim, _ work: ClaimWork, _ original: ClaimReport
  ) -> (PlainClaim, [String]) {
    let (own, other) = (LossScale.squaredError(of: source), LossScale.squaredError(of: target))
    let scale = LossScale(of: own, in: other)
    guard scale != .one, let own, isAbout(own, work, original) else { return (claim, []) }
    let sides = scale.applied(claim.left, claim.right)
    guard sides.0.outline != claim.left.outline || sides.1.outline != claim.right.outline else {
      return (claim, [])
    }
    let factor = scale.power > 0 ? "2" : "½"
    let words = "the squared error of \(from.name) is \(factor) times that of \(into.name)"
    return (claim.replacing(sides), [words])
  }

  /// Whether a claim is about the squared error, and of no other loss.
  private func isAbout(_ loss: Loss, _ work: ClaimWork, _ original: ClaimReport) -> Bool {
    var work = work
    guard let (left, right) = try? work.parse() else { return false }
    let equation = work.equation(left, right)
    func holds(for losses: [LossKind]) -> Bool {
      var circumstances = work.circumstances
      circumstances.losses = losses
      circumstances.isDisplayed = true
      let verdict = Judge(circumstances: circumstances).judge(equation).verdict
      return [.holds, .conditional].contains(verdict)
    }
    if original.verdict.isWrong {
      return work.circumstances.losses.allSatisfy { $0 == .known(loss) }
    }
    return holds(for: [.known(loss)])
      && !holds(for: [.known(.crossEntropy), .known(.binaryCrossEntropy)])
  }

  // MARK: Back

  /// The translation in the first notation again, and whether it is the original.
  private func back(_ draft: ReportDraft, _ phrasing: Phrasing, _ work: ClaimWork) -> Saying.Back {
    guard let other = draft.read, let claim = try? PlainClaim(other) else {
      return Saying.Back(latex: nil, isEqual: false)
    }
    let original = original(of: phrasing, work)
    let scale = LossScale(
      of: LossScale.squaredError(of: target), in: LossScale.squaredError(of: source))
    let isScaled = original.map { phrasing.claim.left.outline != $0.left.outline || phrasing.claim.right.outline != $0.right.outline } ?? false
    let returned = isScaled ? claim.replacing(scale.applied(claim.left, claim.right)) : claim
    var first: String?
    for way in from.phrasings(of: returned).phrasings {
      let latex = way.display(Commands.latex(ofRelation: way.claim.relation))
      first = first ?? latex
      let reader = Reader(notation: source, networks: networks, circumstances: work.circumstances)
      guard let original, let read = reader.draft(of: latex)?.read,
        let again = try? PlainClaim(read)
      else { continue }
      let names = Self.names(phrasing.indices, way.indices)
      let comparison = SameFormula(circumstances: work.circumstances)
      if comparison.areSame(original, again.renamed(names)) {
        return Saying.Back(latex: latex, isEqual: true)
      }
    }
    return Saying.Back(latex: first, isEqual: false)
  }

  /// The original, by its entries where the phrasing is.
  private func original(of phrasing: Phrasing, _ work: ClaimWork) -> PlainClaim? {
    guard let plain = try? PlainClaim(work) else { return nil }
    guard plain.hasWholes, !phrasing.claim.hasWholes else { return plain }
    return (try? Components.sides(plain.left, plain.right)).map(plain.replacing)
  }

  /// The plain indices by the letters that they have after the way there and back.
  private static func names(
    _ there: [String: String], _ back: [String: String]
  ) -> [String: String] {
    var result: [String: String] = [:]
    for (plain, letter) in there { if let last = back[letter] { result[last] = plain } }
    return result
  }
}
