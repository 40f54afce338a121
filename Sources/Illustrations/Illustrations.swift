import Derivations
import Fixtures
import Networks
import Verifier

/// What derivations show of runs: the numbers of worked examples, and pictures.
package enum Illustrations {
  /// Writes what comments in documents ask for.
  package static let generators = [trace, firstNumbers, picture]

  /// `<!-- picture: network cs229 mazur-2-2-2 -->`: a picture, and the line that shows it.
  static let picture = Generator("picture") { try PictureKind.picture($0).output }

  /// `<!-- trace: cs229 mazur-2-2-2 -->`: a fixture's passes in a notation, number by number.
  static let trace = Generator("trace") { words in
    guard words.count == 2 else {
      throw Generator.Failure("a notation and a fixture expected: <!-- trace: cs229 iris -->")
    }
    return Generator.Output(
      lines: WorkedMarkdown(try notation(words[0]), try fixture(words[1])).lines)
  }

  /// `<!-- first numbers: cs229 mazur-2-2-2 -->`: a fixture's passes through one hidden unit, in
  /// sentences; with `identity` behind it, of the network with such outputs.
  static let firstNumbers = Generator("first numbers") { words in
    guard words.count == 2 || words.count == 3 && words[2] == "identity" else {
      throw Generator.Failure(
        "a notation and a fixture expected: <!-- first numbers: cs229 mazur-2-2-2 -->")
    }
    let file = try fixture(words[1])
    var layers = file.network.layers
    if words.count == 3 { layers[layers.count - 1].activation = .identity }
    let network = try Network(layers: layers, objective: file.network.objective)
    return Generator.Output(
      lines: try FirstNumbers(try notation(words[0]), network, file.examples[0]).lines)
  }

  static func notation(_ name: String) throws -> any WorkedNotation.Type {
    guard let notation = Subject.all.first(where: { $0.name == name })?.worked else {
      throw Generator.Failure(
        "no notation named '\(name)'" + didYouMean(name, among: Subject.all.map(\.name)))
    }
    return notation
  }

  static func fixture(_ name: String) throws -> NetworkFile {
    let names = try Fixture.names()
    guard names.contains(name) else {
      throw Generator.Failure("no fixture named '\(name)'" + didYouMean(name, among: names))
    }
    return try Fixture.load(name)
  }
}
