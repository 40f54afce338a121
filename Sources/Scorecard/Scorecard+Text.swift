import Foundation
import GradientCheck

// For people: tables within 100 columns.
extension Scorecard: CustomStringConvertible {
  public var description: String {
    let tables = Precision.allCases.map { precision in
      """
      Wrong gradients, \(precision.rawValue): detected, in percent; named, of those that have a name
      \(header("mistake", "cases", "named"))
      \(mistakeRows(precision).joined(separator: "\n"))
      \(sizeRows(precision).joined(separator: "\n"))

      The same in pairs, by each of the two
      \(header("mistake", "cases", "named"))
      \(pairRows(precision).joined(separator: "\n"))

      Right gradients, \(precision.rawValue): called wrong
      \(header("", "gradients", ""))
      \(alarmRows(precision).joined(separator: "\n"))
      """
    }
    return (tables + [coarseTable, summary]).joined(separator: "\n\n")
  }

  /// In which part of the entries an error must be larger to be seen.
  private var coarseTable: String {
    let sizes = Set(coarse.keys.map(\.key)).sorted()
    let rows = sizes.map { size in
      left("\(size) parameters", 28)
        + Precision.allCases.map { precision in
          let tally = coarse[Row(key: size, precision: precision), default: Coarse()]
          return right(percent(tally.coarse, of: tally.entries), 16)
        }.joined()
    }
    let header = Precision.allCases.map {
      right("\($0 == .double ? "1e-10" : "1e-5"), \($0.rawValue)", 16)
    }
    return """
      Entries of the random networks that are judged less closely than this, in percent
      \(left("", 28) + header.joined())
      \(rows.joined(separator: "\n"))
      """
  }

  private var summary: String {
    let passedOver = mistakes.values.reduce(0) { $0 + $1.passedOver }
    let right = alarms.values.reduce(0) { $0 + $1.gradients }
    let undecided = alarms.values.reduce(0) { $0 + $1.undecided }
    let zeros = mistakes.values.reduce(0) { $0 + $1.undecided }
    let alarms = alarms.values.reduce(0) { $0 + $1.raised[.ours, default: 0] }
    return """
      \(right) right gradients, \(alarms) false alarms, \(undecided) undecided; seed \(seed)
      Undecided are parts of nothing but zeros that rounding may leave: \(zeros) wrong gradients, which
      are not among the cases.
      A single wrong entry is drawn among those judged closely enough: \(passedOver) drawn before were
      passed over, since what is allowed for their own rounding would hide the error.
      """
  }

  private func header(_ first: String, _ count: String, _ last: String) -> String {
    line(first, count, Checker.allCases.map(\.rawValue), last)
  }

  private func line(_ first: String, _ count: String, _ cells: [String], _ last: String) -> String {
    let cells = cells.map { right($0, 11) }.joined()
    let line = left(first, 28) + right(count, 9) + cells
    return last.isEmpty ? line : line + right(last, 8)
  }

  private func mistakeRows(_ precision: Precision) -> [String] {
    SeededMistake.allCases.compactMap { mistake in
      mistakes[Row(key: mistake, precision: precision)].map { row(mistake.rawValue, $0) }
    }
  }

  private func pairRows(_ precision: Precision) -> [String] {
    SeededMistake.allCases.compactMap { mistake in
      pairs[Row(key: mistake, precision: precision)].map { row(mistake.rawValue, $0) }
    }
  }

  private func sizeRows(_ precision: Precision) -> [String] {
    bySize.filter { $0.key.precision == precision }.sorted { $0.key.key < $1.key.key }.map {
      row("all, \($0.key.key) parameters", $0.value)
    }
  }

  private func row(_ name: String, _ tally: Tally) -> String {
    let cells = Checker.allCases.map { percent(tally.detected[$0, default: 0], of: tally.cases) }
    let named = tally.nameable == 0 ? "" : percent(tally.named, of: tally.nameable)
    return line(name, "\(tally.cases)", cells, named)
  }

  private func alarmRows(_ precision: Precision) -> [String] {
    Hardship.allCases.compactMap { hardship in
      alarms[Row(key: hardship, precision: precision)].map { alarms in
        line(
          hardship.description, "\(alarms.gradients)",
          Checker.allCases.map { "\(alarms.raised[$0, default: 0])" }, "")
      }
    }
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    if part == whole { return "100" }
    // Rounded down, so that 100 means all.
    return String(format: "%.1f", (Double(part) / Double(whole) * 1000).rounded(.down) / 10)
  }

  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
