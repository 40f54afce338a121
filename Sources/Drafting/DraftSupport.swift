//===----------------------------------------------------------------------===//
// Which equations bear out which lines of a draft.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// What a drafted notation rests on, and what rests on it.
package struct DraftSupport: Sendable {
  /// For each line, counted from 1, the displays with an equation that holds and speaks of it.
  private(set) var holding: [Int: Set<Int>] = [:]
  /// The lines that each claim speaks of, by where it begins.
  private(set) var lines: [SourcePosition: Set<Int>] = [:]
  /// Whether each display holds, or is wrong, as far as it is judged.
  private var judged: [Int: (holds: Int, wrong: Int)] = [:]
  /// The same of forward steps: what leads from one layer to the next.
  private var forward: [Int: (holds: Int, wrong: Int)] = [:]

  /// The displays with forward steps that hold for some functions only.
  private var conditional: Set<Int> = []

  package init(_ document: Document, _ notation: TextNotation) {
    var session = Session(on: document, notation: notation)
    var seen: [(lines: Set<Int>, verdict: Verdict, isForward: Bool)] = []
    session.observe = { work, result in
      seen.append((Self.lines(of: work), result.judgement.verdict, Self.isForward(work)))
    }
    for display in document.displays {
      seen = []
      let claims = session.proofread(display).map(\.report)
      // Statements that are no claims are not observed.
      var observed = seen[...]
      for claim in claims where claim.verdict != .notAClaim || !observed.isEmpty {
        guard let next = observed.first, next.verdict == claim.verdict else { continue }
        observed.removeFirst()
        lines[claim.position] = next.lines
        if claim.verdict == .holds {
          judged[claim.display, default: (0, 0)].holds += 1
          for line in next.lines { holding[line, default: []].insert(claim.display) }
        }
        if next.isForward, claim.verdict == .holds {
          forward[claim.display, default: (0, 0)].holds += 1
        }
        if next.isForward, claim.verdict == .conditional { conditional.insert(claim.display) }
        if next.isForward, claim.verdict.isWrong {
          forward[claim.display, default: (0, 0)].wrong += 1
        }
        if claim.verdict.isWrong { judged[claim.display, default: (0, 0)].wrong += 1 }
      }
    }
  }

  /// The lines of the notation that declare the names of a claim.
  private static func lines(of work: ClaimWork) -> Set<Int> {
    var work = work
    guard let (left, right) = try? work.parse() else { return [] }
    return Set(
      (left.all + right.all).compactMap { node in
        switch node.kind {
        case .symbol(let symbol): Self.line(of: symbol)
        case .apply(let function, _), .function(let function):
          switch function.base {
          case .activation(let symbol), .formula(let symbol, _): symbol.declaration.line
          default: nil
          }
        default: nil
        }
      })
  }

  /// A line where all of its slots are filled or none is; another number where some are left out, which
  /// is a form that other equations have to bear out, too.
  private static func line(of symbol: Symbol) -> Int? {
    guard let line = symbol.declaration.line else { return nil }
    let isPartial =
      symbol.quantity == .weight && (symbol.roles[.to] == nil) != (symbol.roles[.from] == nil)
    return isPartial ? line + partial : line
  }

  static let partial = 1_000_000

  /// How far around a display others speak for the draft.
  private static let reach = 6

  /// Whether a claim says what a pre-activation or an activation is.
  private static func isForward(_ work: ClaimWork) -> Bool {
    var work = work
    guard let (left, right) = try? work.parse(), case .symbol(let symbol) = left.kind,
      [.preactivation, .activation].contains(symbol.quantity)
    else { return false }
    return !right.all.contains { node in
      switch node.kind {
      case .derivative: true
      case .apply(let function, _): function.primes > 0
      case .symbol(let symbol): [.delta, .target].contains(symbol.quantity)
      default: false
      }
    }
  }

  /// Whether a draft explains its text, and what stands around a display: twice as many equations hold
  /// as are wrong, and here at least as many.
  package func isSound(at display: Int) -> Bool {
    func counts(_ displays: some Sequence<(holds: Int, wrong: Int)>) -> (holds: Int, wrong: Int) {
      displays.reduce((0, 0)) { ($0.holds + min($1.holds, 2), $0.wrong + min($1.wrong, 2)) }
    }
    let all = counts(judged.values)
    let here = counts(
      judged.filter { abs($0.key - display) <= Self.reach && $0.key != display }.values)
    // Forward steps that do not hold say that the text begins anew.
    let steps = counts(forward.filter { (display - Self.reach...display).contains($0.key) }.values)
    // One that holds for some functions only shows functions that the draft does not know.
    let showsFunctions = conditional.contains { (display - Self.reach..<display).contains($0) }
    return all.holds >= 2 * all.wrong && here.holds >= here.wrong && !showsFunctions
      && (steps.wrong < 2 || steps.holds > steps.wrong)
  }

  /// The lines that a claim rests on and nothing else in the text bears out.
  package func unsupported(_ claim: ClaimReport) -> [Int] {
    (lines[claim.position] ?? []).filter { line in
      (holding[line] ?? []).subtracting([claim.display]).isEmpty
    }.map { $0 % Self.partial }.sorted()
  }

  /// Whether it is known what a claim rests on.
  func isKnown(_ claim: ClaimReport) -> Bool { lines[claim.position] != nil }
}

extension Draft {
  /// A claim with what it rests on: it is not wrong by what nothing else in the text bears out.
  package func resting(_ claim: ClaimReport, on support: DraftSupport) -> ClaimReport {
    var claim = claim
    let used = support.lines[claim.position] ?? []
    claim.assumed = Set(used.map { $0 % DraftSupport.partial }).sorted().compactMap { number in
      guard let line = line(number), line.assumption != nil else { return nil }
      return line.text
    }
    if claim.verdict == .holds, isScalar(at: claim.display) {
      claim.verdict = .conditional
      claim.message = "holds if each layer has one unit"
    }
    // Nor does it hold by a habit that nothing else bears out.
    let habits = support.unsupported(claim).compactMap { line($0) }.filter { $0.assumption != nil }
    if claim.verdict == .holds, let habit = habits.first {
      claim.verdict = .conditional
      claim.message = "holds if \(habit.text), which no other equation bears out"
    }
    guard claim.verdict.isWrong else { return claim }
    let open = support.unsupported(claim).compactMap { line($0)?.text }
    guard !open.isEmpty || !support.isKnown(claim) || !support.isSound(at: claim.display) else {
      return claim
    }
    let reason =
      open.first.map { "no other equation bears out that \($0)" }
      ?? "too few equations of the text hold with the notation that was drafted"
    claim.message = "\(reason); read so, it would be \(claim.verdict.rawValue): \(claim.message)"
    claim.verdict = .notUnderstood
    (claim.evidence, claim.counterexample, claim.repairs) = (nil, [], [])
    return claim
  }

  /// Whether the draft has one unit in each layer there.
  private func isScalar(at display: Int) -> Bool {
    lines.contains { $0.text.hasSuffix("widths 1") && $0.displays.contains(display) }
  }
}
