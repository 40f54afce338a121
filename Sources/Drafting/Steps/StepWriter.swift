//===----------------------------------------------------------------------===//
// A display at one step: numbers for the letters that count, and sums over steps written out.
//===----------------------------------------------------------------------===//

import MathText

/// Writes out what is displayed of any step for one of them.
struct StepWriter {
  let steps: CountedSteps
  /// How many steps there are.
  let count: Int
  /// Which step the letters stand for.
  var values: [String: Int]
  /// Letters that are no indices where they stand below a name, the h of W_{hh}.
  let labels: Set<String>
  /// Whether the factors of a product stand with the last step first.
  var isDescending = false
  /// The letters that were replaced and no sum binds.
  private(set) var free: Set<String> = []

  var bound: Set<String> = []
  /// Whether something in it cannot be written out.
  var isUnclear = false
  /// How many more words of LaTeX may be written, and how deep scripts and sums may be.
  private var budget = 6_000
  private var depth = 0
  private static let deepest = 12
  /// The name that scripts belong to.
  private var base = ""
  /// Where that name stands in what is written; nil where it is in brackets.
  private var startOfBase: Int?
  /// Where the script below that name ends in what is written; nil where it has none.
  private var endBelow: Int?

  init(
    _ steps: CountedSteps, count: Int, values: [String: Int], labels: Set<String>,
    isDescending: Bool = false
  ) {
    (self.steps, self.count, self.labels) = (steps, count, labels)
    (self.values, self.isDescending) = (values, isDescending)
    for letter in steps.last { self.values[letter] = count }
  }

  /// The tokens of a display at a step; nil where a name would be of a step before the first or behind
  /// the last, or where it is too long.
  mutating func written(_ tokens: [Token]) -> [Token]? {
    budget -= tokens.count
    depth += 1
    defer { depth -= 1 }
    guard budget > 0, depth < Self.deepest else { return nil }
    var result: [Token] = []
    var place = 0
    (base, endBelow) = ("", nil)
    while place < tokens.count {
      let token = tokens[place]
      if token.kind == .subscript || token.kind == .superscript, place + 1 < tokens.count {
        let end = tokens.endOfArgument(at: place + 1)
        let content = tokens.content(of: (place + 1)..<end)
        guard write(content, asScript: token, to: &result) else { return nil }
        place = end
      } else if let sum = StepSum(tokens, at: place), let range = range(of: sum) {
        let end = Self.endOfTerm(tokens, from: sum.end)
        guard let terms = terms(sum, range, Array(tokens[sum.end..<end]), like: token) else {
          return nil
        }
        result += terms
        place = end
        (base, endBelow) = ("", nil)
      } else if let sum = StepSum(tokens, at: place), values[sum.letter] != nil, sum.lower == nil {
        // A sum over entries by a letter that counts steps elsewhere.
        let end = Self.endOfTerm(tokens, from: sum.end)
        let value = values.removeValue(forKey: sum.letter)
        let body = written(Array(tokens[sum.end..<end]))
        values[sum.letter] = value
        guard let body else { return nil }
        result += tokens[place..<sum.end] + body
        place = end
        (base, endBelow) = ("", nil)
      } else {
        place = writeName(tokens, at: place, to: &result)
      }
    }
    return isUnclear ? nil : result
  }

  // MARK: Names

  /// Writes what stands at a place, a name with its accent as one; gives the place behind it.
  private mutating func writeName(
    _ tokens: [Token], at place: Int, to result: inout [Token]
  ) -> Int {
    let token = tokens[place]
    if token.isAccent {
      let end = tokens.endOfArgument(at: place + 1)
      base = token.name + tokens.content(of: (place + 1)..<end).latex
      (endBelow, startOfBase) = (nil, result.count)
      result += tokens[place..<max(end, place + 1)]
      return max(end, place + 1)
    }
    if token.kind != .prime { endBelow = nil }
    let next = tokens.indices.contains(place + 1) ? tokens[place + 1].kind : nil
    let isBase = next == .subscript || next == .prime
    if token.isLetter, !isBase, let value = values[token.name] {
      note(token.name)
      // Two numbers side by side are a product.
      let isProduct = result.last?.kind == .number
      if isProduct { result.append(token.saying(.symbol, "(")) }
      result.append(token.saying(.number, "\(value)"))
      if isProduct { result.append(token.saying(.symbol, ")")) }
      base = ""
    } else {
      if token.kind != .prime { startOfBase = token.isLetter ? result.count : nil }
      result.append(token)
      if token.kind != .prime { base = token.isLetter ? token.name : "" }
    }
    return place + 1
  }

  mutating func note(_ letter: String) {
    if !bound.contains(letter), !steps.last.contains(letter) { free.insert(letter) }
  }

  // MARK: Scripts

  /// - Returns: Whether each step that it says is one of them.
  private mutating func write(
    _ content: [Token], asScript token: Token, to result: inout [Token]
  ) -> Bool {
    let isAbove = token.kind == .superscript
    let place = CountedSteps.Place(name: base, isAbove: isAbove)
    if isAbove {
      // The T of `a^T` may be the last step.
      let isSmall = base.last?.isLowercase == true && !base.hasPrefix("\\m")
      if content.count == 1, steps.last.contains(content[0].name), isSmall { return false }
      guard !content.isTranspose else {
        result += [token] + content.braced(at: token)
        return true
      }
      if let inner = content.withoutBrackets, steps.places.contains(place) {
        switch inner.number([:]).map(Step.at) ?? step(inner) {
        case .outside: return false
        case .at(let step):
          append(below: token.saying(step).dropFirst().dropLast(), at: token, to: &result)
          return true
        case .none: break
        }
      }
      if content.contains(where: { values[$0.name] != nil }), let number = content.number(values) {
        for letter in content where values[letter.name] != nil { note(letter.name) }
        result += [token] + token.saying(number)
        return true
      }
      guard let inner = writtenInside(content) else { return false }
      result += [token] + inner.braced(at: token)
      return true
    }
    var parts: [Token] = []
    var (step, entries): ([Token]?, [Token]) = (nil, [])
    for part in content.split(omittingEmptySubsequences: false, whereSeparator: { $0.text == "," })
      .map(Array.init)
    {
      if !parts.isEmpty { parts.append(token.saying(.symbol, ",")) }
      switch self.step(part) {
      case .outside: return false
      case .at(let number):
        step = token.saying(number).dropFirst().dropLast()
        parts += step ?? []
      case .none where part.isLabel(labels):
        parts.append(part[0].saying(.words, part.map(\.text).joined()))
      case .none:
        guard let inner = writtenInside(part) else { return false }
        parts += inner
        if part.count == 1, part[0].isLetter { entries += inner }
      }
    }
    if let step, !entries.isEmpty, entries.count + step.count < parts.count,
      let start = startOfBase
    {
      // An entry of what is at a step: (y_3)_k.
      result.insert(token.saying(.symbol, "("), at: start)
      append(below: step[...], at: token, to: &result)
      result.append(token.saying(.symbol, ")"))
      (endBelow, startOfBase) = (nil, nil)
      append(below: entries[...], at: token, to: &result)
      return true
    }
    append(below: parts[...], at: token, to: &result)
    return true
  }

  /// The tokens of a script, which belongs to the name at hand.
  private mutating func writtenInside(_ content: [Token]) -> [Token]? {
    let (name, end, start) = (base, endBelow, startOfBase)
    defer { (base, endBelow, startOfBase) = (name, end, start) }
    return written(content)
  }

  /// Which step a script says.
  private enum Step { case none, outside, at(Int) }

  private mutating func step(_ content: [Token]) -> Step {
    let letters = content.map(\.name).filter { values[$0] != nil }
    guard !letters.isEmpty, let number = content.number(values) else { return .none }
    for letter in letters { note(letter) }
    let isEnded = letters.allSatisfy { steps.last.contains($0) } || steps.ended.contains(base)
    return 0...(isEnded ? count + 1 : count) ~= number ? .at(number) : .outside
  }

  /// Puts something below the name at hand, behind what is there.
  private mutating func append(
    below content: ArraySlice<Token>, at token: Token, to result: inout [Token]
  ) {
    if let end = endBelow, end == result.count {
      result.removeLast()
      result += [token.saying(.symbol, ",")] + content + [token.saying(.closeBrace, "}")]
    } else {
      result += [token.saying(.subscript, "_"), token.saying(.openBrace, "{")]
      result += content + [token.saying(.closeBrace, "}")]
    }
    endBelow = result.count
  }
}

extension [Token] {
  var isTranspose: Bool {
    let own = filter { $0.kind != .openBrace && $0.kind != .closeBrace && !$0.isAccent }
    return own.count == 1
      && ["T", "top", "intercal", "mathsf", "prime", "dagger"].contains(own[0].text)
  }

  /// Whether it is letters of which one is the name of something else, the h of W_{hh}.
  func isLabel(_ labels: Set<String>) -> Bool {
    !isEmpty && allSatisfy { $0.kind == .letter } && contains { labels.contains($0.text) }
  }

  /// The tokens in braces, which belong to one that stands before.
  func braced(at token: Token) -> [Token] {
    [token.saying(.openBrace, "{")] + self + [token.saying(.closeBrace, "}")]
  }
}

extension Token {
  var opensBracket: Bool {
    kind == .begin
      || ["(", "[", "left", "bigl", "Bigl", "langle", "lVert"].contains(text) && kind != .letter
  }
  var closesBracket: Bool {
    kind == .end
      || [")", "]", "right", "bigr", "Bigr", "rangle", "rVert"].contains(text) && kind != .letter
  }
}
