import Fixtures
import Foundation
import Networks
import Verifier

/// The networks that a command line names.
enum Inputs {
  /// A bundled fixture by its name, or a file by its path; a word with a slash or with `.json` is a
  /// path, and so is any word where such a file is.
  ///
  /// - Throws: ``InvalidFile``, also where the loss is beyond the range of Double; ``UsageError``
  ///   for a word that is neither.
  static func network(_ word: String) throws -> NetworkFile {
    let names = try Fixture.names()
    if names.contains(word) { return try Fixture.load(word) }
    if word.contains("/") || word.hasSuffix(".json") || FileManager.default.fileExists(atPath: word)
    {
      let file = try NetworkFile(path: word)
      do { try file.checkRange() } catch { throw InvalidFile(word, error) }
      return file
    }
    throw UsageError(
      "no fixture or file named '\(word)'", meant: word,
      among: names + Deltacheck.commands.map { $0.name })
  }
}
