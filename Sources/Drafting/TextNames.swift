//===----------------------------------------------------------------------===//
// Names that only a look at all of a text shows: net_j, out, and \bar{W} beside W.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// Names that are more than one letter, and names made of others.
struct TextNames: Sendable {
  /// Letters that stand together again and again, and so are one name.
  private(set) var words: Set<String> = []
  /// Names with a bar that are the gradients by the names beneath, `\bar{W}` by W.
  private(set) var adjoints: [String: String] = [:]

  /// Names of words that are the gradients by others, `dscores` by `scores`.
  private(set) var differentials: [String: String] = [:]

  /// Names behind a ∇ without a subscript, where that is the gradient by them: `\nabla W`.
  private(set) var nablas: Set<String> = []

  /// Names that stand without an index or with a 0 below, and with no other: the 0 belongs to the name,
  /// b_0 beside b.
  private(set) var zeros: Set<String> = []
  /// Names that make no gradient with a d before them: a d with a meaning of its own, and plain numbers.
  var products: Set<String> = []

  /// Shorter ones are products, `Wx`.
  private static let lengths = 3...12
  /// Letters that count something in most texts: of them alone are indices made, `w_{ijk}`.
  private static let indices: Set<Character> = [
    "i", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t",
  ]
  /// With fewer bars a bar may be a mean.
  private static let fewestAdjoints = 3

  init() {}

  /// The words of three small letters and more that occur at least twice, `in` where there is an `out`
  /// or a `hid`; and the bars over names of the text.
  init(in displays: [[Token]]) {
    var counts: [String: Int] = [:]
    var names: Set<String> = []
    var scripts: [String: Set<String>] = [:]
    for tokens in displays {
      guard let items = try? ItemReader.items(of: tokens) else { continue }
      Self.count(items, &counts, &names)
      Self.note(items, &scripts)
      Self.note(items, differentiated: &nablas)
    }
    // In `\nabla C` it is the gradient of what follows.
    let parameters = DraftRole.weight.habits.union(DraftRole.bias.habits)
    if nablas.isDisjoint(with: parameters) || !nablas.isDisjoint(with: DraftRole.loss.habits) {
      nablas = []
    }
    zeros = Set(scripts.filter { $0.value == ["_0"] && $0.key.count == 1 }.keys)
      .subtracting(DraftRole.loss.habits)
    // `z_{hij}`: behind a letter that says the layer, those of units are no word either.
    words = Set(
      counts.filter { $0.value > 1 && !Set($0.key.dropFirst()).isSubset(of: Self.indices) }.keys)
    words.formUnion(displays.flatMap { Self.operators($0.latex) })
    if !words.isDisjoint(with: ["out", "hid", "hidden", "output"]) { words.insert("in") }
    for word in words where word.first == "d" && words.contains(String(word.dropFirst())) {
      differentials[word] = String(word.dropFirst())
    }
    for accent in ["\\bar{", "\\overline{"] {
      let barred = names.filter { $0.hasPrefix(accent) && $0.hasSuffix("}") }
      let bases = barred.map { ($0, String($0.dropFirst(accent.count).dropLast())) }
        .filter { names.contains($0.1) }
      guard bases.count >= Self.fewestAdjoints else { continue }
      adjoints.merge(bases) { first, _ in first }
    }
  }

  /// `\operatorname{ReLU}`: letters that are one name wherever they stand.
  private static func operators(_ latex: String) -> [String] {
    latex.matches(of: #/(?:\\operatorname\*?|(?:^|[^_^{ ])\s*\\mathrm)\s*\{([A-Za-z]{2,12})\}/#)
      .map { String($0.1) }
      .filter {
        ofMatrices.contains($0)
          || !Commands.words.contains($0) && !Commands.functions.contains($0)
      }
  }

  /// What makes a number or a matrix of a matrix: no product of letters.
  private static let ofMatrices: Set<String> = ["tr", "Tr", "det", "diag"]

  /// The scripts of all names, without transposes.
  private static func note(_ items: [Item], _ scripts: inout [String: Set<String>]) {
    var name: String?
    for item in items {
      switch item.kind {
      case .subscript(let content):
        if let name { scripts[name, default: []].insert("_" + content.map(\.spelling).joined()) }
      case .superscript(let content) where !Superscript.isTranspose(content):
        if let name { scripts[name, default: []].insert("^") }
      case .superscript, .primes: break
      default: name = item.nameAlone
      }
      for part in item.parts { note(part, &scripts) }
    }
  }

  /// The names that follow a ∇.
  private static func note(_ items: [Item], differentiated: inout Set<String>) {
    for (item, next) in zip(items, items.dropFirst()) where item.isSign("nabla") {
      if let name = next.nameAlone { differentiated.insert(name) }
    }
    for item in items {
      for part in item.parts { note(part, differentiated: &differentiated) }
    }
  }

  private static func count(
    _ items: [Item], _ counts: inout [String: Int], _ names: inout Set<String>
  ) {
    var word = ""
    func end() {
      if lengths.contains(word.count) { counts[word, default: 0] += 1 }
      word = ""
    }
    for item in items {
      if let name = item.nameAlone { names.insert(name) }
      if let letter = item.nameAlone, letter.count == 1, letter.first?.isLowercase == true {
        word += letter
      } else {
        end()
      }
      for part in item.parts { count(part, &counts, &names) }
    }
    end()
  }
}
