import Foundation
import Testing

@testable import Book

@Suite("What renders")
struct RenderingTests {
  /// The problems of a page that stands alone.
  static func problems(_ text: String) -> [String] {
    RenderingCheck(pages: [Page(path: "Page.md", text: text)]).problems.map(\.message)
  }

  @Test("every rule finds its own wrong example and leaves its right one", arguments: 0..<6)
  func rules(_ place: Int) throws {
    #expect(RenderingRule.forFormulas.count == 6)
    let rule = RenderingRule.forFormulas[place]
    #expect(Self.problems(rule.right) == [])
    #expect(Self.problems(rule.wrong).contains { $0.hasPrefix(rule.message) })
  }

  static let spoiled: [(text: String, found: String)] = [
    (#"Braces $\{a\}$ vanish."#, "eats the backslash"),
    (#"Bars $\|a\|^2$ are halved."#, "eats the backslash"),
    (#"Spaces $a \, b$ become commas."#, "eats the backslash"),
    ("```math\na = b \\\\\nc = d\n```", "outside of an environment"),
    ("> ```math\n> a = b \\\\\n> c = d\n> ```", "outside of an environment"),
    (#"From $\mathbf{z}_l$ to $a_{l-1}$."#, "takes the _ for emphasis"),
    (#"In one: $\mathbf{z}_l + \mathbf{a}_{l-1}$."#, "takes the _ for emphasis"),
    ("Printed as ⑪ there.", "fonts lack"),
    ("```math\na = b \\qquad\\text{(⑫)}\n```", "mathematical fonts lack"),
    ("```swift\n// 𝓛(ŷ, y)\n```", "fonts lack"),
    ("A price of $5.", "a dollar without its other"),
    ("| a | b |\n|---|---|\n| $|x|$ | 1 |", "another number of cells"),
    ("```math\n\\frobnicate{a}\n```", "no MathML for \\frobnicate"),
    ("```math\n\\left( a\n```", "\\left without \\right"),
    ("[There](#nowhere)", "leads nowhere"),
    ("[There](None.md)", "leads nowhere"),
    ("[There](../None)", "leads nowhere"),
  ]

  @Test("what is spoiled is found", arguments: spoiled)
  func spoils(_ example: (text: String, found: String)) {
    let problems = Self.problems(example.text)
    #expect(problems.contains { $0.contains(example.found) }, "\(problems)")
  }

  static let sound = [
    #"From $\mathbf z_l$ to $a_{l-1}$; $\mathbf{z}_l$ alone."#,
    "# Title\n\nSee [above](#title) and [on the web](https://example.org/$a).",
    "```math\n\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}\n```",
    "<a id=\"x-1\"></a>[**`x-1`**](#x-1)\n\n```math\na = b\n```",
    "Code such as `$\\{x\\}$` is left alone.\n\n```\n$5\n```",
    "| a | b |\n|---|---|\n| $\\lVert x \\rVert \\mid y$ | 1 \\| 2 |",
    "- an item with $a < b$\n- another\n\n1. $x$, $y$\n2. (with $\\lbrace z\\rbrace$)",
  ]

  @Test("what is sound is left alone", arguments: sound)
  func leaves(_ text: String) { #expect(Self.problems(text) == []) }

  @Test("a page is read with the lines that its problems stand on")
  func lines() {
    let text = "# T\n\nOne\ntwo $\\{$\n\n> quoted\n> $\\}$\n"
    let page = Page(path: "Page.md", text: text)
    #expect(RenderingCheck(pages: [page]).problems.map(\.line) == [4, 7])
  }
}
