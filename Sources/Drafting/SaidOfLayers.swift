//===----------------------------------------------------------------------===//
// What the words around the equations say of layers and examples.
//===----------------------------------------------------------------------===//

import Foundation

/// What a text's words say of how it numbers its layers, and of how its examples lie.
struct SaidOfLayers: Sendable {
  private(set) var firstLayer: Int?
  private(set) var hasRows = false
  /// Whether the examples are rows of their matrix, or columns; nil where neither or both are said.
  private(set) var areRows: Bool?
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
    let (areRows, areColumns) = (
      Self.says(words, "rows?", "zeilen?"), Self.says(words, "columns?", "spalten?")
    )
    if areRows != areColumns { self.areRows = areRows }
    if areRows { hasRows = true }
    if areRows || areColumns { batchEvidence += 2 }
  }

  /// Whether the examples are rows, or columns: “with samples as the rows of X”.
  private static func says(_ words: String, _ line: String, _ german: String) -> Bool {
    let example =
      "(?:sample|example|instance|observation|datapoint|data point|beispiel)(?:s|en?)?"
    let article = "(?:the |its |den |die |\\*)*"
    let patterns = [
      "\(example)[^.;]{0,60}\\b(?:in|as|als) \(article)(?:\(line)|\(german))\\b",
      "\(example) (?:per|in each|in every|pro|je) (?:\(line)|\(german))\\b",
      "\(example) (?:are|is|sind) \(article)(?:\(line)|\(german))\\b",
      "(?:\(line)|\(german)) (?:are|of `?x`? are|sind) \(article)\(example)",
    ]
    return patterns.contains { words.range(of: $0, options: .regularExpression) != nil }
  }
}
