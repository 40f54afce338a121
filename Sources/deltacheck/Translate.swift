import Derivations
import Foundation
import MathText

/// `deltacheck translate`: equations in another notation.
enum Translate: Command {
  static let name = "translate"
  static let summary = "say equations in another notation, judged there and translated back"
  static let operands = Operands("EQUATION", "FILE", most: 1, each: .input())
  static let discussion = #"""
    EQUATION is one equation in LaTeX, FILE a text whose displayed equations are all translated, in
    Markdown, LaTeX (.tex) or a notebook (.ipynb), or - for either on standard input; it is never
    changed. --from names the notation it is written in, --to the one that it is said in: one that
    ships with the program (deltacheck notations) or a file. A text may bring its own notation, or have
    none; what it then leaves open is drafted from its equations.

    What is translated is what the equation means. Layers are counted as the other notation counts
    them; weights are transposed, and biases stand among them, where they do there; matrices become
    matrices or, where it has none, entries; and where its squared error is another, the factor is
    found and noted. Each translation is judged in its new notation, and translated back:
    back: equal says that this led to the same formula. What the other notation has no letter for is
    not translated, and the reason is said.

    The status is 1 when an equation that is not marked <!-- misprint --> is refuted or ill-typed; 3
    when none is, and one could not be translated; 2 for unusable input.
    """#
  private static let from = Option.taking(
    Notations.nameOrFile, "from", "the notation that it is written in")
  private static let to = Option.taking(
    Notations.nameOrFile, "to", "the notation to say it in")
  static let options = [from, to, .format]
  static let examples: [(line: String, meaning: String)] = [
    (
      #"translate --from cs229 --to efron-hastie '\delta^{[N]}=\hat{y}-y'"#,
      "one equation, with layers counted anew"
    ),
    ("translate derivations/CS229.md --to layerwise-delta", "all equations of a text"),
    ("translate lecture.md --to cs229", "those of a lecture, its notation drafted from them"),
    ("translate - --from cs229 --to sample-columns", "out of a file or a pipe"),
    ("translate notes.tex --from cs229 --to efron-hastie --format json", "for programs"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let operand = arguments.operands.first else {
      throw UsageError("nothing to translate: name a file, or write an equation", Translate.self)
    }
    guard let target = arguments.value(to) else {
      throw UsageError("into which notation? name it, as in --to cs229", Translate.self)
    }
    let translating = Translating(from: arguments.value(from), to: target)
    let isFile = operand == "-" || FileManager.default.fileExists(atPath: operand)
    // A relation stands in every equation, and a backslash in the name of no file.
    let isEquation = !isFile && operand.contains { "=\\".contains($0) }
    let report =
      isEquation
      ? try translating.report(onEquation: operand) : try translating.report(onFileAt: operand)
    if arguments.wantsJSON {
      console.print(report.json)
    } else {
      let style = TextStyle(width: console.width, isColored: console.isColored)
      console.print(report.text(style).trimmingCharacters(in: .newlines))
    }
    return ExitStatus(rawValue: report.exitStatus) ?? .wrong
  }
}
