//===----------------------------------------------------------------------===//
// A line of a notation in its parts, to be written otherwise.
//===----------------------------------------------------------------------===//

import Foundation

/// A line of a notation, taken apart as it is written: `in 3: a^l_j is activation(layer l, unit j)`.
package struct DeclaredLine: Sendable {
  /// What a line says.
  package enum Content: Equatable, Sendable {
    /// `symbols is quantity(part, part)`.
    case declaration(symbols: String, quantity: String, parts: [String])
    /// `symbol := formula`.
    case formula(symbol: String, formula: String)
    /// A convention, in words.
    case convention([String])
  }

  /// In the notation, from 1.
  package let number: Int
  /// What limits it to some displays: `in 3-7: `; empty where nothing does.
  package let limit: String
  /// The same for all lines of the block that it stands in: `in 3-7 {`.
  package private(set) var block = ""
  package var content: Content

  /// The line without its comment.
  package var text: String { limit + Self.text(of: content) }

  /// The same line with another content.
  package func saying(_ content: Content) -> DeclaredLine {
    var line = self
    line.content = content
    return line
  }

  private static func text(of content: Content) -> String {
    switch content {
    case .declaration(let symbols, let quantity, let parts):
      "\(symbols) is \(quantity)" + (parts.isEmpty ? "" : "(\(parts.joined(separator: ", ")))")
    case .formula(let symbol, let formula): "\(symbol) := \(formula)"
    case .convention(let words): words.joined(separator: " ")
    }
  }

  /// The lines of a notation that can be read, without its macros.
  package static func lines(of notation: String) -> [DeclaredLine] {
    var block = ""
    let lines = notation.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { place, text in
      let plain = NotationLine(String(text), number: 1).text
      if let range = NotationLine.blockRange(plain) {
        block = "in \(range.trimmingCharacters(in: .whitespaces)): "
        return nil
      }
      if plain == "}" {
        block = ""
        return nil
      }
      var line = DeclaredLine(String(text), number: place + 1)
      line?.block = block
      return line
    }
  }

  /// Nil of an empty line, and of one that defines a macro.
  private init?(_ text: String, number: Int) {
    self.number = number
    let line = NotationLine(text, number: number)
    guard !line.text.isEmpty, NotationLine.definingCommand(line.text[...]) == nil else {
      return nil
    }
    var rest = line.text
    var limit = ""
    if rest.hasPrefix("in "), let colon = rest.firstIndex(of: ":"),
      rest[rest.index(after: colon)...].first != "="
    {
      limit = String(rest[...colon]) + " "
      rest = rest[rest.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    self.limit = limit
    if let separator = rest.range(of: " is ") {
      let meaning = rest[separator.upperBound...]
      let open = meaning.firstIndex(of: "(") ?? meaning.endIndex
      let inside = meaning[open...].dropFirst().dropLast()
      content = .declaration(
        symbols: rest[..<separator.lowerBound].trimmingCharacters(in: .whitespaces),
        quantity: meaning[..<open].trimmingCharacters(in: .whitespaces),
        parts: NotationLine.parts(String(inside)))
    } else if let separator = rest.range(of: ":=") {
      content = .formula(
        symbol: rest[..<separator.lowerBound].trimmingCharacters(in: .whitespaces),
        formula: rest[separator.upperBound...].trimmingCharacters(in: .whitespaces))
    } else {
      content = .convention(rest.split(whereSeparator: \.isWhitespace).map(String.init))
    }
  }
}
