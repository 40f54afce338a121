import Fixtures
import Networks
import Verifier

/// `deltacheck verify`: every notation against every other, the oracles and the golden values.
enum Verify: Command {
  static let name = "verify"
  static let summary = "verify that all notations compute the true gradient"
  static let operands = Operands("[NETWORK…]", each: Inputs.networks)
  static let discussion = """
    Computes the gradient of each fixture as each of the five texts writes it and compares them with
    each other, with the derivative by dual numbers, with finite differences and with golden values.
    NETWORK is the name of a bundled fixture (deltacheck list), the path of a JSON file in the
    same format, or - for standard input; without one, every bundled fixture is verified. It takes a pass over all layers
    for each parameter and example: a second for a thousand parameters, minutes for a hundred
    thousand. Without the name of a command, deltacheck verifies.
    """
  static let options: [Option] = [.format]
  static let examples: [(line: String, meaning: String)] = [
    ("", "verify every bundled fixture"),
    ("verify iris mazur-2-2-2", "verify two of them"),
    ("verify my-network.json", "verify a network of your own"),
    ("verify --format json", "the same for programs"),
  ]

  static func run(_ arguments: Arguments, _ console: Console) throws -> ExitStatus {
    let words = arguments.operands.isEmpty ? try Fixture.names() : arguments.operands
    let files = try words.map(Inputs.verifiable)
    let progress = console.progress()
    let verification = verify(files) { progress.step(of: files.count, $0.name) }
    progress.end()
    if arguments.wantsJSON {
      console.print("\(verification.json)")
    } else {
      let palette = Palette(isColored: console.isColored)
      let style = TextReport.Style(good: palette.good, bad: palette.bad, strong: palette.bold)
      console.print(TextReport(verification, width: console.width, style: style).text)
    }
    return verification.isRight ? .right : .wrong
  }
}
