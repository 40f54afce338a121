//===----------------------------------------------------------------------===//
// Every message of the front door is explained in the guide.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite("The guide to the messages")
struct MessageGuideTests {
  /// The top of the package, from the place of this file.
  private static let package: URL = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url
  }()

  /// How a message begins in the code.
  private static let openings = [
    "error(", "DocumentError(", "report(", "message: ", "ReadingProblem(", "check(notation.",
    "Failure(message:", "giveUpDisplay(", "return \"",
  ]

  private static let folders = [
    "Sources/Meaning/Notation", "Sources/MathText", "Sources/Derivations/Proofreading",
  ]

  /// What stands between interpolations in a string literal that begins behind a quotation mark; nil
  /// where it never ends.
  private static func literal(_ text: Substring) -> [String]? {
    var pieces = [""]
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      index = text.index(after: index)
      if character == "\"" { return pieces }
      guard character == "\\", index < text.endIndex else {
        pieces[pieces.count - 1].append(character)
        continue
      }
      let escaped = text[index]
      index = text.index(after: index)
      guard escaped == "(" else {
        pieces[pieces.count - 1].append(escaped)
        continue
      }
      var depth = 1
      while depth > 0, index < text.endIndex {
        if text[index] == "(" { depth += 1 }
        if text[index] == ")" { depth -= 1 }
        index = text.index(after: index)
      }
      pieces.append("")
    }
    return nil
  }

  /// The longest fixed part of each message in the code.
  static func messages(in code: String) -> [String] {
    openings.flatMap { opening -> [String] in
      var found: [String] = []
      var rest = code[...]
      while let start = rest.range(of: opening) {
        rest = rest[start.upperBound...]
        // The literal stands in the same call, behind a condition at most.
        let between = rest.prefix { $0 != "\"" }
        let isCall = between.count < 80 && !between.contains { "{}=:;".contains($0) }
        let text = opening.hasSuffix("\"") ? rest : rest[between.endIndex...].dropFirst()
        guard opening.hasSuffix("\"") || isCall, let read = literal(text) else { continue }
        let longest = read.max { $0.count < $1.count } ?? ""
        let message = longest.trimmingCharacters(in: CharacterSet(charactersIn: " :;,"))
        if message.count >= 8, message.contains(" ") { found.append(message) }
      }
      return found
    }
  }

  @Test("each message stands there", arguments: folders)
  func complete(_ folder: String) throws {
    // What is code in the guide is none in a terminal.
    let guide = try String(
      contentsOf: Self.package.appendingPathComponent("derivations/Notations.md"), encoding: .utf8
    ).filter { $0 != "`" }
    let path = Self.package.appendingPathComponent(folder).path
    let files = try FileManager.default.contentsOfDirectory(atPath: path)
    var count = 0
    for file in files.sorted() where file.hasSuffix(".swift") {
      let code = try String(contentsOfFile: path + "/" + file, encoding: .utf8)
      for message in Self.messages(in: code) {
        count += 1
        let isThere = guide.contains(message.filter { $0 != "`" })
        #expect(isThere, "\(file) says “\(message)”")
      }
    }
    #expect(count >= 4)
  }

  @Test("messages are found in code")
  func found() {
    let code = #"""
      throw error("no “\(name)” is \(f("x")) quite as it should be", at: 3)
      report("this \(name) has no end", at: start)
      """#
    #expect(Self.messages(in: code) == ["quite as it should be", "has no end"])
  }
}
