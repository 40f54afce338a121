import Derivations

/// `deltacheck notation`: what a text declares of its notation, and what its equations bear out.
enum DraftNotation: Command {
  static let name = "notation"
  static let summary = "draft the notation of a text from its equations, and print it"
  static let operands = Operands("FILE", most: 1, each: .input())
  static let discussion = """
    Prints what the symbols of FILE seem to mean, one line each, with the displays that bear it out,
    or why it was assumed. What FILE declares, or a notation beside it or named by --notation, comes
    first, each line with its place. Saved to a file and changed, it is a notation for
    deltacheck proofread --notation. FILE may be - for standard input. The status is 2 for a file without
    equations, and 3 where they show nothing.
    """
  private static let notation = Option.taking(
    Notations.nameOrFile, "notation", "what is declared: a notation's name or a file with one")
  static let options = [notation]
  static let examples: [(line: String, meaning: String)] = [
    ("notation lecture.md", "what its symbols seem to mean"),
    ("notation lecture.md > lecture.notation", "the same, to be changed and kept beside the text"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let path = arguments.operands.first else {
      throw UsageError("nothing to draft from: name a file", DraftNotation.self)
    }
    let lines = try Proofreading(notation: arguments.value(notation)).notation(ofFileAt: path)
    guard !lines.isEmpty else {
      console.complain("\(path): its equations do not show what their symbols mean")
      return .undecided
    }
    console.print(lines.joined(separator: "\n"))
    return .right
  }
}
