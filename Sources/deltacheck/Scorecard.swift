import Scorecard

/// `deltacheck scorecard`: how well mistakes are found, beside other checkers.
enum PrintScorecard: Command {
  static let name = "scorecard"
  static let summary = "plant mistakes in gradients, and count who finds and names them"
  static let operands = Operands.none
  static let discussion = """
    Right and wrong gradients of random networks are judged by this program and, on the same cases,
    by the rules of PyTorch's gradcheck (slow and fast), JAX's check_grads and the CS231n notes.
    The exit status is 1 if this program misses a mistake, names fewer than 97 % of those that have
    a name, or of two at once fewer than 90 %, or calls a right gradient wrong.
    """
  private static let sizes = Option.oneOf(
    Scorecard.Sizes.allCases.map(\.rawValue), "sizes",
    "300 parameters at most, 100,000 (default), right gradients alone")
  private static let seed = Option.taking(
    Slot("N"), "seed", "draws the random networks; 1 by default")
  private static let misses = Option.flag(
    "misses", "list the wrong gradients that were not found, or not given their name")
  static let options: [Option] = [sizes, seed, misses, .threads, .format]
  static let examples: [(line: String, meaning: String)] = [
    ("scorecard --sizes small", "some minutes of one core"),
    ("scorecard --format json", "for programs"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let chosen = arguments.value(sizes).flatMap(Scorecard.Sizes.init) ?? .full
    let drawn = try arguments.integer(seed, in: 0...Int.max) ?? 1
    let progress = console.progress()
    let scorecard = try arguments.withThreads {
      try Scorecard(chosen, seed: UInt64(drawn)) { progress.step(of: $1, $0) }
    }
    progress.end()
    console.print(arguments.wantsJSON ? "\(scorecard.json)" : scorecard.description)
    if arguments.has(misses) && !arguments.wantsJSON {
      for miss in scorecard.misses { console.print("\(miss)") }
    }
    return scorecard.isRight ? .right : .wrong
  }
}
