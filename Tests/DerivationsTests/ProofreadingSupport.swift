import MathText
import Meaning

@testable import Derivations
@testable import Judging

extension Proofreader {
  /// The networks that equations are tried on, written down once for all tests.
  private static let networks = NetworkRuns()

  /// A proofreader of texts in a notation.
  init(testing notation: String, repairs: Bool = false) throws {
    self.init(notation: try TextNotation(parsing: notation))
    self.repairs = repairs
    networks = Self.networks
  }
}
