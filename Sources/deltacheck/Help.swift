/// `deltacheck help`: what there is, or one command.
enum Help: Command {
  static let name = "help"
  static let summary = "print the help of a command, or what commands there are"
  static let operands = Operands("[COMMAND]", most: 1, each: commands)
  static let discussion = """
    deltacheck help COMMAND and deltacheck COMMAND --help print the same.
    """
  static let options: [Option] = []
  static let examples: [(line: String, meaning: String)] = [
    ("help", "all commands"),
    ("help grade", "one of them"),
  ]

  /// The names of the commands.
  private static let commands = Slot(
    "COMMAND", words: { Deltacheck.commands.map { $0.name } }, others: .nothing)

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let name = arguments.operands.first else {
      console.print(HelpText.overview)
      return .right
    }
    guard let command = Deltacheck.command(named: name) else {
      throw UsageError("unknown command '\(name)'", meant: name, among: commands.words(), Self.self)
    }
    console.print(HelpText.of(command))
    return .right
  }
}
