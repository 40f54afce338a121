import Derivations
import Foundation
import MathText
import Networks
import Testing

@testable import deltacheck

@Suite struct ArgumentTests {
  @Test func optionsAndOperandsMix() throws {
    let arguments = try Arguments(
      ["a.json", "--notation=cs229", "--trace", "--format", "json"], for: GradientOfFile.self)
    #expect(arguments.operands == ["a.json"])
    #expect(arguments.wantsJSON)
    let given = GradientOfFile.options.filter(arguments.has).map(\.name)
    #expect(given == ["notation", "trace", "format"])
    #expect(arguments.value(GradientOfFile.options[0]) == "cs229")
  }

  @Test func afterTwoDashesAllAreOperands() throws {
    let arguments = try Arguments(["--", "--format", "-x", "--"], for: Verify.self)
    #expect(arguments.operands == ["--format", "-x", "--"])
    #expect(!arguments.wantsJSON)
    #expect(try Arguments(["-"], for: Verify.self).operands == ["-"])
  }

  static let mistakes: [([String], String)] = [
    (
      ["--fromat"],
      "unknown option --fromat; did you mean --format?\nsee deltacheck gradient --help"
    ),
    (["--qqqqqqqqqq"], "unknown option --qqqqqqqqqq\nsee deltacheck gradient --help"),
    (["-x"], "unknown option -x\nsee deltacheck gradient --help"),
    (["-help"], "unknown option -help; did you mean --help?"),
    (["--hints"], "unknown option --hints (it is one of grade)\nsee deltacheck gradient --help"),
    (["--format"], "option --format text|json: a value expected, none found"),
    (["--format", "jsn"], "unknown value 'jsn'; did you mean json?"),
    (["--format="], "unknown value ''"),
    (["--trace=1"], "option --trace takes no value"),
    (["--trace", "--trace"], "option --trace given twice"),
    (["a", "b"], "unexpected argument 'b'"),
    (["--notation", "cs228"], "did you mean cs229?"),
    (["--format", "yaml"], "unknown value 'yaml'; there are text and json"),
    (["-", "--examples", "-"], "standard input, -, can be read but once"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreExplained(_ words: [String], _ message: String) {
    let error = #expect(throws: UsageError.self) {
      try Arguments(words, for: GradientOfFile.self)
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("verfy", "verify"), ("gradeint", "gradient"), ("lst", "list"), ("VERIFY", "verify"), ("", nil),
    ("zzzz", nil),
  ])
  func slipsAreRecognised(_ word: String, _ meant: String?) {
    #expect(closest(to: word, among: ["verify", "gradient", "list"]) == meant)
  }

  @Test func inputsThatAreNotThereAreNamed() {
    let slip = #expect(throws: UsageError.self) { try Inputs.network("irs") }
    #expect(slip?.description == "no fixture or file named 'irs'; did you mean iris?")
    #expect(throws: (any Error).self) { try Inputs.network("nowhere/at-all.json") }
  }

  @Test("standard input is read where a command can, and once")
  func standardInput() throws {
    #expect(try Arguments(["-"], for: GradeGradient.self).operands == ["-"])
    for (words, command) in [
      (["-"], Weave.self), (["a.md", "--notation", "-"], Proofread.self),
      (["-", "-"], Verify.self),
    ] as [([String], any Command.Type)] {
      let error = #expect(throws: UsageError.self) { try Arguments(words, for: command) }
      #expect(error?.description.contains("standard input") == true)
    }
  }

  @Test("a file that is not there is answered with one beside it that the command reads")
  func filesBeside() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["lecture.md", "nex.o", "network.json"] {
      try Data("x".utf8).write(to: folder.appending(path: name))
    }
    let path = folder.path + "/"
    for (name, meant) in [("lecure.md", "lecture.md"), ("lecture.tex", "lecture.md")] {
      let error = #expect(throws: DocumentError.self) { try Document.text(atPath: path + name) }
      #expect(error?.description.hasSuffix("no such file; did you mean \(path + meant)?") == true)
    }
    #expect(didYouMean(fileAt: path + "nix.md", endings: ["md"]) == "")
    let error = #expect(throws: InvalidFile.self) { try Inputs.network(path + "netwrk.json") }
    #expect(error?.problem == "no such file; did you mean \(path)network.json?")
  }

  @Test("where nothing is near, what there is is listed if that is short")
  func lists() {
    #expect(didYouMean("zzz", among: ["bash", "fish", "zsh"]) == "; there are bash, fish and zsh")
    #expect(didYouMean("zzz", among: ["bash"]) == "; there is bash")
    #expect(didYouMean("fush", among: ["bash", "fish", "zsh"]) == "; did you mean fish?")
    #expect(didYouMean("zzz", among: (0..<60).map { "fixture-\($0)" }) == "")
    #expect(didYouMean("zzz", among: []) == "")
  }

  @Test("a number of threads", arguments: [("1", 1), ("3", 3)])
  func threads(word: String, count: Int) throws {
    let arguments = try Arguments(["x", "--threads", word], for: GradientOfFile.self)
    #expect(try arguments.withThreads { Cores.limit } == count)
    let none = try Arguments(["x"], for: GradientOfFile.self)
    #expect(try none.withThreads { Cores.limit } == Cores.limit)
    for wrong in ["0", "-1", "two", "1.5"] {
      let arguments = try Arguments(["x", "--threads=\(wrong)"], for: GradientOfFile.self)
      #expect(throws: UsageError.self) { try arguments.withThreads {} }
    }
  }
}
