/// `deltacheck list`: what is bundled.
enum ListOfFixtures: Command {
  static let name = "list"
  static let summary = "list the bundled fixtures and the notations"
  static let usage = ["list [--format text|json]"]
  static let discussion =
    "Every fixture with its shape, loss and origin, and every notation with its source."
  static let options: [Option] = [.format]
  static let maximumOperands: Int? = 0
  static let examples: [(line: String, meaning: String)] = [
    ("list", "what there is"),
    ("list --format json", "the same for programs"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    throw UsageError("not there yet")
  }
}
