import Derivations
import Illustrations

/// `deltacheck weave`: code, numbers and pictures in derivations, kept in step with what they come
/// from.
enum Weave: Command {
  static let name = "weave"
  static let summary = "renew code, numbers, pictures, tables and errata in derivations"
  static let operands = Operands("[FILE…]", each: .file())
  static let discussion = """
    Without a FILE, every Markdown file in the folder derivations. A comment
    <!-- weave: Sources/CS229/Recipe.swift cs229-10 --> is followed by the lines of that source file
    that the comment // cs229-10: marks; <!-- errata: derivations/CS229.md --> by the misprints that
    the proofreader confirms in that derivation, and by its table; <!-- label: cs229-10 --> by a name
    that readers see; <!-- trace: cs229 mazur-2-2-2 --> by a fixture's passes in a notation, number by
    number; <!-- picture: flow cs229 mazur-2-2-2 --> by a picture, in a file of its own beside the
    document; <!-- side by side: … --> by a table of equations in several notations, each as its text
    has it or translated. These are written anew, and nothing else is. A misprint that the proofreader or
    the code knows of, and no table, is reported.

    With --check nothing is written. The status is 1 when something has drifted, or a mark is
    missing; 2 for unusable input.
    """
  private static let check = Option.flag("check", "write nothing; report what has drifted")
  private static let root = Option.taking(
    .folder, "root", "where the paths in comments begin; the current folder by default")
  static let options = [root, check]
  static let examples: [(line: String, meaning: String)] = [
    ("weave", "after a change of code"),
    ("weave --check", "in continuous integration"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let isCheck = arguments.has(check)
    let weaving = try Weaving.run(
      files: arguments.operands, root: arguments.value(root) ?? ".", check: isCheck,
      generators: Illustrations.generators)
    for problem in weaving.problems { console.print("\(problem)") }
    if !isCheck {
      for file in weaving.changed { console.print("renewed \(file)") }
    }
    guard weaving.problems.isEmpty else { return .wrong }
    if weaving.changed.isEmpty { console.print("everything is in step") }
    return .right
  }
}
