//===----------------------------------------------------------------------===//
// The letter that a text counts steps by, and what goes on from step to step.
//===----------------------------------------------------------------------===//

import MathText

/// What goes on from step to step in a text, `h_t` beside `h_{t-1}`, and what counts it.
struct CountedSteps: Sendable {
  /// Where a letter stands at a name: below, or above in brackets.
  struct Place: Hashable {
    var name: String
    var isAbove: Bool
  }

  /// The letter that counts, and others that stand in its place somewhere.
  private(set) var letters: [String] = []
  /// What stands for the number of all steps, the T of `t = 1, \dots, T`.
  private(set) var last: Set<String> = []
  /// Where the letters stand.
  private(set) var places: Set<Place> = []
  /// The names of which the text says what they are behind the last step, `q_{T+1} = 0`.
  private(set) var ended: Set<String> = []
  /// The first step that displays are meant for: 0 where they say what the next one is, `v_{t+1} = …`.
  private(set) var first = 1

  /// Of a text in which nothing goes on.
  static let none = CountedSteps()
  private init() {}

  /// Nil of a text in which nothing goes on from step to step.
  init?(_ displays: [Display]) {
    let scripts = displays.map { StepScript.all(in: $0.tokens) }
    // What has a letter with two offsets in one display goes on from one to the other.
    var counts: [String: Int] = [:]
    var going: [String: Set<Place>] = [:]
    for scripts in scripts {
      for (letter, own) in Dictionary(grouping: scripts.filter { !$0.letter.isEmpty }, by: \.letter)
      {
        let names = Dictionary(grouping: own, by: \.place).filter {
          Set($0.value.map(\.offset)).count > 1
        }
        guard !names.isEmpty else { continue }
        counts[letter, default: 0] += 1
        going[letter, default: []].formUnion(names.keys)
      }
    }
    guard
      let main = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key,
      let going = going[main]
    else { return nil }
    let all = scripts.joined()
    let saysNext = scripts.contains { scripts in
      scripts.contains { script in
        script.isFirst && script.letter == main && script.offset == 1
          && scripts.contains { $0.place == script.place && $0.letter == main && $0.offset == 0 }
      }
    }
    if saysNext { first = 0 }
    places = going.union(all.filter { $0.letter == main }.map(\.place))
    // In the place of the letter of what goes on another counts the same.
    let others = Set(all.filter { going.contains($0.place) }.map(\.letter)).subtracting([main, ""])
    last = others.filter { $0.first?.isUppercase == true }
    letters = [main] + others.subtracting(last).sorted()
    let ends = displays.flatMap { Self.ends(of: $0.tokens) }
    last.formUnion(
      ends.filter { letters.contains($0.letter) && $0.isCapital }.map(\.end))
    // \tau, where sums over all steps end at it, and nothing is added to it.
    let moved = Set(all.filter { $0.offset != 0 }.map(\.letter)).union([main])
    if last.isEmpty {
      last.formUnion(ends.filter { $0.letter == main && !moved.contains($0.end) }.map(\.end))
    }
    letters.removeAll { $0 != main && last.contains($0) }
    ended = Set(
      all.filter { last.contains($0.letter) && $0.offset == 1 && $0.isFirst }.map(\.place.name))
  }

  /// The letters that sums are over, and those that they run up to.
  private static func ends(
    of tokens: [Token]
  ) -> [(letter: String, end: String, isCapital: Bool)] {
    tokens.indices.compactMap { place in
      guard let sum = StepSum(tokens, at: place), let upper = sum.upper, upper.count == 1,
        upper[0].isLetter
      else { return nil }
      return (sum.letter, upper[0].name, upper[0].text.first?.isUppercase == true)
    }
  }
}

/// One script with a letter in it, and perhaps a number that is added.
struct StepScript {
  var place: CountedSteps.Place
  /// Empty of a number alone.
  var letter: String
  var offset: Int
  /// Whether its name begins an equation.
  var isFirst: Bool

  static func all(in tokens: [Token]) -> [StepScript] {
    var result: [StepScript] = []
    var base = ""
    var isFirst = true
    var place = 0
    while place < tokens.count {
      let token = tokens[place]
      let isScript = token.kind == .subscript || token.kind == .superscript
      guard isScript, place + 1 < tokens.count else {
        if token.kind == .openBrace, place > 0, tokens[place - 1].isAccent {
          // \hat{y}
          let end = tokens.endOfArgument(at: place)
          base = tokens[place - 1].name + tokens.content(of: place..<end).latex
          isFirst = place == 1 || tokens[place - 2].beginsEquation
          place = end
          continue
        }
        if token.isLetter {
          let start = place > 0 && tokens[place - 1].isAccent ? place - 1 : place
          base = tokens[start..<place].map(\.name).joined() + token.name
          isFirst = start == 0 || tokens[start - 1].beginsEquation
        } else if !(token.kind == .prime) {
          base = ""
        }
        place += 1
        continue
      }
      let end = tokens.endOfArgument(at: place + 1)
      var content = tokens.content(of: (place + 1)..<end)
      let isAbove = token.kind == .superscript
      if isAbove { content = content.withoutBrackets ?? [] }
      if !base.isEmpty {
        let parts = content.split { $0.text == "," && $0.kind == .symbol }
        for part in parts.map(Array.init) {
          guard let (letter, offset) = part.letterAndOffset else { continue }
          result.append(
            StepScript(
              place: CountedSteps.Place(name: base, isAbove: isAbove), letter: letter,
              offset: offset, isFirst: isFirst))
        }
      }
      place = end
    }
    return result
  }
}

extension [Token] {
  /// `t`, `t - 1`, `3`.
  var letterAndOffset: (letter: String, offset: Int)? {
    let letters = filter { $0.isLetter }
    guard letters.count < 2 else { return nil }
    guard let letter = letters.first?.name else { return number([:]).map { ("", $0) } }
    return number([letter: 0]).map { (letter, $0) }
  }
}

/// A sum or product over a letter, with its limits.
struct StepSum {
  var letter: String
  var isProduct: Bool
  /// What the letter runs from and to; nil where the letter stands alone below.
  var lower: [Token]?
  var upper: [Token]?
  /// Where its limits end.
  var end: Int

  init?(_ tokens: [Token], at place: Int) {
    guard tokens.indices.contains(place), tokens[place].kind == .command,
      ["sum", "prod"].contains(tokens[place].text)
    else { return nil }
    isProduct = tokens[place].text == "prod"
    var next = place + 1
    var below: [Token] = []
    while next + 1 < tokens.count {
      if tokens[next].text == "limits" || tokens[next].text == "nolimits" {
        next += 1
        continue
      }
      let isBelow = tokens[next].kind == .subscript
      guard isBelow || tokens[next].kind == .superscript else { break }
      let stop = tokens.endOfArgument(at: next + 1)
      let content = tokens.content(of: (next + 1)..<stop)
      if isBelow { below = content } else { upper = content }
      next = stop
    }
    end = next
    let parts = below.split(maxSplits: 1) { $0.text == "=" }.map(Array.init)
    guard let first = parts.first, first.count == 1, first[0].isLetter else { return nil }
    letter = first[0].name
    if parts.count == 2 { lower = parts[1] }
    guard (lower == nil) == (upper == nil) || upper == nil else { return nil }
  }
}
