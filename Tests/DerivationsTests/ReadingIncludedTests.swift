//===----------------------------------------------------------------------===//
// Files that a LaTeX text includes.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@testable import Derivations
@testable import MathText

/// A folder of texts, removed with it.
private final class TextFolder {
  let path: String

  init(_ files: [String: String]) throws {
    path = NSTemporaryDirectory() + "deltacheck-\(UUID().uuidString)"
    for (name, text) in files {
      let file = path + "/" + name
      let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func document(_ name: String) throws -> Document {
    try Document(path: path + "/" + name)
  }
}

@Suite("Included files")
struct ReadingIncludedTests {
  @Test("what is included stands in its place, and is found in its file")
  func places() throws {
    let folder = try TextFolder([
      "main.tex": """
      \\input{macros}
      before \\input{parts/one} after \\[ c = \\x \\]
      \\include{parts/two.tex}
      \\input parts/two
      \\end{document} \\input{macros}
      """,
      "macros.tex": "\\newcommand{\\x}{y}\n",
      "parts/one.tex": "words\n\\[ a = \\x \\] \\input{inner}",
      "parts/inner.tex": "\\[ b = 1 \\]", "parts/two.tex": "\n\\[ d = e \\]\n",
    ])
    let document = try folder.document("main.tex")
    #expect(document.problems.isEmpty)
    #expect(document.displays.map(\.tokens.latex) == ["a=y", "b=1", "c=y", "d=e", "d=e"])
    let places = document.displays.map { document.place(of: $0.position) }
    #expect(
      places.map { $0.file.split(separator: "/").last } == [
        "one.tex", "inner.tex", "main.tex", "two.tex", "two.tex",
      ])
    #expect(places.map(\.position.line) == [2, 1, 2, 2, 2])
    #expect(places.map(\.position.column) == [1, 1, 32, 1, 1])
  }

  @Test(
    "what cannot be included is said at its place",
    arguments: [
      ("\\input{none}", "no such file"), ("\\input{../outside}", "--root FOLDER"),
      ("\\input{main}", "includes itself"), ("\\include{loop}", "includes itself"),
      ("\\input{}", "no name"), ("\\input{deep}", "more than 10"),
    ])
  func problems(command: String, message: String) throws {
    var files = ["text/main.tex": "first\n" + command, "outside.tex": "\\[ a = b \\]"]
    files["text/loop.tex"] = "\\input{loop}"
    files["text/deep.tex"] = "\\input{deep1}"
    for level in 1..<15 { files["text/deep\(level).tex"] = "\\input{deep\(level + 1)}" }
    let folder = try TextFolder(files)
    let document = try folder.document("text/main.tex")
    #expect(document.displays.isEmpty)
    let problem = try #require(document.problems.first)
    #expect(problem.message.contains(message), "\(problem.message)")
    #expect(problem.severity == .error)
    if !message.contains("more") && !command.contains("loop") {
      #expect(problem.position == SourcePosition(line: 2, column: 1))
    }
  }

  @Test("a link out of the folder is not followed, a folder that is named is")
  func outside() throws {
    let folder = try TextFolder([
      "text/main.tex": "\\input{link}\\input{../common/macros}",
      "common/macros.tex": "\\[ a = b \\]",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/text/link.tex",
      withDestinationPath: folder.path + "/common/macros.tex")
    #expect(try folder.document("text/main.tex").problems.count == 2)
    let source = try TextFile(path: folder.path + "/text/main.tex", root: folder.path + "/common")
    #expect(try source.document(inline: false).displays.count == 2)
  }

  @Test("comments and verbatim text include nothing")
  func comments() throws {
    let folder = try TextFolder([
      "main.tex": """
      % \\input{none}
      \\begin{verbatim} \\input{none}
      \\input{none} \\end{verbatim} \\verb|\\input{none}| \\includegraphics{none} 100\\% \\input{one}
      """, "one.tex": "\\[ a = b \\]",
    ])
    let document = try folder.document("main.tex")
    #expect(document.problems.isEmpty && document.displays.count == 1)
  }

  @Test("a file of a folder that another includes is read once")
  func folder() throws {
    let folder = try TextFolder([
      "main.tex": "\\input{one}", "one.tex": "\\[ a = b \\]", "other.rst": "words",
    ])
    let texts = Proofreading.texts(at: folder.path).map { $0.split(separator: "/").last }
    #expect(texts == ["main.tex", "other.rst"])
  }
}

@Suite("Bytes that are a text, and others")
struct ReadingBytesTests {
  @Test("UTF-16 with a byte order mark is read", arguments: [false, true])
  func wide(isBig: Bool) throws {
    let text = "$$ δ = 1 $$\n"
    let mark: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
    let data = try #require(text.data(using: isBig ? .utf16BigEndian : .utf16LittleEndian))
    #expect(try Document.text(of: mark + data, file: "a.md") == text)
  }

  @Test(
    "what is no text is called what it is",
    arguments: [
      (Array("%PDF-1.7\n".utf8) + [0], "a PDF"), ([0x50, 0x4B, 3, 4, 0], "an archive"),
      ([0x1F, 0x8B, 8], "a compressed file"),
      ([0x61, 0, 0x62, 0, 0x63, 0], "UTF-16 without a byte order mark"),
      ([0xFF, 0xFE, 0x61], "begins as UTF-16"), ([0x61, 0x62, 0x63, 0x64, 0], "byte 4 is 0"),
    ])
  func other(bytes: [UInt8], message: String) {
    let error = #expect(throws: DocumentError.self) {
      try Document.text(of: bytes, file: "a.md")
    }
    #expect(error?.description.contains(message) == true)
  }

  @Test("a notation that is never closed is called so")
  func unclosed() throws {
    let document = try Document(
      reading: "<!-- notation\nx is input\n", file: "a.md", format: .markdown)
    #expect(document.problems.first?.message.contains("notation is never closed") == true)
  }
}
