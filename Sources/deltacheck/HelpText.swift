/// The help, in lines of at most 80 columns.
enum HelpText {
  static let width = 80

  /// The help of a command.
  static func of(_ command: any Command.Type) -> String {
    """
    \(paragraphs("deltacheck \(command.name): \(command.summary)"))

    USAGE
    \(command.usage.map { "  " + $0 }.joined(separator: "\n"))

    \(paragraphs(command.discussion))

    OPTIONS
    \(columns(command.allOptions.map { ("  " + flags($0), $0.explanation) }, widest: 28))

    EXAMPLES
    \(examples(of: command))
    """
  }

  /// The help of the program.
  static var overview: String {
    """
    deltacheck: is this backpropagation right?

    USAGE
      deltacheck COMMAND [ARGUMENT…]
      deltacheck [NETWORK…]              verify them, or every bundled fixture

    COMMANDS
    \(columns(Deltacheck.commands.map { ("  " + $0.name, $0.summary) }))

    OPTIONS
    \(columns(Option.common.map { ("  " + flags($0), $0.explanation) }))

    EXIT STATUS
    \(columns(ExitStatus.allCases.map { ("  \($0.rawValue)", $0.meaning) }))

    Of one command, deltacheck help COMMAND says more, with examples.
    """
  }

  /// `-q, --quiet`; without a letter, the name stands below the other names.
  private static func flags(_ option: Option) -> String {
    (option.letter.map { "-\($0), " } ?? "    ") + option.spelling
  }

  /// Lines that can be typed, and beside them, or below where one is too long, what they do.
  private static func examples(of command: any Command.Type) -> String {
    let rows = command.examples.map { line, meaning in
      ("  deltacheck" + (line.isEmpty ? "" : " " + line), meaning)
    }
    guard rows.contains(where: { $0.0.count + $0.1.count + 2 > width }) else {
      return columns(rows, widest: width)
    }
    return columns(rows, widest: 0)
  }

  /// Each paragraph filled into lines.
  static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n\n").map { filled($0).joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  /// Two columns, the second beginning at one place and filled into lines; what is too wide for the
  /// first has a line of its own.
  static func columns(_ rows: [(String, String)], widest: Int = 44) -> String {
    let start = (rows.map(\.0.count).filter { $0 <= widest }.max() ?? 4) + 2
    let blank = String(repeating: " ", count: start)
    return rows.flatMap { first, second in
      var lines = filled(second[...], width - start).map { blank + $0 }
      if first.count > widest {
        lines.insert(first, at: 0)
      } else if let line = lines.first {
        lines[0] = first + line.dropFirst(first.count)
      }
      return lines
    }.joined(separator: "\n")
  }

  /// Words in lines of at most so many columns; a word that is longer has a line of its own.
  private static func filled(_ text: Substring, _ width: Int = width) -> [String] {
    var lines = [""]
    for word in text.split(whereSeparator: \.isWhitespace) {
      let line = lines.removeLast()
      let joined = line.isEmpty ? String(word) : line + " " + word
      lines += joined.count <= width || line.isEmpty ? [joined] : [line, String(word)]
    }
    return lines
  }
}
