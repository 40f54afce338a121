//===----------------------------------------------------------------------===//
// Conventions that lines which are given leave open.
//===----------------------------------------------------------------------===//

import Syntax

/// The conventions that a notation may have and nothing says. None of them makes two things the same:
/// with layers of one unit, or one output, what is wrong would hold.
struct MissingConventions {
  let drafter: Drafter

  /// Conventions by their first words: of each, what it may be.
  private static let all: [[String]] = [
    ["layers 0..L", "layers 1..L", "layers 0..2", "layers 1..3", "layers 0..1"],
    ["samples in rows", "samples in columns"],
    ["elementwise \\times", "elementwise *", "elementwise \\cdot"],
    ["matrix product \\cdot", "matrix product \\bullet", "matrix product \\times"],
  ]

  /// The lines of those that no line speaks of.
  func lines() -> [String] {
    let given = drafter.given.split(separator: "\n").map(String.init)
    return Self.all.flatMap { alternatives -> [String] in
      let subject = Self.subject(alternatives[0])
      return given.contains { Self.subject($0) == subject } ? [] : alternatives
    }
  }

  /// What a convention is about: all of it but the last word.
  private static func subject(_ line: String) -> String {
    line.split(separator: " ").prefix(3).dropLast().joined(separator: " ")
  }
}
