//===----------------------------------------------------------------------===//
// Displays of a Markdown text.
//===----------------------------------------------------------------------===//

extension DocumentScanner {
  /// Goes through a Markdown text: code and comments are no text, all else may be.
  mutating func scanMarkdown() {
    var isLineStart = true
    while offset < source.scalars.count {
      if isLineStart {
        isLineStart = false
        line = LinePrefix(at: offset, in: source)
        if let fence = Fence(at: line, in: source) {
          readFence(fence)
          isLineStart = true
          continue
        }
        offset = line.content
        continue
      }
      switch source.scalars[offset] {
      case "\n":
        offset += 1
        isLineStart = true
      case "\\": readBackslash()
      case "`": skipCodeSpan()
      case "$": readDollar()
      case "<": readTag()
      default: offset += 1
      }
    }
  }

  // MARK: Code

  /// Reads a block between fences: code, unless it is marked `math`.
  private mutating func readFence(_ fence: Fence) {
    let body = endOfLine(from: fence.start) + 1
    let kind = fence.kind(in: source)
    let isMathematics = kind == "math" || kind == "{math}"
    let closing = fence.closing(in: source, from: body, isMathematics: isMathematics)
    guard let closing else {
      report("this fence is never closed", at: fence.start)
      offset = isMathematics ? min(body, source.scalars.count) : source.scalars.count
      return
    }
    if isMathematics {
      var start = body
      while kind == "{math}", has(":", at: LinePrefix(at: start, in: source).content),
        start < closing.start
      {
        start = endOfLine(from: start) + 1
      }
      takeDisplay(min(start, closing.start)..<closing.start, at: fence.start)
    }
    offset = min(closing.end, source.scalars.count)
  }

  /// Skips the code that begins with the backticks at the offset, or the backticks alone.
  ///
  /// Eighty backticks quote nothing: else each number of them would be searched for.
  private mutating func skipCodeSpan() {
    let length = Fence.runLength(at: offset, in: source)
    let start = offset + length
    guard length < 80 else {
      offset = start
      return
    }
    let end = search("`\(length)", from: start) { $0.endOfCodeSpan(from: start, length: length) }
    offset = end ?? start
  }

  private func endOfCodeSpan(from start: Int, length: Int) -> SearchResult {
    var index = start
    while index < source.scalars.count {
      if source.scalars[index] == "`" {
        let run = Fence.runLength(at: index, in: source)
        index += run
        if run == length { return .found(index) }
      } else if source.scalars[index] == "\n", isBoundary(after: index) {
        return .gaveUp(index)
      } else {
        index += 1
      }
    }
    return .gaveUp(index)
  }

  private func isBoundary(after newline: Int) -> Bool {
    let next = LinePrefix(at: newline + 1, in: source)
    return scalar(at: next.content) == nil || scalar(at: next.content) == "\n"
      || Fence(at: next, in: source) != nil
  }

  // MARK: Tags and comments

  private static let rawTags = ["pre", "code", "script", "style", "textarea"]

  private mutating func readTag() {
    if has("<!--", at: offset) { return readComment() }
    var end = offset + 1
    while end < source.scalars.count, end < offset + 10, source.scalars[end].isASCIILetter {
      end += 1
    }
    let name = String(source.scalars[(offset + 1)..<end]).lowercased()
    offset = end
    guard DocumentScanner.rawTags.contains(name) else { return }
    let from = end
    if let closed = search("<" + name, from: from, { $0.endOfTag(name, from: from) }) {
      offset = closed
    }
  }

  private func endOfTag(_ name: String, from start: Int) -> SearchResult {
    let letters = Array(name.unicodeScalars)
    var index = start
    while index < source.scalars.count {
      if has("</", at: index), index + 2 + letters.count <= source.scalars.count {
        let found = source.scalars[(index + 2)..<(index + 2 + letters.count)]
        if String(found).lowercased() == name { return .found(index + 2 + letters.count) }
      }
      index += 1
    }
    return .gaveUp(index)
  }

  /// Reads a comment: a notation, an annotation of the next display, or no business of ours.
  private mutating func readComment() {
    let start = offset + 4
    let end = search("<!--", from: start) { scanner in
      var index = start
      while index < scanner.source.scalars.count {
        if scanner.has("-->", at: index) { return .found(index) }
        index += 1
      }
      return .gaveUp(index)
    }
    guard let end else {
      let rest = Array(source.scalars[start...].prefix(20))
      let isNotation = Annotation.afterNotation(rest, from: 0) != nil
      report(
        isNotation ? "this notation is never closed by “-->”" : "this comment is never closed",
        at: offset)
      offset = start
      return
    }
    let comment = Array(source.scalars[start..<end])
    if let body = Annotation.afterNotation(comment, from: 0) {
      harvest.add(notationBlock(in: (start + body)..<end))
    } else if let annotation = Annotation(comment: String(comment[...])) {
      harvest.add(annotation, at: source.position(at: offset))
    }
    offset = end + 3
  }

  /// The lines of a notation, the empty ones at its beginning and end left out.
  private func notationBlock(in range: Range<Int>) -> NotationBlock {
    var lines: [NotationBlock.Line] = []
    var start = range.lowerBound
    while start <= range.upperBound {
      let end = min(endOfLine(from: start), range.upperBound)
      lines.append(notationLine(start..<end))
      start = end + 1
    }
    return NotationBlock(trimming: lines, at: source.position(at: range.lowerBound))
  }

  // MARK: Mathematics

  private mutating func readBackslash() {
    let start = offset
    let name = commandName(at: offset)
    if !name.isEmpty {
      readNamedCommand(name)
    } else if has("\\\\[", at: offset) {
      readBrackets(from: offset + 3, isDouble: true)
    } else if has("\\[", at: offset) {
      readBrackets(from: offset + 2, isDouble: false)
    } else if has("\\(", at: offset) {
      readParentheses()
    }
    if offset == start { offset += 2 }
  }

  /// Reads `\[…\]`, which in Markdown may also be brackets that are meant as such.
  private mutating func readBrackets(from start: Int, isDouble: Bool) {
    let kind = isDouble ? "\\\\[" : "\\["
    let end = search(kind, from: start) { $0.endOfBrackets(from: start, isDouble: isDouble) }
    guard let end else {
      report("“\(kind)” is never closed", at: offset, severity: .warning)
      return
    }
    let content = source.scalars[start..<end]
    let signs = "\\^_=".unicodeScalars
    let isFormula =
      content.first?.isWhiteSpace == true || content.contains { signs.contains($0) }
    if isFormula && !content.contains("$") {
      takeDisplay(start..<end, at: offset, isDoublyEscaped: isDouble)
      offset = end + (isDouble ? 3 : 2)
    }
  }
}
