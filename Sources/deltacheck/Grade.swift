import GradientCheck
import Networks

/// `deltacheck grade`: somebody's gradient, judged and explained.
enum GradeGradient: Command {
  static let name = "grade"
  static let summary = "judge somebody's gradient, and name its mistakes"
  static let operands = Operands("NETWORK GRADIENT…", "FILE", each: Inputs.networks)
  static let discussion = """
    NETWORK is the path of a network in the fixture format, or the name of a bundled fixture. GRADIENT
    is a file that holds an array of {"weights": [[…]], "bias": […]} for each layer, or an object with that array
    under "gradients" and perhaps "deltas", "activations" and "preActivations", for each layer a row
    for each example, and "loss"; or what `deltacheck gradient --format json` prints. What is absent
    or null was not computed and is not judged. Or one FILE has both: {"network": …,
    "gradient": …}, or "gradients" under names, and perhaps "precision". The file - is standard input.
    An entry is right if it differs from the exact derivative by no more than its own rounding.
    Layers are counted from 1, all else from 0; the errors in a file name places in JSON, where
    layers[0] is the first. Of several gradients each gets a line. Where a part is nothing but zeros, as
    rounding may leave it, it is not told from one that was never computed: undecided, exit status 3.
    """
  private static let precision = Option.oneOf(
    Precision.allCases.map(\.rawValue), "precision",
    "in which it was computed; float by default where every number is a Float")
  private static let format = Option.oneOf(
    ["text", "json", "csv"], "format", "text for people, json and csv for programs")
  private static let hints = Option.flag(
    "hints", "say in which layer to look for what, not what is wrong there")
  static let options: [Option] = [precision, format, hints]
  static let examples: [(line: String, meaning: String)] = [
    ("grade network.json gradient.json", "right, or wrong by which mistake"),
    ("grade iris gradient.json --format json", "for programs, with a bundled network"),
    ("grade network.json class/*.json --format csv", "a class, a line for each"),
    ("grade - --hints", "network and gradient from standard input, for a student"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let input = try GradeInput(arguments.operands)
    let asked = arguments.value(precision).flatMap(Precision.init)
    var graders: [Precision: Grader] = [:]
    let graded = input.submissions.map { submission in
      let grade = submission.claim.map { claim in
        let precision = asked ?? input.precision ?? claim.precision
        let grader =
          graders[precision]
          ?? Grader(input.file.network, input.file.examples, precision: precision)
        graders[precision] = grader
        return grader.grade(claim)
      }
      return GradedSubmission(name: submission.name, grade: grade)
    }
    let report = GradeReport(graded: graded, givesHints: arguments.has(hints))
    if case .failure(let error) = graded.first?.grade, graded.count == 1 { throw error }
    switch arguments.value(format) {
    case "json": console.print("\(report.json)")
    case "csv": console.print(report.csv)
    default: console.print(report.text(width: console.width))
    }
    return report.status
  }
}
