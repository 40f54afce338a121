//===----------------------------------------------------------------------===//
// Symbols that a text gives one by one, f_0, f_1, f_2, or at one end, g^{(L)}, and then all at once.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension ClaimWork {
  /// The verdict on a claim about f_k where only f_0, f_1, … are known, or about g^{(k)} where only
  /// g^{(L)} is: that on the claim for each that k can be. Nil where a claim is no such thing.
  func judgedOneByOne() -> ClaimResult? {
    let letters = openLetters(claim.left).union(openLetters(claim.right))
    guard letters.count == 1, let letter = letters.first else { return nil }
    var results: [ClaimResult] = []
    let known = knownPlaces
    for place in known.sorted() {
      var work = self
      // A letter that nothing declares is the same index in a condition: `[k = 0]`.
      let isIndex = !lexicon.isDeclared(letter, plain: letter)
      work.claim.left = claim.left.map { $0.putting(place, for: letter, inScript: isIndex) }
      work.claim.right = claim.right.map { $0.putting(place, for: letter, inScript: isIndex) }
      guard let (left, right) = try? work.parse() else { continue }
      var result = work.judged(left, right)
      if result.judgement.verdict == .notUnderstood { continue }
      if result.judgement.verdict.isWrong {
        result.judgement.counterexample.append("at \(letter) = \(place)")
        return result
      }
      results.append(result)
    }
    guard var result = results.first else { return nil }
    if known.allSatisfy({ Int($0) != nil }) {
      result.judgement.message += "; for each \(letter) that the text writes out"
    } else {
      result.judgement.verdict = .conditional
      result.judgement.message = "holds for the \(letter) that the text writes out"
    }
    return result
  }

  /// What stands, written out, in the scripts of names that the text has displayed or declared.
  private var knownPlaces: Set<String> {
    var places: Set<String> = []
    for declaration in lexicon.declarations
    where declaration.quantity == .variable || declaration.isDisplayed || declaration.isParameter {
      let literals = (declaration.superscripts + declaration.subscripts).compactMap { slot in
        if case .literal(let text) = slot { text } else { nil }
      }
      guard literals.count == 1 else { continue }
      let isNumber = Int(literals[0]) != nil
      if isNumber || declaration.isDisplayed, literals[0].count <= 3 { places.insert(literals[0]) }
    }
    return places
  }

  /// The letters in scripts of names that nothing declares with them.
  private func openLetters(_ items: [Item]) -> Set<String> {
    var letters: Set<String> = []
    for (place, item) in items.enumerated() {
      guard case .name(let name, let plain) = item.kind else { continue }
      let scripts = Array(items[(place + 1)...].prefix(while: \.isScript))
      guard !scripts.isEmpty, lexicon.match(name, plain: plain, scripts) == nil else { continue }
      let isKnown = lexicon.declarations.contains { $0.plain == plain && $0.isDisplayed }
      for script in scripts {
        let content = script.parts.joined().filter { !$0.isOpening && !$0.isClosing }
        let isSubscript = if case .subscript = script.kind { true } else { false }
        guard isSubscript || isKnown, let letter = content.first?.nameAlone else { continue }
        if isSubscript, isKnown, scripts.count > 1 { continue }
        letters.insert(letter)
      }
    }
    return items.flatMap(\.parts).reduce(into: letters) { $0.formUnion(openLetters($1)) }
  }
}

extension Item {
  /// The item with a number, or another letter, for a letter in its scripts.
  fileprivate func putting(_ text: String, for letter: String, inScript: Bool = false) -> Item {
    if inScript, nameAlone == letter {
      let kind: Kind = Int(text) != nil ? .number(text) : .name(text, plain: text)
      return Item(kind: kind, source: source)
    }
    let inside = inScript || isScript
    return rewritten { $0.map { $0.putting(text, for: letter, inScript: inside) } }
  }
}
