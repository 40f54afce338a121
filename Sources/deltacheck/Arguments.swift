import Networks

/// An option of a command.
struct Option: Equatable {
  /// Without its dashes: `format`.
  let name: String

  /// What its value is called in the help; `nil` for an option without a value.
  let value: String?

  /// The values it can have; empty where any will do.
  let choices: [String]

  let meaning: String

  /// `--format text|json`.
  var spelling: String {
    if name == "help" { return "-h, --help" }
    let value = choices.isEmpty ? value : choices.joined(separator: "|")
    return "--\(name)" + (value.map { " " + $0 } ?? "")
  }

  /// An option that is there or not: `--trace`.
  static func flag(_ name: String, _ meaning: String) -> Option {
    Option(name: name, value: nil, choices: [], meaning: meaning)
  }

  /// An option with a value of any kind: `--seed NUMBER`.
  static func taking(_ value: String, _ name: String, _ meaning: String) -> Option {
    Option(name: name, value: value, choices: [], meaning: meaning)
  }

  /// An option with one of a few values: `--format text|json`.
  static func oneOf(_ choices: [String], _ name: String, _ meaning: String) -> Option {
    Option(name: name, value: "VALUE", choices: choices, meaning: meaning)
  }

  static let help = flag("help", "this help")
  static let threads = taking("N", "threads", "use at most N threads; as many as there are cores")
  static let format = oneOf(["text", "json"], "format", "text for people, json for programs")
}

/// A command line, taken apart.
struct Arguments {
  /// What is no option, in order.
  let operands: [String]

  private var values: [String: String] = [:]

  /// Takes `--name`, `--name value` and `--name=value`, in any order among the operands; after `--`
  /// everything is an operand.
  ///
  /// - Throws: ``UsageError`` for an unknown option, a value that is missing or not among the
  ///   choices, an option given twice, and operands too many.
  init(_ words: [String], for command: any Command.Type) throws {
    var operands: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-") && word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = try Self.option(String(parts[0]), of: command)
      let attached = parts.count > 1 ? String(parts[1]) : nil
      guard values[option.name] == nil else {
        throw UsageError("option --\(option.name) given twice", command)
      }
      values[option.name] = try Self.value(of: option, attached, from: &rest, command)
    }
    if let limit = command.maximumOperands, operands.count > limit {
      throw UsageError("unexpected argument '\(operands[limit])'", command)
    }
    self.operands = operands
  }

  private static func option(_ word: String, of command: any Command.Type) throws -> Option {
    let options = command.options + [.help]
    if word == "-h" { return .help }
    guard let option = options.first(where: { "--" + $0.name == word }) else {
      throw UsageError(
        "unknown option \(word)", meant: word, among: options.map { "--" + $0.name }, command)
    }
    return option
  }

  private static func value(
    of option: Option, _ attached: String?, from rest: inout ArraySlice<String>,
    _ command: any Command.Type
  ) throws -> String {
    guard option.value != nil else {
      guard attached == nil else {
        throw UsageError("option --\(option.name) takes no value", command)
      }
      return ""
    }
    guard let value = attached ?? rest.popFirst() else {
      throw UsageError("option \(option.spelling): a value expected, none found", command)
    }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      throw UsageError(
        "option \(option.spelling): unknown value '\(value)'", meant: value,
        among: option.choices, command)
    }
    return value
  }

  /// Whether an option was given.
  func has(_ option: Option) -> Bool { values[option.name] != nil }

  /// The value of an option, where it was given.
  func value(_ option: Option) -> String? { values[option.name] }

  /// The value of an option as an integer in a range.
  ///
  /// - Throws: ``UsageError`` where it is something else.
  func integer(_ option: Option, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        "option \(option.spelling): an integer from \(range.lowerBound) to \(range.upperBound) "
          + "expected, found '\(text)'")
    }
    return number
  }

  /// Does some work on as many threads as `--threads` allows.
  ///
  /// - Throws: ``UsageError`` where that is no number of threads.
  func withThreads<Result>(_ work: () throws -> Result) throws -> Result {
    guard let count = try integer(.threads, in: 1...1024) else { return try work() }
    return try Cores.$limit.withValue(count, operation: work)
  }

  /// Whether `--format json` was asked for.
  var wantsJSON: Bool { value(.format) == "json" }
}
