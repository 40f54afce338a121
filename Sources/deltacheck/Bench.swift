import Foundation
import GradientCheck
import Networks
import Numbers

/// `deltacheck bench`: how long the check and the gradients take, beside others on this machine.
enum Bench: Command {
  static let name = "bench"
  static let summary = "time the check and the gradients, beside numpy, torch and jax"
  static let operands = Operands.none
  static let discussion = """
    The network is [784, 128, 64, 10] with tanh, softmax and cross-entropy: 109,386 parameters. All
    is measured in Double on one core. Where the Python program has numpy, torch or jax, the same
    work is done by them in the same run. Times are medians, with the quartiles; a ratio below 1
    means that deltacheck is faster. Use a release build.
    """
  private static let python = Option.taking(
    .file("PROGRAM"), "python", "a Python with numpy, torch or jax; python3 by default")
  static let options: [Option] = [python, .format]
  static let examples: [(line: String, meaning: String)] = [
    ("bench", "a table"),
    ("bench --python venv/bin/python3", "with the libraries of a virtual environment"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let program = arguments.value(python)
    if let program, !PythonBench.isThere(program) {
      throw UsageError("no Python named '\(program)' that runs", Self.self)
    }
    // One core for all, deltacheck and the others.
    return try Cores.$limit.withValue(1) { try measure(arguments, program, console) }
  }

  private static func measure(
    _ arguments: Arguments, _ python: String?, _ console: Console
  ) throws -> ExitStatus {
    let progress = console.progress()
    var report = BenchReport()
    let steps = 3 + BenchWork.notations.count * BenchWork.exampleCounts.count
    func note(_ work: String, _ who: String, _ seconds: [Double]) {
      report.add(Measurement(work: work, who: who, seconds: seconds))
      progress.step(of: steps, "\(work), \(who)")
    }
    let work = try BenchWork()
    note(BenchWork.check, "exact gradient", stopwatch(work.exactGradient))
    note(BenchWork.check, "deltacheck", stopwatch(work.check))
    for (name, gradient) in BenchWork.notations {
      for count in BenchWork.exampleCounts {
        let examples = work.examples(count)
        note(
          BenchWork.gradient(count), name, stopwatch { gradient(work.network, examples) })
      }
    }
    progress.step(of: steps, "python")
    report.add(others: PythonBench.run(python ?? "python3"))
    progress.end()
    console.print(arguments.wantsJSON ? "\(report.json)" : report.description)
    return .right
  }
}

/// The seconds that repetitions of some work take: at least five, and for at least half a second
/// together, after one that is not counted.
func stopwatch(_ work: () -> Void) -> [Double] {
  let clock = ContinuousClock()
  func once() -> Double {
    let time = clock.measure(work).components
    return Double(time.seconds) + Double(time.attoseconds) * 1e-18
  }
  var (seconds, total) = ([Double](), 0.0)
  _ = once()
  while seconds.count < 5 || (total < 0.5 && seconds.count < 10_000) {
    let second = once()
    seconds.append(second)
    total += second
  }
  return seconds
}
