//===----------------------------------------------------------------------===//
// Words on what sums to one: “the target $y$ is one-hot”.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// What a text says of targets and weights that sum to one, or need not.
struct SaidShares {
  /// The names of which words say so, without scripts.
  private(set) var names: Set<String> = []
  /// Whether the words speak of such things at all.
  let areMentioned: Bool
  /// Whether they say that something need not sum to one.
  let areDenied: Bool

  init(_ document: Document) {
    let words = document.linesOfAll.joined(separator: " ")
    let small = words.lowercased()
    areDenied = small.contains(
      #/\bnot\W{1,6}(?:(?:assumed|required|supposed|necessarily|have)\s+)(?:to\s+)?sum\s+(?:up\s+)?to\s+(?:one\b|1\b|\$1\$)|\bneed\s+not\s+sum\s+(?:up\s+)?to\s+(?:one\b|1\b|\$1\$)/#
    )
    areMentioned = small.contains(
      #/\bone-?hot\b|\bsums?\s+(?:up\s+)?to\s+(?:one\b|1\b|\$1\$)|\bprobability\s+(?:vector|distribution)\b|\bsimplex\b/#
    )
    guard !areDenied else { return }
    let patterns = [
      #/\b[oO]ne-?hot(?:\s+(?:encoded|column|row|labels?|targets?|vectors?|encodings?|is|are))*\s+\$([^$\n]{1,40})\$/#,
      #/\$([^$\n]{1,40})\$\s+(?:is|are|be|being)\s+(?:an?\s+|the\s+)?one-?hot\b/#,
    ]
    for match in patterns.flatMap({ words.matches(of: $0) }) {
      if let name = Latex.tokens(String(match.1)).first(where: \.isLetter) {
        names.insert(name.name)
      }
    }
  }
}
