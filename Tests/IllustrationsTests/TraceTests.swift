import Derivations
import Foundation
import Testing

@testable import Illustrations

/// A package with one document, in a temporary folder.
final class DocumentPackage {
  let root: String

  init(_ text: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trace-\(UUID())")
    root = folder.path
    let derivations = folder.appendingPathComponent("derivations")
    try FileManager.default.createDirectory(at: derivations, withIntermediateDirectories: true)
    try text.write(
      to: derivations.appendingPathComponent("A.md"), atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  var text: String {
    get throws { try String(contentsOfFile: root + "/derivations/A.md", encoding: .utf8) }
  }

  func weave(check: Bool) throws -> Weaving {
    try Weaving.run(files: [], root: root, check: check, generators: Illustrations.generators)
  }

  /// Replaces a piece of a file, which has to be in it.
  func replace(_ piece: String, by other: String, in file: String = "A.md") throws {
    let path = root + "/derivations/" + file
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(piece))
    let changed = text.replacingOccurrences(of: piece, with: other)
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
  }
}

@Suite("Traces in documents")
struct TraceTests {
  static let document = "# A\n\n<!-- trace: cs229 mazur-2-2-2 -->\n<!-- end trace -->\n\nMore\n"

  @Test("a trace is written once, and is in step then")
  func writes() throws {
    let package = try DocumentPackage(Self.document)
    #expect(try !package.weave(check: true).problems.isEmpty)
    #expect(try package.weave(check: false).problems.isEmpty)
    #expect(
      try package.text.contains(#"| [`1`](#cs229-1) | $z^{[1]} = W^{[1]} a^{[0]} + b^{[1]}$ | |"#))
    #expect(try package.text.hasSuffix("<!-- end trace -->\n\nMore\n"))
    let again = try package.weave(check: true)
    #expect(again.problems.isEmpty && again.changed.isEmpty)
  }

  @Test(
    "a number or a letter that was changed is found",
    arguments: [
      ("0.593270", "0.593271"), ("0.3775$", "0.3776$"), (#"\delta^{[2]}"#, #"\delta^{[1]}"#),
    ])
  func findsChanges(_ piece: String, _ other: String) throws {
    let package = try DocumentPackage(Self.document)
    _ = try package.weave(check: false)
    try package.replace(piece, by: other)
    let problems = try package.weave(check: true).problems
    #expect(problems.map(\.message) == ["what is here differs from what a run gives"])
    #expect(problems.map(\.line) == [3])
    _ = try package.weave(check: false)
    #expect(try package.weave(check: true).problems.isEmpty)
  }

  @Test(
    "what cannot be written is a problem at its line",
    arguments: [
      (
        "<!-- trace: cs22 iris -->\n<!-- end trace -->",
        "no notation named 'cs22'; did you mean cs229?"
      ),
      (
        "<!-- trace: cs229 irs -->\n<!-- end trace -->",
        "no fixture named 'irs'; did you mean iris?"
      ),
      ("<!-- trace: cs229 -->\n<!-- end trace -->", "a notation and a fixture expected"),
      ("<!-- trace: cs229 iris -->", "this part has no <!-- end trace -->"),
    ])
  func failures(_ request: String, _ message: String) throws {
    let package = try DocumentPackage("# A\n\n\(request)\n")
    for check in [true, false] {
      let problems = try package.weave(check: check).problems
      #expect(problems.count == 1 && problems[0].line == 3)
      #expect(problems.first?.message.hasPrefix(message) == true, "\(problems)")
    }
    #expect(try package.text == "# A\n\n\(request)\n")
  }

  @Test("blocks of code hold no requests")
  func code() throws {
    let package = try DocumentPackage("```\n<!-- trace: nothing -->\n```\n")
    #expect(try package.weave(check: true).problems.isEmpty)
  }
}
