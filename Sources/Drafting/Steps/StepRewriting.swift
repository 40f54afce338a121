//===----------------------------------------------------------------------===//
// What texts on steps write shortly: gradients of what they do not display, dh for ∂L/∂h, sums term by
// term.
//===----------------------------------------------------------------------===//

import MathText

/// What a text writes shortly, written at length.
struct StepRewriting {
  /// A function that the text has not: each gradient of a loss that it displays nowhere is some function
  /// of the place that it is taken at, `\nabla L(\theta_{t-1})`.
  static let gradient = "\\Upsilon"
  /// Functions that the text displays, with what they are of.
  private let displayed: [String: Set<String>]
  /// Whether gradients are by several names, `\nabla_w` beside `\nabla_b`.
  private let hasSeveralGradients: Bool
  /// The loss that `dh` is a gradient of; nil where the text has not one.
  private let loss: Token?
  /// The names that have gradients: those at steps, and what stands before them.
  private let names: Set<String>
  private let letters: Set<String>

  init(_ displays: [Display], _ steps: CountedSteps) {
    let shown = displays.filter { !$0.isInline }.map(\.tokens)
    displayed = Dictionary(shown.compactMap(Self.function), uniquingKeysWith: { $0.union($1) })
    loss = Self.loss(of: displays)
    hasSeveralGradients = Set(displays.flatMap { Self.gradients(in: $0.tokens) }).count > 1
    letters = Set(steps.letters)
    names = Set(steps.places.map(\.name)).union(DraftRole.weight.habits)
      .union(DraftRole.bias.habits)
  }

  func callAsFunction(_ tokens: [Token]) -> [Token] {
    let tokens = Self.withExponentials(tokens)
    var result: [Token] = []
    var place = 0
    while place < tokens.count {
      if case (let end, var script)? = opaqueGradient(tokens, at: place) {
        if result.removeMean(besides: letters) {
          script = [script[0].saying(.words, script[0].text + "mean")]
        }
        result.append(tokens[place].saying(.command, String(Self.gradient.dropFirst())))
        result +=
          [tokens[place].saying(.subscript, "_")] + script.separated.braced(at: tokens[place])
        place = end
      } else if let (end, derivative) = differential(tokens, at: place) {
        result += derivative
        place = end
      } else if ["frac", "dfrac", "tfrac"].contains(tokens[place].text),
        let end = Self.endOfFraction(tokens, at: place)
      {
        result += tokens[place..<end]
        place = end
      } else {
        result.append(tokens[place])
        place += 1
      }
    }
    return result
  }

  // MARK: Powers of e

  /// Powers of e as a function of what stands above them: they are no names with scripts.
  private static func withExponentials(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var place = 0
    while place < tokens.count {
      if let (end, power) = exponential(tokens, at: place) {
        result += power
        place = end
      } else {
        result.append(tokens[place])
        place += 1
      }
    }
    return result
  }

  private static func exponential(_ tokens: [Token], at start: Int) -> (end: Int, power: [Token])? {
    let next = start + 1
    guard tokens[start].kind == .letter, tokens[start].text == "e", next + 1 < tokens.count,
      tokens[next].kind == .superscript, start == 0 || !tokens[start - 1].isAccent
    else { return nil }
    let end = tokens.endOfArgument(at: next + 1)
    let content = tokens.content(of: (next + 1)..<end)
    guard content.count > 1, !content.isTranspose, content.withoutBrackets == nil else {
      return nil
    }
    let token = tokens[start]
    return (
      end,
      [token.saying(.command, "exp"), token.saying(.symbol, "(")] + withExponentials(content)
        + [token.saying(.symbol, ")")]
    )
  }

  // MARK: Gradients

  /// What gradients are by, as it stands below ∇.
  private static func gradients(in tokens: [Token]) -> [String] {
    tokens.indices.dropLast().filter {
      tokens[$0].text == "nabla" && tokens[$0 + 1].kind == .subscript
    }.map { tokens.content(of: ($0 + 2)..<tokens.endOfArgument(at: $0 + 2)).latex }
  }

  private static func function(
    displayedBy tokens: [Token]
  ) -> (name: String, arguments: Set<String>)? {
    guard let first = tokens.first, first.isLetter, tokens.count > 1, tokens[1].text == "(",
      tokens.contains(where: { $0.text == "=" })
    else { return nil }
    return (first.name, names(inBracket: tokens[1...]))
  }

  /// The letters up to the end of a bracket.
  private static func names(inBracket tokens: ArraySlice<Token>) -> Set<String> {
    Set(tokens.prefix { $0.text != ")" && $0.text != "]" }.filter(\.isLetter).map(\.name))
  }

  /// Where a gradient ends before what it is taken at, and what stands below the function: the loss, and
  /// what stands below that.
  private func opaqueGradient(
    _ tokens: [Token], at start: Int
  ) -> (end: Int, script: [Token])? {
    guard tokens[start].text == "nabla", !hasSeveralGradients else { return nil }
    var place = start + 1
    if tokens.indices.contains(place), tokens[place].kind == .subscript {
      place = tokens.endOfArgument(at: place + 1)
    }
    place = tokens.placeBehindSpaces(from: place)
    guard tokens.indices.contains(place) else { return nil }
    let first = place
    if tokens[place].isAccent {
      place = tokens.endOfArgument(at: place + 1)
    } else {
      guard tokens[place].isLetter else { return nil }
      place += 1
    }
    let loss = tokens[first..<place].map(\.name).joined()
    var script = [tokens[start].saying(.words, "of" + loss.filter(\.isLetter))]
    if tokens.indices.contains(place), tokens[place].kind == .subscript {
      let end = tokens.endOfArgument(at: place + 1)
      script += tokens.content(of: (place + 1)..<end)
      place = end
    }
    place = tokens.placeBehindSpaces(from: place)
    guard tokens.indices.contains(place),
      tokens[place].opensBracket || tokens[place].text.hasPrefix("big")
    else { return nil }
    // J(w, b) says nothing of the gradient at θ.
    if let arguments = displayed[loss] {
      guard arguments.isDisjoint(with: Self.names(inBracket: tokens[place...])) else { return nil }
    }
    return (place, script)
  }

  // MARK: Differentials

  /// The loss whose derivatives the text has by `\partial`, or a name that losses have.
  private static func loss(of displays: [Display]) -> Token? {
    var found: [Token] = []
    for tokens in displays.map(\.tokens) {
      for (place, token) in tokens.enumerated() where token.text == "partial" {
        let rest = tokens[(place + 1)...].prefix(4).filter { $0.kind != .openBrace && !$0.isAccent }
        if let name = rest.first, DraftRole.loss.habits.contains(name.name),
          rest.dropFirst().first?.kind != .subscript
        {
          found.append(name)
        }
      }
    }
    let shown = displays.filter { !$0.isInline }.compactMap { display -> Token? in
      let start = display.tokens.drop { $0.isAccent || $0.kind == .openBrace }
      guard let first = start.first, DraftRole.loss.habits.contains(first.name),
        start.dropFirst().first(where: { $0.kind != .closeBrace })?.text == "="
      else { return nil }
      return first
    }
    let all = found.isEmpty ? shown : found
    return Set(all.map(\.name)).count == 1 ? all.first : nil
  }

  /// `dh_t`, `\mathrm{d}W_{hh}`: where it ends, and the derivative that it is.
  private func differential(_ tokens: [Token], at start: Int) -> (end: Int, [Token])? {
    guard let loss else { return nil }
    var place = start
    if tokens[start].text == "mathrm" {
      let end = tokens.endOfArgument(at: start + 1)
      guard tokens.content(of: (start + 1)..<end).map(\.text) == ["d"] else { return nil }
      place = end
    } else {
      guard tokens[start].text == "d", tokens[start].kind == .letter else { return nil }
      place = start + 1
    }
    place = tokens.placeBehindSpaces(from: place)
    guard tokens.indices.contains(place), tokens[place].isLetter,
      names.contains(tokens[place].name)
    else { return nil }
    let first = place
    place += 1
    while tokens.indices.contains(place), tokens[place].kind == .subscript {
      place = tokens.endOfArgument(at: place + 1)
    }
    let isQuotient =
      tokens.indices.contains(place) && tokens[place].text == "/"
      || start > 0 && tokens[start - 1].text == "/"
    guard !isQuotient else { return nil }
    let token = tokens[start]
    let (open, close) = (token.saying(.openBrace, "{"), token.saying(.closeBrace, "}"))
    let partial = token.saying(.command, "partial")
    let above = [open, partial, token.saying(loss.kind, loss.text), close]
    return (
      place,
      [token.saying(.command, "frac")] + above + [open, partial] + tokens[first..<place] + [close]
    )
  }

  private static func endOfFraction(_ tokens: [Token], at start: Int) -> Int? {
    let middle = tokens.endOfArgument(at: start + 1)
    let end = tokens.endOfArgument(at: middle)
    return end > middle && end <= tokens.count ? end : nil
  }

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
  fileprivate var separated: [Token] {
    guard count > 1 else { return self }
    return [self[0], self[0].saying(.symbol, ",")] + dropFirst()
  }

  /// Removes the mean over the examples of a batch that ends here, `\frac{1}{|B|}\sum_{i \in B}`: it is
  /// some function, too.
  fileprivate mutating func removeMean(besides letters: Set<String>) -> Bool {
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
