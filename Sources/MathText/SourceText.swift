//===----------------------------------------------------------------------===//
// A text taken apart once, so that every later step can count.
//===----------------------------------------------------------------------===//

/// A text as an array of scalars, with its lines.
///
/// `\r\n` and a lone `\r` end a line as `\n` does. A byte order mark at the beginning is dropped.
package struct SourceText: Sendable {
  /// Every scalar of the text.
  package let scalars: [Unicode.Scalar]
  /// The offset of each line's first scalar.
  let lineStarts: [Int]
  package let cell: Int?

  package init(_ text: String, cell: Int? = nil) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    var lineStarts = [0]
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{FEFF}" && scalars.isEmpty { continue }
      if scalar == "\n" && afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      let isEnd = afterReturn || scalar == "\n"
      scalars.append(isEnd ? "\n" : scalar)
      if isEnd { lineStarts.append(scalars.count) }
    }
    self.scalars = scalars
    self.lineStarts = lineStarts
    self.cell = cell
  }

  /// The index in `lineStarts` of the line that holds `offset`.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  package func position(at offset: Int) -> SourcePosition {
    let line = line(at: offset)
    return SourcePosition(line: line + 1, column: offset - lineStarts[line] + 1, cell: cell)
  }

  /// A line counted from 1, without its end; nil if there is no such line.
  package func line(_ line: Int) -> ArraySlice<Unicode.Scalar>? {
    guard line >= 1, line <= lineStarts.count else { return nil }
    let start = lineStarts[line - 1]
    let end = line < lineStarts.count ? lineStarts[line] - 1 : scalars.count
    return scalars[start..<end]
  }

  /// All lines, without their ends.
  package var lines: [String] {
    (1...lineStarts.count).map { line($0).map { String($0) } ?? "" }
  }
}
