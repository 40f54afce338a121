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
  /// The name with the words in its scripts.
  let words: [String]

  init(_ declaration: Declaration, _ side: [Item], _ other: [Item]) {
    let parts = (declaration.superscripts + declaration.subscripts).compactMap { slot -> String? in
      if case .literal(let text) = slot { text } else { nil }
    }
    name = ([declaration.name] + parts).joined(separator: " ")
    written = (side + other).map(\.spelling).joined(separator: " ")
    words = declaration.words
  }

  /// The rule of a plain variable, by its name.
  init(_ name: String, _ side: [Item], _ other: [Item]) {
    (self.name, words) = (name, [name])
    written = (side + other).map(\.spelling).joined(separator: " ")
  }
}

extension Session {
  /// The result of a display that says how a name goes on, where another has said it otherwise: of two
  /// rules it is not known which one is meant.
  mutating func ruling(
    _ result: ClaimResult, _ work: ClaimWork, _ display: Display
  ) -> ClaimResult {
    // What is quoted as a misprint counts for nothing below it.
    guard display.mark != .misprint else { return result }
    guard let rule = result.rule else { return followingRule(result, work) }
    guard let known = rules[rule.name], !document.beginsAnew(at: display) else {
      rules[rule.name] = (rule.written, rule.words, display.ordinal)
      return result
    }
    guard known.written != rule.written else { return result }
    return ClaimResult(
      judgement: Judgement(
        verdict: .notUnderstood,
        message: "display \(known.display) says otherwise how \(rule.name) goes on"))
  }

  /// The result of a display that would say freely what a name is, of which another says how it goes on:
  /// but for a first value, `m_0 = 0`, it says what follows from that. Nor is it wrong by first values.
  private func followingRule(_ result: ClaimResult, _ work: ClaimWork) -> ClaimResult {
    // The first, as the order of a dictionary is none.
    let known = rules.values.filter { follows($0.words, result, work) }
      .min { $0.display < $1.display }
    guard let known else { return result }
    let message =
      "display \(known.display) says how \(known.words[0]) goes on; what follows from that is not"
      + " worked out"
    return ClaimResult(judgement: Judgement(verdict: .notUnderstood, message: message))
  }

  private func follows(_ words: [String], _ result: ClaimResult, _ work: ClaimWork) -> Bool {
    if result.judgement.verdict.isWrong, let (name, _, shape) = work.definedName {
      return words == [name] && shape.hasLetter
    }
    guard result.judgement.verdict == .definition, let declaration = result.definition else {
      return false
    }
    return declaration.parameters.isEmpty && !declaration.isFirstValue && words == declaration.words
  }
}

extension Declaration {
  /// The name with the words in its scripts, which belong to it whatever the step.
  fileprivate var words: [String] {
    let parts = (superscripts + subscripts).compactMap { slot -> String? in
      if case .literal(let text) = slot, text.count > 1, Int(text) == nil { text } else { nil }
    }
    return [name] + parts
  }

  /// Whether it says of a name with a number in its script that it is a number or a name.
  fileprivate var isFirstValue: Bool {
    let numbers = (superscripts + subscripts).contains { slot in
      if case .literal(let text) = slot { Int(text) != nil } else { false }
    }
    switch formula?.body.kind {
    case .number, .symbol, .variable: return numbers
    default: return false
    }
  }
}
