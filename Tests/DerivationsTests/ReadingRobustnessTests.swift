import Derivations
import Foundation
import MathText
import Testing

@Suite("Reading anything at all")
struct ReadingRobustnessTests {
  static let units = [
    "{", "}", "$", "$$", "$ ", "$5 ", "$${", "$$\n", "$$x\n\n", "\\", "\\[", "\\[\n", "\\(", "`",
    "` ``", "```\n", "```math\nx\n", "~~~~ ", "<!-- ", "<pre>", "> > ", "> $$ x\n", "- 1. ", "%",
    "% notation\n", "\\begin{equation}", "\\begin{pmatrix}", "\\begin{pmatrix}\\begin{aligned}\n",
    "\\begin{", "\\end{align}", "\\newcommand{\\a}{", "\\newcommand{\\a}[", "\\def\\a#1",
    "\\let\\a", "\\section{", "$$\\text{", "\\begin{verbatim}", "<!-- misprint -->\n% misprint\n",
    "δ̂", "\u{200D}\u{FE0F}", "\t\r\n\r", "\u{FEFF}", "\\verb", "%\n", "#", "\\\\[", "$`",
  ]

  @Test("repetition is read soon", .timeLimit(.minutes(1)), arguments: units)
  func repeats(_ unit: String) throws {
    let text = String(repeating: unit, count: 5_000 / unit.utf8.count)
    for opening in ["", "$$", "\\newcommand{\\a}[1]{#1}$$\\a{"] {
      for format in [Document.Format.markdown, .latex] {
        let document = try read(opening + text, as: format, inline: true)
        #expect(document.problems.count <= 501)
      }
    }
  }

  @Test("text of random pieces is read, and every position lies within it", arguments: 0..<40)
  func randomText(_ seed: UInt64) throws {
    var generator = Linear(state: seed)
    let pieces = Self.units + ["x = 1", "\n", "\n\n", "\\end{equation}", "$$", "\\]", "-->", "}"]
    let text = (0..<200).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    for format in [Document.Format.markdown, .latex] {
      let document = try read(text, as: format, inline: true)
      for token in document.displays.flatMap(\.tokens) {
        let line = try #require(document.line(at: token.position), "seed \(seed)")
        #expect(token.position.column <= line.unicodeScalars.count + 1, "seed \(seed)")
      }
    }
  }

  struct Linear: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let unusable: [(String, [UInt8], String)] = [
    (
      "invalid UTF-8", Array("δ$$x$$".utf8) + [0xFF, 0xFE], "not UTF-8: byte 7 begins no character"
    ),
    ("UTF-8 cut short", [0xCE, 0xB4, 0xE2, 0x82], "not UTF-8: byte 2 begins no character"),
    ("binary", [0x7F, 0x45, 0x4C, 0x46, 0, 1], "no text: byte 4 is 0"),
  ]

  @Test("a file that is no text is an error", arguments: unusable)
  func noText(_ name: String, _ bytes: [UInt8], _ message: String) throws {
    try withFile(Data(bytes), named: "\(UUID()).md") { path in
      let error = #expect(throws: DocumentError.self) { try Document(path: path) }
      #expect(error?.description == "\(path): \(message)")
    }
  }

  @Test("an empty file has no displays")
  func empty() throws {
    try withFile(Data(), named: "\(UUID()).tex") { path in
      let document = try Document(path: path)
      #expect(document.displays.isEmpty && document.problems.isEmpty)
    }
  }

  @Test("a missing file, and a folder, are errors")
  func missing() throws {
    let folder = FileManager.default.temporaryDirectory.path
    for (path, message) in [("/no/such.md", "no such file"), (folder, "is a directory")] {
      let error = #expect(throws: DocumentError.self) { try Document(path: path) }
      #expect(error?.description == "\(path): \(message)")
    }
  }

  @Test("the name of a file says its format")
  func formats() {
    #expect(Document.Format(ofPath: "a/b.TEX") == .latex)
    #expect(Document.Format(ofPath: "a.tex/b.ipynb") == .notebook)
    #expect(Document.Format(ofPath: "notes.txt") == .markdown)
    #expect(Document.Format(ofPath: "README") == .markdown)
  }

  private func withFile(_ data: Data, named name: String, _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try data.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }
}
