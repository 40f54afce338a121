//===----------------------------------------------------------------------===//
// Code in derivations, kept in step with the code that runs.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Something about a woven document that its author has to look at.
public struct WeaveProblem: Error, Hashable, CustomStringConvertible {
  /// The document.
  public var file: String
  /// Of the comment that asks for the excerpt, from 1.
  public var line: Int

  /// What is wrong, in words.
  public var message: String

  package init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { "\(file):\(line): \(message)" }
}

/// Renews the excerpts of code in documents.
///
/// A comment on a line of its own asks for the lines that compute one or several equations; the
/// fenced block right after it holds them, and is made if it is not there:
///
///     <!-- weave: Sources/CS229/Recipe.swift cs229-1 cs229-2 -->
///     ```swift
///     …
///     ```
///
/// `Sources/CS229/Recipe.swift#cs229-1` is the same as a path and a label. Where the lines begin
/// and end is said at `AnchoredSource`: a comment with the label begins them.
public struct Weaver {
  private let root: PackageFolder
  private var sources: [String: AnchoredSource] = [:]

  /// - Parameter root: the folder that paths in documents begin at, and that none leaves
  public init(root: String) {
    self.root = PackageFolder(root)
  }

  /// A text with its excerpts renewed.
  ///
  /// - Parameters:
  ///   - text: The Markdown of a document.
  ///   - file: The name problems use.
  /// - Returns: the text, in which an excerpt with a problem stands as it was, and the problems
  public mutating func renewed(
    _ text: String, file: String
  ) -> (text: String, renewals: [Int], problems: [WeaveProblem]) {
    let isWindows = text.utf8.contains(13)
    var lines = WovenLines(text)
    var renewals: [Int] = []
    var problems: [WeaveProblem] = []
    while let request = lines.nextRequest() {
      do {
        let excerpt = try excerpt(for: request, file: file)
        if lines.replaceBlock(with: excerpt, indent: request.indent) {
          renewals.append(request.line)
        }
      } catch {
        problems.append(error)
      }
    }
    let ending = isWindows ? "\r\n" : "\n"
    return (lines.result.joined(separator: ending), renewals, problems)
  }

  private mutating func excerpt(
    for request: WovenLines.Request, file: String
  ) throws(WeaveProblem) -> [String] {
    func problem(_ message: String) -> WeaveProblem {
      WeaveProblem(file: file, line: request.line, message: message)
    }
    let words = request.arguments.split(whereSeparator: { $0 == " " || $0 == "#" }).map(String.init)
    guard let path = words.first, words.count > 1 else {
      throw problem("a path and a label expected: <!-- weave: Sources/A/B.swift label -->")
    }
    let source = try source(at: path, problem)
    var excerpt: [String] = []
    for label in words.dropFirst() {
      switch source.lines(for: label) {
      case .success(let lines):
        if !excerpt.isEmpty { excerpt.append("") }
        excerpt += lines
      case .failure(.missing):
        throw problem("\(path) has no comment that begins “// \(label):”")
      case .failure(.ambiguous(let first, let second)):
        throw problem("\(path) has two comments “// \(label):”, lines \(first) and \(second)")
      }
    }
    return excerpt
  }

  private mutating func source(
    at path: String, _ problem: (String) -> WeaveProblem
  ) throws(WeaveProblem) -> AnchoredSource {
    if let known = sources[path] { return known }
    guard let place = root.resolved(path) else {
      throw problem("\(path) is outside of the package")
    }
    do {
      let source = AnchoredSource(try Document.text(atPath: place))
      sources[path] = source
      return source
    } catch {
      throw problem("\(path) cannot be read as text")
    }
  }
}
