//===----------------------------------------------------------------------===//
// Lines of Markdown become blocks.
//===----------------------------------------------------------------------===//

import MathText

/// Reads the Markdown that the derivations are written in: headings, paragraphs, fences, tables,
/// lists, quotations and comments.
struct BlockReader {
  /// A line of the page, without what quotes or indents it.
  private struct Line {
    var number: Int
    var text: String

    var content: String { text.trimmingBlanks() }
    var isEmpty: Bool { content.isEmpty }
    var indent: Int { text.prefix { $0 == " " }.count }
  }

  private let lines: [Line]
  private var index = 0
  private var blocks: [Block] = []

  private init(_ lines: [Line]) { self.lines = lines }

  /// The blocks of a text.
  static func blocks(of text: String) -> [Block] {
    blocks(
      of: text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        Line(number: $0.offset + 1, text: String($0.element))
      })
  }

  private static func blocks(of lines: [Line]) -> [Block] {
    var reader = BlockReader(lines)
    while let line = reader.line { reader.read(line) }
    return reader.blocks
  }

  private var line: Line? { lines.indices.contains(index) ? lines[index] : nil }

  private mutating func add(_ kind: Block.Kind, at line: Line) {
    blocks.append(Block(kind: kind, line: line.number))
  }

  /// The lines from here on that a test accepts, which are read with that.
  private mutating func take(while test: (Line) -> Bool) -> [Line] {
    let taken = Array(lines[index...].prefix(while: test))
    index += taken.count
    return taken
  }

  private mutating func read(_ line: Line) {
    let content = line.content
    if line.isEmpty {
      index += 1
    } else if content.hasPrefix("```") {
      readFence(line)
    } else if content.hasPrefix("<!--") {
      readComment(line)
    } else if content.hasPrefix("#") {
      index += 1
      let level = content.prefix { $0 == "#" }.count
      let words = String(content.dropFirst(level)).trimmingBlanks()
      add(.heading(level: level, InlineReader.inlines(of: words, line: line.number)), at: line)
    } else if content.hasPrefix(">") {
      let quoted = take { $0.content.hasPrefix(">") }.map { line in
        let text = line.content.dropFirst()
        return Line(number: line.number, text: String(text.first == " " ? text.dropFirst() : text))
      }
      add(.quotation(BlockReader.blocks(of: quoted)), at: line)
    } else if content.hasPrefix("|") {
      readTable(line)
    } else if let marker = BlockReader.marker(of: line) {
      readList(line, isOrdered: marker.isOrdered)
    } else {
      readParagraph(line)
    }
  }

  private mutating func readFence(_ line: Line) {
    let fence = line.content.prefix { $0 == "`" }
    let language = String(line.content.dropFirst(fence.count))
    index += 1
    let body = take { !$0.content.hasPrefix(fence) || $0.content != String(fence) }
    index += 1
    let text = body.map { String($0.text.dropFirst(min(line.indent, $0.indent))) }
      .joined(separator: "\n")
    add(language == "math" ? .display(text) : .code(language, text), at: line)
  }

  private mutating func readComment(_ line: Line) {
    var comment = take { !$0.content.hasSuffix("-->") }.map(\.text)
    if let last = self.line {
      comment.append(last.text)
      index += 1
    }
    let text = comment.joined(separator: "\n").trimmingBlanks()
    add(.comment(String(text.dropFirst(4).dropLast(3)).trimmingBlanks()), at: line)
  }

  private mutating func readTable(_ line: Line) {
    let rows = take { $0.content.hasPrefix("|") }.map { row in
      BlockReader.cells(of: row.content).map { InlineReader.inlines(of: $0, line: row.number) }
    }
    add(.table(header: rows.first ?? [], rows: Array(rows.dropFirst(2))), at: line)
  }

  /// The cells of a row, parted by bars that are not escaped.
  private static func cells(of row: String) -> [String] {
    let parts = row.replacingPairs("\\|", by: "\u{1}").split(
      separator: "|", omittingEmptySubsequences: false)
    return parts.dropFirst().dropLast().map {
      String($0).replacingPairs("\u{1}", by: "|").trimmingBlanks()
    }
  }

  /// How an item of a list begins: `- `, `* ` or `1. `.
  private static func marker(of line: Line) -> (isOrdered: Bool, width: Int)? {
    let content = line.content
    if content.hasPrefix("- ") || content.hasPrefix("* ") { return (false, line.indent + 2) }
    let digits = content.prefix { $0.isNumber }
    guard !digits.isEmpty, content.dropFirst(digits.count).hasPrefix(". ") else { return nil }
    return (true, line.indent + digits.count + 2)
  }

  private mutating func readList(_ first: Line, isOrdered: Bool) {
    var items: [[Block]] = []
    while let line, let marker = BlockReader.marker(of: line), marker.isOrdered == isOrdered {
      index += 1
      var item = [Line(number: line.number, text: String(line.text.dropFirst(marker.width)))]
      item += take { $0.isEmpty || $0.indent >= marker.width }.map { line in
        Line(number: line.number, text: String(line.text.dropFirst(marker.width)))
      }
      items.append(BlockReader.blocks(of: item))
    }
    add(.list(isOrdered: isOrdered, items: items), at: first)
  }

  private mutating func readParagraph(_ line: Line) {
    let text = take { next in
      next.number == line.number || !next.isEmpty && !BlockReader.interrupts(next)
    }
    let joined = text.map(\.content).joined(separator: "\n")
    add(.paragraph(InlineReader.inlines(of: joined, line: line.number)), at: line)
  }

  /// Whether a line begins something else in the middle of a paragraph.
  private static func interrupts(_ line: Line) -> Bool {
    ["```", "<!--", ">", "# ", "## ", "### ", "|"].contains { line.content.hasPrefix($0) }
      || marker(of: line)?.isOrdered == false
  }
}

extension String {
  /// The same with every occurrence of a piece replaced.
  func replacingPairs(_ piece: String, by other: String) -> String {
    split(separator: piece, omittingEmptySubsequences: false).joined(separator: other)
  }
}
