import Foundation
import Networks
import Numbers
import Testing
import Training
import Verifier

@Suite("Examples that are read anew")
struct ExampleSourceTests {
  private static func line(_ i: Int) -> String {
    #"{"input": [0.\#(i % 7), -\#(i % 5)], "label": \#(i % 2)}"#
  }

  private func network() throws -> Network<Double> {
    let weights = Matrix(rows: 2, columns: 2, elements: [0.5, -0.25, 1, 2])
    return try Network(
      layers: [Layer(weights: weights, bias: [0.1, 0], activation: .softmax)], loss: .crossEntropy)
  }

  private func write(_ text: String) throws -> String {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("deltacheck-\(UUID().uuidString)")
    try Data(text.utf8).write(to: url)
    return url.path
  }

  @Test("a descent on a file that is read anew has the bits of one on what is kept")
  func readAnew() throws {
    // Lines of several lengths, with empty ones between.
    let lines = (0..<300).map { Self.line($0) + String(repeating: " ", count: $0 % 9) }
    let path = try write(lines.joined(separator: "\n\n"))
    let file = NetworkFile(name: "", network: try network(), examples: [])
    let source = try ExamplesOfFile(path: path, for: file.network) { _, _ in }
    let kept = KeptExamples(
      try source.examples(at: source.places[...]), for: file.network)
    #expect(source.places.count == 300)
    let settings = Descent.Settings(rate: 0.5, epochs: 3, batch: 7, seed: 5)
    let subjects = Array(Subject.all.prefix(2))
    let read = try Training(file, on: source, by: subjects, settings) { _, _ in }
    let whole = Training(file, on: kept, by: subjects, settings) { _, _ in }
    for (one, other) in zip(read.descents, whole.descents) {
      #expect(one.losses == other.losses && one.right == other.right)
      #expect(one.network == other.network)
    }
    #expect(read.text() == whole.text() && read.isRight)
  }

  @Test("a file that changes while it is in use")
  func changed() throws {
    let path = try write((0..<9).map(Self.line).joined(separator: "\n"))
    let network = try network()
    let source = try ExamplesOfFile(path: path, for: network) { _, _ in }
    let later = Date(timeIntervalSinceNow: 100)
    try Data("[]\n[]\n[]".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.modificationDate: later], ofItemAtPath: path)
    #expect(throws: InvalidFile.self) { try source.reader() }
    #expect(throws: InvalidFile.self) { try source.examples(at: source.places[...]) }
  }
}
