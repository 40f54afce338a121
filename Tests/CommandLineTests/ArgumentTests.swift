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
