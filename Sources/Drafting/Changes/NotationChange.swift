//===----------------------------------------------------------------------===//
// A declared notation with a line taken otherwise.
//===----------------------------------------------------------------------===//

import Meaning
import Syntax

/// A notation in which one thing is said otherwise, in one line or in all that say it.
package struct NotationChange: Hashable, Sendable {
  /// What is otherwise, in words.
  package var words: String
  /// The new lines, by the numbers of those they stand for.
  package var lines: [Int: String]

  /// The changed notation. What a line becomes may be several lines: none after it is numbered anew,
  /// for they stand at the end.
  package func applied(to notation: String) -> String {
    var result = notation.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, text) in lines.sorted(by: { $0.key < $1.key })
    where result.indices.contains(number - 1) {
      let parts = text.split(separator: "\n").map(String.init)
      result[number - 1] = parts.first ?? ""
      result += parts.dropFirst()
    }
    return result.joined(separator: "\n")
  }

  /// How many are tried.
  private static let most = 80

  /// The changes that a notation admits: those of single lines first, then those of all lines that
  /// say the same thing.
  package static func all(of notation: String) -> [NotationChange] {
    guard let parsed = try? TextNotation(parsing: notation) else { return [] }
    let lines = DeclaredLine.lines(of: notation)
    var single: [NotationChange] = []
    var common: [NotationChange] = []
    for rule in ChangeRule.all {
      var changed: [Int: String] = [:]
      for line in lines {
        guard let content = rule.change(line, parsed) else { continue }
        // What stands at the end stands in no block.
        let texts = content.map { line.saying($0).text }
        let text = (texts.prefix(1) + texts.dropFirst().map { line.block + $0 })
          .joined(separator: "\n")
        if text != line.text { changed[line.number] = text }
      }
      if !rule.isOfAll {
        single += changed.sorted { $0.key < $1.key }.map {
          NotationChange(words: rule.words, lines: [$0.key: $0.value])
        }
      }
      if changed.count > 1 || rule.isOfAll && !changed.isEmpty {
        common.append(NotationChange(words: rule.words, lines: changed))
      }
    }
    return Array((single + common).prefix(most))
  }
}
