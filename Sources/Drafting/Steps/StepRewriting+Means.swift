//===----------------------------------------------------------------------===//
// Expectations, sums and means as texts on steps write them.
//===----------------------------------------------------------------------===//

import MathText

extension StepRewriting {
  // MARK: Expectations

  /// `\mathbb E[m_t] = (1 - \beta^t)\, \mathbb E[g_t]` without its expectations, where each is of a name
  /// alone; nil where there is none, or one of something else.
  static func withoutExpectations(_ tokens: [Token]) -> [Token]? {
    var result: [Token] = []
    var place = 0
    var count = 0
    while place < tokens.count {
      guard ["mathbb", "operatorname", "mathrm"].contains(tokens[place].text),
        case let end = tokens.endOfArgument(at: place + 1),
        tokens.content(of: (place + 1)..<end).map(\.text) == ["E"]
      else {
        result.append(tokens[place])
        place += 1
        continue
      }
      let rest = tokens[end...].drop { ["left", "big", "bigl", "Big", "Bigl"].contains($0.text) }
      guard rest.first?.text == "[", let close = rest.firstIndex(where: { $0.text == "]" }) else {
        return nil
      }
      let inner = rest[..<close].dropFirst().filter {
        !["right", "big", "bigr", "Big", "Bigr"].contains($0.text)
      }
      let isName =
        inner.first.map { $0.isLetter || $0.isAccent } ?? false
        && inner.allSatisfy { token in
          token.isLetter || token.isAccent || token.kind == .number
            || [.subscript, .openBrace, .closeBrace].contains(token.kind)
        }
      guard isName else { return nil }
      guard close + 1 == tokens.count || tokens[close + 1].kind != .superscript else { return nil }
      result += inner
      place = close + 1
      count += 1
    }
    // What is said of means is linear in them: one on each side, alone or times numbers.
    let isLinear =
      count == 2
      && !tokens.contains { token in
        ["sqrt", "tanh", "exp", "log", "ln", "sigma", "frac"].contains(token.text)
      }
    return isLinear ? result : nil
  }

  // MARK: Sums

  /// `\sum_t L_t = -\sum_t \ell(y_t)`: what each term is, where it is a name.
  static func terms(of display: Display) -> [Display] {
    var sides: [[Token]] = [[]]
    var depth = 0
    for token in display.tokens where token.kind != .ampersand {
      if token.kind == .openBrace { depth += 1 }
      if token.kind == .closeBrace { depth -= 1 }
      if token.text == "=", depth == 0 {
        sides.append([])
      } else {
        sides[sides.count - 1].append(token)
      }
    }
    return zip(sides, sides.dropFirst()).compactMap { left, right in
      let isNegative = right.first?.text == "-"
      let start = isNegative ? 1 : 0
      guard let first = StepSum(left, at: 0), let second = StepSum(right, at: start),
        !first.isProduct, !second.isProduct, first.letter == second.letter,
        first.lower?.latex == second.lower?.latex, first.upper?.latex == second.upper?.latex,
        first.end < left.count, left[first.end].isLetter
      else { return nil }
      let name = Array(left[first.end...].filter { !$0.isSpace })
      guard name.count > 2, name[1].kind == .subscript,
        name.endOfArgument(at: 2) == name.count,
        name[2...].contains(where: { $0.name == first.letter })
      else { return nil }
      var term = display
      term.isInline = true
      let sign = isNegative ? [right[0]] : []
      let end = StepWriter.endOfTerm(right, from: second.end)
      guard right[end...].allSatisfy({ $0.isSpace || [",", "."].contains($0.text) }) else {
        return nil
      }
      let body = right[second.end..<end]
      term.tokens = name + [name[0].saying(.symbol, "=")] + sign + body
      return term
    }
  }
}

extension [Token] {
  /// The first, and behind a comma the others.
  var separated: [Token] {
    guard count > 1 else { return self }
    return [self[0], self[0].saying(.symbol, ",")] + dropFirst()
  }

  /// Removes the mean over the examples of a batch that ends here, `\frac{1}{|B|}\sum_{i \in B}`: it is
  /// some function, too.
  mutating func removeMean(besides letters: Set<String>) -> Bool {
    guard let sum = lastIndex(where: { $0.text == "sum" }) else { return false }
    var end = sum + 1
    var below: [Token] = []
    while end + 1 < count, self[end].kind == .subscript || self[end].kind == .superscript {
      let stop = endOfArgument(at: end + 1)
      if self[end].kind == .subscript { below = content(of: (end + 1)..<stop) }
      end = stop
    }
    guard self[end...].allSatisfy(\.isSpace), let letter = below.first,
      !letters.contains(letter.name)
    else { return false }
    // A sum is another function than a mean.
    guard let start = lastIndex(where: { $0.text == "frac" || $0.text == "tfrac" }), start < sum,
      case let middle = endOfArgument(at: start + 1), case let below = endOfArgument(at: middle),
      content(of: (start + 1)..<middle).map(\.text) == ["1"],
      content(of: middle..<below).contains(where: \.isLetter), below <= sum,
      self[below..<sum].allSatisfy(\.isSpace)
    else { return false }
    removeSubrange(start...)
    return true
  }
}
