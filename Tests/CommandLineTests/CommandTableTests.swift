import Foundation
import Testing

@testable import deltacheck

/// What is made from the table of commands: the help, the manual page and the completions.
@Suite("The table of commands")
struct CommandTableTests {
  @Test("every command explains itself within 80 columns")
  func help() {
    for text in Deltacheck.commands.map(HelpText.of) + [HelpText.overview] {
      #expect(text.contains("USAGE") && text.contains("--help"))
      for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test("every example is a command line that can be taken apart")
  func examples() throws {
    for command in Deltacheck.commands {
      #expect(!command.examples.isEmpty)
      for example in command.examples {
        // What stands behind > and | is for the shell.
        let words = example.line.split(separator: " ").prefix { $0 != ">" && $0 != "|" }
        if let name = words.first { #expect(name == command.name) }
        _ = try Arguments(words.dropFirst().map(String.init), for: command)
      }
    }
  }

  @Test("no two commands, and no two options of one command, are called the same")
  func names() {
    let names = Deltacheck.commands.map { $0.name }
    #expect(Set(names).count == names.count)
    for command in Deltacheck.commands {
      let forms = command.allOptions.flatMap(\.forms)
      #expect(Set(forms).count == forms.count, "\(command.name)")
    }
  }

  @Test("the manual page and all completions have every command, option and choice")
  func everythingIsThere() {
    let texts = [
      Manual.page.replacing("\\-", with: "-"), BashCompletions.script, ZshCompletions.script,
      FishCompletions.script.replacing(" -l ", with: " --"),
    ]
    for text in texts {
      for command in Deltacheck.commands {
        #expect(text.contains(command.name))
        for option in command.allOptions {
          #expect(text.contains("--\(option.name)"))
          for word in option.value?.words() ?? [] where option.value?.others == .nothing {
            #expect(text.contains(word))
          }
        }
      }
    }
  }

  @Test("the manual page ends a sentence with one stop")
  func stops() { #expect(Manual.page.firstMatch(of: /[?!.]\.\n/) == nil) }

  @Test("nothing in the manual page is obeyed by roff but its own macros")
  func macros() {
    let macros = ["TH", "SH", "SS", "PP", "TP", "B", "br", "nh", "ad"]
    for line in Manual.page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'")
    {
      #expect(macros.contains { line == ".\($0)" || line.hasPrefix(".\($0) ") }, "\(line)")
    }
  }

  static let readme = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "README.md")

  @Test("README.md has every part of the package in a table, and every command")
  func tables() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }.joined(separator: "\n")
    let package = try String(
      contentsOf: Self.readme.deletingLastPathComponent().appending(path: "Package.swift"),
      encoding: .utf8)
    let targets = package.matches(of: /\.(?:executableT|t)arget\(\s*name: "(\w+)"([^)]*)/)
      .filter { !$0.2.contains("Tests/") }.map { String($0.1) }
    #expect(targets.count > 20)
    for name in targets { #expect(rows.contains("`\(name)`"), "\(name)") }
    for command in Deltacheck.commands where !(command is Verify.Type) {
      #expect(rows.contains("`deltacheck \(command.name)"), "\(command.name)")
    }
  }

  @Test("README.md names no option that is not there")
  func readme() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    for line in text.split(separator: "\n") where line.contains("deltacheck ") {
      let words = line.split { " `[]|\\,;:()".contains($0) }.map(String.init)
      guard let at = words.firstIndex(where: { Deltacheck.command(named: $0) != nil }),
        let command = Deltacheck.command(named: words[at])
      else { continue }
      for word in words[at...] where word.hasPrefix("--") {
        #expect(command.allOptions.contains { $0.forms.contains(word) }, "\(line)")
      }
    }
  }
}

/// Which command the words name.
@Suite("The first word")
struct FirstWordTests {
  /// Runs the program without its results.
  private func status(_ words: String...) -> deltacheck.ExitStatus {
    Deltacheck.run(words, Console(isQuiet: true))
  }

  @Test("options of every command may stand before and behind it")
  func commonOptions() {
    #expect(status("-q", "list") == .right && status("list", "--quiet") == .right)
    #expect(status("-V") == .right && status("--version") == .right)
    #expect(status("-h") == .right && status("help", "grade") == .right)
  }

  @Test(
    "what is no command, fixture or file is not verified",
    arguments: ["proofred", "irs", "zzz"])
  func slips(_ word: String) { #expect(status(word, "--all") == .unusable) }

  @Test(
    "the error names what was meant",
    arguments: [("proofred", "proofread"), ("irs", "iris"), ("HELP", "help")])
  func suggestions(_ word: String, _ meant: String) {
    let error = #expect(throws: UsageError.self) { try Deltacheck.split([word, "--all"]) }
    #expect(error?.description.contains("did you mean \(meant)?") == true)
  }
}
