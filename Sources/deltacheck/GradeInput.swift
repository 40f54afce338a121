import GradientCheck
import Networks

/// A network and the gradients of it that are to be graded.
struct GradeInput {
  let file: NetworkFile
  let submissions: [Submission]

  /// In which the gradients were computed, where the file says so.
  let precision: Precision?

  /// One gradient, or why it cannot be used.
  struct Submission {
    let name: String
    let claim: Result<ClaimedGradient, InvalidFile>
  }

  /// Reads a network and one or more gradients, each from its file; or all from one file. `-` stands
  /// for standard input.
  ///
  /// - Throws: ``InvalidFile``, also where judging would take too long; ``UsageError``.
  init(_ words: [String]) throws {
    if let word = words.first, words.count == 1 {
      try self.init(document: word)
    } else if let word = words.first {
      let path = Inputs.path(word)
      let file = try path == word ? Inputs.network(word) : Self.network(Self.document(word), word)
      try self.init(file, at: word) { file in
        words.dropFirst().map { word in
          let claim = Result { () throws(InvalidFile) in
            try ClaimedGradient(path: Inputs.path(word), for: file.network, on: file.examples)
          }
          return Submission(name: word, claim: claim)
        }
      }
    } else {
      throw UsageError("a network and a gradient expected", GradeGradient.self)
    }
  }

  /// One file with `network` and `gradient`, or with `gradients` under names, and perhaps a `precision`.
  private init(document word: String) throws {
    let document = try Self.document(word)
    do {
      guard case .object = document.value, let network = try document.optional("network") else {
        throw document.error(
          "an object with a network and a gradient expected, where one file is given")
      }
      try document.checkNames(["network", "gradient", "gradients", "precision"])
      let file =
        if case .string(let name) = network.value { try Inputs.network(name) } else {
          try Self.network(network, word)
        }
      let fields = try Self.gradients(of: document, named: word)
      try self.init(file, at: word, in: document.optional("precision")?.name()) { file in
        fields.map { name, field in
          let claim = Result { () throws(InvalidNetwork) in
            try ClaimedGradient(field, for: file.network, on: file.examples)
          }
          return Submission(name: name, claim: claim.mapError { InvalidFile(name, $0) })
        }
      }
    } catch let error as InvalidNetwork {
      throw InvalidFile(word, error)
    }
  }

  private init(
    _ file: NetworkFile, at word: String, in precision: Precision? = nil,
    _ submissions: (NetworkFile) -> [Submission]
  ) throws {
    do {
      try file.network.checkGradingWork(examples: file.examples.count)
    } catch {
      throw InvalidFile(word, error)
    }
    self.file = file
    self.precision = precision
    self.submissions = submissions(file)
  }

  private static func gradients(
    of document: JSONField, named word: String
  ) throws(InvalidNetwork) -> [(String, JSONField)] {
    if let gradient = try document.optional("gradient") { return [(word, gradient)] }
    let gradients = try document.field("gradients")
    guard case .object(let members) = gradients.value else {
      throw gradients.error("an object with a gradient for each name expected")
    }
    var result: [(String, JSONField)] = []
    for name in members.keys.sorted() { result.append((name, try gradients.field(name))) }
    return result
  }

  private static func document(_ word: String) throws(InvalidFile) -> JSONField {
    let data = try InvalidFile.read(Inputs.path(word), limit: NetworkFile.sizeLimit)
    do { return try JSONField(document: data) } catch { throw InvalidFile(word, error) }
  }

  private static func network(_ field: JSONField, _ word: String) throws(InvalidFile) -> NetworkFile
  {
    do {
      let file = try NetworkFile(document: field, name: word)
      try file.checkRange()
      return file
    } catch {
      throw InvalidFile(word, error)
    }
  }
}
