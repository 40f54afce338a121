import Fixtures
import Foundation
import Networks
import Training
import Verifier

/// The networks that a command line names.
enum Inputs {
  /// What stands for a network: the name of a bundled fixture, a file, or `-` for standard input.
  static let networks = Slot(
    "NETWORK", words: { (try? Fixture.names()) ?? [] }, others: .files, readsInput: true)

  /// Whether a word is a path: `-`, one with a slash or with `.json`, or one that names no fixture but
  /// a file that is there.
  private static func isPath(_ word: String, besides names: [String]) -> Bool {
    if word == "-" || word.contains("/") || word.hasSuffix(".json") { return true }
    return !names.contains(word) && FileManager.default.fileExists(atPath: word)
  }

  /// The path of a file that a word names; `-` is standard input.
  static func path(_ word: String) -> String { word == "-" ? InvalidFile.standardInput : word }

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
      let word = path(word)
      let file = try NetworkFile(path: word, needsExamples: needsExamples)
      do { try file.checkRange() } catch { throw InvalidFile(word, error) }
      return file
    }
    guard names.contains(word) else {
      let files = files(beside: word, endings: ["json"])
      throw UsageError("no fixture or file named '\(word)'", meant: word, among: names + files)
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

  /// Examples that are kept, or read anew whenever they are wanted.
  enum Examples {
    case kept(KeptExamples)
    case read(ExamplesOfFile)
  }

  /// Up to so many bytes of numbers are kept.
  static let mostKept = 64 << 20

  /// The examples of a file that has one on each line.
  ///
  /// - Parameters:
  ///   - most: of a larger file only the places of the examples are kept, if it can be read again.
  ///   - progress: is told how far the reading is.
  /// - Throws: ``InvalidFile``, also where there are none, and where the loss of one is beyond the
  ///   range of Double.
  static func examples(
    _ path: String, for file: NetworkFile, keeping most: Int = mostKept,
    progress: (String) -> Void
  ) throws(InvalidFile) -> Examples {
    let source = try ExampleFile(path: path, for: file.network)
    let size = (file.network.widths.first ?? 0) + (file.network.widths.last ?? 0)
    var (examples, count) = ([Example<Double>](), 0)
    func look(_ block: [Example<Double>], _ source: ExampleFile) throws(InvalidFile) {
      do { try file.checkRange(of: block, from: count) } catch { throw InvalidFile(path, error) }
      count += block.count
      progress(source.progress)
    }
    while true {
      let block = try source.next()
      if block.isEmpty { break }
      examples += block
      if source.byteCount != nil && examples.count * size * 8 > most {
        examples = []
        return .read(try ExamplesOfFile(path: path, for: file.network, look))
      }
      try look(block, source)
    }
    if examples.isEmpty { throw InvalidFile(path, "at least one example expected, none found") }
    return .kept(KeptExamples(examples, for: file.network))
  }
}

extension ExampleFile {
  /// `12800 examples, 35 of 277 MB`.
  var progress: String {
    let all = byteCount.map { "of \($0 >> 20) " } ?? ""
    return "\(exampleCount) examples, \(bytesRead >> 20) \(all)MB"
  }
}
