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

  init(_ equations: [DraftEquation]) {
    let parts = equations.flatMap(\.all)
    for part in parts {
      if case .series(let index?, _, _) = part { letters.insert(index) }
    }
    let mentions = parts.compactMap(\.plainMention).filter { !$0.below.isEmpty }
    // A letter that is a name itself, the h of W_h, counts nothing.
    let bare = Set(parts.compactMap(\.plainMention).filter { $0.below.isEmpty }.map(\.plain))
      .subtracting(letters)
    // What is transposed or a power of a matrix with its letter is no entry: x_i^\top.
    let others = Set(mentions.filter { $0.isTransposed || $0.isBold }.map(\.plain))
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
  }

  /// Whether a letter below a name counts its entries.
  func isEntry(_ atom: Mention.Atom, of mention: Mention) -> Bool {
    names[mention.plain] != nil && letters.contains(atom.text) && atom.mayCount
  }

  /// A name with what belongs to it below, and without the letters of its entries.
  func key(_ mention: Mention) -> String {
    var mention = mention
    mention.below.removeAll { [name = mention] in isEntry($0, of: name) }
    return mention.pattern
  }

  /// How many entries' letters a name has below.
  func count(_ mention: Mention) -> Int { mention.below.count { isEntry($0, of: mention) } }
}

extension Mention.Atom {
  /// Whether it is a letter that may count: no name of several letters, and nothing added to it.
  fileprivate var mayCount: Bool {
    guard let letter, offset == 0, !isCount, !isWord else { return false }
    return letter.count == 1 && letter.first?.isLowercase == true || letter.hasPrefix("\\")
  }
}
