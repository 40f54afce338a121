import Foundation
import Networks
import Numbers
import Testing
import Training
import Verifier

@testable import deltacheck

@Suite("Examples in a file of their own")
struct ExampleFileTests {
  private static let network = """
    {"layers": [{"weights": [[0.5, -0.25], [1, 2]], "bias": [0.1, 0], "activation": "softmax"}],
     "loss": "cross-entropy"
    """

  private static func line(_ i: Int) -> String {
    #"{"input": [0.\#(i % 7), -\#(i % 5)], "label": \#(i % 2)}"#
  }

  private func write(_ text: String) throws -> String {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("deltacheck-\(UUID().uuidString)")
    try Data(text.utf8).write(to: url)
    return url.path
  }

  private func network() throws -> Network<Double> {
    let path = try write(Self.network + "}")
    return try NetworkFile(path: path, needsExamples: false).network
  }

  /// What a file holds, in blocks of this size.
  private func read(_ text: String, of size: Int = 64) throws -> [Example<Double>] {
    let file = try ExampleFile(path: try write(text), for: try network())
    var examples: [Example<Double>] = []
    while true {
      let block = try file.next(size)
      if block.isEmpty { return examples }
      examples += block
    }
  }

  @Test("the examples of the network's file, whatever the blocks", arguments: [1, 7, 64, 200])
  func same(size: Int) throws {
    let lines = (0..<150).map(Self.line)
    let document = Self.network + ", \"examples\": [\(lines.joined(separator: ","))]}"
    let whole = try NetworkFile(json: Data(document.utf8)).examples
    #expect(try read(lines.joined(separator: "\n"), of: size) == whole)
    #expect(try read(lines.joined(separator: "\r\n\n") + "\n", of: size) == whole)
  }

  @Test("a line longer than a piece that is read at once")
  func long() throws {
    let padding = String(repeating: " ", count: 600_000)
    let text = Self.line(0) + padding + "\n" + Self.line(1)
    #expect(try read(text).count == 2)
  }

  @Test(
    "what cannot be read is named by its line",
    arguments: [
      ("[1]", "line 2: JSON: an object expected, found an array"),
      (#"{"input": [1], "label": 0}"#, "line 2: input: 2 numbers expected, 1 found"),
      (#"{"input": [1, 2], "label": 2}"#, "line 2: label: a label from 0 to 1 expected, found 2"),
      (#"{"input": [1, 2]"#, "line 2: input: column 17: a comma or } expected"),
    ])
  func wrong(line: String, message: String) throws {
    let error = #expect(throws: InvalidFile.self) {
      try read([Self.line(0), line, Self.line(1)].joined(separator: "\n"))
    }
    #expect(error?.problem.hasPrefix(message) == true, "\(error?.problem ?? "")")
  }

  @Test("a network without examples is for a file of examples only")
  func needed() throws {
    let path = try write(Self.network + "}")
    #expect(throws: InvalidFile.self) { try NetworkFile(path: path) }
    #expect(throws: InvalidFile.self) { try ExampleFile(path: "nowhere/at-all", for: network()) }
  }

  @Test("a descent on a file of examples is that on the network's own")
  func descent() throws {
    let lines = (0..<40).map(Self.line)
    let document = Self.network + ", \"examples\": [\(lines.joined(separator: ","))]}"
    let (whole, bare) = (try write(document), try write(Self.network + "}"))
    let data = try write(lines.joined(separator: "\n"))
    let own = try Inputs.network(whole).examples
    #expect(try self.examples(data, keeping: Inputs.mostKept) == own)
    #expect(try self.examples(data, keeping: 0) == own)
    let empty = try write("\n")
    let cases: [([String], deltacheck.ExitStatus)] = [
      ([bare, "--examples", data], .right), ([whole, "--examples", data], .right),
      ([bare], .unusable), ([bare, "--examples", empty], .unusable),
    ]
    for (words, status) in cases {
      let line = ["train"] + words + ["--epochs", "2"]
      #expect(Deltacheck.run(line, Console(isQuiet: true)) == status)
    }
  }

  /// What a descent sees of a file, block by block and one by one.
  private func examples(_ path: String, keeping most: Int) throws -> [Example<Double>] {
    let file = NetworkFile(name: "", network: try network(), examples: [])
    func all(_ source: some ExampleSource) throws -> [Example<Double>] {
      let next = try source.reader()
      var examples: [Example<Double>] = []
      while case let block = try next().get(), !block.isEmpty { examples += block }
      #expect(try source.examples(at: source.places[...]) == examples)
      return examples
    }
    switch try Inputs.examples(path, for: file, keeping: most, progress: { _ in }) {
    case .kept(let source):
      #expect(most > 0)
      return try all(source)
    case .read(let source):
      #expect(most == 0)
      return try all(source)
    }
  }

  @Test("how far the reading is")
  func progress() throws {
    let line = Self.line(1) + String(repeating: " ", count: 9_999) + "\n"
    let text = String(repeating: line, count: 300)
    let file = try ExampleFile(path: try write(text), for: try network())
    _ = try file.next(150)
    #expect(file.progress == "150 examples, 1 of 2 MB")
  }
}
