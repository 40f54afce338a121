import Fixtures
import Foundation
import Networks
import Verifier

/// The networks that a command line names.
enum Inputs {
  /// What stands for a network: the name of a bundled fixture, or a file.
  static let networks = Slot("NETWORK", words: { (try? Fixture.names()) ?? [] }, others: .files)

  /// Whether a word is a path: one with a slash or with `.json`, or one that names no fixture but
  /// a file that is there.
  private static func isPath(_ word: String, besides names: [String]) -> Bool {
    if word.contains("/") || word.hasSuffix(".json") { return true }
    return !names.contains(word) && FileManager.default.fileExists(atPath: word)
  }

  /// Whether a word is meant as a network: the name of a fixture, or a path.
  static func isNetwork(_ word: String) throws -> Bool {
    let names = try Fixture.names()
    return names.contains(word) || isPath(word, besides: names)
  }

  /// A bundled fixture by its name, or a file by its path.
  ///
  /// - Parameter needsExamples: whether it is an error that a file has none.
  /// - Throws: ``InvalidFile``, also where the loss is beyond the range of Double; ``UsageError``
  ///   for a word that is neither.
  static func network(_ word: String, needsExamples: Bool = true) throws -> NetworkFile {
    let names = try Fixture.names()
    if isPath(word, besides: names) {
      let file = try NetworkFile(path: word, needsExamples: needsExamples)
      do { try file.checkRange() } catch { throw InvalidFile(word, error) }
      return file
    }
    guard names.contains(word) else {
      throw UsageError("no fixture or file named '\(word)'", meant: word, among: names)
    }
    return try Fixture.load(word)
  }

  /// The same, where verifying it takes minutes at most.
  ///
  /// - Throws: ``InvalidFile`` also where it would take longer.
  static func verifiable(_ word: String) throws -> NetworkFile {
    let file = try network(word)
    do { try file.checkWork() } catch { throw InvalidFile(word, error) }
    return file
  }

  /// All examples of a file that has one on each line.
  ///
  /// - Parameter progress: is told how far the reading is.
  /// - Throws: ``InvalidFile``, also where there are none.
  static func examples(
    _ path: String, for network: Network<Double>, progress: (String) -> Void
  ) throws -> [Example<Double>] {
    let file = try ExampleFile(path: path, for: network)
    var examples: [Example<Double>] = []
    while true {
      let block = try file.next()
      if block.isEmpty { break }
      examples += block
      progress(file.progress)
    }
    if examples.isEmpty { throw InvalidFile(path, "at least one example expected, none found") }
    return examples
  }
}

extension ExampleFile {
  /// `12800 examples, 35 of 277 MB`.
  var progress: String {
    let all = byteCount.map { "of \($0 >> 20) " } ?? ""
    return "\(exampleCount) examples, \(bytesRead >> 20) \(all)MB"
  }
}
