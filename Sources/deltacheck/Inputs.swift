import Fixtures
import Foundation
import Networks
import Verifier

/// The networks that a command line names.
enum Inputs {
  /// A bundled fixture by its name, or a file by its path: a word with a slash or with `.json`, or
  /// one that names no fixture but a file that is there.
  ///
  /// - Parameter needsExamples: whether it is an error that a file has none.
  /// - Throws: ``InvalidFile``, also where the loss is beyond the range of Double; ``UsageError``
  ///   for a word that is neither.
  static func network(_ word: String, needsExamples: Bool = true) throws -> NetworkFile {
    let isPath = word.contains("/") || word.hasSuffix(".json")
    let names = isPath ? [] : try Fixture.names()
    if names.contains(word) { return try Fixture.load(word) }
    if isPath || FileManager.default.fileExists(atPath: word) {
      let file = try NetworkFile(path: word, needsExamples: needsExamples)
      do { try file.checkRange() } catch { throw InvalidFile(word, error) }
      return file
    }
    throw UsageError(
      "no fixture or file named '\(word)'", meant: word,
      among: names + Deltacheck.commands.map { $0.name })
  }

  /// The same, where verifying it takes minutes at most.
  ///
  /// - Throws: ``InvalidFile`` also where it would take longer.
  static func verifiable(_ word: String) throws -> NetworkFile {
    let file = try network(word)
    do { try file.checkWork() } catch { throw InvalidFile(word, error) }
    return file
  }
}
