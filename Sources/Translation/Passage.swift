//===----------------------------------------------------------------------===//
// One claim on its way into another notation and back.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Networks
import Syntax

/// One claim on its way into another notation and back.
struct Passage {
  let translator: Translator
  @Shared private(set) var work: ClaimWork
  let original: ClaimReport
  let plain: PlainClaim
  /// The display that it stands in.
  let display: Int

  private var source: TextNotation { translator.source }
  private var target: TextNotation { translator.target }
  private var scale: LossScale { LossScale(from: source, to: target) }

  // MARK: There

  /// The first way to put it that is judged as the original is and leads back to it; or the nearest.
  ///
  /// - Parameter letters: the letters of indices beside it; its own, afterwards
  func outcome(_ letters: inout [String: String]) -> Translation.Outcome {
    if !plain.hasLetters { return .said(itself) }
    let (claim, notes) = scaled()
    let into = Letters(target, name: translator.names.target)
    var (phrasings, failures) = into.phrasings(of: claim, known: letters)
    if let numbered = lastLayer.flatMap(claim.numberingLastLayer) {
      phrasings += into.phrasings(of: numbered, known: letters).phrasings
    }
    var near: Saying?
    var far: Saying?
    for phrasing in phrasings {
      guard let saying = saying(phrasing, notes) else { continue }
      if saying.isFaithful(to: original) {
        letters.merge(phrasing.indices) { _, new in new }
        return .said(saying)
      }
      if saying.isNear(original) { near = near ?? saying } else { far = far ?? saying }
    }
    if let near { return .said(near) }
    let missing = failures.first(where: \.lacksLetter) ?? failures.first
    if let far, missing?.lacksLetter != true { return .unsaid(difference(far)) }
    return .unsaid(missing ?? Untranslatable("\(into.name) has no way to say it"))
  }

  /// The plain number of the last layer, where the text has a number for it.
  private var lastLayer: Index? {
    let settings = source.settings(at: display)
    return settings.lastLayer.map { Numbering(settings: settings).plain(.constant($0), .layers) }
  }

  /// Why a way to put it is none.
  private func difference(_ saying: Saying) -> Untranslatable {
    let name = translator.names.target
    if !saying.back.isEqual {
      let latex = saying.back.latex.map { ", \($0)" } ?? ""
      return Untranslatable(
        "as \(name) would put it, \(saying.latex), it comes back as another formula\(latex)")
    }
    return Untranslatable(
      "as \(name) would put it, \(saying.latex), it is \(saying.report.verdict.rawValue): "
        + saying.report.message)
  }

  /// What is made of numbers alone is the same in all notations.
  private var itself: Saying {
    let relation = Commands.latex(ofRelation: plain.relation)
    let parts = original.latex.components(separatedBy: " \(relation) ")
    let right = parts.dropFirst().joined(separator: " \(relation) ")
    return Saying(
      left: parts[0], relation: relation, right: right, report: original,
      back: Saying.Back(latex: original.latex, isEqual: true))
  }

  /// A way to put it, judged and translated back; nil where it cannot be read.
  func saying(_ phrasing: Phrasing, _ notes: [String]) -> Saying? {
    let relation = Commands.latex(ofRelation: phrasing.claim.relation)
    let reader = Reader(
      notation: target, networks: translator.networks, circumstances: circumstances)
    guard let draft = reader.draft(of: phrasing.display(relation)) else { return nil }
    return Saying(
      left: phrasing.left, relation: relation, right: phrasing.right, condition: phrasing.condition,
      report: draft.report, notes: notes, back: back(draft, phrasing, isScaled: !notes.isEmpty))
  }

  /// What the original is judged under, with the squared error of the other notation.
  private var circumstances: Circumstances {
    var circumstances = work.circumstances
    let (own, other) = (LossScale.squaredError(of: source), LossScale.squaredError(of: target))
    let first = (
      source.settings(at: display).firstLayer, target.settings(at: Letters.anyDisplay).firstLayer
    )
    circumstances.lastLiteralLayer = circumstances.lastLiteralLayer.map { $0 - first.0 + first.1 }
    if let own, let other {
      circumstances.losses = circumstances.losses.map { $0 == .known(own) ? .known(other) : $0 }
    }
    return circumstances
  }

  /// The claim about the other notation's loss, where its squared error is another, and what is to be
  /// said about that.
  private func scaled() -> (PlainClaim, [String]) {
    guard scale != .one, isAboutSquaredError else { return (plain, []) }
    let sides = scale.applied(plain.left, plain.right)
    guard sides.0.outline != plain.left.outline || sides.1.outline != plain.right.outline else {
      return (plain, [])
    }
    let factor = scale.power > 0 ? "2" : "½"
    let (from, to) = translator.names
    return (
      plain.replacing(sides), ["the squared error of \(from) is \(factor) times that of \(to)"]
    )
  }

  /// Whether the claim is about the squared error, and of no other loss.
  private var isAboutSquaredError: Bool {
    var work = work
    guard let loss = LossScale.squaredError(of: source), let (left, right) = try? work.parse()
    else {
      return false
    }
    if original.verdict.isWrong {
      return work.circumstances.losses.allSatisfy { $0 == .known(loss) }
    }
    let equation = work.equation(left, right)
    func holds(for losses: [LossKind]) -> Bool {
      var circumstances = work.circumstances
      (circumstances.losses, circumstances.isDisplayed) = (losses, true)
      let verdict = Judge(circumstances: circumstances).judge(equation).verdict
      return [.holds, .conditional].contains(verdict)
    }
    return holds(for: [.known(loss)])
      && !holds(for: [.known(.crossEntropy), .known(.binaryCrossEntropy)])
  }

  // MARK: Back

  /// The translation in the first notation again, and whether it is the original.
  private func back(_ draft: ReportDraft, _ phrasing: Phrasing, isScaled: Bool) -> Saying.Back {
    guard let read = draft.read, var claim = try? PlainClaim(read),
      let original = original(as: phrasing)
    else { return Saying.Back(latex: nil, isEqual: false) }
    if isScaled {
      claim = claim.replacing(scale.inverse.applied(claim.left, claim.right))
    }
    let from = Letters(source, name: translator.names.source, display: display)
    var first: String?
    for way in from.phrasings(of: claim).phrasings {
      let latex = way.display(Commands.latex(ofRelation: way.claim.relation))
      first = first ?? latex
      let reader = Reader(
        notation: source, display: display, networks: translator.networks,
        circumstances: work.circumstances)
      guard let again = reader.claim(of: latex) else { continue }
      let names = Self.names(phrasing.indices, way.indices)
      let comparison = SameFormula(circumstances: work.circumstances)
      if comparison.areSame(original, again.renamed(names)) {
        return Saying.Back(latex: latex, isEqual: true)
      }
    }
    return Saying.Back(latex: first, isEqual: false)
  }

  /// The original, by its entries where the phrasing is.
  private func original(as phrasing: Phrasing) -> PlainClaim? {
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
