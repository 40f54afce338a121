import Foundation
import GradientCheck
import Networks
import Testing

@testable import deltacheck

@Suite("Grading from files")
struct GradeTests {
  private static let network = """
    {"layers": [{"weights": [[0.5, -0.25]], "bias": [0.1], "activation": "tanh"}],
     "loss": "half-squared-error", "examples": [{"input": [0.3, 0.7], "target": [1]}]}
    """

  /// The network's exact gradient, times a factor.
  private static func gradient(times factor: Double = 1) throws -> String {
    let file = try NetworkFile(json: Data(network.utf8))
    let exact = file.network.exactGradient(on: file.examples)
    return "\(JSONText.gradient(exact.map { factor * $0 }))"
  }

  private func write(_ text: String) throws -> String {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("deltacheck-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: url)
    return url.path
  }

  private func report(_ words: [String], hints: Bool = false) throws -> GradeReport {
    let input = try GradeInput(words)
    let graded = input.submissions.map { submission in
      GradedSubmission(
        name: submission.name,
        grade: submission.claim.map {
          Grader(input.file.network, input.file.examples, precision: .double).grade($0)
        })
    }
    return GradeReport(graded: graded, givesHints: hints)
  }

  @Test("network and gradient in two files, or in one")
  func forms() throws {
    let network = try write(Self.network)
    let two = try report([network, try write(Self.gradient())])
    #expect(two.status == .right && two.text(width: 100).contains("the gradient is right"))
    let document = #"{"network": \#(Self.network), "gradient": \#(try Self.gradient(times: 3))}"#
    let one = try report([try write(document)])
    #expect(one.status == .wrong)
    #expect(one.text(width: 100).hasPrefix("layer 1: every entry is 3 times the right one"))
    #expect("\(one.json)".contains(#""name": "factor""#))
    let named = try GradeInput([
      try write(
        #"{"network": \#(Self.network), "precision": "float", "gradients": {"b": 1, "a": 2}}"#)
    ])
    #expect(named.precision == .float && named.submissions.map(\.name) == ["a", "b"])
  }

  @Test("a class gets a line each, also who cannot be graded")
  func several() throws {
    let files = try [
      Self.network, Self.gradient(), Self.gradient(times: -0.5), "[{\"weights\": [[1, \"x\"]]}]",
    ].map(write)
    let report = try report(files)
    #expect(report.status == .wrong)
    let lines = report.csv.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4, "\(report.csv)")
    #expect(lines[0] == "name,verdict,precision,first wrong layer,mistakes,explanation")
    #expect(lines[1] == "\(files[1]),right,double,,,")
    #expect(lines[2].hasPrefix("\(files[2]),wrong,double,1,factor,\"layer 1: every entry is -0.5 "))
    #expect(
      lines[3].hasPrefix("\(files[3]),unusable,,,,") && lines[3].contains("a number expected"))
    #expect(report.text(width: 100).split(separator: "\n").count == 3)
    #expect("\(report.json)".contains("\"grades\""))
  }

  @Test("several mistakes stand in one line behind their number")
  func oneLine() {
    #expect(
      ["wrong", "2 mistakes:", "1. a", "2. b", "or: c"].inOneLine
        == "wrong; 2 mistakes: 1. a; 2. b; or: c")
    #expect([String]().inOneLine == "" && ["right"].inOneLine == "right")
  }

  @Test("the text in JSON is not wrapped")
  func unwrapped() throws {
    let report = try report([try write(Self.network), try write(#"[{"weights": [[3, 4]]}]"#)])
    let whole = report.text(width: .max).split(separator: "\n")
    for line in whole { #expect("\(report.json)".contains(line.replacing("\"", with: "\\\""))) }
  }

  @Test("hints give no numbers and no names")
  func hints() throws {
    let report = try report(
      [try write(Self.network), try write(Self.gradient(times: 3))], hints: true)
    #expect(
      report.text(width: 100) == """
        layer 1: look at the constant factors: signs, means, learning rates
        the gradient is wrong
        """)
    #expect(!report.csv.contains("factor,") && !"\(report.json)".contains("3.0"))
  }

  @Test("cells with commas and quotation marks are quoted")
  func quoting() {
    let error = InvalidFile("a", "expected \"x\", found y")
    let report = GradeReport(
      graded: [GradedSubmission(name: "a,b", grade: .failure(error))], givesHints: false)
    #expect(report.csv.hasSuffix("\n\"a,b\",unusable,,,,\"expected \"\"x\"\", found y\""))
    #expect(report.status == .unusable)
  }

  @Test(
    "what is missing is said",
    arguments: [
      ("[1]", "an object with a network and a gradient expected"),
      (#"{"network": "iris"}"#, "gradients: expected, but not there"),
      (#"{"network": "iris", "gradeint": []}"#, "unknown field \"gradeint\""),
      (#"{"network": "irs", "gradient": []}"#, "did you mean iris?"),
    ])
  func errors(_ document: String, _ problem: String) throws {
    let path = try write(document)
    #expect { try GradeInput([path]) } throws: { "\($0)".contains(problem) }
  }
}
