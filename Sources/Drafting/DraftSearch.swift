//===----------------------------------------------------------------------===//
// What is open is decided by the equations that hold.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Searches the choices with which most equations hold.
struct DraftSearch {
  let drafter: Drafter
  private var known: [DraftChoices: Double] = [:]

  init(drafter: Drafter) { self.drafter = drafter }

  /// What an assumption costs, in equations.
  private static let price = 0.9

  mutating func best() -> [DraftLine] {
    var choices = drafter.first
    var score = score(choices)
    for _ in 0..<2 {
      let before = choices
      for alternative in Self.alternatives {
        for other in alternative(choices) where other != choices {
          let value = self.score(other)
          if value > score + Self.price { (choices, score) = (other, value) }
        }
      }
      if choices == before { break }
    }
    return Self.readable(drafter.writer(choices).lines()).lines
  }

  private static let alternatives: [@Sendable (DraftChoices) -> [DraftChoices]] = [
    { choices in [DraftChoices.Loss.halfSquared, .squared, .crossEntropy, .open].map { var c = choices; c.loss = $0; return c } },
    { var c = $0; c.into = 1 - c.into; return [c] },
    { var c = $0; c.firstLayer = 1 - c.firstLayer; return [c] },
    { var c = $0; c.rowsFrom.toggle(); return [c] },
    { var c = $0; c.fromFirst.toggle(); return [c] },
    { var c = $0; c.isBatch.toggle(); return [c] },
    { var c = $0; c.samplesInRows.toggle(); return [c] },
    { var c = $0; c.isExchanged.toggle(); return [c] },
    { choices in [DraftChoices.Level.one, .mean, .total].map { var c = choices; c.level = $0; return c } },
    { choices in [DraftChoices.Level.one, .mean].map { var c = choices; c.gradientLevel = $0; return c } },
    { var c = $0; c.isElementwise.toggle(); return [c] },
    { choices in ["\\times", "*", "\\cdot", "\\bullet"].map { var c = choices; c.elementwise = c.elementwise == [$0] ? [] : [$0]; return c } },
  ]

  private mutating func score(_ choices: DraftChoices) -> Double {
    if let value = known[choices] { return value }
    let value = evaluate(choices)
    known[choices] = value
    return value
  }

  private func evaluate(_ choices: DraftChoices) -> Double {
    let (_, notation) = Self.readable(drafter.writer(choices).lines())
    var session = Session(on: drafter.document, notation: notation)
    var result = 0.0
    for display in drafter.document.displays {
      let drafts = session.proofread(display)
      // A long chain is one display nevertheless.
      let share = drafts.map { Self.worth($0.report.verdict) }
      result += share.count > 4 ? share.reduce(0, +) * 4 / Double(share.count) : share.reduce(0, +)
    }
    return result
  }

  private static func worth(_ verdict: Verdict) -> Double {
    switch verdict {
    case .holds: 1
    case .conditional: 0.6
    case .definition: 0.3
    case .notAClaim: 0
    case .notUnderstood: -0.3
    case .refuted, .illTyped: -0.8
    }
  }

  /// The notation that lines make, without the lines that are none.
  static func readable(_ lines: [DraftLine]) -> (lines: [DraftLine], notation: TextNotation) {
    var lines = lines
    while !lines.isEmpty {
      do {
        return (lines, try TextNotation(parsing: lines.map(\.text).joined(separator: "\n")))
      } catch {
        let place = lines.indices.contains(error.line - 1) ? error.line - 1 : lines.count - 1
        lines.remove(at: place)
      }
    }
    return ([], TextNotation())
  }
}
