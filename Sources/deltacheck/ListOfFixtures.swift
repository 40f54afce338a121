import Fixtures
import Networks
import Verifier

/// `deltacheck list`: what is bundled.
enum ListOfFixtures: Command {
  static let name = "list"
  static let summary = "list the bundled fixtures and the notations"
  static let operands = Operands.none
  static let discussion = """
    Every fixture with its widths from input to output, its examples and its loss, and every
    notation with its source.
    """
  static let options: [Option] = [.format]
  static let examples: [(line: String, meaning: String)] = [
    ("list", "what there is"),
    ("list --format json", "the same for programs, with the origin of each fixture"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let catalogue = Catalogue(
      fixtures: try Fixture.names().map { try Fixture.load($0) }, subjects: Subject.all)
    console.print(arguments.wantsJSON ? "\(catalogue.json)" : catalogue.text(width: console.width))
    return .right
  }
}
