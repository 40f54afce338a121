//===----------------------------------------------------------------------===//
// What must be known of LaTeX to change it: braces, brackets, scripts.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// The tokens of a display, as text that is to be changed.
struct TokenText {
  let tokens: [Token]

  init(_ tokens: [Token]) { self.tokens = tokens }

  subscript(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

  func slice(_ range: Range<Int>) -> [Token] { Array(tokens[range.clamped(to: tokens.indices)]) }

  private static let sizes: Set<String> = [
    "left", "big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl",
  ]
  private static let closingSizes: Set<String> = [
    "right", "big", "Big", "bigg", "Bigg", "bigr", "Bigr", "biggr", "Biggr",
  ]

  /// Whether a token says how large the bracket behind it is.
  static func isSize(_ token: Token) -> Bool {
    token.kind == .command && (sizes.contains(token.text) || closingSizes.contains(token.text))
  }

  /// Nil where the end lies before the start: parts of a tree need not stand as they are read.
  static func range(_ start: Int, _ end: Int) -> Range<Int>? { start <= end ? start..<end : nil }

  /// A range with the braces that it would leave unmatched, and with the size of its first bracket.
  func whole(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    let depths = [0] + slice(range).depths
    let (depth, deepest) = (depths[depths.count - 1], depths.min() ?? 0)
    for _ in deepest..<0 where self[low - 1]?.kind == .openBrace { low -= 1 }
    for _ in 0..<max(0, depth - deepest) where self[high]?.kind == .closeBrace { high += 1 }
    if let size = self[low - 1], size.kind == .command, Self.sizes.contains(size.text) { low -= 1 }
    return low..<high
  }

  /// A range without the braces at its ends that belong to what stands beside it, and with those that
  /// it would leave unmatched.
  func balanced(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, self[low]?.kind == .closeBrace { low += 1 }
    while low < high, self[high - 1]?.kind == .openBrace { high -= 1 }
    return whole(low..<high)
  }

  /// Where the superscript of what fills a range begins: the last that is in no braces within it.
  func lastSuperscript(in range: Range<Int>) -> Int? {
    var (least, found) = (0, Int?.none)
    for (place, depth) in zip(range, slice(range).depths) {
      if depth < least { (least, found) = (depth, nil) }
      if depth == least, self[place]?.kind == .superscript { found = place }
    }
    return found
  }

  /// Whether tokens are LaTeX as far as scripts go: none without content, no two of a kind at one
  /// place.
  static func hasProperScripts(_ tokens: [Token]) -> Bool {
    /// The scripts that what stands last in each group has so far.
    var scripts: [Set<Token.Kind>] = [[]]
    /// The script whose content comes next.
    var pending: Token.Kind?
    for token in tokens {
      switch token.kind {
      case .superscript, .subscript, .prime:
        let kind: Token.Kind = token.kind == .subscript ? .subscript : .superscript
        let isSecond = scripts.last?.contains(kind) == true && token.kind != .prime
        if pending != nil || isSecond { return false }
        // A superscript behind primes is one with them.
        if token.kind == .prime { continue }
        pending = kind
        continue
      case .openBrace:
        scripts.append(pending.map { [$0] } ?? [])
        scripts.append([])
      case .closeBrace:
        guard pending == nil, scripts.count > 2 else { return false }
        scripts.removeLast()
        let own = scripts.removeLast()
        scripts[scripts.count - 1] = own.isEmpty ? [] : scripts[scripts.count - 1].union(own)
      default:
        let own: Set<Token.Kind> = pending.map { [$0] } ?? []
        scripts[scripts.count - 1] = own.isEmpty ? [] : scripts[scripts.count - 1].union(own)
      }
      pending = nil
    }
    return pending == nil
  }

  /// Whether all braces of tokens match.
  static func isBalanced(_ tokens: [Token]) -> Bool {
    let depths = tokens.depths
    return depths.last ?? 0 == 0 && depths.allSatisfy { $0 >= 0 }
  }

  /// The change that puts tokens in the place of an index, with the braces and commas it needs.
  func index(_ range: Range<Int>, _ new: [Token]) -> Edit.Splice {
    guard new.count > 1 else { return Edit.Splice(range: range, tokens: new) }
    let (before, after) = (self[range.lowerBound - 1], self[range.upperBound])
    if before?.kind == .superscript || before?.kind == .subscript {
      return Edit.Splice(range: range, tokens: Latex.tokens("{") + new + Latex.tokens("}"))
    }
    func isIndex(_ token: Token?) -> Bool {
      guard let token, !Self.transposes.contains(token.text) else { return false }
      return token.kind == .letter || token.kind == .number
        || token.kind == .command && Commands.letters.contains(token.text)
    }
    var tokens = new
    if isIndex(before) { tokens.insert(contentsOf: Latex.tokens(","), at: 0) }
    if isIndex(after) { tokens += Latex.tokens(",") }
    return Edit.Splice(range: range, tokens: tokens)
  }

  static let transposes: Set<String> = ["T", "top", "intercal", "⊤"]

  /// The transpose written last in a range, with the `^` and the braces that it alone fills.
  func transpose(in range: Range<Int>) -> Range<Int>? {
    guard
      let place = range.clamped(to: tokens.indices).last(where: { place in
        guard Self.transposes.contains(tokens[place].text) else { return false }
        var before = place - 1
        while self[before]?.kind == .openBrace { before -= 1 }
        let follows = self[before]?.kind == .superscript
        return follows || self[place + 1]?.kind == .closeBrace || tokens[place].text != "T"
      })
    else { return nil }
    var (low, high) = (place, place + 1)
    while self[low - 1]?.kind == .openBrace, self[high]?.kind == .closeBrace {
      low -= 1
      high += 1
    }
    if self[low - 1]?.kind == .superscript { low -= 1 }
    return low..<high
  }

  /// What stands in a range, as it can stand in the place of another: in brackets where a superscript
  /// follows it there that it cannot take, without those it needed for one.
  func fitted(_ range: Range<Int>, in place: Range<Int>) -> [Token] {
    let inner = withoutBrackets(range)
    guard self[place.upperBound]?.kind == .superscript else {
      return slice(self[range.upperBound]?.kind == .superscript ? inner : range)
    }
    if takesSuperscript(range) { return slice(range) }
    return Latex.tokens("(") + slice(range) + Latex.tokens(")")
  }

  /// Tokens as they can stand in the place of a range: in brackets where a superscript follows there
  /// that they cannot take.
  func fitted(_ new: [Token], in place: Range<Int>) -> [Token] {
    guard self[place.upperBound]?.kind == .superscript,
      !TokenText(new).takesSuperscript(new.indices)
    else { return new }
    return Latex.tokens("(") + new + Latex.tokens(")")
  }

  /// An index with a number added, as the text would write it; nil where there would be less than
  /// none.
  func shifted(_ index: Index, by amount: Int) -> [Token]? {
    let offset = index.offset + amount
    if index.literal != nil { return offset < 0 ? nil : Latex.tokens("\(offset)") }
    let written = slice(index.source)
    let base = zip(written, written.depths).prefix { token, depth in
      depth > 0 || token.kind != .symbol || !["+", "-", "−"].contains(token.text)
    }.map(\.0)
    guard !base.isEmpty else { return nil }
    if offset == 0 { return base }
    return base + Latex.tokens(offset > 0 ? "+\(offset)" : "\(offset)")
  }

  /// The inside of brackets around one symbol with its scripts; any other range as it is.
  func withoutBrackets(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 2, self[range.lowerBound]?.text == "(",
      self[range.upperBound - 1]?.text == ")"
    else { return range }
    let inner = range.lowerBound + 1..<range.upperBound - 1
    let content = slice(inner)
    for (place, (token, depth)) in zip(inner, zip(content, content.depths)) {
      let isScript = token.kind == .superscript || token.kind == .subscript
      let follows = [.superscript, .subscript].contains(self[place - 1]?.kind)
      if depth == 0, place > inner.lowerBound, !isScript, !follows, token.kind != .closeBrace {
        return range
      }
    }
    return inner
  }

  /// Whether a script can follow a range as it stands, without brackets around it.
  func takesSuperscript(_ range: Range<Int>) -> Bool {
    let part = slice(range)
    guard let last = part.last, let first = part.first else { return false }
    if [")", "]"].contains(last.text) && last.kind == .symbol { return true }
    if first.kind == .command, first.text.hasSuffix("frac") { return false }
    return !zip(part, part.depths).contains { token, depth in
      depth == 0 && (token.kind == .superscript || token.kind == .prime)
    }
  }
}
