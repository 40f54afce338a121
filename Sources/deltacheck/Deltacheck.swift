import Foundation
import Numbers

/// The program: it finds the command, hands it its arguments and exits with its status.
@main
enum Deltacheck {
  static let version = "1.0.0"

  /// Every command, in the order of the help: the one table from which the arguments are taken
  /// apart, and the help, the manual page and the completions are made.
  static var commands: [any Command.Type] {
    [
      Verify.self,
      GradientOfFile.self,
      GradeGradient.self,
      Train.self,
      Proofread.self,
      Translate.self,
      ListOfFixtures.self,
      DraftNotation.self,
      Notations.self,
      PrintScorecard.self,
      Bench.self,
      Weave.self,
      MakeBook.self,
      Help.self,
      Manual.self,
      Completions.self,
    ]
  }

  static func main() {
    // A reader that has seen enough closes the pipe: that is no error, see `Console.write`.
    signal(SIGPIPE, SIG_IGN)
    FreedMemory.keep()
    exit(run(Array(CommandLine.arguments.dropFirst()), Console()).rawValue)
  }

  /// Runs the command that the words name; `verify` where they name none.
  static func run(_ words: [String], _ console: Console) -> ExitStatus {
    do {
      let (command, rest) = try split(words)
      let arguments = try Arguments(rest, for: command ?? Verify.self)
      if arguments.has(.help) {
        console.print(command.map(HelpText.of) ?? HelpText.overview)
      } else if arguments.has(.version) {
        console.print("deltacheck \(version)")
      } else {
        let console = arguments.has(.quiet) ? Console(isQuiet: true) : console
        return try (command ?? Verify.self).run(arguments, console)
      }
      return .right
    } catch {
      console.complain("\(error)")
      return .unusable
    }
  }

  static func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.name == name }
  }

  /// The command, which stands first, but for options that every command has; and all other words.
  ///
  /// - Throws: ``UsageError`` where the first word is neither a command nor a network to verify.
  static func split(
    _ words: [String]
  ) throws -> (command: (any Command.Type)?, rest: [String]) {
    let common = Set(Option.common.flatMap(\.forms))
    let before = words.prefix { common.contains($0) }
    let after = words.dropFirst(before.count)
    guard let word = after.first, !word.hasPrefix("-") else { return (nil, words) }
    if let command = command(named: word) { return (command, Array(before + after.dropFirst())) }
    guard try Inputs.isNetwork(word) else {
      throw UsageError(
        "no command, fixture or file named '\(word)'", meant: word,
        among: commands.map { $0.name } + Inputs.networks.words(), Help.self)
    }
    return (nil, words)
  }
}
