//===----------------------------------------------------------------------===//
// Which equations bear out which lines of a draft.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Networks
import Syntax

/// What the claims of a text say for a drafted notation, and against it.
struct DraftSupport {
  /// A line of the notation, as a claim uses it.
  struct Use: Hashable {
    /// Counted from 1.
    var line: Int
    /// Whether some of its slots are left out, which is a form that other equations have to bear out.
    var isPartial = false
    /// Whether it declares an array or a number without a network behind it.
    var isFree = false
  }

  /// How many claims hold, and how many are wrong.
  private struct Tally {
    var holds = 0
    var wrong = 0

    mutating func note(_ verdict: Verdict) {
      if verdict == .holds { holds += 1 }
      if verdict.isWrong { wrong += 1 }
    }

    /// A long chain is one display nevertheless.
    static func sum(_ tallies: some Sequence<Tally>) -> Tally {
      tallies.reduce(into: Tally()) {
        $0.holds += min($1.holds, 2)
        $0.wrong += min($1.wrong, 2)
      }
    }
  }

  /// The displays with a claim that holds and uses a line.
  private var holding: [Use: Set<Int>] = [:]
  /// The displays with a claim that is wrong and uses a line, by its number.
  private var failing: [Int: Set<Int>] = [:]
  /// Lines that an equation bears out which says what something is: a step forward, or the loss.
  private var defining: Set<Int> = []
  private var judged: [Int: Tally] = [:]
  /// The same of forward steps: what leads from one layer to the next.
  private var forward: [Int: Tally] = [:]
  /// Functions that displays name as those of layers: a text with several networks has several.
  private(set) var functions: [Activation] = []
  /// The displays that say otherwise what the loss is.
  private(set) var otherLosses: Set<Int> = []
  /// The displays with steps forward that hold, by the name of what they lead to.
  private var steps: [String: Set<Int>] = [:]
  /// The displays that say what a constant stands in: that hold, or define something.
  private var explaining: [String: Set<Int>] = [:]
  /// The displays with forward steps that hold for some functions only.
  private var conditional: Set<Int> = []
  /// The layers that such steps are of, with the first display of each.
  private var otherFunctions: [Index: Int] = [:]

  let lines: Lines

  /// - Parameters:
  ///   - drafts: the claims of the displays
  ///   - words: those of the formulas between them, each with the number of the display behind it
  init(_ drafts: [[ReportDraft]], words: [[ReportDraft]], lines: Lines) {
    self.lines = lines
    for draft in drafts.joined() {
      guard let work = draft.read else { continue }
      let sides = ParsedSides(work)
      note(draft, work, sides, lines.uses(of: sides, in: draft.report.display))
    }
    // What the words say over again bears out nothing else.
    let shown = Set(drafts.joined().map(\.report.latex))
    for draft in words.joined() where !shown.contains(draft.report.latex) { note(inWords: draft) }
  }

  /// Words that say what a display would say bear out as much; that they are wrong says nothing, as they
  /// may suppose what is not so.
  private mutating func note(inWords draft: ReportDraft) {
    guard let work = draft.read, let sides = ParsedSides(work) else { return }
    let (display, verdict) = (draft.report.display, draft.report.verdict)
    let showsLoss = verdict == .definition && sides.loss != nil
    guard verdict == .holds || showsLoss else { return }
    let uses = lines.uses(of: sides, in: display)
    // No display has such a number.
    for use in lines.withThoseBehind(uses) { holding[use, default: []].insert(-display) }
    if showsLoss || sides.step != nil { defining.formUnion(uses.map(\.line)) }
    if let step = sides.step { steps[step, default: []].insert(-display) }
  }

  private mutating func note(
    _ draft: ReportDraft, _ work: ClaimWork, _ sides: ParsedSides?, _ uses: Set<Use>
  ) {
    let (display, verdict) = (draft.report.display, draft.report.verdict)
    judged[display, default: Tally()].note(verdict)
    // A claim that displays the loss says which names are the outputs and the targets.
    let showsLoss = verdict == .definition && sides?.loss != nil
    if [.holds, .definition, .conditional].contains(verdict) {
      for name in lines.constants(of: sides) { explaining[name, default: []].insert(display) }
    }
    for use in lines.withThoseBehind(uses) {
      // What a definition is made of are arrays and numbers as it needs them.
      if verdict == .holds || showsLoss || verdict == .definition && use.isFree {
        holding[use, default: []].insert(display)
      }
    }
    if verdict.isWrong {
      if sides?.loss != nil { otherLosses.insert(display) }
      for use in uses { failing[use.line, default: []].insert(display) }
    }
    if showsLoss || verdict == .holds && sides?.step != nil { defining.formUnion(uses.map(\.line)) }
    guard let sides, let step = sides.step else { return }
    if verdict == .holds { steps[step, default: []].insert(display) }
    if let function = work.functionOfLayer, !functions.contains(function) {
      functions.append(function)
    }
    forward[display, default: Tally()].note(verdict)
    let isOfOthers =
      verdict.isWrong && work.functionsWithWhichItHolds(beside: functions) != nil
    guard verdict == .conditional || isOfOthers else { return }
    if !isOfOthers { conditional.insert(display) }
    for layer in sides.layers where otherFunctions[layer] == nil {
      otherFunctions[layer] = display
    }
  }

  /// Whether a display shows how a name comes about, as the draft has it.
  func hasStep(to name: String) -> Bool { steps[name] != nil }

  /// An earlier display that gives a layer of a claim another function than the draft has, where the
  /// claim may rest on it; nil where there is none.
  func otherFunction(for sides: ParsedSides?, at display: Int) -> Int? {
    guard !otherFunctions.isEmpty, let sides, sides.restsOnFunctions else { return nil }
    return sides.layers.compactMap { otherFunctions[$0] }.filter { $0 < display }.min()
  }

  /// Why a claim that is wrong as the draft has it may be right of what the text means; nil where
  /// nothing speaks for that.
  func doubt(_ sides: ParsedSides?, at display: Int) -> String? {
    if let step = sides?.step, steps[step]?.contains(where: { $0 != display }) != true {
      return "no step in another display bears out how the draft takes \(step)"
    }
    if let target = sides?.targetInStep {
      return "the draft takes \(target) for a target, of which no layer is made"
    }
    if let other = otherLosses.filter({ $0 <= display }).max() {
      return "what the loss is, display \(other) says otherwise than the draft"
    }
    let open = lines.constants(of: sides).sorted().first { name in
      explaining[name]?.contains { $0 != display } != true
    }
    return open.map { "no equation of another display bears out what \($0) stands in" }
  }

  /// How far around a display others speak for the draft.
  private static let reach = 6

  /// Whether a draft explains its text, and what stands around a display: twice as many equations hold
  /// as are wrong, and here at least as many.
  func isSound(at display: Int) -> Bool {
    let all = Tally.sum(judged.values)
    let here = Tally.sum(
      judged.filter { abs($0.key - display) <= Self.reach && $0.key != display }.values)
    // Forward steps that do not hold say that the text begins anew.
    let steps = Tally.sum(
      forward.filter { (display - Self.reach...display).contains($0.key) }.values)
    // One that holds for some functions only shows functions that the draft does not know.
    let showsFunctions = conditional.contains { (display - Self.reach..<display).contains($0) }
    return all.holds >= 2 * all.wrong && here.holds >= here.wrong && !showsFunctions
      && (steps.wrong < 2 || steps.holds > steps.wrong)
  }

  /// Whether an equation bears out a line that says what something is.
  func isShown(_ line: Int) -> Bool { defining.contains(line) }

  /// Whether a display other than one bears out a use, or words do.
  ///
  /// - Parameter wordsCount: Whether words are enough. To call something wrong they are not: they may
  ///   suppose what is so in their sentence alone.
  func isBorneOut(_ use: Use, besides display: Int, wordsCount: Bool) -> Bool {
    lines.likes(of: use).contains { use in
      holding[use]?.contains { $0 != display && ($0 >= 0 || wordsCount) } ?? false
    }
  }

  /// Whether what a search took a name for explains the text: several other displays hold with it, and
  /// no more are wrong.
  func explains(_ line: Int, besides display: Int) -> Bool {
    let others = holding.filter { $0.key.line == line }.reduce(into: Set<Int>()) {
      $0.formUnion($1.value)
    }.subtracting([display])
    return others.count >= 2 && others.count >= failing[line]?.count ?? 0
  }
}
