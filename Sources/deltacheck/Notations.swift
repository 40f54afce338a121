import Derivations

/// `deltacheck notations`: the notations that ship with the program.
enum Notations: Command {
  static let name = "notations"
  static let summary = "list the notations that ship with the program, or print one"
  static let operands = Operands("[NAME]", most: 1, each: named)
  static let discussion = """
    A notation says what the symbols of a text mean. Printed, one is a beginning for your own: save
    it to a file, change it, and name the file: deltacheck proofread lecture.md --notation FILE.
    """

  /// The name of a notation.
  private static let named = Slot(
    "NAME", words: { Presets.all.map(\.name) }, others: .nothing)

  /// The name of a notation, or a file with one.
  static let nameOrFile = Slot("NAME|FILE", words: named.words, others: .files)

  static let options: [Option] = []
  static let examples: [(line: String, meaning: String)] = [
    ("notations", "their names, and whose notations they are"),
    ("notations cs229", "one of them, as it is written down"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let name = arguments.operands.first else {
      console.print(HelpText.columns(Presets.all.map { ($0.name, $0.title) }))
      return .right
    }
    guard let preset = Presets.named(name) else {
      throw UsageError(
        "unknown notation '\(name)'", meant: name, among: Presets.all.map(\.name), Notations.self)
    }
    console.print(preset.text)
    return .right
  }
}
