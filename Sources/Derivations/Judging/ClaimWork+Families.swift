//===----------------------------------------------------------------------===//
// Symbols that a text gives one by one, f_0, f_1, f_2, and then all at once as f_k.
//===----------------------------------------------------------------------===//

extension ClaimWork {
  /// The verdict on a claim about f_k where only f_0, f_1, … are known: that on the claim for each
  /// number that k can be. Nil where a claim is no such thing.
  func judgedOneByOne() -> ClaimResult? {
    let letters = openLetters(claim.left).union(openLetters(claim.right))
    var numbers: Set<Int> = []
    guard letters.count == 1, let letter = letters.first else { return nil }
    for declaration in lexicon.declarations
    where declaration.quantity == .variable || declaration.isDisplayed || declaration.isParameter {
      guard declaration.subscripts.count == 1, case .literal(let text) = declaration.subscripts[0]
      else { continue }
      if let number = Int(text) { numbers.insert(number) }
    }
    var results: [ClaimResult] = []
    for number in numbers.sorted() {
      var work = self
      work.claim.left = claim.left.map { $0.putting(number, for: letter) }
      work.claim.right = claim.right.map { $0.putting(number, for: letter) }
      guard let (left, right) = try? work.parse() else { continue }
      var result = work.judged(left, right)
      if result.judgement.verdict == .notUnderstood { continue }
      if result.judgement.verdict.isWrong {
        result.judgement.counterexample.append("at \(letter) = \(number)")
        return result
      }
      results.append(result)
    }
    guard var result = results.first else { return nil }
    result.judgement.message += "; for each \(letter) that the text writes out"
    return result
  }
}

extension ClaimWork {
  /// The letters in subscripts of names that nothing declares with them.
  private func openLetters(_ items: [Item]) -> Set<String> {
    var letters: Set<String> = []
    for (item, next) in zip(items, items.dropFirst()) {
      guard case .name(let name, let plain) = item.kind, case .subscript(let content) = next.kind,
        let letter = content.first?.nameAlone, lexicon.match(name, plain: plain, [next]) == nil
      else { continue }
      letters.insert(letter)
    }
    return items.reduce(into: letters) { $0.formUnion(openLetters($1.inner)) }
  }
}

extension Item {
  /// What stands inside the item.
  fileprivate var inner: [Item] {
    switch kind {
    case .superscript(let items), .subscript(let items), .group(let items), .root(let items): items
    case .fraction(let top, let bottom): top + bottom
    case .grid(_, let rows): rows.flatMap { $0.flatMap { $0 } }
    default: []
    }
  }

  /// The item with a number for a letter in its subscripts.
  fileprivate func putting(_ number: Int, for letter: String, inScript: Bool = false) -> Item {
    func put(_ items: [Item], _ inScript: Bool) -> [Item] {
      items.map { $0.putting(number, for: letter, inScript: inScript) }
    }
    var result = self
    switch kind {
    case .name(_, letter) where inScript: result.kind = .number(String(number))
    case .superscript(let items): result.kind = .superscript(put(items, inScript))
    case .subscript(let items): result.kind = .subscript(put(items, true))
    case .group(let items): result.kind = .group(put(items, inScript))
    case .root(let items): result.kind = .root(put(items, inScript))
    case .fraction(let top, let bottom):
      result.kind = .fraction(put(top, inScript), put(bottom, inScript))
    case .grid(let name, let rows):
      result.kind = .grid(name, rows.map { $0.map { put($0, inScript) } })
    default: break
    }
    return result
  }
}
