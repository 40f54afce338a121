//===----------------------------------------------------------------------===//
// Which steps a display is meant for: `t < T`, `t = 2, \dots, T`.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// What a display says of the steps that it is meant for, `t < T`.
struct StepConditions {
  /// The display without it.
  private(set) var rest: [Token] = []
  private var comparisons: [[Token]] = []
  private let last: [String: Int]

  init(_ tokens: [Token], _ steps: CountedSteps) {
    last = Dictionary(
      steps.last.map { ($0, SteppedText.count) }, uniquingKeysWith: { first, _ in first })
    let letters = Set(steps.letters).union(steps.last)
    // Parts between commas and wide spaces, each with what stands before it.
    var parts: [[Token]] = [[]]
    var depth = 0
    for token in tokens {
      if token.kind == .openBrace || token.opensBracket { depth += 1 }
      if token.kind == .closeBrace || token.closesBracket { depth -= 1 }
      let isEnd = token.text == "," || token.text == "qquad" || token.text == "quad"
      if depth == 0, isEnd || token.kind == .words { parts.append([]) }
      parts[parts.count - 1].append(token)
    }
    for part in parts {
      let content = part.filter { !$0.isSpace && $0.text != "," && $0.kind != .words }
      let isOfSteps = content.allSatisfy { token in
        letters.contains(token.name) || token.isComparison || token.kind == .number
          || ["+", "-", "−", "(", ")", "."].contains(token.text)
          || token.isDots
      }
      if isOfSteps, content.contains(where: { letters.contains($0.name) || $0.isDots }) {
        comparisons.append(content)
      } else {
        rest += part
      }
    }
  }

  /// Whether what it says allows some steps; what is no comparison allows all.
  func allow(_ values: [String: Int]) -> Bool {
    let known = values.merging(last) { own, _ in own }
    return comparisons.allSatisfy { tokens in
      let places = tokens.indices.filter { tokens[$0].isComparison }
      let sides = ([-1] + places).map { start in
        let end = places.first { $0 > start } ?? tokens.count
        return Array(tokens[(start + 1)..<end]).filter { !["(", ")", "."].contains($0.text) }
          .number(known)
      }
      return zip(places, zip(sides, sides.dropFirst())).allSatisfy { place, pair in
        guard let left = pair.0, let right = pair.1 else { return true }
        switch tokens[place].text {
        case "<", "lt": return left < right
        case ">", "gt": return left > right
        case "≤", "le", "leq", "leqslant": return left <= right
        case "≥", "ge", "geq", "geqslant": return left >= right
        case "ne", "neq": return left != right
        // `t = 1, \dots, T` is a range.
        case "=": return isOfRange || left == right
        default: return true
        }
      }
    }
  }

  private var isOfRange: Bool { comparisons.contains { $0.contains(where: \.isDots) } }
}
