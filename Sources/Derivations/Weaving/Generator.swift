//===----------------------------------------------------------------------===//
// Parts of documents that a program writes: tables of numbers, pictures.
//===----------------------------------------------------------------------===//

import Foundation
import MathText

/// Writes what a comment asks for.
///
/// The comment stands on a line of its own, and what is written between it and an end:
///
///     <!-- trace: cs229 mazur-2-2-2 -->
///     …
///     <!-- end trace -->
package struct Generator: Sendable {
  /// What is written.
  package struct Output: Sendable {
    /// Lines of Markdown.
    package var lines: [String]

    /// Files beside the document, by their paths from its folder.
    package var files: [String: String]

    package init(lines: [String], files: [String: String] = [:]) {
      (self.lines, self.files) = (lines, files)
    }
  }

  /// What cannot be written, and why.
  package struct Failure: Error {
    package let message: String

    package init(_ message: String) { self.message = message }
  }

  /// The word that the comment begins with: `trace`.
  package let keyword: String

  /// Makes the output from the words after it.
  package let output: @Sendable (_ words: [String]) throws -> Output

  package init(_ keyword: String, _ output: @escaping @Sendable ([String]) throws -> Output) {
    (self.keyword, self.output) = (keyword, output)
  }
}

/// A document's generated parts, written anew.
struct GeneratedParts {
  /// The document with them.
  private(set) var text: String

  /// The lines, from 1, of the comments whose parts changed.
  private(set) var renewals: [Int] = []

  /// The files that belong to the document, by their paths from its folder, each with the line that
  /// asks for it.
  private(set) var files: [String: (content: String, line: Int)] = [:]

  private(set) var problems: [WeaveProblem] = []

  init(renewing text: String, file: String, _ generators: [Generator]) {
    self.text = text
    guard !generators.isEmpty else { return }
    var lines = text.components(separatedBy: "\n")
    for request in Self.requests(in: lines, generators).reversed() {
      func add(_ message: String) {
        problems.append(WeaveProblem(file: file, line: request.line, message: message))
      }
      guard let end = request.end else {
        add("this part has no <!-- end \(request.generator.keyword) -->")
        continue
      }
      do {
        let output = try request.generator.output(request.words)
        for (path, content) in output.files { files[path] = (content, request.line) }
        let part = [""] + output.lines + [""]
        guard Array(lines[request.line..<end]) != part else { continue }
        renewals.insert(request.line, at: 0)
        lines.replaceSubrange(request.line..<end, with: part)
      } catch {
        add((error as? Generator.Failure)?.message ?? "\(error)")
      }
    }
    self.text = lines.joined(separator: "\n")
  }

  private struct Request {
    var generator: Generator
    var words: [String]
    /// Of the comment, from 1.
    var line: Int
    /// The index of the line that ends the part; nil if there is none.
    var end: Int?
  }

  /// What comments outside of blocks of code ask for.
  private static func requests(in lines: [String], _ generators: [Generator]) -> [Request] {
    var (requests, isCode): ([Request], Bool) = ([], false)
    for (index, line) in lines.enumerated() {
      let content = line.trimmingBlanks()
      if content.hasPrefix("```") { isCode.toggle() }
      guard !isCode, content.hasPrefix("<!-- "), content.hasSuffix("-->") else { continue }
      let comment = String(content.dropFirst(5).dropLast(3)).trimmingBlanks()
      for generator in generators where comment.hasPrefix(generator.keyword + ":") {
        let words = comment.dropFirst(generator.keyword.count + 1).split(separator: " ")
        let end = lines[(index + 1)...].firstIndex {
          $0.trimmingBlanks() == "<!-- end \(generator.keyword) -->"
        }
        let isOpen = requests.last?.end.map { $0 > index } ?? false
        guard !isOpen else { continue }
        requests.append(
          Request(generator: generator, words: words.map(String.init), line: index + 1, end: end))
      }
    }
    return requests
  }
}
