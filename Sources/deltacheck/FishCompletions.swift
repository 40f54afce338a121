/// Completions for fish 3 and later.
enum FishCompletions {
  static var script: String {
    let names = Deltacheck.commands.map { $0.name }.joined(separator: " ")
    let isFirst = "not __fish_seen_subcommand_from \(names)"
    let commands = Deltacheck.commands.map {
      line(isFirst, ["-a", $0.name, "-d", quoted($0.summary)])
    }
    let verify =
      line(isFirst, offer(Verify.operands.slot)) + "\n"
      + Verify.allOptions.map { option($0, isFirst) }.joined(separator: "\n")
    let others = Deltacheck.commands.flatMap { command in
      let isHere = "__fish_seen_subcommand_from \(command.name)"
      return [line(isHere, offer(command.operands.slot))]
        + command.allOptions.map { option($0, isHere) }
    }
    let head = "# Completions of deltacheck for fish, made by: deltacheck completions fish"
    return ([head, "complete -c deltacheck -f"] + commands + [verify] + others)
      .joined(separator: "\n")
  }

  private static func option(_ option: Option, _ condition: String) -> String {
    let letter = option.letter.map { ["-s", "\($0)"] } ?? []
    let value = option.value.map { ["-r"] + offer($0) } ?? []
    return line(condition, letter + ["-l", option.name, "-d", quoted(option.meaning)] + value)
  }

  /// The words of a slot, and files where it takes them.
  private static func offer(_ slot: Slot) -> [String] {
    let words = slot.words() + (slot.others == .folders ? ["(__fish_complete_directories)"] : [])
    return (slot.others == .files ? ["-F"] : ["-f"])
      + (words.isEmpty ? [] : ["-a", quoted(words.joined(separator: " "))])
  }

  private static func line(_ condition: String, _ words: [String]) -> String {
    (["complete -c deltacheck -n", quoted(condition)] + words).joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
