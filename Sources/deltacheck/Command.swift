/// What the program tells its caller.
enum ExitStatus: Int32, CaseIterable {
  /// All agree, all is right.
  case right = 0

  /// A disagreement was found, something is wrong.
  case wrong = 1

  /// The input cannot be used, or the command line was wrong.
  case unusable = 2

  /// Nothing is wrong, but not enough could be told to call it right.
  case undecided = 3

  /// As the help says it.
  var meaning: String {
    switch self {
    case .right: "all is right"
    case .wrong: "something is wrong"
    case .unusable: "unusable input, or wrong usage"
    case .undecided: "nothing is wrong, but not enough could be told to call it right"
    }
  }
}

/// A command of the program: a type in a file of its own, listed in ``Deltacheck/commands``. It
/// reads its arguments and prints; what it prints is computed by the libraries.
///
/// What it says of itself here is all there is: the arguments are taken apart by it, and the help,
/// the manual page and the completions of the shells are made from it.
protocol Command {
  /// As typed: `verify`.
  static var name: String { get }

  /// One line for the overview, without a full stop.
  static var summary: String { get }

  /// What it takes that is no option.
  static var operands: Operands { get }

  /// What it does and what its arguments are, in paragraphs; filled into lines wherever it is shown.
  static var discussion: String { get }

  /// What it takes besides the options of every command.
  static var options: [Option] { get }

  /// Lines that can be typed as they stand after the program's name, with what they do.
  static var examples: [(line: String, meaning: String)] { get }

  /// Does the work.
  ///
  /// - Throws: ``UsageError``, or any error whose description says which input is unusable and why;
  ///   either ends the program with status 2.
  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus
}

extension Command {
  /// The options that it understands.
  static var allOptions: [Option] { options + Option.common }

  /// How it is called, one line for each form.
  static var usage: [String] {
    operands.forms.map { form in
      ["deltacheck", name, form, "[OPTION…]"].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
