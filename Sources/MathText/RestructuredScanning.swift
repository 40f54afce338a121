//===----------------------------------------------------------------------===//
// Displays of a reStructuredText.
//===----------------------------------------------------------------------===//

extension DocumentScanner {
  /// Goes through a reStructuredText: `.. math::` displays, `:math:` is a formula of the text, and what
  /// is marked as code or as a comment is no text.
  mutating func scanRestructuredText() {
    while offset < source.scalars.count {
      let indent = indentation(ofLineAt: offset)
      let text = offset + indent
      let end = endOfLine(from: offset)
      if has("..", at: text), text + 2 == end || scalar(at: text + 2)?.isBlank == true {
        readDirective(from: min(text + 3, end), at: text, indent: indent)
      } else {
        readLineOfText(text..<end)
        offset = end + 1
        // A paragraph that ends with two colons is followed by code.
        if isParagraphWithCode(text..<end) { skipBody(indent: indent) }
      }
    }
  }

  private func indentation(ofLineAt start: Int) -> Int {
    var end = start
    while scalar(at: end)?.isBlank == true { end += 1 }
    return end - start
  }

  private func isBlankLine(at start: Int) -> Bool {
    let end = start + indentation(ofLineAt: start)
    return end >= source.scalars.count || source.scalars[end] == "\n"
  }

  private func isParagraphWithCode(_ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, source.scalars[end - 1].isBlank { end -= 1 }
    return end - line.lowerBound >= 2 && has("::", at: end - 2)
  }

  /// The lines from the offset on that are indented more, up to the last one that says something.
  private func body(indent: Int) -> Range<Int> {
    var (index, end) = (offset, offset)
    while index < source.scalars.count {
      let next = min(endOfLine(from: index) + 1, source.scalars.count)
      if !isBlankLine(at: index) {
        guard indentation(ofLineAt: index) > indent else { break }
        end = next
      }
      index = next
    }
    return offset..<end
  }

  private mutating func skipBody(indent: Int) {
    offset = max(offset, body(indent: indent).upperBound)
  }

  // MARK: Directives

  private static let codes: Set<String> = [
    "code-block", "code", "sourcecode", "literalinclude", "parsed-literal", "raw", "highlight",
    "doctest", "testcode", "prompt",
  ]

  /// Reads what begins with two dots: a directive, a comment, or a target.
  private mutating func readDirective(from start: Int, at place: Int, indent: Int) {
    let end = endOfLine(from: start)
    let line = String(source.scalars[start..<end]).trimmingBlanks()
    offset = min(end + 1, source.scalars.count)
    let name = line.prefix { $0.isLetter || $0 == "-" }
    let isDirective = line.dropFirst(name.count).hasPrefix("::") && !name.isEmpty
    if isDirective, name == "math" {
      var argument = start
      while argument < end, !has("::", at: argument) { argument += 1 }
      let content = (argument + 2)..<max(argument + 2, body(indent: indent).upperBound)
      readMathematics(content, of: place)
      skipBody(indent: indent)
    } else if isDirective {
      // What stands in a note is text.
      if Self.codes.contains(String(name)) { skipBody(indent: indent) }
    } else if !["_", "[", "|"].contains(line.first) {
      readComment(start..<end, line, at: place, indent: indent)
    }
  }

  /// A comment: a notation, an annotation of the next display, or no business of ours.
  private mutating func readComment(
    _ line: Range<Int>, _ text: String, at place: Int, indent: Int
  ) {
    let comment = Array(source.scalars[line])
    if Annotation.afterNotation(comment, from: 0) != nil {
      let first = text.dropFirst("notation".count).drop { $0 == ":" }
      var lines =
        first.isEmpty
        ? [] : [notationLine(line.upperBound - first.unicodeScalars.count..<line.upperBound)]
      let body = body(indent: indent)
      var start = body.lowerBound
      while start < body.upperBound {
        let end = min(endOfLine(from: start), body.upperBound)
        lines.append(notationLine(start..<end))
        start = end + 1
      }
      harvest.add(NotationBlock(trimming: lines, at: source.position(at: place)))
    } else if let annotation = Annotation(comment: text) {
      harvest.add(annotation, at: source.position(at: place))
    }
    skipBody(indent: indent)
  }

  // MARK: Mathematics

  /// Reads the content of a directive: its options first; then each paragraph is a display. The first
  /// begins where the directive does.
  private mutating func readMathematics(_ content: Range<Int>, of directive: Int) {
    var start = content.lowerBound
    var place: Int? = directive
    var paragraph: Range<Int>?
    while start < content.upperBound {
      let end = min(endOfLine(from: start), content.upperBound)
      let text = start + min(indentation(ofLineAt: start), end - start)
      if text == end {
        take(paragraph, at: &place)
        paragraph = nil
      } else if paragraph == nil, scalar(at: text) == ":" {
        readOption(text..<end)
      } else {
        paragraph = (paragraph?.lowerBound ?? text)..<end
      }
      start = end + 1
    }
    take(paragraph, at: &place)
  }

  /// `:label: name`.
  private func readOption(_ line: Range<Int>) {
    let text = String(source.scalars[line])
    for option in [":label:", ":name:"] where text.hasPrefix(option) {
      var annotation = Annotation()
      annotation.label = String(text.dropFirst(option.count)).trimmingBlanks()
      harvest.add(annotation, at: source.position(at: line.lowerBound))
    }
  }

  private mutating func take(_ range: Range<Int>?, at place: inout Int?) {
    guard let range else { return }
    defer { place = nil }
    let environment =
      has("\\begin", at: range.lowerBound) ? environmentName(at: range.lowerBound + 6)?.name : nil
    takeDisplay(range, at: place ?? range.lowerBound, environment: environment)
  }

  /// Reads the formulas of a line of text, which may end in a later one.
  private mutating func readLineOfText(_ line: Range<Int>) {
    var index = line.lowerBound
    while index < line.upperBound {
      if has("``", at: index) {
        index += 2
        while index < line.upperBound, !has("``", at: index) { index += 1 }
        index += 2
      } else if has(":math:`", at: index) {
        let start = index
        var end = index + 7
        while end < source.scalars.count, source.scalars[end] != "`", !isEndOfParagraph(at: end) {
          end += 1
        }
        guard scalar(at: end) == "`" else {
          return report("this :math: is never closed", at: start, severity: .warning)
        }
        takeInline((start + 7)..<end, at: start)
        index = end + 1
      } else {
        index += 1
      }
    }
  }

  private func isEndOfParagraph(at place: Int) -> Bool {
    source.scalars[place] == "\n" && isBlankLine(at: place + 1)
  }
}
