import Derivations
import Foundation
import Judging
import MathText
import Meaning
import Syntax
import Testing

/// The derivations that stand beside the code, with the number of displays of their sources.
@Suite("The five derivations")
struct DerivationPagesTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  struct Page: Sendable, CustomTestStringConvertible {
    let name: String
    let source: String
    let displays: Int

    var path: String { "\(DerivationPagesTests.root)/derivations/\(name).md" }
    var testDescription: String { name }
  }

  static let pages = [
    Page(name: "EfronHastie", source: "efron-hastie", displays: 5),
    Page(name: "LayerwiseDelta", source: "layerwise-delta", displays: 22),
    Page(name: "TrainingAlgorithms", source: "training-algorithms", displays: 20),
    Page(name: "SampleColumns", source: "sample-columns", displays: 31),
    Page(name: "CS229", source: "cs229", displays: 11),
  ]

  @Test("every equation has its verdict, and every misprint is confirmed", arguments: pages)
  func proofread(_ page: Page) throws {
    var proofreading = Proofreading()
    proofreading.repairs = false
    let report = try proofreading.report(onFileAt: page.path)
    for claim in report.claims where Report.isFailure(claim) || claim.verdict == .notUnderstood {
      Issue.record("\(claim.position.line): \(claim.verdict): \(claim.latex): \(claim.message)")
    }
    #expect(report.unconfirmed.isEmpty)
    #expect(report.exitStatus == 0)
  }

  @Test("every misprint is on the page of errata, as printed")
  func errata() throws {
    let text = try String(contentsOfFile: "\(Self.root)/derivations/Errata.md", encoding: .utf8)
    let misprints = try Self.pages.flatMap { page in
      try Document(path: page.path).displays.filter { $0.mark == .misprint }.map { (page, $0) }
    }
    #expect(!misprints.isEmpty)
    for (page, display) in misprints {
      let label = try #require(display.label)
      let link = "[**`\(label)`**](\(page.name).md#\(label))"
      let entry = "\(link) is printed\n\n> ```math\n> \(display.latex)\n> ```"
      #expect(text.contains(entry), "“deltacheck weave” lists \(label)")
    }
  }

  @Test("every display of the source is there, in its order", arguments: pages)
  func complete(_ page: Page) throws {
    let labels = try Document(path: page.path).displays.compactMap(\.label)
    let numbers = labels.compactMap { label -> Int? in
      guard label.hasPrefix(page.source + "-") else { return nil }
      return Int(label.dropFirst(page.source.count + 1))
    }
    #expect(numbers == Array(1...page.displays))
  }

  @Test("every example in the guide to notations can be read")
  func guide() throws {
    let text = try String(contentsOfFile: "\(Self.root)/derivations/Notations.md", encoding: .utf8)
    let blocks = text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
    // What names a language is no notation.
    let examples = blocks.map(\.element).filter { $0.hasPrefix("\n") }
    #expect(examples.count >= 3)
    for example in examples { _ = try TextNotation(parsing: example) }
  }

  @Test(
    "a notation that breaks off is an error", arguments: ["layers 0..", "layers 0..L+", "layers"])
  func brokenOff(notation: String) {
    #expect(throws: NotationError.self) { try TextNotation(parsing: notation) }
  }

  @Test("all pages have the same headings")
  func headings() throws {
    let shared = ["Notation", "Forward pass", "Loss", "Backward pass", "Gradients"]
    for page in Self.pages {
      let text = try String(contentsOfFile: page.path, encoding: .utf8)
      let headings = Set(text.split(separator: "\n").filter { $0.hasPrefix("## ") })
      #expect(headings.isSuperset(of: shared.map { "## \($0)" }), "\(page.name)")
      #expect(headings.isSuperset(of: ["## What the text leaves out", "## Misprints"]))
    }
  }

  @Test("the code in them is that of the modules", arguments: pages)
  func woven(_ page: Page) throws {
    let text = try String(contentsOfFile: page.path, encoding: .utf8)
    var weaver = Weaver(root: Self.root)
    let woven = weaver.renewed(text, file: page.name)
    #expect(woven.problems.map(\.description) == [])
    #expect(woven.renewals == [], "“deltacheck weave” renews these lines")
    #expect(text.contains("```swift"))
  }
}
