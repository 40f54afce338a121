import Networks
import Verifier

/// A command line, taken apart.
struct Arguments {
  /// What is no option, in order.
  let operands: [String]

  private var values: [String: String] = [:]

  /// Takes `--name`, `--name value`, `--name=value` and single letters, in any order among the
  /// operands; after `--` everything is an operand.
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
    if let limit = command.operands.most, operands.count > limit {
      throw UsageError("unexpected argument '\(operands[limit])'", command)
    }
    self.operands = operands
    try checkStandardInput(of: command)
  }

  /// Standard input is read where a command can, and once.
  private func checkStandardInput(of command: any Command.Type) throws {
    for option in command.allOptions where values[option.name] == "-" {
      guard option.value?.others != .files || option.value?.readsInput == true else {
        throw UsageError("option \(option.spelling) reads no standard input: name a file", command)
      }
    }
    let count = operands.count { $0 == "-" }
    let slot = command.operands.slot
    guard count == 0 || slot.others != .files || slot.readsInput else {
      throw UsageError("\(command.name) reads no standard input: name a file", command)
    }
    guard count + values.values.count(where: { $0 == "-" }) < 2 else {
      throw UsageError("standard input, -, can be read but once", command)
    }
  }

  private static func option(_ word: String, of command: any Command.Type) throws -> Option {
    let options = command.allOptions
    if let option = options.first(where: { $0.forms.contains(word) }) { return option }
    // One letter is too little to be a slip for another.
    let candidates = word.count > 2 ? options.map { "--" + $0.name } : []
    let others = Deltacheck.commands.filter { $0.options.contains { $0.forms.contains(word) } }
    let home = others.isEmpty ? "" : " (it is one of \(others.map { $0.name }.listed))"
    throw UsageError(
      "unknown option \(word)" + home, meant: others.isEmpty ? word : nil, among: candidates,
      lists: false, command)
  }

  private static func value(
    of option: Option, _ attached: String?, from rest: inout ArraySlice<String>,
    _ command: any Command.Type
  ) throws -> String {
    guard let slot = option.value else {
      guard attached == nil else {
        throw UsageError("option --\(option.name) takes no value", command)
      }
      return ""
    }
    guard let value = attached ?? rest.popFirst() else {
      throw UsageError("option \(option.spelling): a value expected, none found", command)
    }
    guard slot.others != .nothing || slot.words().contains(value) else {
      throw UsageError(
        "option \(option.spelling): unknown value '\(value)'", meant: value,
        among: slot.words(), command)
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

  /// The notations that `--notation` names.
  var subjects: [Subject] {
    let name = value(.subjects) ?? "all"
    return Subject.all.filter { name == "all" || $0.name == name }
  }

  /// Whether `--format json` was asked for.
  var wantsJSON: Bool { value(.format) == "json" }
}
