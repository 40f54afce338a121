//===----------------------------------------------------------------------===//
// The ways in which a notation can put a claim.
//===----------------------------------------------------------------------===//

import Judging
import Syntax

/// One way to put a plain claim into a notation.
struct Phrasing: Sendable {
  /// The claim as it is put: by entries, where it is, and of one example.
  var claim: PlainClaim
  var left: String
  var right: String
  /// For which indices it is meant, as it stands behind an equation.
  var condition: String
  /// The notation's letters by the plain indices.
  var indices: [String: String]

  func display(_ relation: String) -> String { "\(left) \(relation) \(right)\(condition)" }
}

extension Letters {
  /// Ways to put a claim, the best first, or why there is none: matrices as matrices, elementwise what
  /// is elementwise; of each example where the notation counts them.
  ///
  /// - Parameter known: the letters of indices in the equations beside this one
  func phrasings(
    of claim: PlainClaim, known: [String: String] = [:]
  ) -> (phrasings: [Phrasing], failures: [Untranslatable]) {
    var phrasings: [Phrasing] = []
    var failures: [Untranslatable] = []
    func attempt(_ make: () throws -> Phrasing) {
      do {
        phrasings.append(try make())
      } catch let error as Untranslatable {
        failures.append(error)
      } catch {
        failures.append(Untranslatable("\(error)"))
      }
    }
    let forms: [Examples] = countsExamples ? [.all, .each, .one] : [.one, .all, .each]
    if claim.hasWholes && !(writing.byUnits && claim.isElementwise) {
      for examples in forms { attempt { try phrasing(of: claim, examples, known) } }
    } else if !claim.hasWholes {
      for examples in forms where examples != .all {
        attempt { try phrasing(of: claim, examples, known) }
      }
    }
    guard claim.hasWholes else {
      if phrasings.isEmpty, let whole = claim.whole {
        for examples in forms { attempt { try phrasing(of: whole, examples, known) } }
      }
      return (phrasings, failures)
    }
    do {
      let entries = claim.replacing(try Components.sides(claim.left, claim.right))
      for examples in forms where examples != .all {
        attempt { try phrasing(of: entries, examples, known) }
      }
    } catch {
      failures.append((error as? Untranslatable) ?? Untranslatable("\(error)"))
    }
    return (phrasings, failures)
  }

  /// Whether the notation's quantities are of each of several examples, or of all.
  private var countsExamples: Bool {
    let own = declarations.filter { $0.quantity == .preactivation }
    return !own.isEmpty && own.allSatisfy { $0.roles[.sample] != nil || $0.isBatch }
  }

  private func phrasing(
    of claim: PlainClaim, _ examples: Examples, _ known: [String: String]
  ) throws -> Phrasing {
    let sides = (
      try withBiases(try examples.of(claim.left)), try withBiases(try examples.of(claim.right))
    )
    let (left, right) = try oriented(sides.0, sides.1)
    var writer = Writer(self, sides: [left, right], known: known)
    var phrasing = Phrasing(claim: claim, left: "", right: "", condition: "", indices: [:])
    phrasing.left = try writer.latex(left)
    phrasing.right = try writer.latex(right)
    phrasing.condition = try writer.condition(of: claim)
    phrasing.indices = writer.indices.letters
    guard phrasing.left != phrasing.right else {
      throw Untranslatable(
        "\(name) has one name for both sides, \(phrasing.left)", lacksLetter: true)
    }
    return phrasing
  }
}

extension PlainClaim {
  /// The claim about vectors, of one about their entries that is made of nothing else: a_j = x_j.
  fileprivate var whole: PlainClaim? {
    guard var left = left.symbol, var right = right.symbol, let unit = left.roles[.unit],
      unit.variable != nil, unit == right.roles[.unit]
    else { return nil }
    (left.roles[.unit], right.roles[.unit]) = (nil, nil)
    return replacing((.of(.symbol(left)), .of(.symbol(right))))
  }

  /// Whether vectors are multiplied entry by entry in it.
  fileprivate var isElementwise: Bool {
    sides.contains { $0.all.contains(where: \.isElementwise) }
  }
}

extension Writer {
  /// For which indices a claim is meant.
  fileprivate mutating func condition(of claim: PlainClaim) throws -> String {
    var parts: [String] = []
    for (name, range) in claim.ranges.sorted(by: { $0.key < $1.key }) {
      guard let letter = indices.letters[name] else { continue }
      switch (range.low, range.high) {
      case (.some(let low), .some(let high)):
        parts.append(
          "\(letter) = \(try index(low, counted[name] ?? .units)), \\dots, "
            + (try index(high, counted[name] ?? .units)))
      case (.some(let low), nil):
        parts.append("\(letter) \\ge " + (try index(low, counted[name] ?? .units)))
      case (nil, .some(let high)):
        parts.append("\(letter) \\le " + (try index(high, counted[name] ?? .units)))
      case (nil, nil): break
      }
      if let excluded = range.excluded {
        parts.append("\(letter) \\ne " + (try index(excluded, counted[name] ?? .units)))
      }
    }
    for condition in claim.conditions {
      guard let left = indices.letters[condition.left], let right = indices.letters[condition.right]
      else { continue }
      parts.append("\(left) \(condition.isEqual ? "=" : "\\ne") \(right)")
    }
    return parts.map { ", \\quad " + $0 }.joined()
  }
}
