import Networks
import Training
import Verifier

/// `deltacheck train`: gradient descent by the gradients of one notation, or the same by all five.
enum Train: Command {
  static let name = "train"
  static let summary = "descend along the gradients of one notation, or of all five at once"
  static let operands = Operands("NETWORK", most: 1, each: Inputs.networks)
  static let discussion = """
    Gradient descent by mini-batches: from NETWORK, a file or a bundled fixture with its examples, or - for
    standard input, each step goes against the gradient that a text's own code computes. Where no notation is named, all five
    descend from the same parameters through the same mini-batches, and must come to the same losses
    and parameters, to the last digit.
    At the first step, in the middle and at the last one every derivative is verified against dual
    numbers and finite differences. The exit status is 1 where one of them is wrong, where the five
    descents differ, or where the loss leaves the range of Double.
    The examples may stand in a FILE of their own, one on each line: {"input": […], "label": 3}. Every
    epoch goes through them in another order. Up to 64 MB of numbers are kept in memory; of a larger
    file only where each example begins, 16 bytes for each, and it is read anew twice in each epoch.
    A pipe can be read once only: its examples are kept, 8 bytes for each number, however many.
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
    let training = try training(word, arguments, progress)
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

  /// The descents, on the examples of a file of their own where there is one.
  private static func training(
    _ word: String, _ arguments: Arguments, _ progress: Progress
  ) throws -> Training {
    guard let examples = arguments.value(.examples) else {
      let file = try Inputs.network(word)
      return try descents(
        file, on: KeptExamples(file.examples, for: file.network), arguments, progress)
    }
    var file = try Inputs.network(word, needsExamples: false)
    (file.examples, file.expected) = ([], nil)
    switch try Inputs.examples(Inputs.path(examples), for: file, progress: { progress.show($0) }) {
    case .kept(let source): return try descents(file, on: source, arguments, progress)
    case .read(let source): return try descents(file, on: source, arguments, progress)
    }
  }

  private static func descents(
    _ file: NetworkFile, on source: some ExampleSource, _ arguments: Arguments,
    _ progress: Progress
  ) throws -> Training {
    let count = source.places.count
    let settings = try settings(arguments, examples: count)
    return try arguments.withThreads {
      try Training(file, on: source, by: arguments.subjects, settings) { notation, step in
        let part =
          switch step {
          case .step(let epoch, let examples, let loss):
            "epoch \(epoch) of \(settings.epochs), \(examples) of \(count) examples, "
              + "loss \(three(loss))"
          case .loss(let epoch, let examples):
            "the loss after epoch \(epoch) of \(settings.epochs), \(examples) of \(count) examples"
          }
        progress.show("\(notation): \(part)")
      }
    }
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
