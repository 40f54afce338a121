import Derivations
import Drafting

/// `deltacheck notation`: the notation that a text's own equations bear out.
enum DraftNotation: Command {
  static let name = "notation"
  static let summary = "draft the notation of a text from its equations, and print it"
  static let operands = Operands("FILE", most: 1, each: .file())
  static let discussion = """
    Prints what the symbols of FILE seem to mean, one line each, with the displays that bear it out,
    or why it was assumed. Saved to a file and changed, it is a notation for
    deltacheck proofread --notation.
    """
  static let options: [Option] = []
  static let examples: [(line: String, meaning: String)] = [
    ("notation lecture.md", "what its symbols seem to mean"),
    ("notation lecture.md > lecture.notation", "the same, to be changed and kept beside the text"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let path = arguments.operands.first else {
      throw UsageError("nothing to draft from: name a file", DraftNotation.self)
    }
    let draft = try Proofreading().draft(ofFileAt: path)
    console.print(draft.lines.map(\.annotated).joined(separator: "\n"))
    return .right
  }
}
