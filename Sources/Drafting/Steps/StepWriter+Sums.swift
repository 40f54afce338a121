//===----------------------------------------------------------------------===//
// Sums and products over steps, term by term.
//===----------------------------------------------------------------------===//

import MathText

extension StepWriter {
  /// The steps that a sum is over; nil of one that is over something else.
  mutating func range(of sum: StepSum) -> [Int]? {
    let limits = (sum.lower ?? []) + (sum.upper ?? [])
    let isOfSteps = steps.letters.contains(sum.letter)
    guard isOfSteps || limits.contains(where: { values[$0.name] != nil }) else { return nil }
    guard let lower = sum.lower else {
      return sum.letter == steps.letters.first ? Array(1...count) : nil
    }
    guard let upper = sum.upper, let first = lower.number(values), let end = upper.number(values),
      abs(end - first) < Self.mostTerms
    else { return nil }
    // A product from t down to k.
    let main = steps.letters.first
    let isDown = { (tokens: [Token]) in tokens.contains { $0.name == main } }
    if sum.isProduct, isDown(lower), !isDown(upper) {
      return first >= end ? (end...first).reversed() : []
    }
    // A product that runs down, or from one step to an earlier one.
    if sum.isProduct, first > end + 1 {
      isUnclear = true
      return nil
    }
    return first <= end ? Array(first...end) : []
  }

  mutating func terms(
    _ sum: StepSum, _ range: [Int], _ body: [Token], like token: Token
  ) -> [Token]? {
    for letter in (sum.lower ?? []) + (sum.upper ?? []) where values[letter.name] != nil {
      note(letter.name)
    }
    guard !range.isEmpty else { return token.saying(sum.isProduct ? 1 : 0) }
    let (outer, before) = (values[sum.letter], bound)
    bound.insert(sum.letter)
    defer { (values[sum.letter], bound) = (outer, before) }
    var result = [token.saying(.symbol, "(")]
    for step in sum.isProduct && isDescending ? range.reversed() : range {
      values[sum.letter] = step
      guard let term = written(body) else { return nil }
      if sum.isProduct {
        result += [token.saying(.symbol, "(")] + term + [token.saying(.symbol, ")")]
      } else {
        result += (result.count > 1 ? [token.saying(.symbol, "+")] : []) + term
      }
    }
    return result + [token.saying(.symbol, ")")]
  }

  private static let mostTerms = 12

  /// Where the term ends that a sum is of.
  static func endOfTerm(_ tokens: [Token], from start: Int) -> Int {
    var depth = 0
    var isInBars = false
    var place = start
    while place < tokens.count {
      let token = tokens[place]
      if token.text == "|", token.kind != .letter { isInBars.toggle() }
      if isInBars {
        place += 1
        continue
      }
      let opens = token.kind == .openBrace || token.opensBracket
      let closes = token.kind == .closeBrace || token.closesBracket
      if depth == 0, place > start || closes, closes || token.endsTerm { break }
      if depth == 0, place == start, token.endsTerm, !["+", "-", "−"].contains(token.text) {
        break
      }
      if opens { depth += 1 }
      if closes { depth -= 1 }
      place += 1
    }
    return place
  }
}
