import Foundation
import Numbers

/// A network with its examples, as it stands in a JSON file: the fixture format.
///
/// `weights` has a row per receiving unit; loss and gradient are means over the examples. A
/// classification example may give a `label`, counted from 0, in place of its `target`; it is read
/// as the target with a single 1. The format is described in `Fixtures/README.md`.
public struct NetworkFile: Equatable, Sendable {
  /// The name of the fixture, or of the file.
  public var name: String

  /// Where the numbers come from; empty where the file does not say.
  public var source: String

  /// The network, with its loss.
  public var network: Network<Double>

  /// At least one example.
  public var examples: [Example<Double>]

  /// A gradient descent from these parameters, whose losses `expected` may give.
  public var descent: Descent?

  /// Loss and gradient that were computed by other means, where the file has them.
  public var expected: Expected?

  /// What a file expects.
  public struct Expected: Equatable, Sendable {
    /// The loss of the network's objective.
    public var loss: Double

    /// The gradient of that loss.
    public var gradient: Gradient<Double>

    /// The mean loss before the first step of ``NetworkFile/descent`` and after each; empty where
    /// the file gives none.
    public var descentLosses: [Double] = []

    /// What a file expects, without or with a descent.
    public init(loss: Double, gradient: Gradient<Double>, descentLosses: [Double] = []) {
      (self.loss, self.gradient, self.descentLosses) = (loss, gradient, descentLosses)
    }
  }

  /// Steps of gradient descent on the mean loss.
  public struct Descent: Equatable, Sendable {
    /// One learning rate for each layer of parameters.
    public var rates: [Double]

    /// How many steps are taken.
    public var steps: Int

    /// So many steps at these rates.
    public init(rates: [Double], steps: Int) { (self.rates, self.steps) = (rates, steps) }
  }

  /// Files larger than this are not read.
  public static let sizeLimit = 64 << 20

  /// A file that is made, not read; of what a read one is checked for, only the network is.
  public init(
    name: String, source: String = "", network: Network<Double>, examples: [Example<Double>],
    descent: Descent? = nil, expected: Expected? = nil
  ) {
    (self.name, self.source, self.network) = (name, source, network)
    (self.examples, self.descent, self.expected) = (examples, descent, expected)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - needsExamples: Whether it is an error that it has none.
  /// - Throws: ``InvalidFile`` naming the file, and the field where one is to blame.
  public init(path: String, needsExamples: Bool = true) throws(InvalidFile) {
    let data = try InvalidFile.read(path, limit: Self.sizeLimit)
    let fallback =
      path == InvalidFile.standardInput
      ? "standard input" : URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    do {
      let document = try JSONField(document: data)
      try self.init(document: document, name: fallback, needsExamples: needsExamples)
    } catch {
      throw InvalidFile(path, error)
    }
  }

  /// Reads the contents of a file; `name` is used where it gives none.
  ///
  /// - Throws: ``InvalidNetwork`` naming the field that is to blame.
  public init(json: Data, name: String = "") throws(InvalidNetwork) {
    try self.init(document: JSONField(document: json), name: name)
  }
}

/// A file that cannot be used, and why.
public struct InvalidFile: Error, Equatable, CustomStringConvertible {
  /// The file, as it was named.
  public let path: String

  /// What is wrong with it, and in which field where one is to blame.
  public let problem: String

  /// An error that names its file and what is wrong with it.
  public init(_ path: String, _ problem: some CustomStringConvertible) {
    self.path = path
    self.problem = problem.description
  }

  public var description: String {
    "\(["-", Self.standardInput].contains(path) ? "standard input" : path): \(problem)"
  }

  /// The path of standard input.
  package static let standardInput = "/dev/stdin"

  /// The contents of a file, no larger than `limit` bytes.
  public static func read(_ path: String, limit: Int) throws(InvalidFile) -> Data {
    let file = try open(path)
    defer { try? file.close() }
    // One byte more than is allowed tells whether there is more, for a pipe too.
    let data = try read(file, of: path, upTo: limit + 1)
    guard data.count <= limit else { throw InvalidFile(path, "larger than \(limit >> 20) MB") }
    return data
  }

  /// A file that is there and can be read.
  static func open(_ path: String) throws(InvalidFile) -> FileHandle {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      let hint = didYouMean(fileAt: path, endings: ["json", "jsonl"])
      throw InvalidFile(path, "no such file" + hint)
    }
    if isDirectory.boolValue { throw InvalidFile(path, "a file expected, found a directory") }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw InvalidFile(path, "the file cannot be read")
    }
    return file
  }

  /// The next bytes of a file; none at its end.
  static func read(
    _ file: FileHandle, of path: String, upTo count: Int
  ) throws(InvalidFile) -> Data {
    do {
      return try file.read(upToCount: count) ?? Data()
    } catch {
      throw InvalidFile(path, "the file cannot be read: \(error.localizedDescription)")
    }
  }
}
