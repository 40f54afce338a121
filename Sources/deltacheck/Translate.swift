import Derivations
import MathText

/// `deltacheck translate`: equations in another notation.
enum Translate: Command {
  static let name = "translate"
  static let summary = "say equations in another notation, judged there and translated back"
  static let operands = Operands("EQUATION", "FILE", most: 1, each: .file())
  static let discussion = """
    """
  private static let from = Option.taking(
    Notations.nameOrFile, "from", "the notation of the equations: one that ships, or a file")
  private static let to = Option.taking(
    Notations.nameOrFile, "to", "the notation to translate into: one that ships, or a file")
  static let options = [from, to, Option.format]
  static let examples: [(line: String, meaning: String)] = []

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let operand = arguments.operands.first else {
      throw UsageError("nothing to translate: name a file, or write an equation", Translate.self)
    }
    guard let target = arguments.value(to) else {
      throw UsageError("into which notation? name it, as --to cs229", Translate.self)
    }
    let translating = Translating(from: arguments.value(from), to: target)
    let report =
      operand == "-" || !operand.contains("=")
      ? try translating.report(onFileAt: operand) : try translating.report(onEquation: operand)
    console.print(report.text(TextStyle(width: console.width, isColored: console.isColored)))
    return ExitStatus(rawValue: report.exitStatus) ?? .wrong
  }
}
