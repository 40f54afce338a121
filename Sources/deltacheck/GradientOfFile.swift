import Networks
import Verifier

/// `deltacheck gradient`: the gradient of a network, as one text or all of them compute it.
enum GradientOfFile: Command {
  static let name = "gradient"
  static let summary = "print a network's loss and gradient, in one notation or all"
  static let operands = Operands("NETWORK", most: 1, each: Inputs.networks)
  static let discussion = """
    NETWORK is the path of a network in the fixture format, or the name of a bundled fixture. The gradient
    is that of the file's own loss, the mean over its examples; where a text's loss differs by a
    factor, its gradient is converted. In JSON, outputDeltas has a row for each example, of that
    example's own loss.
    """
  static let options: [Option] = [notation, trace, .format]
  static let examples: [(line: String, meaning: String)] = [
    ("gradient mazur-2-2-2 --notation cs229", "one gradient"),
    ("gradient network.json --trace", "with everything on the way, in all notations"),
    ("gradient network.json --format json", "for programs"),
  ]

  private static let notation = Option.oneOf(
    Subject.all.map(\.name) + ["all"], "notation", "the notation to compute in; all by default")
  private static let trace = Option.flag("trace", "also z, a and δ of every layer and example")

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let word = arguments.operands.first else {
      throw UsageError("a network expected, none found", Self.self)
    }
    let name = arguments.value(notation) ?? "all"
    let subjects = Subject.all.filter { name == "all" || $0.name == name }
    let report = GradientsByNotation(
      try Inputs.network(word), subjects: subjects, trace: arguments.has(trace))
    console.print(arguments.wantsJSON ? "\(report.json)" : report.text)
    return .right
  }
}
