import Networks
import Numbers
import Verifier

/// `deltacheck gradient`: the gradient of a network, as one text or all of them compute it.
enum GradientOfFile: Command {
  static let name = "gradient"
  static let summary = "print a network's loss and gradient, in one notation or all"
  static let operands = Operands("NETWORK", most: 1, each: Inputs.networks)
  static let discussion = """
    NETWORK is the path of a network in the fixture format, the name of a bundled fixture, or - for
    standard input. The gradient
    is that of the file's own loss, the mean over its examples; where a text's loss differs by a
    factor, its gradient is converted. In JSON, outputDeltas has a row for each example, of that
    example's own loss.
    With --trace every quantity of both passes is shown as the text writes it: the equation with its
    label, then how each number comes about, in the text's own convention for the loss.
    Many examples may stand in a FILE of their own, one on each line as they stand in a network's
    file: {"input": […], "label": 3}. It is read as a stream, once for each notation, in memory for a
    block of examples only; NETWORK then needs none. The result is the same, bit for bit, for
    every number of threads.
    """
  static let options: [Option] = [.subjects, trace, .examples, .threads, .format]
  static let examples: [(line: String, meaning: String)] = [
    ("gradient mazur-2-2-2 --notation cs229", "one gradient"),
    ("gradient network.json --trace", "with everything on the way, in all notations"),
    ("gradient network.json --examples data.jsonl", "of any number of examples"),
    ("gradient network.json --format json", "for programs"),
  ]

  private static let trace = Option.flag(
    "trace", "also every step in the text's own letters, with its numbers")

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let word = arguments.operands.first else {
      throw UsageError("a network expected, none found", Self.self)
    }
    let subjects = arguments.subjects
    let report = try arguments.withThreads {
      guard let data = arguments.value(.examples) else {
        let file = try Inputs.network(word)
        if arguments.has(trace) { try checkLength(file, word) }
        return GradientsByNotation(file, subjects: subjects, trace: arguments.has(trace))
      }
      if arguments.has(trace) {
        throw UsageError("--trace is for a network's own examples", Self.self)
      }
      if data == "-", subjects.count > 1 {
        throw UsageError(
          "standard input can be read but once, and each notation reads the examples: name one with "
            + "--notation", Self.self)
      }
      let network = try Inputs.network(word, needsExamples: false).network
      return try gradients(of: network, on: Inputs.path(data), subjects, console)
    }
    console.print(arguments.wantsJSON ? "\(report.json)" : report.text)
    return .right
  }

  /// A trace of more numbers than this is not made: nobody would read it.
  private static let longestTrace = 1e6

  private static func checkLength(_ file: NetworkFile, _ path: String) throws {
    let count = Double(file.network.parameterCount) * Double(file.examples.count)
    guard count <= longestTrace else {
      throw InvalidFile(
        path,
        "a trace of \(file.network.parameterCount) parameters and \(file.examples.count) "
          + "examples is too long; give fewer examples")
    }
  }

  /// The gradients over a file of examples, which is read once for each notation.
  private static func gradients(
    of network: Network<Double>, on path: String, _ subjects: [Subject], _ console: Console
  ) throws -> GradientsByNotation {
    let progress = console.progress()
    defer { progress.end() }
    var (results, count) = ([(subject: Subject, run: Run<Double>)](), 0)
    for subject in subjects {
      let file = try ExampleFile(path: path, for: network)
      var failure: (any Error)?
      let blocks = ExampleBlocks<Double> {
        progress.show("\(subject.name): \(file.progress)")
        do {
          let block = try file.next()
          return block.isEmpty ? nil : block[...]
        } catch {
          failure = error
          return nil
        }
      }
      let run = subject.run(network, on: blocks)
      if let failure { throw failure }
      count = file.exampleCount
      try check(run.loss, of: count, path)
      results.append((subject, run))
    }
    return GradientsByNotation(network, examples: count, results: results)
  }

  private static func check(_ loss: Double, of count: Int, _ path: String) throws {
    if count == 0 { throw InvalidFile(path, "at least one example expected, none found") }
    guard loss.isFinite else {
      throw InvalidFile(path, "the loss is \(loss): its numbers are beyond the range of Double")
    }
  }
}
