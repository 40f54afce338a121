//===----------------------------------------------------------------------===//
// Words that say which derivative a name is: “$e_k$ for the derivative of the loss by $z_k$”.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// A derivative that words give a name to.
struct SaidDerivative {
  let name: String
  /// What is differentiated, where the words say its symbol.
  let loss: String?
  let by: String

  /// What they say, as an equation.
  func tokens(of loss: String) -> [Token] {
    Latex.tokens("\(name) = \\frac{\\partial \(loss)}{\\partial \(by)}")
  }

  /// All that a text has.
  static func all(in words: String) -> [SaidDerivative] {
    let pattern =
      #/\$([^$\n]{1,60})\$[^.$]{0,30}\b(?:derivative|gradient|sensitivity|Ableitung)\s+(?:of|des|von)\s+(?:(?:the\s+)?(?:(?:whole|total|full)\s+)?(?:loss|error|cost|Fehlers)|(?:(?:the\s+)?(?:(?:whole|total|full)\s+)?(?:loss|error|cost)\s+)?\$([^$\n]{1,30})\$)[^.$]{0,10}\b(?:by|with\s+respect\s+to|w\.r\.t\.|wrt|nach)\s+\$([^$\n]{1,60})\$/#
    return words.matches(of: pattern).map { match in
      SaidDerivative(
        name: String(match.1), loss: match.2.map(String.init), by: String(match.3))
    }
  }
}
