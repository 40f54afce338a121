//===----------------------------------------------------------------------===//
// Equations in several notations, side by side.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import MathText
import Meaning
import Syntax
import Translation

/// Tables whose columns are notations: each row is one equation, as each text has it or as it is
/// translated.
///
/// A comment asks for a table. Its first line names the derivations, each with the name of its
/// notation, its others a row each: what the equation is, and where texts have it. The table stands
/// between it and an end:
///
///     <!-- side by side: efron-hastie=derivations/EfronHastie.md cs229=derivations/CS229.md
///     delta below: efron-hastie-4, cs229-10
///     -->
///     …
///     <!-- end side by side -->
///
/// `cs229-11.2` is the second equation of its display; of a chain a = b = c, without a number, it is a = c.
/// Of a misprint it is what it should read. `cs229:21` is the display of that number, which is no
/// quotation. The first of a notation is shown, with links to all of them; `~cs229-9` is a link
/// alone, beside a translation. A notation of which none is named has the translation of the first
/// equation that can be said in it, in brackets.
struct SideBySide {
  /// Where a table begins and ends, and what it asks for.
  struct Request {
    var texts: [(name: String, path: String)] = []
    var rows: [(name: String, places: [String])] = []
    /// Of the last line of the comment that asks, and of the one that ends the table, from 0.
    var first: Int
    var end: Int
  }

  /// A text with every table written anew, and the lines, from 1, where those begin that changed.
  ///
  /// - Throws: `DocumentError` if a derivation cannot be read, or lies outside of the package, a place is
  ///   none, or a table has no end
  static func renewed(
    _ text: String, file: String, root: String
  ) throws(DocumentError) -> (text: String, renewals: [Int]) {
    var lines = text.components(separatedBy: "\n")
    var renewals: [Int] = []
    for request in try requests(in: lines, file: file).reversed() {
      let place = "\(file):\(request.first + 1)"
      let texts = try request.texts.map { name, path throws(DocumentError) in
        guard let resolved = PackageFolder(root).resolved(path) else {
          throw DocumentError("\(place): \(path) is outside of the package")
        }
        return try NamedText(name: name, path: resolved)
      }
      let table = try SideBySideTable(texts: texts, place: place).lines(request.rows)
      let range = request.first + 1..<request.end
      if Array(lines[range]) != [""] + table + [""] { renewals.insert(request.first + 1, at: 0) }
      lines.replaceSubrange(range, with: [""] + table + [""])
    }
    return (lines.joined(separator: "\n"), renewals)
  }

  private static let opening = "<!-- side by side:"
  private static let ending = "<!-- end side by side -->"

  static func requests(in lines: [String], file: String) throws(DocumentError) -> [Request] {
    var requests: [Request] = []
    var place = 0
    while place < lines.count {
      guard lines[place].hasPrefix(opening) else {
        place += 1
        continue
      }
      guard let last = lines[place...].firstIndex(of: "-->"),
        let end = lines[last...].firstIndex(of: ending)
      else {
        throw DocumentError("\(file):\(place + 1): this table has no --> or no \(ending)")
      }
      var request = Request(first: last, end: end)
      for word in lines[place].dropFirst(opening.count).split(separator: " ") {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
          throw DocumentError(
            "\(file):\(place + 1): a notation and its text: cs229=derivations/CS229.md")
        }
        request.texts.append((parts[0], parts[1]))
      }
      for line in lines[(place + 1)..<last] {
        guard let colon = line.firstIndex(of: ":") else {
          throw DocumentError(
            "\(file):\(place + 1): a row is its name, a colon and labels: \(line)")
        }
        let places = line[line.index(after: colon)...].split(separator: ",")
        request.rows.append(
          (String(line[..<colon]), places.map { $0.trimmingCharacters(in: .whitespaces) }))
      }
      requests.append(request)
      place = end + 1
    }
    return requests
  }
}

/// A derivation with its notation, read.
struct NamedText {
  let name: String
  /// The name of its file.
  let page: String
  let notation: TextNotation
  let quotations: Quotations
  static let networks = NetworkRuns()

  init(name: String, path: String) throws(DocumentError) {
    self.name = name
    page = path.split(separator: "/").last.map(String.init) ?? path
    let document = try Document(path: path)
    var proofreading = Proofreading()
    proofreading.drafts = false
    notation = try proofreading.settled(for: document) { () throws(DocumentError) in document }
      .notation
    quotations = Quotations(in: document, notation: notation, networks: Self.networks)
  }
}
