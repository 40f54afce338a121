//===----------------------------------------------------------------------===//
// Brackets, superscripts and marks that tell a parameter after a step from that before it.
//===----------------------------------------------------------------------===//

import MathText
import Meaning
import Syntax

extension Claim {
  /// The same claim without the mark of `w^{+} = w - …`: a plus, a star or a prime on a parameter
  /// whose old value stands on the right; nil where it has none.
  func withoutMark(_ lexicon: Lexicon) -> Claim? {
    if left.first?.isSign(ItemReader.marked) == true {
      // `{}^{*}w`: the mark may stand before the parameter too.
      var claim = self
      claim.left.removeFirst()
      return claim.parameterAlone(lexicon).flatMap { claim.changes($0, lexicon) ? claim : nil }
    }
    guard let place = left.firstIndex(where: \.isMarkOfNewValue),
      let name = parameterAlone(lexicon), changes(name, lexicon), !knowsScripts(lexicon)
    else { return nil }
    var claim = self
    claim.left.remove(at: place)
    return claim
  }

  /// The same claim without what counts in `w(k+1) = w(k) - …` or `w^{k+1} = w^k - …`, where w is a
  /// parameter and k counts nothing else; nil where nothing counts.
  func withoutCounts(_ lexicon: Lexicon) -> Claim? {
    let isCalled = { (name: String) in
      lexicon.declarations.contains {
        $0.plain == name && ($0.arguments != nil || $0.bracketedSlots > 0)
      }
    }
    let counts = left.counts.filter { !isOther($0.letter, lexicon) }
    if left.first?.nameAlone == "\\Delta", left.count > 1, left[1].isParameter(lexicon),
      let count = counts.first(where: { !$0.isRaised }), left[1].nameAlone.map(isCalled) != true
    {
      // What counts on the left of a change is read with the change.
      var claim = self
      claim.right = right.removing(count, isCalled)
      return claim
    }
    guard let parameter = parameterAlone(lexicon), changes(parameter, lexicon) else { return nil }
    for count in counts where !count.isRaised || !knowsScripts(lexicon) {
      let shifts = right.counts(of: count.letter, raised: count.isRaised)
      // The new value is that of one step later than all that stands on the right.
      guard right.shifts(ofParametersBy: count, lexicon).allSatisfy({ $0 == count.shift - 1 }),
        shifts.contains(where: { $0 != count.shift || !count.isRaised }),
        count.isRaised || !isCalled(parameter)
      else { continue }
      var claim = self
      claim.left = left.removing(count, isCalled)
      claim.right = right.removing(count, isCalled)
      return claim
    }
    return nil
  }

  /// The parameter of which the left side is made, with its scripts and brackets alone.
  private func parameterAlone(_ lexicon: Lexicon) -> String? {
    guard relation != "equiv" else { return nil }
    if left.first?.isSign("(") == true, let end = left.firstIndex(where: { $0.isSign(")") }),
      end > 1, left[1].isParameter(lexicon), left[2..<end].allSatisfy(\.isScript),
      left[(end + 1)...].allSatisfy(\.isScriptOrPrime)
    {
      return left[1].nameAlone
    }
    guard let first = left.first, first.isParameter(lexicon) else { return nil }
    let rest = left.dropFirst().drop { $0.isScriptOrPrime }
    guard rest.isEmpty || rest.first?.isOpening == true && rest.last?.isClosing == true
    else { return nil }
    return first.nameAlone
  }

  /// Whether the right side is the parameter with something added or subtracted.
  private func changes(_ parameter: String, _ lexicon: Lexicon) -> Bool {
    VariableFinder.names(right, lexicon).contains(parameter)
      && right.contains { $0.isSign("-") || $0.isSign("+") }
  }

  /// Whether a declaration has a place for all scripts of the left side's name.
  private func knowsScripts(_ lexicon: Lexicon) -> Bool {
    guard let first = left.first, case .name(let name, let plain) = first.kind,
      let match = lexicon.match(
        name, plain: plain, left.dropFirst().filter { $0.isScript }),
      !left.contains(where: \.isPrimes)
    else { return false }
    return match.entries.isEmpty && match.powers.isEmpty
  }

  /// Whether a letter alone is something else than an index: n is, and not the n of n_l.
  private func isOther(_ letter: String, _ lexicon: Lexicon) -> Bool {
    lexicon.match(letter, plain: letter, []).map { $0.declaration.quantity != .index } ?? false
  }
}

/// A letter that counts steps, in brackets or raised, and what is added to it.
private struct Count {
  var letter: String
  var shift: Int
  var isRaised: Bool

  /// Reads `k`, `k+1` or `k-1`.
  init?(_ content: [Item], isRaised: Bool) {
    guard let letter = content.first?.nameAlone else { return nil }
    self.letter = letter
    self.isRaised = isRaised
    switch content.count {
    case 1: shift = 0
    case 3 where content[2].letters == "1" && (content[1].isSign("+") || content[1].isSign("-")):
      shift = content[1].isSign("+") ? 1 : -1
    default: return nil
    }
  }
}

extension [Item] {
  /// What may count steps at the top: superscripts, and brackets that hold nothing else.
  fileprivate var counts: [Count] { indices.compactMap(count) }

  private func count(at place: Int) -> Count? {
    if case .superscript(let content) = self[place].kind { return Count(content, isRaised: true) }
    return call(at: place).flatMap { Count(Array(self[$0]), isRaised: false) }
  }

  /// What stands in the brackets that open here; nil where none open after a name.
  private func call(at place: Int) -> Range<Int>? {
    guard place > 0, self[place].isSign("(") || self[place].isSign("["),
      let end = self[place...].firstIndex(where: \.isClosing), end > place + 1,
      nameBefore(place) != nil
    else { return nil }
    return (place + 1)..<end
  }

  /// The name that the scripts before a place belong to.
  private func nameBefore(_ place: Int) -> String? {
    self[..<place].last { !$0.isScript }?.nameAlone
  }

  /// What is added to a letter wherever it counts in these items.
  fileprivate func counts(of letter: String, raised: Bool) -> [Int] {
    counts.filter { $0.letter == letter && $0.isRaised == raised }.map(\.shift)
      + flatMap(\.parts).flatMap { $0.counts(of: letter, raised: raised) }
  }

  /// What is added to a letter where it counts the steps of a parameter itself, not of its change.
  fileprivate func shifts(ofParametersBy count: Count, _ lexicon: Lexicon) -> [Int] {
    indices.flatMap { place -> [Int] in
      let inner = self[place].parts.flatMap { $0.shifts(ofParametersBy: count, lexicon) }
      guard let own = self.count(at: place), own.letter == count.letter,
        own.isRaised == count.isRaised,
        let owner = self[..<place].lastIndex(where: { !$0.isScript }),
        self[owner].isParameter(lexicon),
        owner == 0 || self[owner - 1].nameAlone != "\\Delta"
      else { return inner }
      return [own.shift] + inner
    }
  }

  /// The items without a count, whatever is added to its letter, but where it is a call's.
  fileprivate func removing(_ count: Count, _ isCalled: (String) -> Bool) -> [Item] {
    var result: [Item] = []
    var place = 0
    while place < self.count {
      let item = self[place]
      place += 1
      switch item.kind {
      case .superscript(let content) where count.isRaised:
        if Count(content, isRaised: true)?.letter == count.letter { continue }
      case .sign where !count.isRaised:
        if let content = call(at: place - 1),
          Count(Array(self[content]), isRaised: false)?.letter == count.letter,
          let name = nameBefore(place - 1), !isCalled(name)
        {
          place = content.upperBound + 1
          continue
        }
      default: break
      }
      result.append(item.rewritten { $0.removing(count, isCalled) })
    }
    return result
  }
}

extension Item {
  fileprivate var isPrimes: Bool { if case .primes = kind { true } else { false } }

  /// `^{+}`, `^{*}`, `^{\star}` and primes.
  var isMarkOfNewValue: Bool {
    guard case .superscript(let content) = kind else { return isPrimes }
    return content.isMarkOfNewValue
  }
}
