import Foundation
import Networks

/// How long somebody took for some work.
struct Measurement: Codable {
  let work: String
  let who: String
  let seconds: [Double]

  /// The part of the repetitions that took less.
  private func quantile(_ part: Double) -> Double {
    let sorted = seconds.sorted()
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
  }

  var median: Double { quantile(0.5) }

  /// The quartiles.
  var spread: (low: Double, high: Double) { (quantile(0.25), quantile(0.75)) }
}

/// All measurements, in the order in which they were taken.
struct BenchReport: CustomStringConvertible {
  private var measurements: [Measurement] = []
  private var remark = ""

  mutating func add(_ measurement: Measurement) { measurements.append(measurement) }

  /// Adds what others took, or why there are none.
  mutating func add(others: Result<[Measurement], PythonUnavailable>) {
    switch others {
    case .success(let others): measurements += others
    case .failure(let failure): remark = "\(failure)"
    }
  }

  /// The works, in order.
  private var works: [String] {
    measurements.reduce(into: []) { if !$0.contains($1.work) { $0.append($1.work) } }
  }

  private func isOther(_ who: String) -> Bool {
    ["numpy", "torch", "jax"].contains { who.hasPrefix($0) }
  }

  var description: String {
    let tables = works.map { work in
      let rows = measurements.filter { $0.work == work }
      let others = rows.filter { isOther($0.who) }
      let lines = rows.map { row in
        let ratios = isOther(row.who) ? [] : others.map { Self.ratio(row, $0) }
        return "  " + Self.pad(row.who, 20) + Self.time(row) + ratios.joined()
      }
      return "\(work)\n" + lines.joined(separator: "\n")
    }
    return (tables + (remark.isEmpty ? [] : [remark])).joined(separator: "\n\n")
  }

  /// The median and the quartiles.
  private static func time(_ row: Measurement) -> String {
    let spread = "(\(scaled(row.spread.low)) … \(scaled(row.spread.high)))"
    return pad(scaled(row.median), 11) + pad(spread, 25)
  }

  private static func ratio(_ ours: Measurement, _ other: Measurement) -> String {
    let name = other.who.split(separator: " ").last.map(String.init) ?? other.who
    return "  " + String(format: "%.3g", ours.median / other.median) + " × " + name
  }

  private static func scaled(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-3: String(format: "%.1f µs", seconds * 1e6)
    case ..<1: String(format: "%.2f ms", seconds * 1e3)
    default: String(format: "%.2f s", seconds)
    }
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// `{"measurements": [{"work": …, "who": …, "median": …, …}, …]}`, in seconds.
  var json: JSONText {
    let rows = measurements.map {
      JSONText.object([
        ("work", .string($0.work)), ("who", .string($0.who)), ("median", .number($0.median)),
        ("quartiles", .numbers([$0.spread.low, $0.spread.high])),
        ("repetitions", .integer($0.seconds.count)),
      ])
    }
    return .object([("measurements", .array(rows))])
  }
}
