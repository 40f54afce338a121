//===----------------------------------------------------------------------===//
// What may be shown on a terminal: no control characters, no more than fits.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Repair
import Syntax

/// The part of a line around a column that fits into a width.
struct ExcerptWindow {
  var text: String
  /// How many columns precede the caret.
  var caret: Int

  /// - Parameters:
  ///   - line: of which no more is looked at than fits
  ///   - column: where the caret belongs, in scalars from 1
  ///   - width: how many columns there are; at least twenty are taken
  init(of line: ArraySlice<Unicode.Scalar>, column: Int, width: Int) {
    // Dots may take a column at either end.
    let width = max(20, width) - 2
    let place = line.startIndex + min(max(0, column - 1), line.count)
    var start = min(
      max(line.startIndex, place - width / 3), max(line.startIndex, line.endIndex - width))
    // What combines with the character before belongs to it.
    while start > line.startIndex, start < line.endIndex, line[start].isCombining { start -= 1 }
    var end = min(line.endIndex, start + width)
    // No command is cut in two.
    while start < place, line.isInsideCommand(start) { start += 1 }
    while end > place + 1, line.isInsideCommand(end) { end -= 1 }
    let isCut = (before: start > line.startIndex, after: end < line.endIndex)
    let shown = printable(String(line[start..<end]))
    text = (isCut.before ? "…" : "") + shown + (isCut.after ? "…" : "")
    let before = line[start..<min(max(place, start), end)]
    caret = (isCut.before ? 1 : 0) + before.count { !$0.isCombining }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Whether a place, of a line that is cut there, is between the letters of `\command`.
  fileprivate func isInsideCommand(_ place: Int) -> Bool {
    guard place > startIndex, place < endIndex, self[place].isASCIILetter else { return false }
    let before = self[Swift.max(startIndex, place - 30)..<place]
    return before.last { !$0.isASCIILetter } == "\\"
  }
}

/// The text with a blank for each tab and line end, and `�` for other control characters, which
/// might else make a terminal do things.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
    return text
  }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == "\t" || scalar == "\n" || scalar == "\r" {
      result.append(" ")
    } else {
      result.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
  }
  return String(result)
}

/// Colours of a terminal.
enum TextColor: Int {
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36

  func around(_ text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}

extension Verdict {
  var color: TextColor {
    switch self {
    case .holds: .green
    case .refuted, .illTyped: .red
    case .notUnderstood: .yellow
    case .conditional, .definition, .notAClaim: .cyan
    }
  }
}
