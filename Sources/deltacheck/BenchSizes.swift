import Networks
import Numbers
import SampleColumns

/// What a gradient costs for networks of 10 to a million parameters, and 1 to 100,000 examples.
struct BenchSizes: CustomStringConvertible {
  /// The seconds for each parameter and example.
  private let costs: [(parameters: Int, seconds: [Double])]

  private static let widths = [
    [2, 2, 2], [8, 8, 3], [30, 24, 8], [100, 80, 24], [300, 300, 32], [1000, 900, 110],
  ]
  private static let exampleCounts = [1, 10, 100, 1000, 10_000, 100_000]

  init(_ show: (String) -> Void) throws {
    costs = try Cores.$limit.withValue(1) {
      try Self.widths.map { widths in
        let size = ExampleBlocks<Double>.usualSize(forWidths: widths)
        let work = try BenchWork(widths: widths, examples: size)
        let parameters = work.network.parameterCount
        return (
          parameters,
          Self.exampleCounts.map { count in
            show("\(parameters) parameters, \(count) examples")
            let seconds = Self.seconds { work.gradient(ofStream: count) }
            return seconds / Double(parameters * count)
          }
        )
      }
    }
  }

  /// The median of some repetitions; of long work there is only one.
  private static func seconds(_ work: () -> Void) -> Double {
    var (seconds, total) = ([Double](), 0.0)
    while seconds.count < 1000 && total < 0.2 {
      seconds.append(Clock.processor.time(work))
      total += seconds[seconds.count - 1]
    }
    return seconds.sorted()[seconds.count / 2]
  }

  var description: String {
    let title = "nanoseconds for each parameter and example, by sample-columns on 1 thread"
    let head = Self.row("parameters", Self.exampleCounts.map { $0 == 1 ? "1 ex." : "\($0)" })
    let rows = costs.map { Self.row("\($0.parameters)", $0.seconds.map { three($0 * 1e9) }) }
    return ([title, head] + rows).joined(separator: "\n")
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    "  " + right(name, 10) + cells.map { right($0, 9) }.joined()
  }

  /// `[{"parameters": …, "examples": …, "seconds": …}, …]`, of the whole gradient.
  var json: JSONText {
    .array(
      costs.flatMap { cost in
        zip(Self.exampleCounts, cost.seconds).map { count, seconds in
          .object([
            ("parameters", .integer(cost.parameters)), ("examples", .integer(count)),
            ("seconds", .number(seconds * Double(cost.parameters * count))),
          ])
        }
      })
  }
}
