//===----------------------------------------------------------------------===//
// Runs of text as HTML.
//===----------------------------------------------------------------------===//

/// Writes runs of text.
struct TextWriter {

  func markup(of inlines: [Inline]) -> Markup { .joined(inlines.map(markup)) }

  private func markup(of inline: Inline) -> Markup {
    switch inline {
    case .text(let words): .text(words)
    case .code(let words): .element("code", [:], words)
    case .emphasis(let parts): .element("em", [:], [markup(of: parts)])
    case .strong(let parts): .element("strong", [:], [markup(of: parts)])
    case .anchor: .nothing
    case .image(let words, let file): .element("img", ["src": file, "alt": words])
    case .link(let parts, let target): link(parts, to: target)
    case .formula(let formula):
      (try? MathMLWriter.math(formula.latex, isDisplay: false))
        ?? .element(
          "code", [:], formula.latex)
    }
  }

  /// What leads to files beside the book leads nowhere in it, and is shown as the words it is.
  private func link(_ parts: [Inline], to target: String) -> Markup {
    if target.contains("://") { return .element("a", ["href": target], [markup(of: parts)]) }
    guard let link = Link(target) else { return markup(of: parts) }
    return .element("a", ["href": link.html], [markup(of: parts)])
  }
}
