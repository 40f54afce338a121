//===----------------------------------------------------------------------===//
// Whether a derivation's table of misprints leaves any out.
//===----------------------------------------------------------------------===//

import Foundation
import Judging
import MathText

/// The section of a derivation that lists what its text prints wrong, and what it has to list.
///
/// Two witnesses know of misprints without the table: the proofreader, whose verdict on an equation
/// of the text is not that it holds, and the code, whose comment at an equation's line says "Printed"
/// where it computes something else. Every equation that either of them names must be in the table,
/// every name in the table must be an equation's, and below every misprint stands the right form.
struct ErrataCompleteness {
  let report: Report
  /// The derivation's lines.
  let lines: [String]

  var table: MisprintTable { MisprintTable(in: lines) }

  /// What is missing, each with the line of the derivation that is to blame.
  ///
  /// - Parameter printed: the labels of equations whose code says that they are printed otherwise
  func problems(printed: Set<String>) -> [WeaveProblem] {
    let listed = table.names
    var problems: [WeaveProblem] = []
    func add(_ display: Display, _ message: String) {
      problems.append(
        WeaveProblem(
          file: report.document.file, line: display.position.line, message: message))
    }
    for (place, display) in report.document.displays.enumerated() {
      guard let label = display.label else { continue }
      if display.mark == .misprint, mended(after: place) == nil {
        add(display, "what \(label) should read is not displayed after it, without a label")
      }
      guard !listed.contains(label) else { continue }
      if display.mark == .misprint || !unconditional(display) {
        add(display, "\(label) is not true as it stands, and not in the table of misprints")
      } else if printed.contains(label) {
        add(display, "the code says how \(label) is printed; the table of misprints does not")
      }
    }
    return problems
  }

  /// The right form of the misprint at a place among the displays.
  func mended(after place: Int) -> Display? {
    let displays = report.document.displays
    guard displays.indices.contains(place + 1) else { return nil }
    let next = displays[place + 1]
    return next.mark == .none && next.label == nil ? next : nil
  }

  /// Whether nothing speaks against an equation.
  private func unconditional(_ display: Display) -> Bool {
    !report.claims.contains { claim in
      claim.display == display.ordinal && (claim.verdict.isWrong || claim.verdict == .conditional)
    }
  }

  /// The labels of the equations whose comments in a module say how they are printed.
  ///
  /// - Parameter text: a Swift file
  static func printed(in text: String) -> Set<String> {
    var (result, label): (Set<String>, String?) = ([], nil)
    for line in text.components(separatedBy: "\n").map({ $0.trimmingBlanks() }) {
      guard line.hasPrefix("// ") else {
        label = nil
        continue
      }
      let words = line.dropFirst(3)
      let first = words.prefix { $0 != ":" && $0 != " " }
      if words.dropFirst(first.count).first == ":", first.contains("-") { label = String(first) }
      if let label, words.contains("Printed") { result.insert(label) }
    }
    return result
  }
}
