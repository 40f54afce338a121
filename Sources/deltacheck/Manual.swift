/// `deltacheck man`: the manual page.
enum Manual: Command {
  static let name = "man"
  static let summary = "print the manual page, as roff"
  static let operands = Operands.none
  static let discussion = """
    The page says what the help of every command says. Saved where man looks for pages, it is what
    man deltacheck shows.
    """
  static let options: [Option] = []
  static let examples: [(line: String, meaning: String)] = [
    ("man | man -l -", "read it"),
    ("man > /usr/local/share/man/man1/deltacheck.1", "put it where man looks"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    console.print(page)
    return .right
  }

  /// The whole page, in the macros that `man` has had since the seventh edition of Unix.
  static var page: String {
    let head = [
      ".TH DELTACHECK 1 \"\" \"deltacheck \(Deltacheck.version)\" \"User Commands\"",
      // No word is parted, and no space widened, for the sake of the right margin.
      ".nh", ".ad l",
      ".SH NAME", #"deltacheck \- is this backpropagation right?"#,
      ".SH SYNOPSIS", ".B deltacheck", escaped("COMMAND [ARGUMENT…]"), ".br",
      ".B deltacheck", escaped("[NETWORK…]"),
      ".SH DESCRIPTION",
      escaped("Without a command, the networks are verified, or every bundled fixture."),
      ".SH OPTIONS", escaped("Every command has these, and those of its own."),
    ]
    let statuses = ExitStatus.allCases.flatMap { item("\($0.rawValue)", $0.meaning) }
    let colors = item("NO_COLOR", "where it is set, nothing is coloured")
    let parts = [
      head, Option.common.flatMap(item), [".SH COMMANDS"], Deltacheck.commands.flatMap(section),
      [".SH EXIT STATUS"], statuses, [".SH ENVIRONMENT"], colors,
    ]
    return parts.joined().joined(separator: "\n")
  }

  /// What there is to say of one command.
  private static func section(_ command: any Command.Type) -> [String] {
    let usage = command.usage.flatMap { [".B " + escaped($0), ".br"] }.dropLast()
    let examples = command.examples.flatMap { line, meaning in
      [".TP", ".B " + escaped("deltacheck " + line), escaped(meaning)]
    }
    let stop = command.summary.hasSuffix("?") ? "" : "."
    let title = [".SS \(command.name)", escaped(command.summary) + stop, ".PP"]
    let discussion = command.discussion.split(separator: "\n\n").flatMap {
      [".PP", escaped($0.split(whereSeparator: \.isWhitespace).joined(separator: " "))]
    }
    return title + usage + discussion + command.options.flatMap(item)
      + [".PP", command.examples.count == 1 ? "An example:" : "Examples:"] + examples
  }

  private static func item(_ option: Option) -> [String] {
    let value = option.value.map { " " + $0.label } ?? ""
    return item(option.forms.joined(separator: ", ") + value, option.explanation)
  }

  /// A term and what it means.
  private static func item(_ term: String, _ meaning: String) -> [String] {
    [".TP", ".B " + escaped(term), escaped(meaning)]
  }

  /// A text in which roff finds nothing to obey: backslashes, hyphens that are typed as such, and
  /// points and apostrophes at the beginning of a line.
  private static func escaped(_ text: String) -> String {
    let inside = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\"", with: "\\(dq").replacing("'", with: "\\(aq")
    return inside.hasPrefix(".") ? "\\&" + inside : inside
  }
}
