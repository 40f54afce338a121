//===----------------------------------------------------------------------===//
// Reports for people.
//===----------------------------------------------------------------------===//

import Judging
import MathText
import Meaning
import Syntax

extension Report {
  static let unconfirmedMessage = "it is marked as a misprint, but nothing in it is refuted"

  /// The report for people, in the order of the document: a block for each claim that needs
  /// attention, for each mark that no verdict bears out, and for what could not be read; then how the
  /// text was read where its notation is silent, and counts.
  ///
  /// - Parameters:
  ///   - style: How it looks on a terminal.
  ///   - all: Whether claims that are as they should be are named too.
  public func text(_ style: TextStyle = TextStyle(), all: Bool = false) -> String {
    var entries: [(SourcePosition, String)] = []
    for claim in claims where all || Report.needsAttention(claim) {
      entries.append((claim.position, text(of: claim, style)))
    }
    for display in unconfirmed {
      let line = headline(
        at: display.position, display.name, ("mark not confirmed", .red),
        Report.unconfirmedMessage, style)
      entries.append((display.position, line + excerpt(at: display.position, style)))
    }
    for problem in document.problems {
      let word = problem.severity == .error ? "not read" : "warning"
      let line = headline(at: problem.position, nil, (word, .yellow), problem.message, style)
      entries.append((problem.position, line + excerpt(at: problem.position, style)))
    }
    // Sorting by position keeps the order of what stands at the same place.
    let inOrder = entries.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }
    return drafted(style) + doubted(style) + inOrder.map(\.element.1).joined() + notes(style)
      + idle(style) + counts(style)
  }

  /// The line of counts, wrapped.
  private func counts(_ style: TextStyle) -> String {
    let start = printable(document.file) + ":"
    let text = style.flowing(
      String(summary.dropFirst(start.count)), from: start.unicodeScalars.count, indent: 4)
    return start + text.dropLast()
  }

  /// That the notation was drafted, from how much, and how much was assumed.
  private func drafted(_ style: TextStyle) -> String {
    guard let draft, !document.displays.isEmpty else { return "" }
    let start = "\(printable(document.file)):"
    let text =
      "notation drafted from \(draft.displays.of("display"))"
      + (draft.texts > 1 ? ", of \(draft.texts) problems by themselves" : "")
      + "; deltacheck notation prints it; " + draft.assumptions.of("assumption")
    return start + style.flowing(text, from: start.unicodeScalars.count, indent: 4)
  }

  /// What the notation may say wrong, before anything is said of the text.
  private func doubted(_ style: TextStyle) -> String {
    doubts.map { doubt in
      let place = doubt.lines.first?.place.description ?? document.file
      let start = printable("\(place):") + " " + style.colored("notation", .yellow) + ":"
      return start
        + style.flowing(doubt.summary, from: place.unicodeScalars.count + 11, indent: 4)
    }.joined()
  }

  /// How the text was read where its notation says nothing.
  private func notes(_ style: TextStyle) -> String {
    let start = "\(printable(document.file)): note:"
    return conventions.map { convention in
      let text = "\(convention); the notation does not say so, the text as a whole bears it out"
      return start + style.flowing(text, from: start.unicodeScalars.count, indent: 4)
    }.joined()
  }

  /// What the notation says in vain: many lines of a notation that several texts share may be of
  /// others, and have one note.
  private func idle(_ style: TextStyle) -> String {
    Dictionary(grouping: idleLines, by: \.place.file).sorted { $0.key < $1.key }.map {
      file, lines in
      let start = printable("\(file): note:")
      func named(_ line: IdleLine) -> String {
        "line \(line.place.position.line) (“\(line.text)”)"
      }
      let unwritten = lines.filter(\.isUnwritten).map(named).joined(separator: ", ")
      let others = lines.filter { !$0.isUnwritten }.map { "\(named($0)): \($0.remark)" }
      let notes =
        (unwritten.isEmpty ? [] : ["no display has what is declared in " + unwritten]) + others
      return notes.map {
        start + style.flowing($0, from: start.unicodeScalars.count, indent: 4)
      }.joined()
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
}

extension Int {
  /// `1 claim`, `2 claims`.
  fileprivate func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
