import Foundation
import Networks
import Numbers

/// Where a descent takes its examples from, all of them again in every epoch.
public protocol ExampleSource<Failure> {
  /// What may go wrong while they are read.
  associatedtype Failure: Error

  /// Where each example is, in their order.
  var places: [Int] { get }

  /// Gives the examples in their order, a block with each call; none at the end.
  func reader() throws(Failure) -> () -> Result<[Example<Double>], Failure>

  /// The examples at some places.
  func examples(at places: ArraySlice<Int>) throws(Failure) -> [Example<Double>]
}

/// Examples in memory.
public struct KeptExamples: ExampleSource {
  private let kept: [Example<Double>]
  private let network: Network<Double>

  /// The examples of an array, and the network that they are for.
  public init(_ examples: [Example<Double>], for network: Network<Double>) {
    (kept, self.network) = (examples, network)
  }

  public var places: [Int] { Array(kept.indices) }

  public func reader() -> () -> Result<[Example<Double>], Never> {
    var blocks = ExampleBlocks(kept, for: network)
    return { .success(blocks.next().map { Array($0) } ?? []) }
  }

  public func examples(at places: ArraySlice<Int>) -> [Example<Double>] {
    places.map { kept[$0] }
  }
}

/// The examples of a file that has one on each line, read anew whenever they are wanted.
///
/// What is kept is where in the file each of them begins, 8 bytes for each.
public final class ExamplesOfFile: ExampleSource {
  public private(set) var places: [Int] = []

  private let path: String
  private let network: Network<Double>
  private let file: ExampleFile
  private let modified: Date?
  private var longestLine = 0

  /// Reads a file from its beginning to its end.
  ///
  /// - Parameters:
  ///   - path: A file, not a pipe, which can be read once only.
  ///   - network: The network that the examples are for.
  ///   - look: Is given each block, with the file that it was read from.
  /// - Throws: `InvalidFile`, also what `look` throws.
  public init(
    path: String, for network: Network<Double>,
    _ look: ([Example<Double>], ExampleFile) throws(InvalidFile) -> Void
  ) throws(InvalidFile) {
    (self.path, self.network) = (path, network)
    modified = Self.modified(path)
    file = try ExampleFile(path: path, for: network)
    let whole = try ExampleFile(path: path, for: network)
    while true {
      let block = try whole.next()
      if block.isEmpty { break }
      try look(block, whole)
      places += whole.places
    }
    longestLine = whole.longestLine
  }

  public func reader() throws(InvalidFile) -> () -> Result<[Example<Double>], InvalidFile> {
    // A file that grows or changes under way would give every notation other examples.
    if Self.modified(path) != modified {
      throw InvalidFile(path, "the file was changed while it was in use")
    }
    let file = try ExampleFile(path: path, for: network)
    return {
      do throws(InvalidFile) { return .success(try file.next()) } catch { return .failure(error) }
    }
  }

  public func examples(at places: ArraySlice<Int>) throws(InvalidFile) -> [Example<Double>] {
    var examples: [Example<Double>] = []
    examples.reserveCapacity(places.count)
    for place in places { examples.append(try file.example(at: place, upTo: longestLine)) }
    return examples
  }

  private static func modified(_ path: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
  }
}
