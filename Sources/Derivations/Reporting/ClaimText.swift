//===----------------------------------------------------------------------===//
// What is said of one claim, for people.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import MathText
import Meaning
import Repair
import Syntax

extension Report {
  /// `file:line:column: display 3 (cs229-10): verdict: message`, wrapped; below a claim that needs
  /// attention the line of the document with a caret, the equation where that line is not all of it,
  /// the counterexample and the repairs.
  package func text(of claim: ClaimReport, _ style: TextStyle) -> String {
    var message = claim.message
    if let evidence = claim.evidence { message += " (\(evidence.words))" }
    if claim.mark == .misprint { message += " [marked as a misprint]" }
    var result = headline(
      at: claim.position, claim.name, (claim.verdict.rawValue, claim.verdict.color), message, style)
    if Report.needsAttention(claim) {
      result += excerpt(at: claim.position, style)
      if !isShown(claim, style) { result += style.line("equation", claim.latex) }
    }
    for line in claim.counterexample { result += style.wrapped(line) }
    for repair in claim.repairs {
      result += style.line("repair", repair, around: repair.firstDifference(from: claim.latex))
    }
    for remark in claim.remarks { result += style.wrapped("note: " + remark) }
    return result
  }

  /// `file:line:column: name: verdict: message`, wrapped between words.
  func headline(
    at position: SourcePosition, _ name: String?, _ verdict: (word: String, color: TextColor),
    _ message: String, _ style: TextStyle
  ) -> String {
    let place = document.place(of: position)
    return style.headline(
      "\(place.file):\(place.position):", name.map { $0 + ":" } ?? "", verdict, message)
  }

  /// The line of the document at a position, or the part of it that fits, and a caret below.
  func excerpt(at position: SourcePosition, _ style: TextStyle) -> String {
    guard let line = document.scalars(ofLineAt: position) else { return "" }
    let number = String(document.place(of: position).position.line)
    let margin = String(repeating: " ", count: number.count)
    let window = ExcerptWindow(
      of: line, column: position.column, width: excerptWidth(position, style))
    let indent = String(repeating: " ", count: window.caret)
    let caret = style.colored("^", .green)
    return "  \(number) | \(window.text)\n  \(margin) | \(indent)\(caret)\n"
  }

  private func excerptWidth(_ position: SourcePosition, _ style: TextStyle) -> Int {
    style.width - String(position.line).count - 5
  }

  /// Whether the excerpt shows all of the claim.
  private func isShown(_ claim: ClaimReport, _ style: TextStyle) -> Bool {
    guard !claim.latex.isEmpty else { return true }
    guard let line = document.scalars(ofLineAt: claim.position) else { return false }
    let window = ExcerptWindow(
      of: line, column: claim.position.column, width: excerptWidth(claim.position, style))
    return window.text.withoutBlanks.contains(claim.latex.withoutBlanks)
  }
}

extension ClaimReport {
  /// `display 3, row 2 (cs229-10)`.
  fileprivate var name: String {
    let place = display == 0 ? "formula" : "display \(display)" + (row > 1 ? ", row \(row)" : "")
    return place + (label.map { " (\($0))" } ?? "")
  }
}

extension Display {
  /// `display 3 (cs229-10)`.
  package var name: String {
    (ordinal == 0 ? "formula" : "display \(ordinal)") + (label.map { " (\($0))" } ?? "")
  }
}

extension String {
  fileprivate var withoutBlanks: String { filter { !$0.isWhitespace } }

  /// How many scalars it begins with as another text does.
  fileprivate func firstDifference(from other: String) -> Int {
    zip(unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
  }
}

extension Evidence {
  /// The evidence in words.
  package var words: String {
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
