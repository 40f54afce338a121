//===----------------------------------------------------------------------===//
// A name as a text writes it, with what stands in its scripts.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// A name with its scripts, before anyone knows what it means.
struct Mention: Sendable {
  /// The name without its font.
  var plain: String
  /// What stands above, in which brackets, and below.
  var above: [Atom] = []
  var bracket = Declaration.Bracket.none
  /// Whether there are two brackets above: `a^{[l](i)}`.
  var hasTwoBrackets = false
  var below: [Atom] = []
  var primes = 0
  var isTransposed = false
  /// What stands in round brackets behind it, where that is a list of names: `h_{W,b}(x)`.
  var arguments: [String]?
  /// The function that is applied to it, where a step takes in what it gives: W f(z).
  var function: String?
  /// The tokens of the whole, as LaTeX.
  var latex = ""

  /// One thing in a script.
  struct Atom: Hashable, Sendable {
    /// The letter, or a count such as `n_l`; nil of a number.
    var letter: String?
    /// What is added to the letter, or the number.
    var offset: Int
    /// As it is written, without what is added.
    var text: String

    var isNumber: Bool { letter == nil }
    var isWord: Bool { (letter?.count ?? 0) > 1 && letter?.hasPrefix("\\") == false && !isCount }
    /// `n_l`: a letter with scripts of its own.
    var isCount: Bool { letter?.contains("_") == true || letter?.contains("^") == true }
  }

  /// What it is the gradient by, where it is `d` with another name or `\bar` over one.
  var differential: String?
}

extension Mention {
  /// Whether it stands without scripts.
  var isBare: Bool { above.isEmpty && below.isEmpty && !isTransposed }

  /// Whether it is written in bold, or with an arrow.
  var isBold: Bool {
    ["\\mathbf", "\\boldsymbol", "\\bm", "\\vec"].contains { latex.contains($0) }
  }

  /// It as the pattern of a declaration: with what stands below it.
  var pattern: String {
    below.isEmpty ? plain : "\(plain)_{\(below.map(\.text).joined(separator: ","))}"
  }

  /// Whether an index stands above it, and nothing else in its scripts.
  func isPower(of index: String?) -> Bool {
    index != nil && below.isEmpty && above.count == 1 && above[0].letter == index
  }

  /// Whether it is a function in most texts, wherever it is applied to something.
  var isUsualFunction: Bool {
    arguments?.count ?? 1 == 1
      && (DraftRole.function.habits.contains(plain) || Commands.functions.contains(plain))
  }

  /// Whether it is a power of e, whatever stands above it: no name for an error.
  var isExponential: Bool {
    plain == "e" && bracket == .none && (!above.isEmpty || latex.contains("^"))
  }

  /// Reads scripts as atoms; nil where they hold something else.
  static func atoms(_ items: [Item], splitsDigits: Bool) -> [Atom]? {
    let reader = ScriptReader(
      count: { name, scripts in
        guard scripts.contains(where: \.isSubscript) else { return nil }
        return Index(.variable(name + scripts.map(\.spelling).joined()))
      }, readsMarks: true)
    return reader.items(items, splittingDigits: splitsDigits)?.map { item in
      Atom(
        letter: item.index.variable, offset: item.index.offset,
        text: item.index.variable ?? item.text)
    }
  }

  /// Takes in a superscript: a transpose, and what it holds as far as that is known.
  mutating func takeAbove(_ items: [Item], source: Range<Int>) {
    let script = Superscript(items, source: source)
    if script.isTransposed { isTransposed = true }
    guard !script.content.isEmpty,
      let atoms = Mention.atoms(script.content, splitsDigits: false)
    else { return }
    above += atoms
    bracket = script.bracket
    hasTwoBrackets =
      script.bracket != .none && atoms.count > 1
      && items.count(where: \.isOpening) > 1
  }

  /// - Parameter words: letters that together are one name, the `hid` of `z_{hid}`
  mutating func takeBelow(_ items: [Item], words: Set<String>) {
    var content = items
    if content.count == 1, case .group(let inner) = content[0].kind { content = inner }
    let run = content.prefix { $0.nameAlone?.count == 1 }
    let word = run.compactMap(\.nameAlone).joined()
    if words.contains(word) {
      below.append(Atom(letter: word, offset: 0, text: word))
      content.removeFirst(run.count)
      guard !content.isEmpty else { return }
    }
    if let atoms = Mention.atoms(content, splitsDigits: true) { below += atoms }
  }
}
