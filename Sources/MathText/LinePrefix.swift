//===----------------------------------------------------------------------===//
// How a line of Markdown begins.
//===----------------------------------------------------------------------===//

/// What stands before the text of a line of Markdown.
struct LinePrefix {
  /// How many `>` quote the line.
  var depth = 0
  /// Where the line begins after its `>` and blanks.
  var content = 0
  /// Where it begins after list markers, too.
  var text = 0

  init() {}

  /// The prefix of the line that begins at `start`.
  init(at start: Int, in source: SourceText) {
    let scalars = source.scalars
    var index = start
    while index < scalars.count, scalars[index].isBlank || scalars[index] == ">" {
      if scalars[index] == ">" { depth += 1 }
      index += 1
    }
    content = index
    while let after = LinePrefix.afterListMarker(index, in: scalars) { index = after }
    text = index
  }

  /// Where the line goes on after `- `, `* `, `+ `, `1. ` or `1) `.
  private static func afterListMarker(_ start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var index = start
    while index < scalars.count, index < start + 9, scalars[index].isDigit { index += 1 }
    guard index < scalars.count else { return nil }
    switch scalars[index] {
    case "-", "*", "+": guard index == start else { return nil }
    case ".", ")": guard index > start else { return nil }
    default: return nil
    }
    index += 1
    guard index < scalars.count, scalars[index].isBlank else { return nil }
    while index < scalars.count, scalars[index].isBlank { index += 1 }
    return index
  }

  /// Whether the line is a heading: `## …`.
  func isHeading(in source: SourceText) -> Bool {
    var index = content
    while index < source.scalars.count, source.scalars[index] == "#" { index += 1 }
    guard 1...6 ~= index - content, index < source.scalars.count else { return false }
    return source.scalars[index].isBlank
  }
}
