//===----------------------------------------------------------------------===//
// Displays of a LaTeX text.
//===----------------------------------------------------------------------===//

extension DocumentScanner {
  /// Goes through a LaTeX text: comments and verbatim text are none, all else may be.
  mutating func scanLaTeX() {
    while offset < source.scalars.count {
      switch source.scalars[offset] {
      case "%": readLaTeXComment()
      case "\\": readLaTeXBackslash()
      case "$": readDollar()
      default: offset += 1
      }
    }
  }

  private mutating func readLaTeXBackslash() {
    let start = offset
    let name = commandName(at: offset)
    if !name.isEmpty {
      readNamedCommand(name)
    } else if has("\\[", at: offset) {
      let from = offset + 2
      if let end = search("\\[", from: from, { $0.endOfBrackets(from: from, isDouble: false) }) {
        takeDisplay(from..<end, at: offset)
        offset = end + 2
      } else {
        report("“\\[” is never closed", at: offset)
      }
    } else if has("\\(", at: offset) {
      readParentheses()
    }
    if offset == start { offset += 2 }
  }

  /// Reads a command of a LaTeX text that changes how what follows is read.
  mutating func readLaTeXCommand(_ name: String, at start: Int) {
    switch name {
    case "verb", "lstinline":
      guard let delimiter = scalar(at: offset) else { return }
      let end = endOfLine(from: offset)
      let closing = source.scalars[(offset + 1)..<max(offset + 1, end)].firstIndex(of: delimiter)
      if let closing { offset = closing + 1 }
    case "end":
      if environmentName(at: offset)?.name == "document" { offset = source.scalars.count }
    case "iffalse":
      if let end = search("iffalse", from: offset, { $0.endOfCondition(from: start) }) {
        offset = end
      }
    default: break
    }
  }

  /// The `\fi` or `\else` after `start`.
  private func endOfCondition(from start: Int) -> SearchResult {
    var index = start
    while index < source.scalars.count {
      if source.scalars[index] == "\\" {
        let name = commandName(at: index)
        if name == "fi" || name == "else" { return .found(index) }
        index += 1 + max(1, name.unicodeScalars.count)
      } else {
        index = source.scalars[index] == "%" ? endOfLine(from: index) : index + 1
      }
    }
    return .gaveUp(index)
  }

  /// Skips the verbatim environment that begins at `start`, or its beginning alone.
  mutating func skipVerbatim(_ name: String, at start: Int) {
    let from = offset
    let end = search("verbatim " + name, from: from) { scanner in
      var index = from
      while index < scanner.source.scalars.count {
        if scanner.has("\\end", at: index), scanner.environmentName(at: index + 4)?.name == name {
          return .found(index)
        }
        index += 1
      }
      return .gaveUp(index)
    }
    if let end { offset = end } else { report("this \(name) has no end", at: start) }
  }

  // MARK: Comments

  /// Reads the comment at the offset, and what else a notation begun there says.
  private mutating func readLaTeXComment() {
    let start = offset
    let end = endOfLine(from: offset)
    offset = end
    let comment = Array(source.scalars[(start + 1)..<end])
    if let body = Annotation.afterNotation(comment, from: 0) {
      let rest = start + 1 + body
      let isBegin = rest >= end || String(source.scalars[rest..<end]).trimmingBlanks().isEmpty
      if isBegin || source.scalars[rest - 1] == ":" { readNotation(from: rest, commentAt: start) }
    } else {
      readAnnotation(in: (start + 1)..<end)
    }
  }

  /// Reads comment lines up to `% end notation`.
  private mutating func readNotation(from start: Int, commentAt begin: Int) {
    var lines = [notationLine(start..<endOfLine(from: start))]
    var isClosed = false
    while offset < source.scalars.count {
      var index = offset + 1
      while scalar(at: index)?.isBlank == true { index += 1 }
      guard scalar(at: index) == "%" else { break }
      let end = endOfLine(from: index)
      let text = String(source.scalars[(index + 1)..<end]).trimmingBlanks()
      offset = end
      if text == "end notation" {
        isClosed = true
        break
      }
      lines.append(notationLine((index + 1)..<end))
    }
    if !isClosed { report("this notation is not closed by “% end notation”", at: begin) }
    harvest.add(NotationBlock(trimming: lines, at: source.position(at: start)))
  }

  private func readAnnotation(in range: Range<Int>) {
    if let annotation = Annotation(comment: String(source.scalars[range])) {
      harvest.add(annotation, at: source.position(at: range.lowerBound - 1))
    }
  }

  /// Reads the comments inside a display: they speak of that display.
  func readAnnotations(in range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch source.scalars[index] {
      case "\\": index += 2
      case "%":
        let end = min(endOfLine(from: index), range.upperBound)
        readAnnotation(in: (index + 1)..<end)
        index = end
      default: index += 1
      }
    }
  }

  /// A line of a notation, with the place of its first character that is not blank.
  func notationLine(_ range: Range<Int>) -> NotationBlock.Line {
    var start = range.lowerBound
    while start < range.upperBound, source.scalars[start].isBlank { start += 1 }
    var end = range.upperBound
    while end > start, source.scalars[end - 1].isBlank { end -= 1 }
    return NotationBlock.Line(
      text: String(source.scalars[start..<end]), position: source.position(at: start))
  }
}

extension NotationBlock {
  /// A block without the empty lines at its beginning and end.
  package init(trimming lines: [Line], at position: SourcePosition) {
    let first = lines.firstIndex { !$0.text.isEmpty } ?? lines.endIndex
    let last = lines.lastIndex { !$0.text.isEmpty } ?? first - 1
    self.lines = first <= last ? Array(lines[first...last]) : []
    self.position = self.lines.first?.position ?? position
  }
}
