//===----------------------------------------------------------------------===//
// Conventions that lines which are given leave open.
//===----------------------------------------------------------------------===//

import Syntax

/// The conventions that a notation may have and nothing says.
struct MissingConventions {
  let drafter: Drafter

  /// Conventions by their first words: of each, what it may be.
  private static let all: [[String]] = [
    ["layers 0..L", "layers 1..L", "layers 0..2", "layers 1..3", "layers 0..1"],
    ["samples in rows", "samples in columns"],
    ["layout denominator", "layout numerator"],
    ["units from 0"], ["samples from 0"], ["labels from 0"],
    ["output width 1"], ["widths 1"], ["no biases"], ["biases folded"],
    ["elementwise \\times", "elementwise *", "elementwise \\cdot"],
    ["matrix product \\cdot", "matrix product \\bullet", "matrix product \\times"],
    ["entries untransposed"],
  ]

  /// The lines of those that no line speaks of.
  func lines() -> [String] {
    let given = drafter.given.split(separator: "\n").map(String.init)
    let namesBiases = given.contains { $0.contains(" is bias") }
    return Self.all.flatMap { alternatives -> [String] in
      let words = Self.subject(alternatives[0])
      if given.contains(where: { Self.subject($0) == words }) { return [] }
      return alternatives.filter { !(namesBiases && $0.contains("biases")) }
    }
  }

  /// What a convention is about: all of it but the last word, or both of two.
  private static func subject(_ line: String) -> String {
    let words = line.split(separator: " ").prefix(3).map(String.init)
    let isWhole = ["no", "biases"].contains(words.first ?? "")
    return isWhole ? "biases" : words.dropLast(words.count > 1 ? 1 : 0).joined(separator: " ")
  }
}
