//===----------------------------------------------------------------------===//
// The cells of a table of notations.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import MathText
import Translation

/// Writes the rows of a table whose columns are notations.
struct SideBySideTable {
  let texts: [NamedText]
  /// Of the comment that asks for it, for errors.
  let place: String

  /// A place of an equation: in which text, its name there, and which of its display it is.
  private struct Source {
    let text: Int
    let label: String?
    let draft: ReportDraft
    let display: Int
    /// Whether it is linked to, and not shown.
    let isLink: Bool
  }

  /// The table, in Markdown.
  func lines(_ rows: [(name: String, places: [String])]) throws(DocumentError) -> [String] {
    let names = texts.map { "`\($0.name)`" }
    var lines = ["| | " + names.joined(separator: " | ") + " |"]
    lines.append("|---|" + names.map { _ in "---|" }.joined())
    for row in rows {
      let sources = try row.places.map { name throws(DocumentError) in try source(name) }
      let cells = texts.indices.map { cell($0, sources) }
      lines.append("| \(row.name) | " + cells.joined(separator: " | ") + " |")
    }
    return lines
  }

  private func source(_ name: String) throws(DocumentError) -> Source {
    let isLink = name.hasPrefix("~")
    let parts = name.drop { $0 == "~" }.split(separator: ".").map(String.init)
    let (place, number) = (parts.first ?? "", parts.count > 1 ? Int(parts[1]) : nil)
    for (index, text) in texts.enumerated() where place.hasPrefix(text.name) {
      let rest = place.dropFirst(text.name.count)
      let quotation =
        rest.hasPrefix(":")
        ? Int(rest.dropFirst()).flatMap(text.quotations.display) : text.quotations.labelled(place)
      guard let quotation else { continue }
      let claims = quotation.claims
      let draft =
        number.map { claims.indices.contains($0 - 1) ? claims[$0 - 1] : nil }
        ?? quotation.whole ?? claims.first
      guard let draft else { continue }
      return Source(
        text: index, label: rest.hasPrefix(":") ? nil : place, draft: draft,
        display: quotation.display, isLink: isLink)
    }
    throw DocumentError("\(self.place): \(name) is no equation of these texts")
  }

  // MARK: Cells

  private func cell(_ column: Int, _ sources: [Source]) -> String {
    let own = sources.filter { $0.text == column }
    var links = own.compactMap { source in source.label.map { link(to: $0, in: texts[column]) } }
    links = links.enumerated().filter { !links[..<$0.offset].contains($0.element) }.map(\.element)
    let behind = links.isEmpty ? "" : " " + links.joined(separator: " ")
    if let shown = own.first(where: { !$0.isLink }) {
      let formula = Self.formula(shown.draft.report.latex)
      return shown.label == nil ? "[ \(formula) ]" + behind : formula + behind
    }
    guard let saying = translation(into: column, of: sources) else {
      return links.joined(separator: " ")
    }
    let notes = saying.notes.map { ", " + $0 }.joined()
    return "[ \(Self.formula(saying.equation)) ]" + notes
      + (links.isEmpty ? "" : ", out of" + behind)
  }

  /// The first of the equations that can be said in a notation.
  private func translation(into column: Int, of sources: [Source]) -> Saying? {
    for source in sources where !source.isLink && source.text != column {
      let (from, to) = (texts[source.text], texts[column])
      let translator = Translator(
        from: from.notation, to: to.notation, names: (from.name, to.name),
        networks: NamedText.networks)
      var letters: [String: String] = [:]
      let translation = translator.translation(of: source.draft, at: source.display, &letters)
      if let saying = translation.saying { return saying }
    }
    return nil
  }

  /// LaTeX between dollars, which neither a table nor Markdown spoils.
  private static func formula(_ latex: String) -> String {
    let spoiled = [
      ("\\|", "\\Vert "), ("|", "\\mid "), ("\\{", "\\lbrace "), ("\\}", "\\rbrace "), ("\\,", " "),
      ("\\;", " "), ("\\!", ""),
    ]
    let safe = spoiled.reduce(latex) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    // Markdown takes the _ behind a brace for emphasis.
    let plain = safe.replacingOccurrences(
      of: #"\\(mathbf|boldsymbol)\{(\w)\}_"#, with: #"\\$1 $2_"#, options: .regularExpression)
    return "$\(plain.trimmingCharacters(in: .whitespaces))$"
  }

  /// A link to an equation, by its number: `4`, `inline-1`, `alg. 1, 3`.
  private func link(to label: String, in text: NamedText) -> String {
    var number = String(label.dropFirst(text.name.count + 1))
    let parts = number.split(separator: "-")
    if parts.count == 4, parts[0] == "algorithm" { number = "alg. \(parts[1]), \(parts[3])" }
    return "[`\(number)`](\(text.page)#\(label))"
  }
}
