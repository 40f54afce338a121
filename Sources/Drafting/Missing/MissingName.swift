//===----------------------------------------------------------------------===//
// A name that nothing declares as it is written, beside lines that are given.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

/// A name with scripts of one form that no declaration fits.
struct MissingName: Sendable {
  /// What stands in one place of its scripts.
  struct Place: Hashable, Sendable {
    var isAbove: Bool
    /// A part of the name, where it is always the same and counts nothing.
    var literal: String?
  }

  var plain: String
  var bracket: Declaration.Bracket
  var hasTwoBrackets: Bool
  var places: [Place]
  /// What stands in brackets behind it, as it is written: (x_m).
  var call: String
  /// Where nothing declares it, and whether something does elsewhere.
  var displays: Set<Int>
  var isDeclaredElsewhere: Bool

  /// The names of a text without a declaration, those in most displays first.
  static func all(
    in drafter: Drafter, _ notation: TextNotation
  ) -> [MissingName] {
    let letters = IndexLetters(drafter, notation)
    var found: [Form: Set<Int>] = [:]
    var known: [Form: Set<Int>] = [:]
    var lexicons: [Int: Lexicon] = [:]
    for (mention, display) in drafter.text.mentions where display > 0 {
      guard isName(mention, letters), let form = Form(mention, letters) else { continue }
      let lexicon = lexicons[display] ?? Lexicon(notation, display: display)
      lexicons[display] = lexicon
      if isDeclared(mention, lexicon) {
        known[form, default: []].insert(display)
      } else {
        found[form, default: []].insert(display)
      }
    }
    return found.sorted {
      (-$0.value.count, $0.key.plain, $0.key.places.count)
        < (-$1.value.count, $1.key.plain, $1.key.places.count)
    }.map { form, displays in
      MissingName(
        plain: form.plain, bracket: form.bracket, hasTwoBrackets: form.hasTwoBrackets,
        places: form.places, call: form.call, displays: displays,
        isDeclaredElsewhere: !known[form, default: []].subtracting(displays).isEmpty)
    }.filter { name in
      // In one display alone a name may be a misprint of one that is declared.
      name.displays.count > 1
        || !drafter.given.isEmpty && !notation.declarations.contains(where: name.isForm)
    }
  }

  /// Whether a declaration is of the same name with as many scripts.
  private func isForm(_ declaration: Declaration) -> Bool {
    declaration.plain == plain
      && declaration.superscripts.count == places.count(where: \.isAbove)
      && declaration.subscripts.count == places.count { !$0.isAbove }
      && (declaration.displays.map { !displays.isDisjoint(with: $0) } ?? true)
  }

  /// Whether a declaration fits a name with its scripts, and has no more of them.
  private static func isDeclared(_ mention: Mention, _ lexicon: Lexicon) -> Bool {
    guard DeclaredNames.isDeclared(mention, lexicon) else { return false }
    guard !mention.below.isEmpty else { return true }
    let forms = lexicon.declarations.filter { $0.plain == mention.plain }
    return forms.isEmpty || forms.contains { $0.subscripts.count == mention.below.count }
      || forms.allSatisfy { $0.subscripts.isEmpty }
  }

  private static func isName(_ mention: Mention, _ letters: IndexLetters) -> Bool {
    mention.plain.first?.isNumber == false
      && !Commands.functions.contains(mention.plain) && !Commands.words.contains(mention.plain)
      && !["e", "d", "\\pi", "\\partial", "\\nabla", "tr", "det", "diag"].contains(mention.plain)
      && !(mention.isBare && letters.bound.contains(mention.plain))
  }

  /// What mentions have in common that one line declares.
  private struct Form: Hashable {
    var plain: String
    var bracket: Declaration.Bracket
    var hasTwoBrackets: Bool
    var places: [Place]
    var call: String

    /// nil where a script is none that a declaration has.
    init?(_ mention: Mention, _ letters: IndexLetters) {
      plain = mention.plain
      // A number above without brackets is a power.
      let above = mention.above.filter { !$0.isNumber || mention.bracket != .none }
      bracket = above.isEmpty ? .none : mention.bracket
      hasTwoBrackets = mention.hasTwoBrackets
      let atoms = above.map { ($0, true) } + mention.below.map { ($0, false) }
      guard atoms.count <= 4, above.count <= 2 else { return nil }
      places = atoms.map { atom, isAbove in
        Place(isAbove: isAbove, literal: letters.counts(atom) ? nil : atom.text)
      }
      // What stands behind f' is what it is taken at.
      let arguments = mention.primes == 0 ? mention.arguments ?? [] : []
      let opening = mention.latex.firstIndex(of: "(")
      call = arguments.isEmpty ? "" : opening.map { String(mention.latex[$0...]) } ?? ""
    }
  }
}

/// The letters that count something in a text's scripts.
struct IndexLetters: Sendable {
  /// Letters that sums run over.
  let bound: Set<String>
  private let letters: Set<String>

  init(_ drafter: Drafter, _ notation: TextNotation) {
    bound = Set(
      drafter.text.equations.flatMap(\.all).compactMap { part in
        if case .series(let index, _, _) = part { index } else { nil }
      })
    letters =
      bound.union(notation.declarations.flatMap(\.slotVariables))
      .union(drafter.reading.scheme.letters).union(drafter.reading.scheme.last)
      .union(["i", "j", "k", "l", "m", "n", "p", "q", "r", "\\ell", "L"])
  }

  /// Whether what stands in a script is no part of the name.
  func counts(_ atom: Mention.Atom) -> Bool {
    atom.isNumber || atom.offset != 0 || atom.isCount || atom.letter.map(letters.contains) ?? false
  }
}
