//===----------------------------------------------------------------------===//
// A page as HTML.
//===----------------------------------------------------------------------===//

import Derivations

/// Writes the pages of the book.
struct PageWriter {
  let pages: [Page]
  let page: Page
  let equations: EquationWriter
  private let text = TextWriter()

  init(_ page: Page, of pages: [Page], equations: EquationWriter) {
    self.page = page
    self.pages = pages
    self.equations = equations
  }

  /// The whole page.
  ///
  /// - Throws: `MathMLError` for a display that cannot be written
  func html() throws -> String {
    let head = Markup.element(
      "head", [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("meta", ["name": "color-scheme", "content": "light dark"]),
        .element("title", [:], page.title),
        .element("link", ["rel": "stylesheet", "href": "book.css"]),
      ])
    let main = Markup.element("main", [:], try page.blocks.map(markup))
    let body = Markup.element("body", [:], [contents, main, ends])
    return "<!DOCTYPE html>\n" + Markup.element("html", ["lang": "en"], [head, body]).source + "\n"
  }

  // MARK: Contents

  /// The contents of the book, and of this page below its title.
  private var contents: Markup {
    let items = pages.map { other -> Markup in
      let isHere = other.file == page.file
      let link = Markup.element("a", ["href": other.output], other.title)
      guard isHere else { return .element("li", [:], [link]) }
      let sections = page.sections.map { section in
        Markup.element(
          "li", [:],
          [.element("a", ["href": "#" + section.place], [text.markup(of: section.title)])])
      }
      let list = sections.isEmpty ? [] : [Markup.element("ol", [:], sections)]
      return .element("li", ["class": "here"], [link] + list)
    }
    return .element(
      "nav", ["aria-label": "Contents"],
      [
        .element(
          "details", [:], [.element("summary", [:], "Contents"), .element("ol", [:], items)])
      ])
  }

  /// Links to the pages before and after this one.
  private var ends: Markup {
    guard let place = pages.firstIndex(where: { $0.file == page.file }) else { return .nothing }
    var links: [Markup] = []
    if place > 0 { links.append(link("← ", to: pages[place - 1])) }
    if place + 1 < pages.count { links.append(link("→ ", to: pages[place + 1])) }
    return .element("footer", [:], links)
  }

  private func link(_ sign: String, to other: Page) -> Markup {
    .element("a", ["href": other.output], sign + other.title)
  }

  // MARK: Blocks

  private func markup(of block: Block) throws -> Markup {
    switch block.kind {
    case .comment: return .nothing
    case .heading(let level, let words):
      return .element("h\(min(level, 6))", ["id": Page.place(of: words)], [text.markup(of: words)])
    case .paragraph(let words):
      // The name above a display is written with the display.
      if case .anchor = words.first { return .nothing }
      return .element("p", [:], [text.markup(of: words)])
    case .code(_, let code): return .element("pre", [:], [.element("code", [:], code)])
    case .display(let latex): return try equations.figure(latex, at: block.line)
    case .table(let header, let rows): return table(header, rows)
    case .list(let isOrdered, let items):
      return .element(
        isOrdered ? "ol" : "ul", [:],
        try items.map { .element("li", [:], try item($0)) })
    case .quotation(let blocks):
      let isNamed = blocks.contains { equations.known.display(at: $0.line)?.label != nil }
      let content = try blocks.map(markup)
      return isNamed ? .joined(content) : .element("blockquote", [:], content)
    }
  }

  /// An item of one paragraph is that paragraph's words.
  private func item(_ blocks: [Block]) throws -> [Markup] {
    guard case .paragraph(let words) = blocks.first?.kind else { return try blocks.map(markup) }
    return [text.markup(of: words)] + (try blocks.dropFirst().map(markup))
  }

  private func table(_ header: [[Inline]], _ rows: [[[Inline]]]) -> Markup {
    let columns = header.map { Markup.element("th", [:], [text.markup(of: $0)]) }
    let head = Markup.element("thead", [:], [.element("tr", [:], columns)])
    let body = rows.map { row in
      // In a narrow window a cell says itself which column it is of.
      let cells = zip(row, header).map { cell, column in
        Markup.element(
          "td", header.count < 4 ? [:] : ["data-column": column.words], [text.markup(of: cell)])
      }
      return Markup.element("tr", [:], cells)
    }
    let width = header.count < 4 ? "wide" : header.count < 6 ? "wide stacked" : "wide stacked broad"
    return .element(
      "div", ["class": width],
      [.element("table", [:], [head, .element("tbody", [:], body)])])
  }
}
