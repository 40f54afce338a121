//===----------------------------------------------------------------------===//
// Whether pairs of terms are worth the same: as formulas, or in numbers.
//===----------------------------------------------------------------------===//

import Numbers

/// Compares pairs of terms.
///
/// Where they agree over the prime field they are the same formula, but for the chance that
/// Schwartz and Zippel bound. Where they are made of rational operations alone the field decides the
/// converse too. Else they are compared in Double, with running error bounds and no other
/// tolerance, at numbers of both signs and several magnitudes and in every branch that can be
/// reached.
package struct Comparison: Sendable {
  package struct Pair: Sendable {
    package var left: Term
    package var right: Term
    package init(_ left: Term, _ right: Term) { (self.left, self.right) = (left, right) }
  }

  package enum Result: Sendable {
    /// The same formula, with the chance of being wrong.
    case same(chance: Double)
    /// Equal in numbers where both have a value, with the largest relative bound that was needed; and
    /// where only one of them has, if anywhere.
    case equal(bound: Double, oneSided: Difference?)
    case differ(Difference)
    /// Neither side ever had a value where both were asked for one.
    case undefined
    /// One side has a value, the other never.
    case oneSided(isLeft: Bool)
    /// All that could be computed was too inexact to say anything.
    case inexact
  }

  /// Where a pair differs.
  package struct Difference: Sendable {
    package var pair: Int
    package var draw: Draw
    package var left: Double
    package var right: Double

    package init(pair: Int, draw: Draw, left: Double, right: Double) {
      (self.pair, self.draw, self.left, self.right) = (pair, draw, left, right)
    }
  }

  private let pairs: [Pair]
  private let program: Program
  private let seed: UInt64

  package init(_ pairs: [Pair], seed: UInt64) {
    self.pairs = pairs
    self.seed = seed
    program = Program(pairs.flatMap { [$0.left, $0.right] })
  }

  /// How many points of the field must agree.
  private static let fieldDraws = 2
  /// How many draws are tried at least, where the field does not decide.
  static let draws = 18
  /// How many more are tried to reach every branch.
  private static let furtherDraws = 36

  /// The whole judgement.
  package func result() -> Result {
    var tally = Tally(pairs: pairs.count, branches: program.branches.count)
    if let difference = compare(Draw(seed: seed, number: 0), &tally) { return .differ(difference) }
    let areSame = (0..<Self.fieldDraws).allSatisfy {
      fieldOutcome(Draw(seed: seed, number: $0)) == .agree
    }
    let count = areSame ? 1 : Self.draws
    for number in 1..<(count + Self.furtherDraws) {
      if number >= count, areSame ? tally.isDefined : tally.isComplete { break }
      if let difference = compare(Draw(seed: seed, number: number), &tally) {
        return .differ(difference)
      }
    }
    for draw in pinnedDraws() {
      if let difference = compare(draw, &tally) { return .differ(difference) }
    }
    guard tally.isDefined else { return tally.nothing }
    if areSame { return .same(chance: chance) }
    if let difference = rationalDifference { return .differ(difference) }
    let differing = differingPairs
    guard tally.isInformed, !hidesDifference(of: differing), !dwarfsDifference(of: differing) else {
      return .inexact
    }
    return .equal(bound: tally.largestBound, oneSided: oneSided)
  }

  /// A point at which one side has a value and the other leaves the domain of a logarithm or a root,
  /// among the first draws, in which nothing grows too large.
  private var oneSided: Difference? {
    for number in 0..<Self.draws {
      let draw = Draw(seed: seed, number: number)
      let values = program.run(Bounded<Double>.self) { Bounded(exact: draw.double($0)) }.values
      for place in pairs.indices {
        let (x, y) = (values[2 * place].value, values[2 * place + 1].value)
        guard x.isFinite != y.isFinite else { continue }
        let side = Program([x.isFinite ? pairs[place].right : pairs[place].left])
        if side.leavesADomain({ Bounded(exact: draw.double($0)) }) {
          return Difference(pair: place, draw: draw, left: x, right: y)
        }
      }
    }
    return nil
  }

  /// A pair of different formulas that Double cannot tell apart: of rational operations alone the field
  /// decides that they differ.
  private var rationalDifference: Difference? {
    guard !program.hasOpaqueFunctions, let pair = differingPairs.first else { return nil }
    let draw = Draw(seed: seed, number: 0)
    let values = program.run(Bounded<Double>.self) { Bounded(exact: draw.double($0)) }.values
    return Difference(
      pair: pair, draw: draw, left: values[2 * pair].value, right: values[2 * pair + 1].value)
  }

  /// Whether some pair differs over the field although both its sides take the same functions of the
  /// same: what differs between them is made of rational operations, as 1e-17 b is, and only rounding
  /// hides it.
  private func hidesDifference(of differing: [Int]) -> Bool {
    differing.contains { place in
      guard let calls = pairs[place].left.smoothCalls else { return false }
      return calls == pairs[place].right.smoothCalls
    }
  }

  /// Whether some pair differs over the field, and in Double too once its very large and very small
  /// numbers have some size, though not where they are but a little larger: what differs is hidden by
  /// them. An identity that needs these very numbers fails with others near them.
  private func dwarfsDifference(of differing: [Int]) -> Bool {
    guard !differing.isEmpty else { return false }
    return moved(differing, isWhole: true).differs && !moved(differing, isWhole: false).differs
  }

  /// Some of the pairs with others in the place of their very large and very small numbers.
  private func moved(_ places: [Int], isWhole: Bool) -> Comparison {
    var moderation = Moderation(isWhole: isWhole)
    return Comparison(
      places.map { Pair(moderation.of(pairs[$0].left), moderation.of(pairs[$0].right)) },
      seed: seed)
  }

  /// Whether some draw shows a difference.
  private var differs: Bool {
    var tally = Tally(pairs: pairs.count, branches: program.branches.count)
    return (0..<Self.draws).contains { compare(Draw(seed: seed, number: $0), &tally) != nil }
  }

  /// The pairs that differ over the field at the first draw.
  private var differingPairs: [Int] {
    let residues = program.run(PrimeField.self, Draw(seed: seed, number: 0).residue).values
    return pairs.indices.filter { place in
      let (x, y) = (residues[2 * place], residues[2 * place + 1])
      return !x.isUndefined && !y.isUndefined && x != y
    }
  }

  /// Whether both sides of every pair are 0, whatever is drawn: then they say nothing.
  package var vanishes: Bool {
    let values = program.run(PrimeField.self, Draw(seed: seed, number: 0).residue).values
    return values.allSatisfy { $0 == .zero }
  }

  private enum FieldOutcome { case agree, differ, undefined }

  private func fieldOutcome(_ draw: Draw) -> FieldOutcome {
    let values = program.run(PrimeField.self, draw.residue).values
    for place in pairs.indices {
      let (x, y) = (values[2 * place], values[2 * place + 1])
      if x.isUndefined || y.isUndefined { return .undefined }
      if x != y { return .differ }
    }
    return .agree
  }

  /// The probability that all points of the field agree although the formulas differ.
  private var chance: Double {
    let degree = program.degree(ofPairs: pairs.indices.map { (2 * $0, 2 * $0 + 1) })
    let one = min(1, degree / Double(PrimeField.modulus))
    return (0..<Self.fieldDraws).reduce(1) { chance, _ in chance * one }
  }

  private func compare(_ draw: Draw, _ tally: inout Tally) -> Difference? {
    let run = program.run(Bounded<Double>.self) { Bounded(exact: draw.double($0)) }
    var found: Difference?
    for place in pairs.indices {
      let (x, y) = (run.values[2 * place], run.values[2 * place + 1])
      tally.note(x, y, pair: place)
      guard found == nil, x.value.isFinite, y.value.isFinite else { continue }
      if abs(x.value - y.value) > x.bound + y.bound {
        found = Difference(pair: place, draw: draw, left: x.value, right: y.value)
      }
    }
    tally.note(branches: run.branches)
    return found
  }

  /// Draws in which variables are at the edges of branches: where what a branch is chosen by is a
  /// variable less a number, the variable is that number.
  private func pinnedDraws() -> [Draw] {
    var draws: [Draw] = []
    for (number, pin) in pins().prefix(8).enumerated() {
      var draw = Draw(seed: seed, number: number)
      draw.pinned[pin.0] = pin.1
      draws.append(draw)
    }
    return draws
  }

  private func pins() -> [(Place, Double)] {
    var result: [(Place, Double)] = []
    var seen: Set<Term.Key> = []
    var stack = pairs.flatMap { [$0.left, $0.right] }
    while let term = stack.popLast() {
      guard seen.insert(term.key).inserted else { continue }
      stack += term.arguments
      if case .function(.isZero) = term.operation, let pin = term.arguments[0].root {
        result.append(pin)
      }
    }
    return result
  }
}

extension Term {
  /// The variable and its value where this is 0, where that is seen at once: of x, x − 3, 3 − x.
  fileprivate var root: (Place, Double)? {
    switch operation {
    case .input(let place): return (place, 0)
    case .mark, .negation: return arguments[0].root
    case .sum where arguments.count == 2:
      guard let number = arguments[1].number, let root = arguments[0].root, root.1 == 0 else {
        return nil
      }
      let isNegated = if case .negation = arguments[0].operation { true } else { false }
      return (root.0, isNegated ? number.double : -number.double)
    default: return nil
    }
  }
}

extension Term {
  /// What functions are taken of, and which; nil where there is one whose values obey more than the
  /// field knows, as s · s = s of a step.
  fileprivate var smoothCalls: Set<Term.Key>? {
    var calls: Set<Term.Key> = []
    var seen: Set<Term.Key> = []
    var stack = [self]
    while let term = stack.popLast() {
      guard seen.insert(term.key).inserted else { continue }
      stack += term.arguments
      guard case .function(let function) = term.operation else { continue }
      switch function {
      case .exp, .log, .sigmoid, .tanh, .tanhDerivative, .arctan, .normalDistribution,
        .normalDensity:
        calls.insert(term.key)
      case .sqrt, .sin, .cos, .sign, .step, .isZero, .floor: return nil
      }
    }
    return calls
  }
}
