//===----------------------------------------------------------------------===//
// A document as lines, some of which are excerpts of code.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

/// Goes through a document's lines once, stopping wherever an excerpt is asked for.
struct WovenLines {
  /// A comment that asks for an excerpt.
  struct Request {
    /// From 1.
    var line: Int
    var indent: String
    /// What stands after `weave:`.
    var arguments: String
  }

  private let lines: [String]
  private var index = 0
  /// The lines gone through, with their excerpts renewed; all of them at the end.
  private(set) var result: [String] = []

  init(_ text: String) {
    lines = SourceText(text).lines
  }

  /// Goes on to just after the next request; nil at the end. Code holds no requests.
  mutating func nextRequest() -> Request? {
    while index < lines.count {
      if let end = endOfBlock(at: index) {
        result += lines[index..<end]
        index = end
        continue
      }
      result.append(lines[index])
      index += 1
      if let request = WovenLines.request(lines[index - 1], line: index) { return request }
    }
    return nil
  }

  /// Puts an excerpt in the place of the block of Swift on the next line; if none is, before that line.
  ///
  /// - Returns: whether that changes anything
  mutating func replaceBlock(with excerpt: [String], indent: String) -> Bool {
    let isSwift = index < lines.count && lines[index].trimmingBlanks().hasSuffix("swift")
    let end = isSwift ? endOfBlock(at: index) ?? index : index

    let fence = WovenLines.fence(around: excerpt)
    let block = ([fence + "swift"] + excerpt + [fence]).map { $0.isEmpty ? "" : indent + $0 }
    let isUnchanged = Array(lines[index..<end]) == block
    result += block
    // What follows an inserted block is another paragraph.
    if end == index, index < lines.count, !lines[index].trimmingBlanks().isEmpty {
      result.append("")
    }
    index = end
    return !isUnchanged
  }

  /// The index after the block of code that begins at a line; nil if none begins there.
  private func endOfBlock(at start: Int) -> Int? {
    let first = lines[start].trimmingBlanks()
    guard let character = first.first, character == "`" || character == "~" else { return nil }
    let length = first.prefix { $0 == character }.count
    guard length >= 3, character == "~" || !first.dropFirst(length).contains("`") else {
      return nil
    }
    for end in (start + 1)..<max(start + 1, lines.count) {
      let line = lines[end].trimmingBlanks()
      if line.count >= length && line.allSatisfy({ $0 == character }) { return end + 1 }
    }
    return lines.count
  }

  private static func request(_ line: String, line number: Int) -> Request? {
    let content = line.trimmingBlanks()
    guard content.hasPrefix("<!--"), content.hasSuffix("-->"), content.count >= 7 else {
      return nil
    }
    let comment = String(content.dropFirst(4).dropLast(3)).trimmingBlanks()
    guard comment == "weave" || comment.hasPrefix("weave:") || comment.hasPrefix("weave ") else {
      return nil
    }
    let indent = String(line.prefix { $0 == " " || $0 == "\t" })
    let arguments = String(comment.dropFirst("weave".count).drop { $0 == ":" })
    return Request(line: number, indent: indent, arguments: arguments.trimmingBlanks())
  }

  /// A fence longer than any within the excerpt.
  private static func fence(around excerpt: [String]) -> String {
    var longest = 2
    for line in excerpt {
      longest = max(longest, line.trimmingBlanks().prefix { $0 == "`" }.count)
    }
    return String(repeating: "`", count: longest + 1)
  }
}
