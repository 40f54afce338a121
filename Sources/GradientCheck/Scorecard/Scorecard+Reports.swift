import Foundation

// For people: tables within 100 columns.
extension Scorecard: CustomStringConvertible {
  public var description: String {
    let tables = Precision.allCases.map { precision in
      """
      Wrong gradients, \(precision.rawValue): detected, in percent; named, of those that have a name
      \(header("mistake", "cases", "named"))
      \(mistakeRows(precision).joined(separator: "\n"))
      \(sizeRows(precision).joined(separator: "\n"))

      Right gradients, \(precision.rawValue): called wrong
      \(header("", "gradients", ""))
      \(alarmRows(precision).joined(separator: "\n"))
      """
    }
    return tables.joined(separator: "\n\n") + "\n\n" + summary
  }

  private var summary: String {
    let unresolved = mistakes.values.reduce(0) { $0 + $1.unresolved }
    let right = alarms.values.reduce(0) { $0 + $1.gradients }
    let alarms = alarms.values.reduce(0) { $0 + $1.raised[.ours, default: 0] }
    return """
      \(right) right gradients, \(alarms) false alarms; seed \(seed)
      \(unresolved) single wrong entries are not counted: their own rounding is larger than the
      error, and the check says so
      """
  }

  private func header(_ first: String, _ count: String, _ last: String) -> String {
    line(first, count, Checker.allCases.map(\.rawValue), last)
  }

  private func line(_ first: String, _ count: String, _ cells: [String], _ last: String) -> String {
    let cells = cells.map { right($0, 11) }.joined()
    return left(first, 28) + right(count, 9) + cells + right(last, 8)
  }

  private func mistakeRows(_ precision: Precision) -> [String] {
    SeededMistake.allCases.compactMap { mistake in
      mistakes[Row(key: mistake, precision: precision)].map { row(mistake.description, $0) }
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

// For programs.
extension Scorecard {
  /// The scorecard as JSON, with sorted keys.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  private struct Document: Encodable {
    let passed: Bool
    let seed: UInt64
    let wrong: [Wrong]
    let right: [Right]

    struct Wrong: Encodable {
      let mistake: String
      let precision: Precision
      let cases, nameable, named, unresolved: Int
      let detected: [String: Int]
    }

    struct Right: Encodable {
      let kind: String
      let precision: Precision
      let gradients: Int
      let falseAlarms: [String: Int]
    }
  }

  private var document: Document {
    func counts(_ numbers: [Checker: Int]) -> [String: Int] {
      Dictionary(
        uniqueKeysWithValues: Checker.allCases.map { ($0.rawValue, numbers[$0, default: 0]) })
    }
    var (wrong, right): ([Document.Wrong], [Document.Right]) = ([], [])
    for precision in Precision.allCases {
      for mistake in SeededMistake.allCases {
        guard let tally = mistakes[Row(key: mistake, precision: precision)] else { continue }
        wrong.append(
          .init(
            mistake: mistake.description, precision: precision, cases: tally.cases,
            nameable: tally.nameable, named: tally.named, unresolved: tally.unresolved,
            detected: counts(tally.detected)))
      }
      for hardship in Hardship.allCases {
        guard let alarms = alarms[Row(key: hardship, precision: precision)] else { continue }
        right.append(
          .init(
            kind: hardship.description, precision: precision, gradients: alarms.gradients,
            falseAlarms: counts(alarms.raised)))
      }
    }
    return Document(passed: isPassed, seed: seed, wrong: wrong, right: right)
  }
}
