/// Completions for zsh.
enum ZshCompletions {
  static var script: String { [opening, first, offer, closing].joined(separator: "\n") }

  /// The function that completes: options and operands of the command that is typed.
  private static var opening: String {
    let cases = Deltacheck.commands.map { "      (\($0.name))\n\(arguments(of: $0)) ;;" }
    return """
      #compdef deltacheck
      # Completions of deltacheck for zsh, made by: deltacheck completions zsh
      _deltacheck() {
        local curcontext=$curcontext state line
        typeset -A opt_args
        _arguments -C \\
          \(Option.common.flatMap(specifications).joined(separator: " \\\n    ")) \\
          '1: : _deltacheck_first' '*:: :->rest'
        if [[ $state == rest ]]; then
          case $words[1] in
      \(cases.joined(separator: "\n"))
            (*)
      \(arguments(of: Verify.self)) ;;
          esac
        fi
      }
      """
  }

  /// What may stand first: a command, or what is verified.
  private static var first: String {
    let summaries = Deltacheck.commands.map {
      "    " + Completions.quoted($0.name + ":" + escaped($0.summary))
    }
    return """
      _deltacheck_first() {
        local -a commands=(
      \(summaries.joined(separator: "\n"))
        )
        _describe command commands
        \(action(Verify.operands.slot))
      }
      """
  }

  /// Words, and files or folders.
  private static let offer = """
    _deltacheck_offer() {
      local others=$1
      shift
      (( $# )) && compadd -- "$@"
      case $others in
        (files) _files ;;
        (folders) _files -/ ;;
      esac
    }
    """

  private static let closing = """
    if [[ $funcstack[1] == _deltacheck ]]; then
      _deltacheck "$@"
    else
      compdef _deltacheck deltacheck
    fi
    """

  /// What `_arguments` is told of a command.
  private static func arguments(of command: any Command.Type) -> String {
    let operands = "*" + message(command.operands.slot)
    let all = command.allOptions.flatMap(specifications) + [Completions.quoted(operands)]
    return "        _arguments \\\n          " + all.joined(separator: " \\\n          ")
  }

  /// One for each form of an option, each excluding the others.
  private static func specifications(_ option: Option) -> [String] {
    option.forms.map { form in
      let sign = option.value == nil ? "" : "="
      let text =
        "(\(option.forms.joined(separator: " ")))\(form)\(sign)[\(escaped(option.meaning))]"
      return Completions.quoted(text + (option.value.map(message) ?? ""))
    }
  }

  /// What a slot is called, and the command that offers what it takes.
  private static func message(_ slot: Slot) -> String { ":\(escaped(slot.label)): \(action(slot))" }

  private static func action(_ slot: Slot) -> String {
    (["_deltacheck_offer", "\(slot.others)"] + slot.words()).joined(separator: " ")
  }

  /// A text without the signs that part what `_arguments` is told.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += ":[]\\".contains($1) ? "\\\($1)" : "\($1)" }
  }
}
