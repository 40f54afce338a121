import Derivations

/// `deltacheck notations`: the notations that ship with the program.
enum Notations: Command {
  static let name = "notations"
  static let summary = "list the notations that ship with the program, or print one"
  static let usage = ["notations [NAME]"]
  static let discussion = """
    A notation says what the symbols of a text mean. Printed, one is a beginning for your own: save
    it to a file, change it, and name the file: proofread lecture.md --notation FILE.
    """
  static let options: [Option] = []
  static let maximumOperands: Int? = 1
  static let examples: [(line: String, meaning: String)] = [
    ("notations", "their names, and whose notations they are"),
    ("notations cs229", "one of them, as it is written down"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let name = arguments.operands.first else {
      console.print(columns(Presets.all.map { ($0.name, $0.title) }))
      return .agree
    }
    guard let preset = Presets.named(name) else {
      throw UsageError(
        "unknown notation '\(name)'", meant: name, among: Presets.all.map(\.name), Notations.self)
    }
    console.print(preset.text)
    return .agree
  }
}
