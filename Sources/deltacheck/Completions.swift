/// `deltacheck completions`: what a shell needs to complete a command line.
enum Completions: Command {
  static let name = "completions"
  static let summary = "print the completions for bash, zsh or fish"
  static let operands = Operands("SHELL", most: 1, each: shells)
  static let discussion = """
    SHELL is bash, zsh or fish. What is printed completes commands, options, their values, and the
    names of fixtures and notations. Where a shell looks for it: bash in
    ~/.local/share/bash-completion/completions/deltacheck, zsh in a file _deltacheck in any folder
    of its fpath, fish in ~/.config/fish/completions/deltacheck.fish.
    """
  static let options: [Option] = []
  static let examples: [(line: String, meaning: String)] = [
    ("completions bash > deltacheck.bash", "for bash, which reads it by: . deltacheck.bash"),
    ("completions zsh > ~/.zfunc/_deltacheck", "for zsh, where ~/.zfunc is in fpath"),
    ("completions fish | source", "for fish, in its configuration"),
  ]

  /// Every shell with its script.
  private static let scripts: [String: @Sendable () -> String] = [
    "bash": { BashCompletions.script }, "zsh": { ZshCompletions.script },
    "fish": { FishCompletions.script },
  ]

  private static let shells = Slot("SHELL", words: { scripts.keys.sorted() }, others: .nothing)

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    guard let shell = arguments.operands.first else {
      throw UsageError("a shell expected, none found", Self.self)
    }
    guard let script = scripts[shell] else {
      throw UsageError("unknown shell '\(shell)'", meant: shell, among: shells.words(), Self.self)
    }
    console.print(script())
    return .right
  }

  /// A word in single quotes, as bash and zsh take it.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
