//===----------------------------------------------------------------------===//
// Subscripts that count the steps of gradient descent.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension Claim {
  /// The same claim without the t of `w_{t+1} = w_t - …`, where w is a parameter and t counts
  /// nothing else.
  func withoutSteps(_ lexicon: Lexicon) -> Claim {
    let moved = withOldValueMoved
    if moved.left.count < left.count, left.first?.isParameter(lexicon) == true {
      // Only if nothing but the step tells them apart.
      let claim = moved.withoutCountedSteps(lexicon)
      let before = Array(claim.right.prefix(claim.left.count)).map(\.spelling)
      if claim.left.map(\.spelling) == before, claim.left.count <= moved.left.count {
        return claim
      }
    }
    var claim = self
    claim.right = Claim.withoutPlaces(right, lexicon)
    return claim.withoutCountedSteps(lexicon)
  }

  /// The claim `W_{t+1} = W_t - \eta G` for `W_{t+1} - W_t = -\eta G`: without what counts steps the
  /// left side would be nothing.
  private var withOldValueMoved: Claim {
    let parts = left.split(maxSplits: 1, omittingEmptySubsequences: false) { $0.isSign("-") }
    guard !follows, relation != "leftarrow", parts.count == 2,
      let new = parts[0].first?.nameAlone, parts[1].first?.nameAlone == new,
      let sign = left.first(where: { $0.isSign("-") }), parts.allSatisfy(Self.isOneName),
      parts[0].map(\.spelling) != parts[1].map(\.spelling)
    else { return self }
    var claim = self
    claim.left = Array(parts[0])
    let plus = Item(kind: .sign("+"), source: sign.source)
    let isSigned = ["+", "-", "pm", "mp"].contains { right.first?.isSign($0) == true }
    claim.right = Array(parts[1]) + (isSigned ? [] : [plus]) + right
    return claim
  }

  /// Whether items are a name with scripts, maybe with brackets behind it, and nothing else.
  private static func isOneName(_ items: ArraySlice<Item>) -> Bool {
    let rest = items.dropFirst().drop(while: \.isScript)
    guard let first = rest.first, let last = rest.last else { return true }
    return first.isSign("(") && last.isSign(")") && rest.count(where: \.isOpening) == 1
  }

  /// The items without the bar of `\left.\frac{\partial J}{\partial\theta}\right|_{\theta(\text{old})}`:
  /// a parameter stands where it stands.
  private static func withoutPlaces(_ items: [Item], _ lexicon: Lexicon) -> [Item] {
    guard let bar = items.firstIndex(where: { $0.isSign("vert") }), bar > 0, bar + 1 < items.count,
      !items[(bar + 1)...].contains(where: { $0.isSign("vert") }),
      case .subscript(let content) = items[bar + 1].kind
    else { return items }
    var place = withoutWords(content)
    if let equals = place.firstIndex(where: { $0.isSign("=") }) {
      // Of `w = w_t` the left side says what stands there, where t is nothing but a step.
      guard !place[(equals + 1)...].isDeclared(lexicon) else { return items }
      place = Array(place[..<equals])
    }
    guard let first = place.first, first.isParameter(lexicon),
      place.dropFirst().allSatisfy(\.isScript)
    else { return items }
    return Array(items[..<bar] + items[(bar + 2)...])
  }

  private func withoutCountedSteps(_ lexicon: Lexicon) -> Claim {
    if let claim = withoutWordsForSteps(lexicon) ?? withoutMark(lexicon) ?? withoutCounts(lexicon) {
      return claim.withLayers(lexicon)
    }
    guard let last = left.last, case .subscript(let next) = last.kind, next.count == 3,
      let step = next[0].nameAlone, next[1].isSign("+"), next[2].letters == "1",
      !lexicon.isDeclared(step, plain: step) || lexicon.isVariable(step),
      left.contains(where: { $0.isParameter(lexicon) }),
      Claim.counts(step, right)
    else { return self }
    var claim = self
    claim.left.removeLast()
    claim.right = Claim.removing(step, from: right)
    return claim
  }

  /// The same claim without the words of `W_{\text{new}} = W_{\text{old}} - …`, which tell the
  /// parameter after a step from that before it; nil where it has none.
  private func withoutWordsForSteps(_ lexicon: Lexicon) -> Claim? {
    let isInScript = left.contains(where: \.isWordForStep)
    guard relation != "equiv", isInScript || Claim.withoutCalls(left).count < left.count,
      let first = left.first, first.isParameter(lexicon),
      left.stepWords.isSubset(of: [Item].wordsForAfter),
      right.stepWords.isDisjoint(with: [Item].wordsForAfter)
    else { return nil }
    if isInScript, case .name(let name, let plain) = first.kind {
      // Where a declaration knows the word, it is a part of the name; but never is it an index.
      let scripts = Array(left.dropFirst().prefix { $0.isScript })
      if let match = lexicon.match(name, plain: plain, scripts), match.entries.isEmpty,
        match.powers.isEmpty, !match.slots.values.contains(where: \.isWordForStep)
      {
        return nil
      }
    }
    var claim = self
    claim.left = Claim.withoutWords(left)
    claim.right = Claim.withoutWords(right)
    return claim
  }

  private static func withoutWords(_ items: [Item]) -> [Item] {
    withoutCalls(items).filter { !$0.isNothingButWordForStep }.map { item in
      item.rewritten { item.isScript ? $0.withoutWordForStep : withoutWords($0) }
    }
  }

  /// The items without the brackets of `\theta(\text{new})`: a word for a step, and nothing else, in
  /// brackets after a name.
  private static func withoutCalls(_ items: [Item]) -> [Item] {
    var result: [Item] = []
    var rest = items[...]
    while let item = rest.popFirst() {
      let isName = result.last { !$0.isScript }?.nameAlone != nil
      if item.isSign("("), isName, let end = rest.firstIndex(where: \.isClosing),
        Array(rest[..<end]).isWordForStep
      {
        rest = rest[(end + 1)...]
      } else {
        result.append(item)
      }
    }
    return result
  }

  private static func isStep(_ item: Item, _ step: String) -> Bool {
    if case .subscript(let content) = item.kind {
      return content.count == 1 && content[0].nameAlone == step
    }
    return false
  }

  /// Whether a letter is the whole subscript of something.
  private static func counts(_ step: String, _ items: [Item]) -> Bool {
    items.all.contains { isStep($0, step) }
  }

  private static func removing(_ step: String, from items: [Item]) -> [Item] {
    items.filter { !isStep($0, step) }.map { $0.rewritten { removing(step, from: $0) } }
  }
}

extension Item {
  /// Whether it is a name that some declaration has for weights or biases, or a step trains.
  package func isParameter(_ lexicon: Lexicon) -> Bool {
    guard case .name(let name, let plain) = kind else { return false }
    return lexicon.trained.contains(plain)
      || lexicon.declarations.contains {
        ($0.name == name || $0.plain == plain) && $0.isParameter
      }
  }
}

extension [Item] {
  fileprivate static let wordsForAfter: Set<String> = ["new", "next", "updated", "after"]

  fileprivate static let wordsForSteps = wordsForAfter.union([
    "old", "prev", "previous", "current", "cur", "before",
  ])

  /// The words for steps that stand in scripts and brackets here.
  fileprivate var stepWords: Set<String> {
    var words: Set<String> = []
    for item in all {
      switch item.kind {
      case .subscript(let inner), .superscript(let inner), .group(let inner):
        let letters = inner.filter { !$0.isOpening && !$0.isClosing }.map { $0.letters ?? "?" }
        words.insert(letters.joined())
      case .words(let text): words.insert(text.filter { !$0.isWhitespace })
      default: break
      }
    }
    return words.intersection(Self.wordsForSteps)
  }

  /// Whether a script is a word for before or after a step, in brackets or not.
  fileprivate var isWordForStep: Bool {
    let letters = filter { !$0.isOpening && !$0.isClosing }.map { $0.letters ?? "?" }.joined()
    return Self.wordsForSteps.contains(letters)
  }

  /// A script without the word at its end: `ij,\text{new}`.
  fileprivate var withoutWordForStep: [Item] {
    guard let comma = lastIndex(where: { $0.isSign(",") }),
      Array(self[(comma + 1)...]).isWordForStep
    else { return self }
    return Array(self[..<comma])
  }
}

extension Item {
  fileprivate var isNothingButWordForStep: Bool {
    switch kind {
    case .subscript(let content), .superscript(let content): content.isWordForStep
    default: false
    }
  }

  fileprivate var isWordForStep: Bool {
    switch kind {
    case .subscript(let content), .superscript(let content):
      content.isWordForStep || content.withoutWordForStep.count < content.count
    default: false
    }
  }
}

extension Index {
  fileprivate var isWordForStep: Bool { variable.map([Item].wordsForSteps.contains) ?? false }
}

extension ArraySlice<Item> {
  /// Whether a name with its scripts, and nothing else, stands here, and a declaration fits it.
  fileprivate func isDeclared(_ lexicon: Lexicon) -> Bool {
    guard let first, case .name(let name, let plain) = first.kind,
      dropFirst().allSatisfy(\.isScript)
    else { return false }
    return lexicon.match(name, plain: plain, Array(dropFirst())) != nil
  }
}
