//===----------------------------------------------------------------------===//
// What a verdict is worth that rests on a draft.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import Meaning
import Syntax

extension Draft {
  /// The verdicts in a notation of which some is drafted: what no drafted line has a part in is as it
  /// is without the draft.
  ///
  /// - Parameter declared: the verdicts in what is declared alone
  package func sparing(
    _ declared: [[ReportDraft]], in drafts: [[ReportDraft]]
  ) -> [[ReportDraft]] {
    let known = DraftSupport.Lines(self)
    return zip(declared, drafts).map { declared, drafts in
      guard declared.count == drafts.count else { return drafts }
      return zip(declared, drafts).map { alone, draft in
        guard alone.report.verdict != .notUnderstood, alone.undeclared == nil,
          !(draft.read.map { hasPart(in: $0, of: draft.report.display, known) } ?? false),
          !alone.report.verdict.isWrong || !hasConventions
        else { return draft }
        var alone = alone
        alone.isDeclared = true
        return alone
      }
    }
  }

  /// Whether a drafted line has a part in a claim: it declares a name of it, or is a loss or a function
  /// where something is differentiated.
  private func hasPart(
    in work: ClaimWork, of display: Int, _ known: DraftSupport.Lines
  ) -> Bool {
    let sides = ParsedSides(work)
    let reaches = lines.contains(where: \.isFarReaching) && sides?.differentiates ?? false
    return reaches || known.uses(of: sides, in: display).contains { line($0.line) != nil }
  }

  /// Whether something was drafted that concerns all names of layers: which there are, and what counts
  /// in them.
  private var hasConventions: Bool {
    let conventions = ["layers ", "units ", "widths ", "biases ", "no biases", "output width "]
    return lines.contains { line in conventions.contains(where: line.text.hasPrefix) }
  }

  /// Claims with what they rest on: none is wrong by what nothing else in the text bears out, and none
  /// holds by a habit alone.
  ///
  /// - Parameters:
  ///   - drafts: the same claims as they were judged
  ///   - words: those of the formulas in the words
  package func resting(
    _ claims: [ClaimReport], on drafts: [[ReportDraft]], beside words: [[ReportDraft]]
  ) -> [ClaimReport] {
    let support = DraftSupport(drafts, words: words, lines: DraftSupport.Lines(self))
    let updates = DraftedUpdates(drafts)
    let rested = zip(claims, drafts.joined()).map { claim, draft in
      if draft.isDeclared { return claim }
      if let name = draft.undeclared, claim.verdict.isWrong {
        // What no line was drafted for is no misprint for that.
        return claim.notUnderstood("no declaration fits \(name)")
      }
      if draft.restsOnNotation, claim.verdict.isWrong {
        // Where layers and units begin is what the draft says, and of three indices one without
        // indices says nothing.
        return claim.notUnderstood("read as the draft has it, \(claim.message)")
      }
      guard let work = draft.read else { return claim }
      if claim.verdict.isWrong, let reason = updates.reason(against: work) {
        return claim.notUnderstood(reason)
      }
      return resting(claim, work, support)
    }
    let read = drafts.joined().map(\.read)
    let totals = doubtingTotals(doubtingLoss(rested, support, read), read)
    let doubted = doubting(doubting(totals, beside: claims), besideWords: words, read)
    return limiting(doubtingForwardSteps(doubted, beside: claims, support, read), by: read)
  }

  private func resting(
    _ claim: ClaimReport, _ work: ClaimWork, _ support: DraftSupport
  ) -> ClaimReport {
    var claim = claim
    let sides = ParsedSides(work)
    let uses = support.lines.uses(of: sides, in: claim.display).sorted {
      ($0.line, $0.isPartial ? 1 : 0) < ($1.line, $1.isPartial ? 1 : 0)
    }
    let assumed = uses.compactMap { line($0.line) }.filter { $0.assumption != nil }
    claim.assumed = assumed.reduce(into: []) { if $0.last != $1.text { $0.append($1.text) } }
    let wordsCount = !claim.verdict.isWrong
    let open = uses.filter {
      !support.isBorneOut($0, besides: claim.display, wordsCount: wordsCount)
    }
    .compactMap { line($0.line) }
    .filter {
      !$0.isSaid && !isBorneOutInParts($0, support, besides: claim.display, wordsCount)
        && !isUpdated($0, by: work)
    }
    let doubtful = uses.first { use in
      (line(use.line)?.isSought ?? false) && !support.explains(use.line, besides: claim.display)
    }.flatMap { line($0.line) }
    let elsewise = otherwise(uses, support)
    switch claim.verdict {
    case .holds:
      let habit = open.first { $0.assumption != nil } ?? doubtful
      let condition =
        restriction(at: claim.display)
        ?? habit.map { "\($0.text), which no equation of another display bears out" }
        ?? elsewise.map {
          "\($0.text), where no equation shows that the text reads otherwise than before"
        }
        ?? sides?.derivedConstant.flatMap { $0.line.flatMap(line) }?.text
        ?? contradiction(to: claim, sides, uses, support)
        ?? sharedLayer(of: support.lines.withThoseBehind(Set(uses)), at: claim.display)
      return condition.map(claim.holding) ?? claim
    case .refuted, .illTyped:
      let ground = Ground(
        sides: sides, line: open.first ?? doubtful, elsewise: elsewise,
        isOfNumbers: uses.isEmpty && work.isArithmetic, isBorneOut: open.isEmpty)
      return blaming(claim, work, support, on: ground)
    case .conditional, .definition, .notAClaim, .notUnderstood: return claim
    }
  }

  /// What must not be as another display has it, or as the claim is written; nil of what nothing
  /// contradicts.
  private func contradiction(
    to claim: ClaimReport, _ sides: ParsedSides?, _ uses: [DraftSupport.Use],
    _ support: DraftSupport
  ) -> String? {
    if let display = support.otherFunction(for: sides, at: claim.display) {
      return "the function of the layer is not the one that display \(display) has"
    }
    return numberTransposed(in: claim, uses)
  }

  /// That the draft takes something for a number of which the claim has the transpose; nil where it does
  /// not.
  private func numberTransposed(
    in claim: ClaimReport, _ uses: [DraftSupport.Use]
  ) -> String? {
    let isDrafted = uses.contains { line($0.line) != nil }
    return isDrafted && claim.remarks.contains(Elaborator.ignoredTranspose)
      ? "what is transposed is a single entry" : nil
  }

  /// What a claim rests on that is wrong as the draft has it.
  private struct Ground {
    var sides: ParsedSides?
    /// A line of it that nothing else bears out, and one that a part of the text alone has.
    var line: DraftLine?
    var elsewise: DraftLine?
    /// Whether it is of numbers alone, which rest on nothing that was drafted.
    var isOfNumbers: Bool
    /// Whether other equations bear out all of its lines.
    var isBorneOut: Bool
  }

  /// A claim that is wrong as the draft has it: conditional where it holds under a condition, and not
  /// understood where it rests on a line that nothing else bears out, or on a draft that is not sound.
  private func blaming(
    _ claim: ClaimReport, _ work: ClaimWork, _ support: DraftSupport, on ground: Ground
  ) -> ClaimReport {
    if let condition = condition(of: claim, work, support, on: ground) {
      var claim = claim
      (claim.verdict, claim.evidence, claim.repairs) = (.conditional, nil, [])
      claim.message = condition
      return claim
    }
    guard !ground.isOfNumbers else { return claim }
    guard let reason = doubt(of: claim, work, support, on: ground) else { return claim }
    return claim.notUnderstood(
      "\(reason); read so, it would be \(claim.verdict.rawValue): \(claim.message)")
  }

  /// Why a claim that is wrong as the draft has it may be right; nil where the draft is certain enough.
  private func doubt(
    of claim: ClaimReport, _ work: ClaimWork, _ support: DraftSupport, on ground: Ground
  ) -> String? {
    if let line = ground.line ?? lossAssumed(in: ground.sides) {
      return "no equation of another display bears out that \(line.text)"
    }
    if let line = ground.elsewise {
      return "no equation shows that the text reads otherwise than before: \(line.text)"
    }
    let depth = openDepth(
      of: work, ground.sides, at: claim.display, beside: support.functions)
    if let depth { return depth }
    for (letter, name) in ground.sides?.primedIndices ?? [] {
      if let reason = ambiguity(of: letter, at: name) { return reason }
    }
    if let name = work.primedName { return "\(name)′ may be a name of its own" }
    if claim.verdict == .illTyped,
      let reason = otherLayout(work, ground.sides, at: claim.display)
    {
      return reason
    }
    guard support.isSound(at: claim.display) else {
      return "too few equations of the text hold with the notation that was drafted"
    }
    return claim.verdict == .refuted ? support.doubt(ground.sides, at: claim.display) : nil
  }

  /// Under which condition a claim holds that is wrong as the draft has it; nil where under none.
  private func condition(
    of claim: ClaimReport, _ work: ClaimWork, _ support: DraftSupport, on ground: Ground
  ) -> String? {
    guard claim.verdict == .refuted else {
      return work.holdsWithOneOutput() ? "holds if the network has one output" : nil
    }
    if ground.isBorneOut, !hasOpaqueFunctions,
      let functions = work.functionsWithWhichItHolds(beside: support.functions)
    {
      return
        "holds for some functions of the layers, such as \(functions): which, the text does not say"
    }
    if work.holdsWithoutDecay {
      return "holds if the loss has a penalty on the weights, which the draft has not"
    }
    return !ground.isOfNumbers && work.addsPenalty
      ? "holds if the loss is another from here on, with a penalty on the weights" : nil
  }

  /// The line that assumes the loss which a claim says what it is: the text says it, not the draft.
  private func lossAssumed(in sides: ParsedSides?) -> DraftLine? {
    let line = sides?.loss?.declaration.line.flatMap(line)
    return line?.assumption == nil ? nil : line
  }

  /// A line that says for some displays what others say otherwise, and that only what follows from
  /// such a line speaks for: two errors may agree.
  private func otherwise(_ uses: [DraftSupport.Use], _ support: DraftSupport) -> DraftLine? {
    uses.filter { !support.isShown($0.line) }.compactMap { line($0.line) }.first(
      where: \.isElsewise)
  }

  /// Whether other lines that another display bears out say together what a line says.
  private func isBorneOutInParts(
    _ line: DraftLine, _ support: DraftSupport, besides display: Int, _ wordsCount: Bool
  ) -> Bool {
    guard !line.parts.isEmpty else { return false }
    let said = lines.enumerated().filter { place, other in
      !other.parts.isEmpty
        && support.isBorneOut(
          DraftSupport.Use(line: place + 1 + start), besides: display, wordsCount: wordsCount)
    }
    return line.parts.isSubset(of: said.reduce(into: []) { $0.formUnion($1.element.parts) })
  }

  /// Whether a claim sets parameters anew by themselves: that shows what they are.
  private func isUpdated(_ line: DraftLine, by work: ClaimWork) -> Bool {
    guard line.text.hasSuffix(" is parameters"),
      let name = work.claim.left.first?.nameAlone, work.claim.right.first?.nameAlone == name
    else { return false }
    return line.text.dropLast(14).split(separator: ",").contains {
      $0.trimmingCharacters(in: .whitespaces) == name
    }
  }

  /// What the draft assumes of the network there, beyond what the text's names are; nil where it is
  /// nothing.
  private func restriction(at display: Int) -> String? {
    let here = lines.filter { $0.displays.contains(display) }
    if here.contains(where: { $0.text.hasSuffix("widths 1") }) { return "each layer has one unit" }
    // Where a text names biases, that they are left out is no more than a guess.
    let hasNone = (here + lines.filter { $0.displays.isEmpty }).contains {
      $0.text.hasSuffix("no biases")
    }
    let namesBiases = text.contains(" is bias")
    return hasNone && namesBiases ? "there are no biases" : nil
  }
}
