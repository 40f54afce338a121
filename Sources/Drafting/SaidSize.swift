//===----------------------------------------------------------------------===//
// How large the text says that a name is: x ∈ ℝ^d, W ∈ ℝ^{m × n}.
//===----------------------------------------------------------------------===//

import Syntax

/// That a name is a vector or a matrix, and the letters for its dimensions.
struct SaidSize: Sendable {
  /// The items of the name, with its scripts.
  let name: [Item]
  /// Rows first; nil of a dimension that is no letter alone.
  let letters: [String?]

  /// What a formula says of sizes, also of several names at once: `\gamma, \beta \in \mathbb{R}^d`.
  static func all(in items: [Item]) -> [SaidSize] {
    let items = items.filter { !$0.isGap }
    return items.indices.flatMap { place -> [SaidSize] in
      guard items[place].isSign("in"), place + 2 < items.count,
        ["R", "ℝ", "\\mathbb{R}"].contains(items[place + 1].nameAlone ?? ""),
        case .superscript(let size) = items[place + 2].kind
      else { return [] }
      let parts = size.split { $0.isSign("times") }.map(Array.init)
      guard (1...2).contains(parts.count) else { return [] }
      let letters = parts.map { $0.count == 1 ? $0[0].nameAlone : nil }
      return names(before: place, in: items).map { SaidSize(name: $0, letters: letters) }
    }
  }

  /// The names before a place, each with its scripts, and commas between them.
  private static func names(before place: Int, in items: [Item]) -> [[Item]] {
    var result: [[Item]] = []
    var end = place
    while end > 0 {
      var start = end
      while start > 0, items[start - 1].isScript { start -= 1 }
      guard start > 0, items[start - 1].nameAlone != nil else { break }
      result.append(Array(items[(start - 1)..<end]))
      guard start > 1, items[start - 2].isSign(",") else { break }
      end = start - 2
    }
    return result
  }
}
