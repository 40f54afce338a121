//===----------------------------------------------------------------------===//
// What the words around the equations say of layers and examples.
//===----------------------------------------------------------------------===//

import Foundation

/// What a text's words say of how it numbers its layers, and of how its examples lie.
struct SaidOfLayers: Sendable {
  private(set) var firstLayer: Int?
  private(set) var hasRows = false
  private(set) var batchEvidence = 0
  /// Whether something is a likelihood, which grows as a loss falls.
  private(set) var hasLikelihood = false

  init() {}

  /// - Parameter words: in lower case
  init(_ words: String) {
    hasLikelihood = ["likelihood", "vraisemblance", "似然"].contains(where: words.contains)
    if let match = words.firstMatch(
      of: #/layers\s+(?:[a-z\\]+\s*=\s*)?([01])\s*(?:\.\.|…|,|to|-|–)/#)
    {
      firstLayer = Int(match.1)
    }
    if let match = words.firstMatch(of: #/input layer[^.]{0,60}?\b([01])\b/#) {
      firstLayer = firstLayer ?? Int(match.1)
    }
    let example = "(?:sample|example|instance|observation|datapoint|data point)s?"
    func says(_ pattern: String) -> Bool {
      words.range(of: pattern, options: .regularExpression) != nil
    }
    if says(
      "\(example)[^.;]{0,20}in rows|\(example) (?:per|in each|in every) row"
        + "|\(example) (?:are|is) the rows|rows (?:are|of `?x`? are) (?:the )?\(example)")
    {
      hasRows = true
      batchEvidence += 2
    }
    if says(
      "\(example)[^.;]{0,30}in columns|\(example) (?:per|in each|in every) column"
        + "|\(example) (?:are|is) the columns|columns are (?:the )?\(example)")
    {
      batchEvidence += 2
    }
  }
}
