/// What the program tells its caller.
enum ExitStatus: Int32 {
  /// All agree, all is right.
  case agree = 0

  /// A disagreement was found, something is wrong.
  case disagree = 1

  /// The input cannot be used, or the command line was wrong.
  case unusable = 2

  /// Nothing is wrong, but not enough could be told to call it right.
  case undecided = 3
}

/// A command of the program. It parses its arguments and prints; what it prints is computed by the
/// libraries.
protocol Command {
  /// As typed: `verify`.
  static var name: String { get }

  /// One line for the overview, without a full stop.
  static var summary: String { get }

  /// The usage after the program's name, one line each: `verify [FIXTURE…]`.
  static var usage: [String] { get }

  /// A few lines for the command's own help: what it does and what its arguments are.
  static var discussion: String { get }

  /// What it takes besides `--help`.
  static var options: [Option] { get }

  /// The most positional arguments that make sense; `nil` for any number.
  static var maximumOperands: Int? { get }

  /// Lines that can be typed as they stand, with what they do.
  static var examples: [(line: String, meaning: String)] { get }

  /// Does the work.
  ///
  /// - Throws: ``UsageError``, or any error whose description says which input is unusable and why;
  ///   either ends the program with status 2.
  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus
}

extension Command {
  static var maximumOperands: Int? { nil }

  /// The command's help.
  static var help: String {
    let options = (options + [.help]).map { ("  " + $0.spelling, $0.meaning) }
    let examples = examples.map { ("  deltacheck " + $0.line, $0.meaning) }
    return """
      deltacheck \(name): \(summary)

      USAGE
      \(usage.map { "  deltacheck " + $0 }.joined(separator: "\n"))

      \(discussion)

      OPTIONS
      \(columns(options))

      EXAMPLES
      \(columns(examples))
      """
  }
}

/// Two columns, the second beginning at one place; a wide first column pushes it to the next line.
func columns(_ rows: [(String, String)], widest: Int = 40) -> String {
  let widths = rows.map { $0.0.count }.filter { $0 <= widest }
  let start = (widths.max() ?? 0) + 2
  return rows.map { first, second in
    let isWide = first.count > widest
    let gap = isWide ? "\n" + blanks(start) : blanks(start - first.count)
    return first + gap + second
  }.joined(separator: "\n")
}

/// A run of blanks; none for a negative count.
func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
