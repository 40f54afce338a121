//===----------------------------------------------------------------------===//
// The letters that count the entries of vectors and matrices, k in o_k and u_l.
//===----------------------------------------------------------------------===//

import Syntax

/// The letters of sums, those that stand in their places, and the names that they stand at.
struct EntryLetters {
  /// The letters: m of `\sum_m e^{u_m}`, and k of u_k.
  private(set) var letters: Set<String> = []
  /// The names with entries, and how many letters stand at each: u of u_m.
  private(set) var names: [String: Int] = [:]
  /// Names of vectors of which there is one for each index: x of `w^\top x_i`.
  private(set) var families: Set<String> = []

  /// - Parameters:
  ///   - summed: letters that are summed over, though no sum is written
  ///   - hasFamilies: whether there may be a vector for each index
  init(_ equations: [DraftEquation], summed: Set<String> = [], hasFamilies: Bool) {
    letters = summed
    let parts = equations.flatMap(\.all)
    for part in parts {
      if case .series(let index?, _, _) = part { letters.insert(index) }
    }
    let mentions = parts.compactMap(\.plainMention).filter { !$0.below.isEmpty }
    // A letter that is a name itself, the h of W_h, counts nothing.
    let bare = Set(
      equations.filter { !$0.saysWhatCounts }.flatMap(\.all).compactMap(\.plainMention)
        .filter { $0.below.isEmpty }.map(\.plain)
    ).subtracting(letters)
    // What is transposed or a power of a matrix with its letter is no entry: x_i^\top.
    let others = Set(mentions.filter { $0.isTransposed || $0.isBold }.map(\.plain))
      .union(hasFamilies ? Self.multiplied(parts) : [])
    var isNew = true
    while isNew {
      isNew = false
      for mention in mentions where !others.contains(mention.plain) {
        let own = mention.below.filter { !$0.isNumber }
        guard (1...2).contains(own.count),
          own.allSatisfy({ $0.mayCount && !bare.contains($0.text) }),
          names[mention.plain] == own.count
            || names[mention.plain] == nil && own.contains(where: { letters.contains($0.text) })
        else { continue }
        let more = Set(own.map(\.text)).subtracting(letters)
        isNew = isNew || names[mention.plain] == nil || !more.isEmpty
        names[mention.plain] = own.count
        letters.formUnion(more)
      }
    }
    if hasFamilies { families = families(others, mentions) }
  }

  /// What stands alone with an index behind a row or a matrix, `w^\top x_i`: no number does.
  private static func multiplied(_ parts: [Sketch]) -> Set<String> {
    parts.reduce(into: []) { result, part in
      guard case .product(let factors, let signs) = part else { return }
      for (place, pair) in zip(factors, factors.dropFirst()).enumerated() where signs[place].isEmpty
      {
        guard let first = pair.0.mention, let second = pair.1.mention, second.below.count == 1,
          second.above.isEmpty, !second.isTransposed,
          first.isTransposed || first.isBare && ArrayShapes.isCapital(first.plain)
        else { continue }
        result.insert(second.plain)
      }
    }
  }

  /// Those of which every mention with something below has one index there, or a number.
  private func families(_ names: Set<String>, _ mentions: [Mention]) -> Set<String> {
    names.filter { name in
      let own = mentions.filter { $0.plain == name }
      return own.allSatisfy { mention in
        mention.below.count == 1 && mention.above.isEmpty
          && mention.below.allSatisfy {
            $0.isNumber || $0.mayCount && letters.contains($0.text)
          }
      } && own.contains { !$0.below.allSatisfy(\.isNumber) }
    }
  }

  /// Whether it is one of a family of vectors.
  func isOfFamily(_ mention: Mention) -> Bool {
    mention.below.count == 1 && families.contains(mention.plain)
  }

  /// Whether a letter below a name counts its entries.
  func isEntry(_ atom: Mention.Atom, of mention: Mention) -> Bool {
    names[mention.plain] != nil && letters.contains(atom.text) && atom.mayCount
  }

  /// A name with what belongs to it below, without the letters of its entries, and with one letter for all of a family.
  func key(_ mention: Mention) -> String {
    if isOfFamily(mention) { return "\(mention.plain)_{j}" }
    var mention = mention
    mention.below.removeAll { [name = mention] in isEntry($0, of: name) }
    return mention.pattern
  }

  /// How many entries' letters a name has below.
  func count(_ mention: Mention) -> Int { mention.below.count { isEntry($0, of: mention) } }
}

extension DraftEquation {
  /// Whether words say with it what a letter counts: `k = 1, \ldots, K`.
  fileprivate var saysWhatCounts: Bool {
    guard display == 0, case .name(let letter) = left, letter.isBare, letter.plain.count == 1 else {
      return false
    }
    switch right {
    case .number, .other: return true
    case .name(let other): return other.isBare
    default: return false
    }
  }
}

extension Mention.Atom {
  /// Whether it is a letter that may count: no name of several letters, and nothing added to it.
  fileprivate var mayCount: Bool {
    guard let letter, offset == 0, !isCount, !isWord else { return false }
    return letter.count == 1 && letter.first?.isLowercase == true || letter.hasPrefix("\\")
  }
}
