//===----------------------------------------------------------------------===//
// How words and LaTeX stand on a terminal.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Syntax

/// How a report looks on a terminal.
public struct TextStyle: Sendable {
  /// Lines wrap here, between words.
  public var width: Int

  /// Whether verdicts are coloured, for a terminal.
  public var isColored: Bool

  /// Lines of so many columns.
  public init(width: Int = 80, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }

  func colored(_ text: String, _ color: TextColor) -> String {
    isColored ? color.around(text) : text
  }

  /// A line, wrapped between words: the first indented by four, the others by six.
  func wrapped(_ line: String) -> String { "   " + flowing(line, from: 3, indent: 6) }

  /// Words behind what already fills the columns before `start`; further lines are indented. Of a
  /// word that is longer than a line, its beginning is shown.
  func flowing(_ text: String, from start: Int, indent: Int) -> String {
    var line = FlowingLine(width: width, indent: indent, column: start)
    for word in printable(text).split(separator: " ") {
      line.put(shortened(String(word), to: width - indent))
    }
    return line.text + "\n"
  }

  /// A place, words, a coloured one and a message, wrapped between words; further lines are indented by
  /// four. A place is whole, however long.
  func headline(
    _ place: String, _ name: String, _ verdict: (word: String, color: TextColor), _ message: String
  ) -> String {
    var line = FlowingLine(width: width, indent: 4)
    line.put(printable(place))
    for word in printable(name).split(separator: " ") { line.put(String(word)) }
    line.put(verdict.word + ":", shown: colored(verdict.word, verdict.color) + ":")
    return line.text + flowing(message, from: line.column, indent: 4)
  }

  /// `name: ` and LaTeX on one line, indented by four; where it does not fit, what is around a place,
  /// counted in scalars.
  package func line(_ name: String, _ latex: String, around place: Int = 0) -> String {
    let start = "    \(name): "
    return start + shortened(latex, around: place, to: width - start.count) + "\n"
  }

  /// The text, or as much of it around a place as fits, with dots for what is left out.
  private func shortened(_ text: String, around place: Int = 0, to width: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > width else { return printable(text) }
    return ExcerptWindow(of: scalars[...], column: place + 1, width: width).text
  }
}

/// What words are put behind, each in the next line where it does not fit.
private struct FlowingLine {
  let width: Int
  let indent: Int
  /// How many columns of the last line are filled.
  var column = 0
  private(set) var text = ""

  init(width: Int, indent: Int, column: Int = 0) {
    (self.width, self.indent, self.column) = (width, indent, column)
  }

  /// - Parameter shown: the word with its colours, which fill no columns
  mutating func put(_ word: String, shown: String? = nil) {
    let length = word.unicodeScalars.count
    if column > indent && column + 1 + length > width {
      text += "\n" + String(repeating: " ", count: indent)
      column = indent
    } else if column > 0 {
      text += " "
      column += 1
    }
    text += shown ?? word
    column += length
  }
}
