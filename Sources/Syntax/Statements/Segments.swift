//===----------------------------------------------------------------------===//
// The segments of a row: what stands between words, wide gaps and commas.
//===----------------------------------------------------------------------===//

import MathText

/// Parts a row where one statement ends and another begins.
struct Segments {
  private let row: [Item]
  private let lexicon: Lexicon
  private var found: [[Item]] = []
  /// The segment that is being read.
  private var current: [Item] = []
  /// How far the row is read.
  private var place = 0
  /// Whether the segment says of what something is so: `\forall l`.
  private var isQuantifying = false

  private init(_ row: [Item], _ lexicon: Lexicon) {
    self.row = row
    self.lexicon = lexicon
  }

  /// Parts of a row between words, wide gaps and commas, as far as each is a statement.
  static func of(_ row: [Item], _ lexicon: Lexicon) -> [[Item]] {
    var segments = Segments(row, lexicon)
    segments.read()
    return segments.found
  }

  private mutating func read() {
    var depth = 0
    while place < row.count {
      let item = row[place]
      place += 1
      if item.isOpening { depth += 1 }
      if item.isClosing { depth = max(0, depth - 1) }
      guard depth == 0 else {
        current.append(item)
        continue
      }
      switch item.kind {
      case .gap where isQuantifying && !current.isEmpty && !hasRelation: end()
      case .sign(":") where isQuantifying: end()
      case .sign(",") where isQuantifying && !hasRelation:
        end()
        isQuantifying = true
      case .gap: gap()
      case .words(let text): words(text, item)
      case .sign("forall"):
        end()
        isQuantifying = true
      case .sign(","), .sign(";"), .sign("implies"): end()
      case .sign("because"):
        end()
        current.append(item)
      case .sign(":") where partsClaims:
        current.insert(.heading, at: 0)
        end()
      case .sign("wedge") where joinsClaims, .sign(":") where current.isEmpty: end()
      default: current.append(item)
      }
    }
    end()
  }

  /// What is not read yet.
  private var rest: ArraySlice<Item> { row[place...] }

  private var hasRelation: Bool { current.contains(where: \.isRelation) }

  /// Ends a segment; one that says nothing is none.
  private mutating func end() {
    if current.contains(where: { !$0.isMark }) { found.append(current) }
    current = []
    isQuantifying = false
  }

  /// A wide gap ends a segment, but for one before a label, which ends the row, and one that stands
  /// where an equation goes on.
  private mutating func gap() {
    let rest = rest.drop { $0.isGap }
    if StatementReader.isLabel(Array(rest)) || Self.isTrailingLabel(rest) {
      place = row.count
    } else if hasRelation, let (range, after) = Self.bracketedRange(rest) {
      end()
      found += Self.of(range, lexicon).map { [Item.proviso] + $0 } + Self.of(after, lexicon)
      place = row.count
    } else if endsAtGap(before: rest) {
      end()
    }
  }

  /// Whether what stands before a gap is whole, and what stands behind it begins anew.
  private func endsAtGap(before rest: ArraySlice<Item>) -> Bool {
    guard let last = current.last, hasRelation || StatementReader.isLabel(current) else {
      return false
    }
    guard let next = rest.first else { return true }
    let goesOn = next.isRelation || StatementReader.isJoint(next) || StatementReader.isJoint(last)
    return !goesOn && !Self.isBracketed(rest)
  }

  /// Words end a segment, but for names, which may be factors, those that are a side, and those that
  /// change what stands before them.
  private mutating func words(_ text: String, _ item: Item) {
    if current.isEmpty, Self.goOn(text), let last = found.last,
      !StatementReader.relations(last).isEmpty
    {
      current = found.removeLast()
    }
    if lexicon.isWord(text) || StatementReader.isName(text, in: row, at: place - 1)
      || isInSide(text)
    {
      current.append(item)
      return
    }
    end()
    let word = text.filter(\.isLetter)
    if Commands.wordsForProvisos.contains(word) { current = [.proviso] }
    if Commands.wordsForHypotheses.contains(word) { current.append(.hypothesis) }
  }

  /// Whether words go on with the formula before them, however wide the gap: `\text{divided by } m`.
  private static func goOn(_ text: String) -> Bool {
    let first = text.drop(while: \.isWhitespace).prefix(while: \.isLetter)
    return Commands.wordsThatGoOn.contains(first.lowercased())
  }

  /// Whether words are a call or a method of a program: `sum(axis=0)`, `.mean`.
  private static func areCode(_ text: String) -> Bool {
    let isCall = text.firstMatch(of: #/^\s*(\.[A-Za-z]|[A-Za-z_.]+\()/#) != nil
    return isCall && text.firstMatch(of: #/[A-Za-z]\s+[A-Za-z]/#) == nil
  }

  /// Whether words are a side of a chain, or stand in one: a relation before them, or nothing but
  /// words and then a relation behind them; or they say that a formula is not the whole.
  private func isInSide(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    if text.contains("?") || words.contains(where: Commands.wordsOfArithmetic.contains)
      || !current.isEmpty && Self.areCode(text)
    {
      return true
    }
    let next = rest.first { item in
      if case .words = item.kind { false } else { !item.isGap }
    }
    if let last = current.last { return last.isRelation }
    return next?.isSign("=") == true
  }

  /// `L = ca : \quad \frac{\partial L}{\partial a} = c`: a colon and a wide space between equations.
  private var partsClaims: Bool {
    rest.first?.isGap == true && hasRelation && rest.contains { $0.isSign("=") }
  }

  /// Whether a wedge stands between two equations.
  private var joinsClaims: Bool {
    hasRelation && !StatementReader.relations(Array(rest)).isEmpty
  }

  /// `(1a)`, `(2.3)`, `(*)`, `[3]` behind an equation and a wide space, at the end of a row.
  private static func isTrailingLabel(_ rest: ArraySlice<Item>) -> Bool {
    guard (3...5).contains(rest.count), let first = rest.first?.sign, first == "(" || first == "[",
      rest.last?.sign == Item.closing[first]
    else { return false }
    return rest.dropFirst().dropLast().allSatisfy { item in
      item.letters != nil || item.isSign("*") || item.isSign(".") || item.isSign("star")
    }
  }

  /// What `(j = 1, \dots, n)` says behind an equation and a wide space, and what stands after it and
  /// a stop or a comma; nil of other brackets.
  private static func bracketedRange(_ rest: ArraySlice<Item>) -> (range: [Item], after: [Item])? {
    guard rest.first?.isSign("(") == true else { return nil }
    var depth = 0
    let close = rest.firstIndex { item in
      depth += item.isOpening ? 1 : item.isClosing ? -1 : 0
      return depth == 0
    }
    guard let close, rest[close].isSign(")") else { return nil }
    let inner = Array(rest[..<close].dropFirst())
    let after = rest[(close + 1)...]
    let ends = after.first.map { $0.isGap || [".", ",", ";"].contains($0.sign) } ?? true
    guard ends, !StatementReader.relations(inner).isEmpty else { return nil }
    return (inner, Array(after.drop { $0.isGap || [".", ",", ";"].contains($0.sign) }))
  }

  private static func isBracketed(_ rest: ArraySlice<Item>) -> Bool {
    rest.first?.isSign("(") == true && !rest.contains(where: \.isRelation)
  }
}
