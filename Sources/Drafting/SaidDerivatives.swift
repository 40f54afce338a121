//===----------------------------------------------------------------------===//
// Words that say which derivative a name is: “$e_k$ for the derivative of the loss by $z_k$”.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// Derivatives that words give names to.
enum SaidDerivatives {
  /// The name, what is differentiated where the words say its symbol, and by what.
  static func all(in words: String) -> [(name: String, loss: String?, by: String)] {
    let pattern =
      #/\$([^$\n]{1,60})\$[^.$]{0,30}\b(?:derivative|gradient|sensitivity|Ableitung)\s+(?:of|des|von)\s+(?:(?:the\s+)?(?:(?:whole|total|full)\s+)?(?:loss|error|cost|Fehlers)|(?:(?:the\s+)?(?:(?:whole|total|full)\s+)?(?:loss|error|cost)\s+)?\$([^$\n]{1,30})\$)[^.$]{0,10}\b(?:by|with\s+respect\s+to|w\.r\.t\.|wrt|nach)\s+\$([^$\n]{1,60})\$/#
    return words.matches(of: pattern).map { match in
      (String(match.1), match.2.map(String.init), String(match.3))
    }
  }
}
