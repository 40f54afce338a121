//===----------------------------------------------------------------------===//
// What becomes of an equation in one trial.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Meaning
import Syntax

/// What became of an equation in one trial.
package enum Outcome: Sendable {
  case holds(Evidence)
  case refuted(Counterexample)
  case illTyped(IllTyped)
  /// One side has a value, the other never.
  case valueless(isLeft: Bool)
  /// No value of the indices lies in range.
  case outOfRange(String)
  case notEvaluable(NotEvaluable)

  package var holds: Bool { if case .holds = self { true } else { false } }
  /// What it rests on that it holds.
  package var evidence: Evidence? { if case .holds(let evidence) = self { evidence } else { nil } }
  /// Whether neither side has a value to compare.
  var isUndefined: Bool {
    if case .notEvaluable(let error) = self { error.isUndefined } else { false }
  }
  package var isRefuted: Bool { rank == 1 }
  /// Whether nothing can be compared: it is no evidence for or against.
  package var saysNothing: Bool { rank > 2 }
  var isNotEvaluable: Bool { if case .notEvaluable = self { true } else { false } }

  /// At none of the points that were looked at both sides have a value.
  static let undefined = Outcome.outOfRange("the sides have values nowhere")
  /// A look found no difference.
  static let seemsToHold = Outcome.holds(Evidence(.numerical, bound: 0))

  /// How far it is from holding: of several readings the one with the least counts.
  var rank: Int {
    switch self {
    case .holds: 0
    case .refuted, .valueless: 1
    case .illTyped: 2
    case .outOfRange: 3
    case .notEvaluable: 4
    }
  }
}

/// A point at which two sides differ.
package struct Counterexample: Sendable {
  /// The network; nil where both sides are made of variables alone.
  package var spec: Spec?
  package var indices: [(String, Int)]
  package var variables: [(String, Double)] = []
  /// The entry, where the sides have several.
  package var entry: [Int]
  package var left: Double
  package var right: Double

  package var lines: [String] {
    var lines = spec.map { [$0.description] } ?? []
    let places =
      indices.map { "\($0.0) = \($0.1)" } + variables.map { "\($0.0) = \($0.1.readable())" }
    if !places.isEmpty { lines.append("at " + places.joined(separator: ", ")) }
    let place = entry.isEmpty ? "" : " in entry \(entry.map(String.init).joined(separator: ", "))"
    let sides = Double.readable(left, right)
    lines.append("left side \(sides.0), right side \(sides.1)\(place)")
    return lines
  }
}

extension Double {
  /// Two numbers in as many digits as show that they differ, in six at least.
  package static func readable(_ a: Double, _ b: Double) -> (String, String) {
    for digits in 6..<17 where a.readable(digits) != b.readable(digits) {
      return (a.readable(digits), b.readable(digits))
    }
    return ("\(a)", "\(b)")
  }

  /// The number in so many digits, as far as it has them.
  package func readable(_ digits: Int = 6) -> String {
    isFinite ? String(format: "%.\(digits)g", self + 0) : "\(self)"
  }
}
