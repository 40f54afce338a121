import Networks
import Training
import Verifier

/// `deltacheck train`: gradient descent by the gradients of one notation, or the same by all five.
enum Train: Command {
  static let name = "train"
  static let summary = "descend along the gradients of one notation, or of all five at once"
  static let operands = Operands("NETWORK", most: 1, each: Inputs.networks)
  static let discussion = """
    Gradient descent by mini-batches: from NETWORK, a file or a bundled fixture with its examples, each
    step goes against the gradient that a text's own code computes. Where no notation is named, all five
    descend from the same parameters through the same mini-batches, and must come to the same losses
    and parameters, to the last digit.
    At the first step, in the middle and at the last one every derivative is verified against dual
    numbers and finite differences. The exit status is 1 where one of them is wrong, where the five
    descents differ, or where the loss leaves the range of Double.
    The examples may stand in a FILE of their own, one on each line: {"input": […], "label": 3}. They
    are all kept in memory, 8 bytes for each number, since every epoch goes through them in another
    order.
    """
  private static let rate = Option.taking(
    Slot("R"), "rate", "a step is R times the gradient; 0.1 by default")
  private static let epochs = Option.taking(
    Slot("N"), "epochs", "passes over all examples; 20 by default")
  private static let batch = Option.taking(
    Slot("N"), "batch", "examples of one step; 16 by default, or all where they are fewer")
  private static let seed = Option.taking(
    Slot("N"), "seed", "draws the order of the examples; 1 by default")
  private static let format = Option.oneOf(
    ["text", "json", "csv"], "format", "text for people, json or csv for programs")
  static let options: [Option] = [
    .subjects, rate, epochs, batch, seed, .examples, .threads, format,
  ]
  static let examples: [(line: String, meaning: String)] = [
    ("train iris", "five descents on Fisher's iris data"),
    ("train iris --notation cs229 --rate 0.5 --epochs 50", "one, with longer steps"),
    ("train network.json --examples data.jsonl", "on the examples of another file"),
    ("train mazur-2-2-2 --batch 1 --format csv", "the loss of each epoch, for a spreadsheet"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let word = arguments.operands.first else {
      throw UsageError("a network expected, none found", Self.self)
    }
    let progress = console.progress()
    defer { progress.end() }
    let file = try network(word, arguments.value(.examples), progress)
    let settings = try settings(arguments, examples: file.examples.count)
    let training = try arguments.withThreads {
      Training(file, by: arguments.subjects, settings) { notation, epoch, examples, loss in
        let part = "\(examples) of \(file.examples.count) examples, loss \(three(loss))"
        progress.show("\(notation): epoch \(epoch) of \(settings.epochs), \(part)")
      }
    }
    progress.end()
    switch arguments.value(format) {
    case "json": console.print("\(training.json)")
    case "csv": console.print(training.csv)
    default: console.print(training.text())
    }
    if arguments.value(format) == "csv" && !training.isRight {
      console.complain("this descent is not right; without --format csv it is said why")
    }
    return training.isRight ? .right : .wrong
  }

  /// The network, with the examples of a file of their own where there is one.
  private static func network(
    _ word: String, _ examples: String?, _ progress: Progress
  ) throws -> NetworkFile {
    guard let examples else { return try Inputs.network(word) }
    var file = try Inputs.network(word, needsExamples: false)
    file.examples = try Inputs.examples(examples, for: file.network) { progress.show($0) }
    file.expected = nil
    do { try file.checkRange() } catch { throw InvalidFile(examples, error) }
    return file
  }

  private static func settings(
    _ arguments: Arguments, examples: Int
  ) throws -> Descent.Settings {
    Descent.Settings(
      rate: try rate(arguments.value(rate)),
      epochs: try arguments.integer(epochs, in: 1...1_000_000) ?? 20,
      batch: try arguments.integer(batch, in: 1...examples) ?? min(16, examples),
      seed: UInt64(try arguments.integer(seed, in: 0...Int.max) ?? 1))
  }

  private static func rate(_ text: String?) throws -> Double {
    guard let text else { return 0.1 }
    guard let number = Double(text), number.isFinite, number > 0 else {
      throw UsageError("option --rate R: a number above 0 expected, found '\(text)'")
    }
    return number
  }
}
