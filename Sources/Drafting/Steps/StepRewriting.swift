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
  private let tags: ScriptTags

  init(_ displays: [Display], _ steps: CountedSteps) {
    let shown = displays.filter { !$0.isInline }.map(\.tokens)
    displayed = Dictionary(shown.compactMap(Self.function), uniquingKeysWith: { $0.union($1) })
    loss = Self.loss(of: displays)
    hasSeveralGradients = Set(displays.flatMap { Self.gradients(in: $0.tokens) }).count > 1
    letters = Set(steps.letters)
    tags = ScriptTags(displays)
    names = Set(steps.places.map(\.name)).union(DraftRole.weight.habits)
      .union(DraftRole.bias.habits)
  }

  func callAsFunction(_ tokens: [Token]) -> [Token] {
    let tokens = Self.withExponentials(tags.below(tokens))
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
    tokens.replacingPieces { exponential(tokens, at: $0) }
  }

  private static func exponential(_ tokens: [Token], at start: Int) -> (end: Int, other: [Token])? {
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
}
