import GradientCheck
import Networks

/// `deltacheck grade`: somebody's gradient, judged and explained.
enum GradeGradient: Command {
  static let name = "grade"
  static let summary = "judge somebody's gradient, and name its mistakes"
  static let usage = [
    "grade NETWORK.json GRADIENT.json [--precision double|float] [--format text|json]"
  ]
  static let discussion = """
    NETWORK.json is a network in the fixture format, or the name of a bundled fixture. GRADIENT.json
    is an array with {"weights": [[…]], "bias": […]} for each layer, or an object with that array
    under "gradients" and perhaps, under "deltas", for each layer a row for each example; or what
    `deltacheck gradient --format json` prints. What is absent or null was not computed and is not
    judged. An entry is right if it differs from the exact derivative by no more than its own
    rounding. Layers are counted from 1, all else from 0; the errors in a file name places in JSON,
    where layers[0] is the first.
    """
  static let options: [Option] = [
    .oneOf(
      Precision.allCases.map(\.rawValue), "precision",
      "in which it was computed; float by default where every number is a Float"),
    .format,
  ]
  static let maximumOperands: Int? = 2
  static let examples: [(line: String, meaning: String)] = [
    ("grade network.json gradient.json", "right, or wrong by which mistake"),
    ("grade iris gradient.json --format json", "for programs, with a bundled network"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard arguments.operands.count == 2 else {
      throw UsageError("a network and a gradient expected", Self.self)
    }
    let file = try Inputs.network(arguments.operands[0])
    do {
      try file.network.checkGradingWork(examples: file.examples.count)
    } catch {
      throw InvalidFile(arguments.operands[0], error)
    }
    let claim = try ClaimedGradient(
      path: arguments.operands[1], for: file.network, on: file.examples)
    let asked = arguments.value(options[0]).flatMap(Precision.init)
    let grader = Grader(file.network, file.examples, precision: asked ?? claim.precision)
    let grade = grader.grade(claim)
    console.print(arguments.wantsJSON ? "\(grade.json)" : grade.text(width: console.width))
    return grade.right ? .agree : .disagree
  }
}
