//===----------------------------------------------------------------------===//
// Texts that are made of several problems.
//===----------------------------------------------------------------------===//

import Derivations
import Testing

@testable import MathText

@Suite("Problems as texts of their own")
struct ReadingProblemTests {
  private func displays(_ text: String) throws -> [[Int]] {
    let document = try Document(reading: text, file: "exam.md", format: .markdown)
    return document.problemTexts.map { $0.whole.displays.map(\.ordinal) }
  }

  @Test(
    "headings with a number begin one, with what stands before the first",
    arguments: [
      "## Problem 1\n\n$$a = b$$\n\n$$b = c$$\n\n## Problem 2 (6 points)\n\n$$c = d$$",
      "**Aufgabe 1.** Sei\n\n$$a = b$$\n\n$$b = c$$\n\n**Aufgabe 2.** Sei\n\n$$c = d$$",
      "\\section*{Question 1}\n\n$$a = b$$\n\n$$b = c$$\n\n\\section*{Question 2}\n\n$$c = d$$",
    ])
  func parted(_ text: String) throws { #expect(try displays(text) == [[1, 2], [3]]) }

  @Test("what stands before the first is read with each, and is the first's")
  func preamble() throws {
    let text = "$$a = b$$\n\n## Problem 1\n\n$$b = c$$\n\n## Problem 2\n\n$$c = d$$"
    #expect(try displays(text) == [[1, 2], [1, 3]])
    let document = try Document(reading: text, file: "exam.md", format: .markdown)
    let owned = document.problemTexts.map { problem in
      problem.whole.displays.filter { problem.owns($0.position) }.map(\.ordinal)
    }
    #expect(owned == [[1, 2], [3]])
  }

  @Test("words of one are no words of another")
  func words() throws {
    let text = "## Problem 1\nred\n$$a = b$$\n## Problem 2\nblue\n$$c = d$$"
    let document = try Document(reading: text, file: "exam.md", format: .markdown)
    let words = document.problemTexts.map { $0.whole.sources.values.flatMap(\.lines).joined() }
    #expect(words.map { $0.contains("red") } == [true, false])
    #expect(words.map { $0.contains("blue") } == [false, true])
  }

  @Test("equations in words belong to the display behind them, and are bounded")
  func equationsInWords() throws {
    let words = (0..<300).map { "$x_{\($0)} = 1$" }.joined(separator: " and ")
    let document = try Document(
      reading: "Let $a = 1$.\n\n$$b = c$$\n\nHere $f$ and $d = e$.\n\n$$c = d$$\n\nFor \(words).",
      file: "words.md", format: .markdown, options: .init(inline: true))
    let found = document.equationsInWords.displays
    #expect(found.map(\.ordinal).prefix(4) == [1, 2, 2, 2])
    #expect(!found.contains { !$0.isInline })
    #expect(found.count == 200)
  }

  @Test(
    "a text of one problem, or with other headings, is one text",
    arguments: [
      "## Problem 1\n\n$$a = b$$\n\n$$c = d$$",
      "## Problem 1\n\n$$a = b$$\n\n## Problem 2\n\nOf the network in Problem 1 show\n\n$$c = d$$",
      "## Problem 1\n\n$$a = b$$\n\n## Problem 2\n\nIn the previous problem\n\n$$c = d$$",
      "## Layer 1\n\n$$a = b$$\n\n## Layer 2\n\n$$c = d$$",
      "A problem 1 in words.\n\n$$a = b$$\n\nAnd problem 2.\n\n$$c = d$$",
      "## Backward\n\n$$a = b$$\n\n## Forward\n\n$$c = d$$",
    ])
  func whole(_ text: String) throws { #expect(try displays(text).isEmpty) }
}
