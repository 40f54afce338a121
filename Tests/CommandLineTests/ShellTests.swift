import Foundation
import Testing

@testable import deltacheck

/// The completions and the manual page, read by the programs that they are for.
@Suite("Shells and man")
struct ShellTests {
  /// What a program prints, given arguments and its input.
  private func output(of program: String, _ arguments: [String], input: String) throws -> String {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "deltacheck-\(UUID().uuidString)")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  static func isThere(_ program: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// A line as it is typed up to the cursor, and what bash then offers.
  static let lines: [([String], [String])] = [
    (["gr"], ["gradient", "grade"]),
    (["-q", "gradient", "--notation", "c"], ["cs229"]),
    (["grade", "--precision", "=", "d"], ["double"]),
    (["grade", "--precision", "="], ["double", "float"]),
    (["iris", "maz"], ["mazur-2-2-2"]),
    (["notations", "cs"], ["cs229"]),
    (["help", "pro"], ["proofread"]),
    (["list", "x"], []),
    (["weave", "--ch"], ["--check"]),
  ]

  @Test("bash offers what fits", .enabled(if: isThere("bash")), arguments: lines)
  func bash(_ words: [String], _ offered: [String]) throws {
    let line = (["deltacheck"] + words).map(Completions.quoted).joined(separator: " ")
    let script =
      BashCompletions.script + """

        COMP_WORDS=(\(line)) COMP_CWORD=\(words.count)
        cd /
        _deltacheck
        echo "${COMPREPLY[@]}"
        """
    let words = try output(of: "bash", ["-s"], input: script).split(whereSeparator: \.isWhitespace)
    #expect(words.map(String.init) == offered)
  }

  @Test("zsh can read its completions", .enabled(if: isThere("zsh")))
  func zsh() throws {
    #expect(try output(of: "zsh", ["-n", "/dev/stdin"], input: ZshCompletions.script) == "")
  }

  @Test("fish offers what fits", .enabled(if: isThere("fish")))
  func fish() throws {
    let script = FishCompletions.script + "\ncomplete -C 'deltacheck -q gradient --notation c'\n"
    let offered = try output(of: "fish", ["--no-config"], input: script).split(separator: "\n")
    #expect(offered.map { $0.prefix { $0 != "\t" } } == ["cs229"])
  }

  @Test("groff has no complaint about the manual page", .enabled(if: isThere("groff")))
  func groff() throws {
    let arguments = ["-k", "-man", "-ww", "-z"]
    #expect(try output(of: "groff", arguments, input: Manual.page + "\n") == "")
  }
}
