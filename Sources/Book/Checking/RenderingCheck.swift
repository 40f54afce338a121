//===----------------------------------------------------------------------===//
// Whether pages of Markdown reach their readers as they were meant.
//===----------------------------------------------------------------------===//

import Derivations
import Foundation
import MathText

/// Goes through pages of Markdown, and finds what is not rendered as it is meant, and links that lead
/// nowhere.
package struct RenderingCheck {
  private let pages: [Page]

  init(pages: [Page]) { self.pages = pages }

  /// Everything wrong with the pages in a folder, in their order.
  ///
  /// - Throws: `DocumentError` if there is no such folder, or a page cannot be read
  package static func problems(inFolder folder: String) throws(DocumentError) -> [WeaveProblem] {
    RenderingCheck(pages: try Page.all(inFolder: folder)).problems
  }

  var problems: [WeaveProblem] {
    pages.flatMap { page in
      let found = page.blocks.all.flatMap { problems(of: $0, on: page) } + glyphs(of: page)
      return found.map { WeaveProblem(file: page.path, line: $0.line, message: $0.message) }
        .sorted { $0.line < $1.line }
    }
  }

  private typealias Finding = (line: Int, message: String)

  private func problems(of block: Block, on page: Page) -> [Finding] {
    var found = block.texts.flatMap { $0.all }.flatMap { problems(of: $0, in: block, on: page) }
    for text in block.texts {
      let formulas = text.all.compactMap { inline -> Formula? in
        guard case .formula(let formula) = inline else { return nil }
        return formula
      }
      guard let formula = RenderingRule.beginningEmphasis(formulas) else { continue }
      let message = "Markdown takes the _ for emphasis: write \\mathbf x_i, without braces"
      found.append((formula.line, "\(message): $\(formula.latex)$"))
    }
    switch block.kind {
    case .display(let latex): found += problems(ofDisplay: latex).map { (block.line, $0) }
    case .table(let header, let rows):
      found += rows.enumerated().filter { $0.element.count != header.count }.map {
        (block.line + 2 + $0.offset, "this row has another number of cells than the first")
      }
    default: break
    }
    return found
  }

  // MARK: Mathematics

  private func problems(ofDisplay latex: String) -> [String] {
    var messages = unwritable(latex, isDisplay: true)
    if RenderingRule.hasRareGlyph(mathematics: latex) {
      messages.append("mathematical fonts lack a character of this display")
    }
    let text = "```math\n\(latex)\n```\n"
    let document = try? Document(reading: text, file: "display", format: .markdown)
    if RenderingRule.breaksLineAlone(document?.displays.first?.tokens ?? []) {
      messages.append("\\\\ outside of an environment breaks no line: write aligned or gathered")
    }
    return messages
  }

  private func unwritable(_ latex: String, isDisplay: Bool) -> [String] {
    do {
      _ = try MathMLWriter.math(latex, isDisplay: isDisplay)
      return []
    } catch {
      return [(error as? MathMLError)?.message ?? "\(error)"]
    }
  }

  // MARK: Text

  private func problems(of inline: Inline, in block: Block, on page: Page) -> [Finding] {
    switch inline {
    case .formula(let formula):
      var messages = RenderingRule.forFormulas.filter { $0.isBroken(formula) }.map(\.message)
      if RenderingRule.hasRareGlyph(mathematics: formula.latex) {
        messages.append("mathematical fonts lack a character of this formula")
      }
      messages += unwritable(formula.latex, isDisplay: false)
      return messages.map { (formula.line, "\($0): $\(formula.latex)$") }
    case .text(let words) where words.contains("$"):
      return [(block.line, "a dollar without its other, or a bar in a table's formula")]
    case .link(_, let target) where !leadsSomewhere(target, from: page),
      .image(_, let target) where !leadsSomewhere(target, from: page):
      return [(block.line, "this link leads nowhere: \(target)")]
    case .text, .code, .emphasis, .strong, .link, .image, .anchor: return []
    }
  }

  /// Whether a link's target is a place on one of the pages, or not for us to know.
  private func leadsSomewhere(_ target: String, from page: Page) -> Bool {
    guard let link = Link(target) else {
      let folder = URL(fileURLWithPath: page.path).deletingLastPathComponent()
      let file = target.prefix { $0 != "#" }
      return target.contains("://")
        || FileManager.default.fileExists(atPath: folder.appendingPathComponent(String(file)).path)
    }
    let name = link.file.isEmpty ? page.file : link.file
    guard let other = pages.first(where: { $0.file == name }) else { return false }
    return link.place.isEmpty || other.places.contains(link.place)
  }

  private func glyphs(of page: Page) -> [Finding] {
    page.text.components(separatedBy: "\n").enumerated().compactMap { number, line in
      guard RenderingRule.hasRareGlyph(text: line) else { return nil }
      return (number + 1, "fonts lack a character of this line")
    }
  }
}
