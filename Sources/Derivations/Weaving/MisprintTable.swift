//===----------------------------------------------------------------------===//
// What a derivation lists of its text's misprints.
//===----------------------------------------------------------------------===//

/// The section of a derivation that lists what its text prints wrong, in displays and in words.
package struct MisprintTable: Sendable {
  static let heading = "## Misprints"

  /// The link to it from elsewhere on its page.
  package static let link = "#misprints"

  /// The lines of the section, without its heading.
  let lines: [String]

  /// - Parameter lines: the derivation's
  package init(in lines: [String]) {
    let section = lines.drop { $0 != Self.heading }.dropFirst().prefix { !$0.hasPrefix("## ") }
    let filled = section.drop { $0.isEmpty }
    self.lines = Array(filled.reversed().drop { $0.isEmpty }.reversed())
  }

  /// The names in the first column: labels of displays, and what else stands in its code.
  package var names: Set<String> {
    let rows = lines.filter { $0.hasPrefix("| ") }.map { $0.split(separator: "|").first ?? "" }
    return Set(rows.flatMap { $0.split(separator: "`") }.map(String.init))
  }
}
