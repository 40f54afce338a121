import Foundation

/// The program: it finds the command, hands it its arguments and exits with its status.
@main
enum Deltacheck {
  static let version = "1.0.0"

  /// Every command, in the order of the help.
  static var commands: [any Command.Type] {
    [
      Verify.self,
      GradientOfFile.self,
      ListOfFixtures.self,
      Proofread.self,
      Notations.self, DraftNotation.self,
      GradeGradient.self,
      PrintScorecard.self,
      Bench.self,
      Weave.self,
    ]
  }

  static func main() {
    // A reader that has seen enough closes the pipe: that is no error, see `Console.write`.
    signal(SIGPIPE, SIG_IGN)
    let console = Console()
    exit(run(Array(CommandLine.arguments.dropFirst()), console).rawValue)
  }

  /// Runs the command that the words name; `verify` where they name none.
  static func run(_ words: [String], _ console: Console) -> ExitStatus {
    do {
      switch words.first {
      case "--help", "-h", "help":
        return try help(for: words.dropFirst().first, console)
      case "--version":
        console.print("deltacheck \(version)")
        return .agree
      default: break
      }
      let named = words.first.flatMap(command(named:))
      return try run(named ?? Verify.self, Array(words.dropFirst(named == nil ? 0 : 1)), console)
    } catch {
      console.complain("\(error)")
    }
    return .unusable
  }

  private static func run(
    _ command: any Command.Type, _ words: [String], _ console: Console
  ) throws -> ExitStatus {
    let arguments = try Arguments(words, for: command)
    guard !arguments.has(.help) else {
      console.print(command.help)
      return .agree
    }
    return try command.run(arguments, console)
  }

  static func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.name == name }
  }

  private static func help(for name: String?, _ console: Console) throws -> ExitStatus {
    guard let name, !name.hasPrefix("-") else {
      console.print(overview)
      return .agree
    }
    guard let command = command(named: name) else {
      throw UsageError("unknown command '\(name)'", meant: name, among: commands.map { $0.name })
    }
    console.print(command.help)
    return .agree
  }

  private static var overview: String {
    let rows = commands.map { ("  " + $0.name, $0.summary) }
    return """
      deltacheck: is this backpropagation right?

      USAGE
        deltacheck [COMMAND] [ARGUMENT…]        without a command: verify every bundled fixture

      COMMANDS
      \(columns(rows))

      OPTIONS
        -h, --help      this help; `deltacheck COMMAND --help` for one command
        --version       the version

      EXIT STATUS
        0  all is right   1  something is wrong   2  unusable input, or wrong usage
      """
  }
}
