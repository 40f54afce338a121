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
    The network is [784, 128, 64, 10] with tanh, softmax and cross-entropy: 109,386 parameters, all
    in Double. Measured is its gradient over 1, 128 and 1000 examples, in each notation, on one
    thread and on two; how long it takes to differentiate by every parameter without a backward pass
    (exact gradient), and to judge a gradient by that (deltacheck); and the gradient of networks of
    12 to a million parameters over 1 to 100,000 examples.
    Where the Python program has numpy, torch or jax, they do the same in the same run, held to as
    many threads: numpy by a backward pass written out, torch by autograd, jax compiled by jit.
    Each work is done once uncounted, then 5 times or more for half a second or longer. Times are
    medians, with the quartiles: of the processor's time on one thread, and of the time that passed
    on two. A column of another's name has the ratio to its time: below 1 means that deltacheck is
    faster. The limit is what the products take at the most multiplications and additions that this
    processor was measured to do, or the reading and writing of all numbers, whichever is longer; its
    column has how much of the time that is. Use a release build, and a quiet machine; it takes a
    minute.
    """
  private static let python = Option.taking(
    .file("PROGRAM"), "python", "a Python with numpy, torch or jax; python3 by default")
  static let options: [Option] = [python, .format]
  static let examples: [(line: String, meaning: String)] = [
    ("bench", "tables"),
    ("bench --python venv/bin/python3", "with the libraries of a virtual environment"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let program = arguments.value(python)
    if let program, !PythonBench.isThere(program) {
      throw UsageError("no Python named '\(program)' that runs", Self.self)
    }
    let progress = console.progress()
    let report = try measure(program ?? "python3") { progress.show($0) }
    progress.end()
    console.print(arguments.wantsJSON ? "\(report.json)" : report.description)
    return .right
  }

  private static func measure(
    _ python: String, _ show: (String) -> Void
  ) throws -> BenchReport {
    let work = try BenchWork()
    var report = BenchReport(work: work)
    func note(_ subject: String, _ who: String, _ threads: Int, _ f: () -> Void) {
      show("\(subject), \(who)")
      let seconds = Cores.$limit.withValue(threads) { stopwatch(f, clock: Clock(threads: threads)) }
      report.add(Measurement(work: subject, who: who, threads: threads, seconds: seconds))
    }
    note(BenchWork.check, "exact gradient", 1, work.exactGradient)
    note(BenchWork.check, "deltacheck", 1, work.check)
    for count in BenchWork.exampleCounts {
      let examples = work.examples(count)
      for threads in 1...2 {
        for (name, gradient) in BenchWork.notations {
          note(BenchWork.gradient(count), name, threads) { gradient(work.network, examples) }
        }
      }
    }
    for threads in 1...2 {
      show("limits")
      report.add(BenchLimits(threads: threads, numbers: work.network.parameterCount))
      show("python")
      report.add(others: PythonBench.run(python, threads: threads))
    }
    report.add(try BenchSizes(show))
    return report
  }
}

/// The seconds that repetitions of some work take: at least five, and for at least half a second
/// together, after one that is not counted.
func stopwatch(_ work: () -> Void, clock: Clock) -> [Double] {
  var (seconds, total) = ([Double](), 0.0)
  work()
  while seconds.count < 5 || (total < 0.5 && seconds.count < 10_000) {
    seconds.append(clock.time(work))
    total += seconds[seconds.count - 1]
  }
  return seconds
}

/// What time is measured by.
enum Clock {
  /// The time of this process's processors, which others who use them do not lengthen.
  case processor

  /// The time that passes.
  case wall

  /// The one that says most of work on so many threads.
  init(threads: Int) { self = threads == 1 ? .processor : .wall }

  /// The seconds that some work takes once.
  func time(_ work: () -> Void) -> Double {
    let start = now
    work()
    return now - start
  }

  private var now: Double {
    var time = timespec()
    clock_gettime(self == .processor ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
