//===----------------------------------------------------------------------===//
// Names of several letters that a text writes without a command: net_j, out.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// Finds letters that stand together again and again, and so are one name.
enum WordNames {
  /// Shorter ones are products, `Wx`.
  private static let shortest = 3
  private static let longest = 12

  /// Letters that count something in most texts: of them alone are indices made, `w_{ijk}`.
  private static let indices: Set<Character> = [
    "i", "j", "k", "l", "m", "n", "p", "q", "r", "s", "t",
  ]

  /// The words of three small letters and more that occur at least twice; and `in` where there is an
  /// `out` or a `hid`.
  static func found(in displays: [[Token]]) -> Set<String> {
    var counts: [String: Int] = [:]
    for tokens in displays {
      guard let items = try? ItemReader.items(of: tokens) else { continue }
      count(items, &counts)
    }
    var found = Set(counts.filter { $0.value > 1 && !Set($0.key).isSubset(of: indices) }.keys)
    if !found.isDisjoint(with: ["out", "hid", "hidden", "output"]) { found.insert("in") }
    return found
  }

  private static func count(_ items: [Item], _ counts: inout [String: Int]) {
    var word = ""
    for item in items {
      if let letter = item.nameAlone, letter.count == 1, letter.first?.isLowercase == true {
        word += letter
      } else {
        note(word, &counts)
        word = ""
      }
      for part in item.parts { count(part, &counts) }
    }
    note(word, &counts)
  }

  private static func note(_ word: String, _ counts: inout [String: Int]) {
    if (shortest...longest).contains(word.count) { counts[word, default: 0] += 1 }
  }
}
