//===----------------------------------------------------------------------===//
// Runs of text as HTML.
//===----------------------------------------------------------------------===//

/// Writes runs of text.
struct TextWriter {

  func markup(of inlines: [Inline]) -> Markup {
    var inlines = inlines
    var parts: [Markup] = []
    for place in inlines.indices {
      guard case .formula(let formula) = inlines[place] else {
        parts.append(markup(of: inlines[place]))
        continue
      }
      // What opens before a formula and what ends behind it stays on its line.
      var (before, after) = ("", "")
      if let last = parts.indices.last, place > 0, case .text(let words) = inlines[place - 1] {
        before = TextWriter.opening(atEndOf: words)
        parts[last] = .text(String(words.dropLast(before.count)))
      }
      if place + 1 < inlines.count, case .text(let words) = inlines[place + 1] {
        after = TextWriter.closing(atBeginningOf: words)
        inlines[place + 1] = .text(String(words.dropFirst(after.count)))
      }
      let math = Markup.joined([.text(before), self.math(formula), .text(after)])
      let isAlone = before.isEmpty && after.isEmpty
      parts.append(isAlone ? math : .element("span", ["class": "kept"], [math]))
    }
    return .joined(parts)
  }

  private func markup(of inline: Inline) -> Markup {
    switch inline {
    case .text(let words): .text(words)
    case .code(let words): code(words)
    case .emphasis(let parts): .element("em", [:], [markup(of: parts)])
    case .strong(let parts): .element("strong", [:], [markup(of: parts)])
    case .anchor: .nothing
    case .image(let words, let file): .element("img", ["src": file, "alt": words])
    case .link(let parts, let target): link(parts, to: target)
    case .formula(let formula): math(formula)
    }
  }

  private func math(_ formula: Formula) -> Markup {
    (try? MathMLWriter.math(formula.latex, isDisplay: false))
      ?? .element("code", [:], formula.latex)
  }

  /// The brackets and quotation marks that a formula follows.
  private static func opening(atEndOf words: String) -> String {
    if words.hasSuffix("[ ") { return "[ " }
    return String(words.reversed().prefix { "([“\"".contains($0) }.reversed())
  }

  /// The brackets, quotation marks and stops that follow a formula.
  private static func closing(atBeginningOf words: String) -> String {
    if words.hasPrefix(" ]") { return " ]" }
    return String(words.prefix { ")]”\",.;:?!’".contains($0) })
  }

  /// Code, which a line may end in between words, and in no option.
  private func code(_ words: String) -> Markup {
    let parts = words.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isOption = word.hasPrefix("-") || word.hasPrefix("<!-")
      return isOption
        ? Markup.element("span", ["class": "kept"], String(word)) : .text(String(word))
    }
    return .element("code", [:], [.joined(parts, separator: " ")])
  }

  /// What leads to files beside the book leads nowhere in it, and is shown with the path that it is.
  private func link(_ parts: [Inline], to target: String) -> Markup {
    if target.contains("://") { return .element("a", ["href": target], [markup(of: parts)]) }
    if let link = Link(target) {
      return .element("a", ["href": link.html], [markup(of: parts)])
    }
    let path = target.hasPrefix("../") ? String(target.dropFirst(3)) : target
    if parts.words.hasSuffix(path) { return markup(of: parts) }
    return .joined([markup(of: parts), .text(" "), .element("code", [:], path)])
  }
}
