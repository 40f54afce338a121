import Derivations
import Foundation
import MathText
import Testing

/// A package of its own for each test, in a temporary folder.
final class ScratchPackage {
  let root: String

  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("weave-\(UUID())")
    root = folder.path
    for (path, text) in files {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }
}

@Suite("Weaving")
struct WeavingTests {
  static let code = """
    func forward() {
      for l in 1...N {
        // net-1: z = W a + b,
        // a sum.
        z[l] = W[l] * a[l - 1] + b[l]
        // net-2: a = g(z).
        a[l] = g(z[l])
      }
      // net-3: the output.
      let y = a[N]
      // end net-3
      return y

      // net-4: nothing but a comment
    }
    // backward: in words
    let z = 1
    // note: more
    let w = 2

    // net-5: twice
    // net-5: twice
    """

  static func woven(_ document: String) -> (text: String, renewals: [Int], problems: [String]) {
    guard let package = try? ScratchPackage(["Sources/A/A.swift": code]) else {
      return ("", [], ["no package"])
    }
    var weaver = Weaver(root: package.root)
    let result = weaver.renewed(document, file: "d.md")
    return (result.text, result.renewals, result.problems.map(\.description))
  }

  static let excerpts: [(String, String)] = [
    ("net-1", "// net-1: z = W a + b,\n// a sum.\nz[l] = W[l] * a[l - 1] + b[l]"),
    ("net-2", "// net-2: a = g(z).\na[l] = g(z[l])"),
    ("net-3", "// net-3: the output.\nlet y = a[N]"),
    ("net-4", "// net-4: nothing but a comment"),
    ("backward", "// backward: in words\nlet z = 1\n// note: more\nlet w = 2"),
    ("net-3 net-2", "// net-3: the output.\nlet y = a[N]\n\n// net-2: a = g(z).\na[l] = g(z[l])"),
  ]

  @Test("an excerpt ends where its equation's code does", arguments: excerpts)
  func excerpt(_ labels: String, _ lines: String) {
    let request = "<!-- weave: Sources/A/A.swift \(labels) -->"
    let result = Self.woven("Text\n\(request)\n```swift\nold\n```\nText\n")
    #expect(result.text == "Text\n\(request)\n```swift\n\(lines)\n```\nText\n")
    #expect(result.renewals == [2] && result.problems.isEmpty)
    #expect(Self.woven(result.text).renewals.isEmpty)
  }

  @Test("a block is made where there is none, in its list and in its own lines")
  func makesBlocks() {
    let request = "  <!-- weave: Sources/A/A.swift#net-3 -->"
    let result = Self.woven("\(request)\r\n  Text\r\n")
    let block = "  ```swift\r\n  // net-3: the output.\r\n  let y = a[N]\r\n  ```\r\n\r\n"
    #expect(result.text == "\(request)\r\n\(block)  Text\r\n")
  }

  @Test("other blocks of code are left alone, and hold no requests")
  func leavesCode() {
    let text = "```\n<!-- weave: nothing -->\n```\n\n```swift\nlet x = 1\n```\n"
    let result = Self.woven(text)
    #expect(result.text == text && result.renewals.isEmpty && result.problems.isEmpty)
  }

  static let wrong: [(String, String)] = [
    ("Sources/A/A.swift net-9", "Sources/A/A.swift has no comment that begins “// net-9:”"),
    ("Sources/A/A.swift net", "Sources/A/A.swift has no comment that begins “// net:”"),
    ("Sources/A/A.swift net-5", "Sources/A/A.swift has two comments “// net-5:”, lines 21 and 22"),
    ("Sources/A/B.swift net-1", "Sources/A/B.swift cannot be read as text"),
    ("../A.swift net-1", "../A.swift is outside of the package"),
    ("Sources/../../A.swift net-1", "Sources/../../A.swift is outside of the package"),
    ("/etc/hosts net-1", "/etc/hosts is outside of the package"),
    ("Sources net-1", "Sources cannot be read as text"),
    ("net-1", "a path and a label expected: <!-- weave: Sources/A/B.swift label -->"),
    ("", "a path and a label expected: <!-- weave: Sources/A/B.swift label -->"),
  ]

  @Test("what cannot be woven is a problem at its line, and stays as it is", arguments: wrong)
  func problems(_ arguments: String, _ message: String) {
    let text = "Text\n\n<!-- weave: \(arguments) -->\n```swift\nold\n```"
    let result = Self.woven(text)
    #expect(result.problems == ["d.md:3: \(message)"])
    #expect(result.text == text && result.renewals.isEmpty)
  }

  @Test("a link does not lead out of the package")
  func links() throws {
    let package = try ScratchPackage(["Sources/A.swift": Self.code])
    let link = "\(package.root)/Sources/B.swift"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc/hosts")
    var weaver = Weaver(root: package.root)
    let result = weaver.renewed("<!-- weave: Sources/B.swift net-1 -->", file: "d.md")
    #expect(result.problems.map(\.message) == ["Sources/B.swift is outside of the package"])
  }

  @Test("checking reports drift and changes nothing; weaving mends it")
  func check() throws {
    let document =
      "<!-- weave: Sources/A.swift net-2 -->\n```swift\n// net-2: a = g(z).\nold\n```\n"
    let package = try ScratchPackage([
      "Sources/A.swift": Self.code, "derivations/D.md": document, "derivations/E.md": "Text\n",
    ])
    let path = "\(package.root)/derivations/D.md"
    func weave(check: Bool) throws -> Weaving {
      try Weaving.run(files: [], root: package.root, check: check)
    }

    let drift = try weave(check: true)
    #expect(drift.problems.map(\.description) == ["\(path):1: the excerpt differs from the code"])
    #expect(try drift.exitStatus == 1 && package.text("derivations/D.md") == document)

    let mended = try weave(check: false)
    #expect(mended.changed == [path] && mended.exitStatus == 0)
    #expect(try package.text("derivations/D.md").contains("\na[l] = g(z[l])\n```"))
    #expect(try weave(check: true).exitStatus == 0)
  }

  @Test("a document with a problem is left as it is")
  func leavesProblems() throws {
    let document =
      "<!-- weave: Sources/A.swift net-2 -->\n\n<!-- weave: Sources/A.swift net-9 -->\n"
    let package = try ScratchPackage([
      "Sources/A.swift": Self.code, "derivations/D.md": document,
    ])
    let weaving = try Weaving.run(files: [], root: package.root, check: false)
    #expect(weaving.exitStatus == 1 && weaving.problems.map(\.line) == [3])
    #expect(weaving.changed.isEmpty)
    #expect(try package.text("derivations/D.md") == document)
  }

  @Test("errata come from derivations inside the package", arguments: ["../D.md", "/etc/hosts"])
  func errataOutside(path: String) throws {
    let package = try ScratchPackage(["E.md": "<!-- errata: \(path) -->\n<!-- end errata -->\n"])
    let error = #expect(throws: DocumentError.self) {
      try Weaving.run(files: ["\(package.root)/E.md"], root: package.root, check: true)
    }
    #expect(error?.description.hasSuffix("E.md:1: \(path) is outside of the package") == true)
  }

  @Test("a folder or a document that is not there is an error")
  func missing() throws {
    let package = try ScratchPackage(["a.txt": ""])
    for files in [[], ["\(package.root)/none.md"]] {
      #expect(throws: DocumentError.self) {
        try Weaving.run(files: files, root: package.root, check: true)
      }
    }
  }
}
