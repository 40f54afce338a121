//===----------------------------------------------------------------------===//
// How names go on from step to step: a text says so once.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// What a display says of how a name goes on from step to step, `v_t = \mu v_{t-1} - \eta g_t`.
package struct StepRule: Sendable {
  /// The name with what belongs to it in its scripts.
  package var name: String
  /// Both sides as they are written.
  package var written: String

  init(_ declaration: Declaration, _ side: [Item], _ other: [Item]) {
    let parts = (declaration.superscripts + declaration.subscripts).compactMap { slot -> String? in
      if case .literal(let text) = slot { text } else { nil }
    }
    name = ([declaration.name] + parts).joined(separator: " ")
    written = (side + other).map(\.spelling).joined(separator: " ")
  }
}

extension Session {
  /// The result of a display that says how a name goes on, where another has said it otherwise: of two
  /// rules it is not known which one is meant.
  mutating func ruling(_ result: ClaimResult, _ display: Display) -> ClaimResult {
    // What is quoted as a misprint counts for nothing below it.
    guard let rule = result.rule, display.mark != .misprint else { return result }
    guard let known = rules[rule.name], !document.beginsAnew(at: display) else {
      rules[rule.name] = (rule.written, display.ordinal)
      return result
    }
    guard known.written != rule.written else { return result }
    return ClaimResult(
      judgement: Judgement(
        verdict: .notUnderstood,
        message: "display \(known.display) says otherwise how \(rule.name) goes on"))
  }
}
