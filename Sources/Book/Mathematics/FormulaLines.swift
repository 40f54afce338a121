//===----------------------------------------------------------------------===//
// Long formulas in parts, between which a line may end.
//===----------------------------------------------------------------------===//

import MathText

/// A thing in a row of a formula, with what decides whether a line may end beside it.
struct FormulaAtom {
  enum Role {
    case opening, closing, comma, space, relation, other
    /// Between two terms or factors.
    case sign
    /// Words of a sentence, which stand in the formula's line alone.
    case words(String)
  }

  let markup: Markup
  let role: Role
  /// How wide it is, in letters, roughly.
  let width: Double

  /// - Parameter isPrefix: whether it is the sign of what follows
  init(_ markup: Markup, of tokens: ArraySlice<Token>, isPrefix: Bool) {
    self.markup = markup
    role = isPrefix ? .other : FormulaAtom.role(tokens)
    width = FormulaAtom.width(tokens)
  }

  /// Whether it stands between what is on its left and on its right.
  var isBetween: Bool {
    switch role {
    case .relation, .sign: true
    default: false
    }
  }

  private static func role(_ tokens: ArraySlice<Token>) -> Role {
    guard let first = tokens.first else { return .other }
    switch (first.kind, first.text) {
    case (.words, let words): return words.contains(" ") ? .words(words) : .other
    case (.symbol, "("), (.symbol, "["), (.command, "lbrace"), (.command, "{"): return .opening
    case (.symbol, ")"), (.symbol, "]"), (.command, "rbrace"), (.command, "}"): return .closing
    case (.symbol, ","): return .comma
    case (.command, "quad"), (.command, "qquad"): return .space
    case (.symbol, "="), (.symbol, ":"), (.symbol, "<"), (.symbol, ">"): return .relation
    case (.symbol, "+"), (.symbol, "-"), (.symbol, "/"): return .sign
    case (.command, let name):
      return relations.contains(name) ? .relation : signs.contains(name) ? .sign : .other
    default: return .other
    }
  }

  private static let signs: Set<String> = ["cdot", "times", "odot", "circ"]
  private static let relations: Set<String> = [
    "le", "leq", "ge", "geq", "ne", "neq", "approx", "leftarrow", "gets", "rightarrow", "to",
    "mapsto",
  ]

  /// Scripts are smaller than what they stand at, and of a fraction one half is as wide as it is.
  private static func width(_ tokens: ArraySlice<Token>) -> Double {
    let isFraction = tokens.first.map { $0.kind == .command && $0.text.hasSuffix("frac") } ?? false
    let widths = tokens.map { token -> Double in
      switch token.kind {
      case .letter, .symbol: 1
      case .number, .words: Double(token.text.count)
      case .command: width(of: token.text)
      case .begin: 4
      default: 0
      }
    }
    return widths.reduce(0, +) * (isFraction ? 0.5 : tokens.count > 1 ? 0.8 : 1)
  }

  /// That of the sign, space or name of a function which a command draws.
  private static func width(of command: String) -> Double {
    if Glyphs.functions.contains(command) { return Double(command.count) }
    return command == "qquad" ? 4 : command == "quad" ? 2 : 1
  }
}

/// A formula that is too long for a narrow window, in parts between which its line may end: before
/// signs that stand in no brackets, or in few, and around its words.
struct FormulaLines {
  private let parts: [Markup]

  /// As many letters as a telephone shows in a line.
  private static let longest = 30.0
  private static let longestInText = 20.0

  /// nil for a formula that is short, or has no place to be parted at.
  init?(_ atoms: [FormulaAtom], isDisplay: Bool) {
    let longest = isDisplay ? FormulaLines.longest : FormulaLines.longestInText
    let found = FormulaLines.parted(atoms[...], to: longest, level: .words)
    guard found.count > 1 else { return nil }
    parts = found.enumerated().map { place, part in
      FormulaLines.markup(of: part, isFirst: place == 0, isDisplay: isDisplay)
    }
  }

  var markup: Markup {
    .element(
      "span", ["class": "parts"],
      parts.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [.element("wbr"), $0.element] })
  }

  /// Where a formula is parted, the best places first.
  private enum Level: Int {
    case words, relations, signs, signsInBrackets, signsInInnerBrackets

    /// In how many brackets a place for an end may stand.
    var depth: Int { max(0, rawValue - Level.signs.rawValue) }
    var next: Level? { Level(rawValue: rawValue + 1) }
  }

  /// What is too long, in parts, and each that is still too long in parts of its own.
  private static func parted(
    _ atoms: ArraySlice<FormulaAtom>, to longest: Double, level: Level
  ) -> [ArraySlice<FormulaAtom>] {
    guard atoms.map(\.width).reduce(0, +) > longest else { return [atoms] }
    let parts = parted(atoms, level)
    guard let next = level.next else { return parts }
    return parts.flatMap { parted($0, to: longest, level: next) }
  }

  private static func parted(
    _ atoms: ArraySlice<FormulaAtom>, _ level: Level
  ) -> [ArraySlice<FormulaAtom>] {
    var starts: [Int] = []
    var open = 0
    for (place, atom) in zip(atoms.indices, atoms) {
      switch atom.role {
      case .opening: open += 1
      case .closing: open -= 1
      case .words: starts += [place, place + 1]
      case .space where open <= 0: starts.append(place + 1)
      case .relation where level.rawValue >= Level.relations.rawValue && open <= level.depth:
        starts.append(place)
      case .sign where level.rawValue >= Level.signs.rawValue && open <= level.depth:
        starts.append(place)
      case .comma where level.rawValue >= Level.signs.rawValue && open <= level.depth:
        starts.append(place + 1)
      default: break
      }
    }
    let ends = Set(starts).filter { $0 > atoms.startIndex && $0 < atoms.endIndex }.sorted()
    return zip([atoms.startIndex] + ends, ends + [atoms.endIndex]).map { atoms[$0..<$1] }
  }

  private static func markup(
    of part: ArraySlice<FormulaAtom>, isFirst: Bool, isDisplay: Bool
  ) -> Markup {
    if part.count == 1, case .words(let words)? = part.first?.role {
      return .element("span", ["class": "words"], words)
    }
    var content = part.map(\.markup)
    // It stands between its neighbours, though it begins a part.
    if !isFirst, part.first?.isBetween == true { content[0] = content[0].with("form", "infix") }
    let row = content.count == 1 ? content : [Markup.element("mrow", [:], content)]
    return .element("math", isDisplay ? ["displaystyle": "true"] : [:], row)
  }
}
