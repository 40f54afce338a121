import Foundation
import Networks

/// How long somebody took for some work.
struct Measurement: Codable {
  let work: String
  let who: String
  let threads: Int
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

  /// Whether the other did the same work on as many threads.
  func isBeside(_ other: Measurement) -> Bool {
    work == other.work && threads == other.threads
  }

  /// The library of others, `nil` for deltacheck's own work.
  var library: String? { ["numpy", "torch", "jax"].first { who.hasPrefix($0) } }
}

/// All measurements, in the order in which they were taken.
struct BenchReport: CustomStringConvertible {
  private let work: BenchWork
  private var measurements: [Measurement] = []
  private var limits: [BenchLimits] = []
  private var sizes: BenchSizes?
  private var remark = ""

  init(work: BenchWork) { self.work = work }

  mutating func add(_ measurement: Measurement) { measurements.append(measurement) }
  mutating func add(_ limits: BenchLimits) { self.limits.append(limits) }
  mutating func add(_ sizes: BenchSizes) { self.sizes = sizes }

  /// Adds what others took, or why there are none.
  mutating func add(others: Result<[Measurement], PythonUnavailable>) {
    switch others {
    case .success(let others): measurements += others
    case .failure(let failure): remark = "\(failure)"
    }
  }

  /// In 80 columns: a table for each work and number of threads, the limits, and the sizes.
  var description: String {
    let works = measurements.reduce(into: [[Measurement]]()) { works, row in
      if let i = works.firstIndex(where: { $0[0].isBeside(row) }) {
        works[i].append(row)
      } else {
        works.append([row])
      }
    }
    let limits = ["most that was measured in a second"] + limits.map(\.description)
    return (works.map(table) + [limits.joined(separator: "\n"), sizes?.description ?? "", remark])
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func table(_ rows: [Measurement]) -> String {
    let others = rows.filter { $0.library != nil }
    let limit = limit(rows[0])
    let names = others.map { $0.library ?? "" } + (limit == nil ? [] : ["limit"])
    let title = "\(rows[0].work), \(threadText(rows[0].threads))"
    let head = blanks(22) + right("median", 10) + right("quartiles", 16)
    let lines = rows.map { row in
      var cells = row.library == nil ? others.map { ratio(row.median / $0.median) } : []
      if row.library != nil { cells += others.map { _ in "" } }
      if let limit { cells.append(String(format: "%.0f %%", 100 * limit / row.median)) }
      while cells.last?.isEmpty == true { cells.removeLast() }
      return Self.times(row) + cells.map { right($0, 7) }.joined()
    }
    return ([title, head + names.map { right($0, 7) }.joined()] + lines).joined(separator: "\n")
  }

  /// The seconds that a work takes at least, where that is known.
  private func limit(_ row: Measurement) -> Double? {
    guard let count = BenchWork.exampleCounts.first(where: { BenchWork.gradient($0) == row.work }),
      let limits = limits.first(where: { $0.threads == row.threads })
    else { return nil }
    return limits.seconds(work.network, examples: count)
  }

  /// The median and the quartiles.
  private static func times(_ row: Measurement) -> String {
    let (scale, unit) =
      row.median < 1e-3 ? (1e6, "µs") : row.median < 1 ? (1e3, "ms") : (1, "s")
    let spread = "\(three(row.spread.low * scale)) … \(three(row.spread.high * scale))"
    let name = "  " + row.who + blanks(20 - row.who.count)
    return name + right("\(three(row.median * scale)) \(unit)", 10) + right(spread, 16)
  }

  /// `{"measurements": [{"work": …, "who": …, "threads": …, "median": …, …}, …], "limits": …,
  /// "sizes": …}`, in seconds.
  var json: JSONText {
    let rows = measurements.map {
      JSONText.object([
        ("work", .string($0.work)), ("who", .string($0.who)), ("threads", .integer($0.threads)),
        ("median", .number($0.median)),
        ("quartiles", .numbers([$0.spread.low, $0.spread.high])),
        ("repetitions", .integer($0.seconds.count)),
      ])
    }
    return .object([
      ("measurements", .array(rows)), ("limits", .array(limits.map(\.json))),
      ("sizes", sizes?.json ?? .null),
    ])
  }
}

/// Three digits of a number: `1.23`, `12.3`, `123`, `0.0123`.
func three(_ x: Double) -> String {
  x < 0.1 ? String(format: "%.3g", x) : String(format: "%.\(x < 10 ? 2 : x < 100 ? 1 : 0)f", x)
}

/// A quotient in few characters: `1.23`, `0.012`, `0.0004`.
func ratio(_ x: Double) -> String {
  x < 0.01 ? String(format: "%.1g", x) : x < 0.1 ? String(format: "%.3f", x) : three(x)
}

/// A text at the right end of a column.
func right(_ text: String, _ width: Int) -> String { blanks(width - text.count) + text }

/// A run of blanks; none for a negative count.
func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
