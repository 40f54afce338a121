//===----------------------------------------------------------------------===//
// Fences around code, and around mathematics.
//===----------------------------------------------------------------------===//

/// The line that opens a fenced block of Markdown.
struct Fence {
  /// Of the first backtick or tilde.
  let start: Int
  private let length: Int
  private let character: Unicode.Scalar
  private let depth: Int

  /// The fence that a line begins with; nil if it begins with something else.
  init?(at line: LinePrefix, in source: SourceText) {
    let scalars = source.scalars
    start = line.text
    depth = line.depth
    guard start < scalars.count, scalars[start] == "`" || scalars[start] == "~" else { return nil }
    character = scalars[start]
    length = Fence.runLength(at: start, in: source)
    guard length >= 3 else { return nil }
    guard character == "`" else { return }
    var index = start + length
    while index < scalars.count, scalars[index] != "\n" {
      if scalars[index] == "`" { return nil }
      index += 1
    }
  }

  /// How often the character at `offset` is repeated from there on.
  static func runLength(at offset: Int, in source: SourceText) -> Int {
    var end = offset
    while end < source.scalars.count, source.scalars[end] == source.scalars[offset] { end += 1 }
    return end - offset
  }

  /// The first word after the fence: `math`, `swift`.
  func kind(in source: SourceText) -> String {
    var index = start + length
    while index < source.scalars.count, source.scalars[index].isBlank { index += 1 }
    let first = index
    while index < source.scalars.count, !source.scalars[index].isWhiteSpace { index += 1 }
    return String(source.scalars[first..<index])
  }

  /// The line that closes the block whose text begins at `body`, or the end of the quotation that
  /// it stands in; nil if neither comes, or, in mathematics, another block begins before.
  func closing(
    in source: SourceText, from body: Int, isMathematics: Bool
  ) -> (start: Int, end: Int)? {
    let scalars = source.scalars
    var lineStart = body
    while lineStart < scalars.count {
      let line = LinePrefix(at: lineStart, in: source)
      if line.depth < depth { return (lineStart, lineStart) }
      var end = line.content
      while end < scalars.count, scalars[end] == character { end += 1 }
      let isLongEnough = end - line.content >= length
      while end < scalars.count, scalars[end] != "\n" {
        if !scalars[end].isBlank { break }
        end += 1
      }
      if isLongEnough && (end >= scalars.count || scalars[end] == "\n") {
        return (lineStart, end + 1)
      }
      if isLongEnough && isMathematics { return nil }
      while end < scalars.count, scalars[end] != "\n" { end += 1 }
      lineStart = end + 1
    }
    return nil
  }
}
