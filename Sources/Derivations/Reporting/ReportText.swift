//===----------------------------------------------------------------------===//
// Reports for people.
//===----------------------------------------------------------------------===//

import Foundation

/// How a report looks on a terminal.
public struct TextStyle: Sendable {
  /// Lines wrap here, between words.
  public var width: Int
  public var isColored: Bool

  public init(width: Int = 80, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }
}

extension Report {
  static let unconfirmedMessage = "it is marked as a misprint, but nothing in it is refuted"

  /// The report for people, in the order of the document: for each claim
  /// `file:line:column: verdict: message`, wrapped; below one that needs attention the line of the
  /// document with a caret, the counterexample, the repairs; counts at the end.
  public func text(_ style: TextStyle = TextStyle()) -> String {
    var entries: [(SourcePosition, String)] = []
    for claim in claims { entries.append((claim.position, text(of: claim, style))) }
    for display in unconfirmed {
      let line = headline(
        at: display.position, "mark not confirmed", .red, Report.unconfirmedMessage, style)
      entries.append((display.position, line + excerpt(at: display.position, style)))
    }
    for problem in document.problems {
      let isError = problem.severity == .error
      let line = headline(
        at: problem.position, isError ? "not read" : "warning", .yellow, problem.message, style)
      entries.append((problem.position, line + excerpt(at: problem.position, style)))
    }
    // Sorting by position keeps the order of what stands at the same place.
    let inOrder = entries.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }
    return inOrder.map(\.element.1).joined() + notes(style) + summary
  }

  /// How the text was read where its notation says nothing.
  private func notes(_ style: TextStyle) -> String {
    let start = "\(printable(document.file)): note:"
    return conventions.map { convention in
      let text = "\(convention); the notation does not say so, the text as a whole bears it out"
      return start + flowing(text, from: start.unicodeScalars.count, indent: 4, style)
    }.joined()
  }

  /// One line of counts.
  public var summary: String {
    let displays = document.displays.count
    let counts = Verdict.allCases.compactMap { verdict -> String? in
      let count = claims.count { $0.verdict == verdict }
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    var parts = [displays == 0 ? "no display found" : counts.joined(separator: ", ")]
    let marked = document.displays.count { $0.mark == .misprint }
    if marked > 0 {
      parts.append("\(marked - unconfirmed.count) of \(marked) misprints confirmed")
    }
    let lost = document.problems.count { $0.severity == .error }
    if lost > 0 { parts.append("\(lost) not read") }
    let start =
      "\(printable(document.file)): \(displays.of("display")), \(claims.count.of("claim"))"
    return ([start] + parts.filter { !$0.isEmpty }).joined(separator: "; ")
  }

  private func text(of claim: ClaimReport, _ style: TextStyle) -> String {
    var message = claim.message
    if let evidence = claim.evidence { message += " (\(evidence.words))" }
    if claim.mark == .misprint { message += " [marked as a misprint]" }
    var result = headline(
      at: claim.position, claim.verdict.rawValue, claim.verdict.color, message, style)
    let needsAttention = claim.verdict.isWrong || claim.verdict == .notUnderstood
    if needsAttention { result += excerpt(at: claim.position, style) }
    for line in claim.counterexample { result += wrapped(line, style) }
    for repair in claim.repairs { result += wrapped("repair: " + repair, style) }
    for remark in claim.remarks { result += wrapped("note: " + remark, style) }
    return result
  }

  private func headline(
    at position: SourcePosition, _ verdict: String, _ color: TextColor, _ message: String,
    _ style: TextStyle
  ) -> String {
    let start = "\(printable(document.file)):\(position): "
    let word = style.isColored ? color.around(verdict) : verdict
    let column = start.unicodeScalars.count + verdict.unicodeScalars.count + 1
    return start + word + ":" + flowing(message, from: column, indent: 4, style)
  }

  /// The line of the document at a position, or the part of it that fits, and a caret below.
  private func excerpt(at position: SourcePosition, _ style: TextStyle) -> String {
    guard let line = document.scalars(ofLineAt: position) else { return "" }
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    let window = ExcerptWindow(
      of: line, column: position.column, width: style.width - number.count - 5)
    let caret = style.isColored ? TextColor.green.around("^") : "^"
    let indent = String(repeating: " ", count: window.caret)
    return "  \(number) | \(window.text)\n  \(margin) | \(indent)\(caret)\n"
  }

  /// A line, wrapped between words: the first indented by four, the others by six.
  private func wrapped(_ line: String, _ style: TextStyle) -> String {
    "   " + flowing(line, from: 3, indent: 6, style)
  }

  /// Words behind what already fills the columns before `start`; further lines are indented.
  private func flowing(
    _ text: String, from start: Int, indent: Int, _ style: TextStyle
  ) -> String {
    var result = ""
    var column = start
    for word in printable(text).split(separator: " ") {
      let length = word.unicodeScalars.count
      if column > indent && column + 1 + length > style.width {
        result += "\n" + String(repeating: " ", count: indent)
        column = indent
      } else {
        result += " "
        column += 1
      }
      result += word
      column += length
    }
    return result + "\n"
  }
}

extension Int {
  /// `1 claim`, `2 claims`.
  fileprivate func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension Evidence {
  /// The evidence in words.
  var words: String {
    switch (kind, bound) {
    case (.exact, nil): "exact"
    case (.exact, let bound?): "exact, wrong with probability at most \(bound.short)"
    case (.numerical, nil): "numerical"
    case (.numerical, let bound?): "numerical, within \(bound.short)"
    }
  }
}

extension Double {
  /// In two digits, rounded away from zero: a bound stays a bound.
  fileprivate var short: String {
    guard isFinite, magnitude > 1e-300 else { return "\(self)" }
    let exponent = Int(log10(magnitude).rounded(.down))
    let unit = pow(10, Double(exponent - 1))
    let digits = Int((self / unit).rounded(.awayFromZero))
    return "\(Double(digits) / 10)e\(exponent)"
  }
}
