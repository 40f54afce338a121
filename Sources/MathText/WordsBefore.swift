//===----------------------------------------------------------------------===//
// What the words before a display say of it.
//===----------------------------------------------------------------------===//
import Foundation

extension Document {
  /// All its lines, a notebook's cells in their order.
  package var linesOfAll: [String] {
    sources.sorted { ($0.key ?? 0) < ($1.key ?? 0) }.flatMap(\.value.lines)
  }

  /// How far back words count, in characters.
  static let reach = 600

  /// What the words before a display say that it holds for.
  package struct Condition: Equatable, Sendable {
    package var latex: String
    /// Whether the sentence says this and nothing else. Any other may speak of it and mean more,
    /// “for $l = L$, and by induction for every $l$”.
    package var isPlain: Bool
    /// Whether a word leads to it, “for $l = L$”; any other may still say how deep the network is.
    package var isLedTo = true
  }

  /// The formulas that the sentence before a display says it holds for, as LaTeX, the last one first:
  /// `For $i \ne j$ we have`, `If $l = L$,`.
  ///
  /// A formula that no such word leads to is no plain condition, and none is in a sentence that takes
  /// back what it says: “not only for $i \ne j$”.
  package func conditions(before display: Display) -> [Condition] {
    let sentence = Self.lastSentence(words(before: display, atMost: Self.reach))
    let said = Self.words(of: sentence).withoutReferences
    let isTakenBack = said.contains(where: Self.retractions.contains)
    let formulas = Self.formulas(in: sentence)
    let plain = Self.beginUnlike(formulas) ? Self.plainWords.union(["and"]) : Self.plainWords
    let isPlain = said.allSatisfy(plain.contains)
    let conditions = formulas.compactMap { formula -> Condition? in
      let lead = Self.words(of: sentence[sentence.startIndex..<formula.start]).suffix(Self.lead)
      if lead.last == "unless" { return Self.opposite(of: formula.latex, isPlain: isPlain) }
      let leads = lead.last == "for" ? lead.dropLast() : lead
      if let last = leads.last,
        Self.exceptions.contains(last) || lead.suffix(2) == ["other", "than"]
      {
        return Self.opposite(of: formula.latex, isPlain: false)
      }
      guard !isTakenBack else { return nil }
      let isLedTo = lead.contains(where: Self.prepositions.contains)
      // Of several formulas one may widen what another says.
      let isAlone = isLedTo && (formulas.count == 1 || isPlain)
      let isRange = Self.leavesSeveral(formula.latex)
      return Condition(
        latex: formula.latex,
        isPlain: isAlone && (isRange ? said.allSatisfy(Self.wordsOfRanges.contains) : isPlain),
        isLedTo: isLedTo)
    }
    let compared = isTakenBack ? [] : Self.comparisons(formulas, in: sentence)
    let ranges = isTakenBack ? [] : Self.ranges(formulas, in: sentence)
    let isPlainOfTwo = said.allSatisfy { Self.plainWords.union(["to", "from", "as"]).contains($0) }
    return
      (conditions
      + (compared + ranges).map { Condition(latex: $0, isPlain: isPlainOfTwo) }).reversed()
  }

  /// Whether the sentence before a display speaks of hidden layers, or of all but the last.
  package func speaksOfHiddenLayers(before display: Display) -> Bool {
    let sentence = Self.lastSentence(words(before: display, atMost: Self.reach))
    let said = Self.words(of: sentence)
    let isAllButLast =
      said.contains(where: Self.exceptions.contains)
      && said.contains { ["last", "output", "final", "top"].contains($0) }
    return said.contains("hidden") || said.contains("verborgenen") || isAllButLast
  }

  /// The condition that is met where another is not, of those that have a sign for it.
  private static func opposite(of condition: String, isPlain: Bool) -> Condition? {
    let parts = condition.split(separator: "=")
    if parts.count == 2, !condition.contains("\\n") {
      return Condition(latex: parts.joined(separator: "\\ne "), isPlain: isPlain)
    }
    for sign in ["\\neq", "\\ne"] where condition.contains(sign) {
      return Condition(
        latex: condition.replacingOccurrences(of: sign, with: "="), isPlain: isPlain)
    }
    return nil
  }

  /// Two formulas that words compare: `$i$ equals $j$`, `$i$ differs from $j$`.
  private static func comparisons(
    _ formulas: [Formula], in sentence: ArraySlice<Unicode.Scalar>
  ) -> [String] {
    zip(formulas, formulas.dropFirst()).compactMap { first, second in
      let between = words(of: sentence[first.end..<second.start]).joined(separator: " ")
      switch between {
      case "equals", "is equal to", "and are equal", "is the same as":
        return "\(first.latex) = \(second.latex)"
      case "differs from", "is different from", "is not":
        return "\(first.latex) \\ne \(second.latex)"
      default: return nil
      }
    }
  }

  /// Whether each of several formulas begins with a letter of its own: `$m = l$ and $i = j$` are both
  /// so, while `$l = 1$ and $l = L$` are two cases.
  private static func beginUnlike(_ formulas: [Formula]) -> Bool {
    let first = formulas.compactMap { formula in formula.latex.first(where: \.isLetter) }
    return formulas.count > 1 && Set(first).count == formulas.count
  }

  /// Three formulas that words make a range: `$l$ from $1$ to $L - 1$`.
  private static func ranges(
    _ formulas: [Formula], in sentence: ArraySlice<Unicode.Scalar>
  ) -> [String] {
    zip(zip(formulas, formulas.dropFirst()), formulas.dropFirst(2)).compactMap { pair, last in
      let (index, first) = pair
      guard words(of: sentence[index.end..<first.start]) == ["from"],
        words(of: sentence[first.end..<last.start]) == ["to"]
      else { return nil }
      return "\(index.latex) = \(first.latex), \\ldots, \(last.latex)"
    }
  }

  /// Whether the text begins anew at a display: there is a heading before it, or its words say so.
  package func beginsAnew(at display: Display) -> Bool {
    let (text, lines) = paragraphs(before: display)
    let isHeading = lines.contains { line in
      line.hasPrefix("#") || line.contains("\\section") || line.contains("\\subsection")
    }
    return isHeading || Self.words(of: text).contains(where: Self.beginnings.contains)
      || Self.supposes(text)
  }

  /// Whether a part of the text may begin at a display: it begins anew, or a paragraph before it leads
  /// in with a few words in bold, “**Problem 2.** Let …”.
  package func mayBeginPart(at display: Display) -> Bool {
    if beginsAnew(at: display) { return true }
    return hasLine(
      before: display,
      beginningWith: ["**", "__", "\\textbf{", "\\paragraph{", "\\begin{exercise"])
  }

  /// Whether a paragraph between a display and the one before it begins in one of several ways.
  func hasLine(before display: Display, beginningWith beginnings: [String]) -> Bool {
    paragraphs(before: display).lines.contains { line in
      let line = line.drop { $0 == " " || $0 == ">" }
      return beginnings.contains { line.hasPrefix($0) }
    }
  }

  /// What stands between a display and the one before it, and its lines behind the first.
  private func paragraphs(
    before display: Display
  ) -> (text: ArraySlice<Unicode.Scalar>, lines: ArraySlice<Substring>) {
    let text = Self.lastParagraph(
      words(before: display, atMost: Self.reach), ignoringBlankLines: true)
    return (text, String(String.UnicodeScalarView(text)).split(separator: "\n").dropFirst())
  }

  /// Whether a text says “let” or “suppose” of something else than the range of a letter, `$x > 0$`.
  private static func supposes(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let isSupposition: (String) -> Bool = { $0 == "let" || $0 == "suppose" }
    let ranges = formulas(in: text).count { formula in
      leavesSeveral(formula.latex)
        && words(of: text[text.startIndex..<formula.start]).last.map(isSupposition) == true
    }
    return words(of: text).count(where: isSupposition) > ranges
  }

  /// How many words before a formula may lead to it.
  private static let lead = 4

  private static let prepositions: Set<String> = [
    "for", "if", "when", "where", "whenever", "case", "with", "assuming", "provided", "from",
    "let", "suppose", "für", "falls", "wenn",
  ]

  private static let retractions: Set<String> = [
    "not", "no", "never", "contrast", "unlike", "except", "regardless", "independent", "whatever",
    "general", "always", "besides", "despite", "even", "whether", "but", "without", "nicht",
  ]

  /// Words that a condition is left out by, right before it.
  private static let exceptions: Set<String> = ["except", "but", "besides", "außer"]

  /// The words of a sentence that says for what it holds and nothing else: none that lets it mean more
  /// than the case that it names.
  private static let plainWords: Set<String> = [
    "for", "if", "when", "where", "whenever", "case", "with", "assuming", "provided", "unless",
    "let", "suppose", "in",
    "at", "of", "on", "the", "a", "an", "this", "that", "it", "its", "there", "which", "so", "then",
    "now", "first", "second", "here", "we", "have", "get", "find", "obtain", "see", "know", "use",
    "write", "compute", "obtained", "given", "gives", "yields", "reads", "becomes", "is", "are",
    "has",
    "holds", "by", "layer", "output", "last", "final", "top", "input", "unit", "units",
    "neuron", "neurons", "node", "nodes", "example", "examples", "single", "chain", "rule", "error",
    "errors", "gradient", "derivative", "delta", "deltas", "formula", "equation", "following",
    "equals", "equal", "differs", "different", "same", "index", "indices", "class", "softmax",
    "weight", "weights", "bias", "biases", "für", "falls", "wenn", "gilt", "ist", "so", "dann",
    "die", "der", "das", "wir",
    "erhalten", "schicht", "ausgabeschicht",
  ]

  /// Whether a formula leaves several values, and no single one.
  private static func leavesSeveral(_ latex: String) -> Bool {
    let commands = latex.split(separator: "\\").dropFirst(latex.hasPrefix("\\") ? 0 : 1)
    let names = commands.map { String($0.prefix { $0.isLetter }) }
    return latex.contains("<") || latex.contains(">")
      || names.contains(where: Self.commandsOfRanges.contains)
  }

  private static let commandsOfRanges: Set<String> = [
    "dots", "ldots", "cdots", "le", "leq", "leqslant", "lt", "ge", "geq", "geqslant", "gt", "ne",
    "neq", "in",
  ]

  /// The words of a sentence that says so of several: that it is so of each is nothing more.
  private static let wordsOfRanges = plainWords.union([
    "every", "each", "all", "any", "hidden", "layers", "and",
  ])

  private static let beginnings: Set<String> = [
    "now", "instead", "another", "consider", "example", "different", "next", "rather",
    "alternatively",
  ]
}

extension [String] {
  /// Words without those that only say that something is known, “as above”.
  fileprivate var withoutReferences: [String] {
    enumerated().filter { place, word in
      let isAs = word == "as" && place + 1 < count && ["above", "before"].contains(self[place + 1])
      let isAbove = ["above", "before"].contains(word) && place > 0 && self[place - 1] == "as"
      return !isAs && !isAbove
    }.map(\.element)
  }
}
