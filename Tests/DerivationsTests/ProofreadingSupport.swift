import MathText
import Meaning
import Syntax

@testable import Derivations
@testable import Judging

extension Proofreader {
  /// The networks that equations are tried on, written down once for all tests.
  private static let shared = NetworkRuns()

  /// A proofreader of texts in a notation.
  init(testing notation: String, repairs: Bool = false) throws {
    self.init(notation: try TextNotation(parsing: notation))
    self.repairs = repairs
    networks = Self.shared
  }
}
