//===----------------------------------------------------------------------===//
// Formulas between dollars, and between parentheses, in Markdown and in LaTeX.
//===----------------------------------------------------------------------===//

extension DocumentScanner {
  /// Reads `$$…$$`, or skips `$…$`.
  mutating func readDollar() {
    let start = offset
    guard has("$$", at: start) else { return readSingleDollar() }
    let from = start + 2
    let beginsLine = isLaTeX || start == line.text
    let kind = beginsLine ? "$$ " : "$$"
    let end = search(kind, from: from) { $0.endOfDollars(from: from, beginsLine: beginsLine) }
    guard let end else {
      report("“$$” is never closed", at: start, severity: beginsLine ? .error : .warning)
      offset = from
      return
    }
    takeDisplay(from..<end, at: start)
    offset = end + 2
  }

  private mutating func readSingleDollar() {
    let start = offset
    let from = start + 1
    offset = from
    if has("`", at: from) && !isLaTeX {
      var end = from + 1
      while end < source.scalars.count, source.scalars[end] != "`", source.scalars[end] != "\n" {
        end += 1
      }
      if has("`$", at: end) {
        takeInline((from + 1)..<end, at: start)
        offset = end + 2
      }
      return
    }
    let isSpaced = !isLaTeX && scalar(at: from)?.isBlank == true
    if let end = search(isSpaced ? "$ " : "$", from: from, { $0.endOfDollar(from: from) }) {
      takeInline(from..<end, at: start)
      offset = end + 1
    } else if isLaTeX {
      report("“$” is never closed", at: start, severity: .warning)
    }
  }

  mutating func readParentheses() {
    let start = offset
    let from = start + 2
    offset = from
    if let end = search("\\(", from: from, { $0.endOfParentheses(from: from) }) {
      takeInline(from..<end, at: start)
      offset = end + 2
    }
  }

  /// In a quotation, blanks the `>` before each line of a formula but the first.
  func blankPrefixes(in body: inout [Unicode.Scalar], from start: Int) {
    guard !isLaTeX, line.depth > 0 else { return }
    var isPrefix = start > 0 && source.scalars[start - 1] == "\n"
    var count = 0
    for index in body.indices {
      let scalar = body[index]
      if scalar == "\n" {
        isPrefix = true
        count = 0
      } else if isPrefix && scalar == ">" && count < line.depth {
        body[index] = " "
        count += 1
      } else if !scalar.isBlank {
        isPrefix = false
      }
    }
  }
}
