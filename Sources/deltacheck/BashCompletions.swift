/// Completions for bash 3.2 and later, which need no other package.
enum BashCompletions {
  static var script: String {
    let names = Deltacheck.commands.map { $0.name }
    let common = Option.common.flatMap(\.forms)
    return """
      # Completions of deltacheck for bash, made by: deltacheck completions bash
      _deltacheck() {
        local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= word
        # bash takes --option=value apart at the sign.
        [[ $cur == = ]] && cur=
        [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD-2]}
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case $word in
            \(common.joined(separator: "|"))) ;;
            \(names.joined(separator: "|"))) command=$word; break ;;
            *) break ;;
          esac
        done
        COMPREPLY=()
        case $command:$before in
      \(values)
        esac
        case $command:$cur in
      \(Deltacheck.commands.map(options).joined(separator: "\n"))
          :-*) _deltacheck_words "\(Verify.allOptions.flatMap(\.forms).joined(separator: " "))" ;;
      \(Deltacheck.commands.map(operands).joined(separator: "\n"))
          :*)
      \(offer(Verify.operands.slot, and: names, indent: 6)) ;;
        esac
      }
      \(helpers)
      complete -F _deltacheck deltacheck
      """
  }

  /// What offers words, files and folders.
  private static let helpers = #"""
    _deltacheck_words() {
      local IFS=$' \t\n'
      COMPREPLY+=($(compgen -W "$1" -- "$cur"))
    }
    _deltacheck_paths() {
      local IFS=$'\n'
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen "$1" -- "$cur"))
    }
    """#

  /// A case for each option with a value.
  private static var values: String {
    Deltacheck.commands.flatMap { command in
      command.options.compactMap { option in
        option.value.map {
          "    \(command.name):--\(option.name))\n\(offer($0, indent: 6))\n      return ;;"
        }
      }
    }.joined(separator: "\n")
  }

  private static func options(_ command: any Command.Type) -> String {
    let forms = command.allOptions.flatMap(\.forms).joined(separator: " ")
    return "    \(command.name):-*) _deltacheck_words \"\(forms)\" ;;"
  }

  private static func operands(_ command: any Command.Type) -> String {
    "    \(command.name):*)\n\(offer(command.operands.slot, indent: 6)) ;;"
  }

  /// The commands that offer what a slot takes.
  private static func offer(_ slot: Slot, and more: [String] = [], indent: Int) -> String {
    let words = more + slot.words()
    let calls = [
      words.isEmpty ? nil : "_deltacheck_words \"\(words.joined(separator: " "))\"",
      slot.others == .files ? "_deltacheck_paths -f" : nil,
      slot.others == .folders ? "_deltacheck_paths -d" : nil,
    ].compactMap { $0 }
    let blank = String(repeating: " ", count: indent)
    return (calls.isEmpty ? [":"] : calls).map { blank + $0 }.joined(separator: "\n")
  }
}
