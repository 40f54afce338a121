//===----------------------------------------------------------------------===//
// Claims about the numbers of an example: \partial E/\partial w_5 = 0.0863 \cdot 0.5788 = 0.0499.
//===----------------------------------------------------------------------===//

import Foundation
import MathText
import Meaning
import Numbers
import Syntax
import Terms

extension ClaimWork {
  /// How much further than its rounding a number has to be from what it should be for it to be wrong: it
  /// was worked out from others, which were rounded, too.
  private static let leeway = 10.0

  /// How a side of a claim compares in one reading with the numbers on the other.
  private struct Found {
    enum Kind {
      /// It is what the example gives.
      case same
      /// It may be, but for how its numbers were rounded.
      case near
      case other
    }

    var kind: Kind
    let spec: Spec
    var sides: Arithmetic.Comparison
    var reading: Reading
    /// The layout of derivatives without which it is not what the example gives.
    var layout: TextNotation.Layout?
  }

  /// The verdict on a claim of which one side is numbers alone, at the numbers that the example gives; nil
  /// where these do not say what the other side is, where networks that are possible here or readings
  /// differ in it, and where it may be rounding.
  func judged(in example: WorkedExample) -> ClaimResult? {
    var work = self
    // Labels are drawn with a network.
    guard !example.givens.isEmpty || lexicon.declarations.contains(where: { $0.formula != nil }),
      !lexicon.declarations.contains(where: { $0.quantity == .label }),
      let (left, right) = try? work.parse(), isOfNumbers(left, left) != isOfNumbers(right, right),
      !saysWhatIsGiven
    else { return nil }
    let equation = work.equation(left, right)
    var all: [Found] = []
    for spec in circumstances.specs(for: equation) {
      guard !spec.isOneHot, let (spec, numbers) = example.numbers(work, on: spec),
        let found = work.found(left, right, judge.readings(equation), spec, numbers, example)
      else { return nil }
      all.append(found)
    }
    return Self.result(of: all, isOver: example.isOver)
  }

  /// Whether a name that nothing is known of but its number, `x_1 = 0.3`, stands on one side, and no more:
  /// what its number is the claim says, and maybe what it is after a step.
  private var saysWhatIsGiven: Bool {
    [claim.left, claim.right].contains { side in
      guard let node = name(side), let spec = circumstances.specs.first else { return false }
      return value(node, on: spec, Reading())?.elements.allSatisfy(\.isGiven) ?? true
    }
  }

  /// The unit of the last digit to which the number on its right side was rounded; nil where it was not,
  /// where it is another number, and of what the example is given.
  func roundedUnit(in example: WorkedExample) -> Double? {
    guard let printed = PrintedNumbers.number(claim.right), let number = Double(printed),
      let point = printed.firstIndex(of: "."), claim.follows || !saysWhatIsGiven
    else { return nil }
    let unit = pow(10, -Double(printed.distance(from: point, to: printed.endIndex) - 1))
    guard let computed = computed(claim.left, in: example) else { return unit }
    let difference = abs(computed - number)
    return difference > Arithmetic.slack(computed, number) && difference <= unit ? unit : nil
  }

  /// The number that a side comes to; nil where the example does not say.
  private func computed(_ side: [Item], in example: WorkedExample) -> Double? {
    guard let node = parsed(side) else { return nil }
    if isOfNumbers(node, node) { return number(node) }
    guard let spec = circumstances.specs.first,
      let (spec, numbers) = example.numbers(self, on: spec),
      let entries = entries(node, on: spec, Reading(), numbers)
    else { return nil }
    return entries.count == 1 ? entries[0] : nil
  }

  private static func result(of all: [Found], isOver: Bool) -> ClaimResult? {
    let same = all.filter { $0.kind == .same }
    let other = all.filter { $0.kind == .other }
    guard let first = same.first ?? other.first, same.count + other.count == all.count else {
      return nil
    }
    var judgement = Judgement(
      verdict: .holds, evidence: Evidence(.numerical, bound: first.sides.tolerance),
      message: "both sides are the same number in the example, to the digits printed",
      layout: same.first?.layout)
    if same.isEmpty {
      guard !isOver else { return nil }
      let sides = Double.readable(first.sides.left, first.sides.right)
      judgement.verdict = .refuted
      judgement.message =
        "the sides differ: \(sides.0) and \(sides.1), with the numbers of the example"
    } else if !other.isEmpty {
      judgement.verdict = .conditional
      judgement.message = Judge.splitting(same.map(\.spec), other.map(\.spec))
    }
    return ClaimResult(judgement: judgement)
  }

  /// The comparison in the reading in which the sides come nearest to each other.
  private func found(
    _ left: Node, _ right: Node, _ readings: [Reading], _ spec: Spec, _ numbers: [Place: Double],
    _ example: WorkedExample
  ) -> Found? {
    let all = readings.compactMap { reading -> Found? in
      guard haveOneShape(left, right, spec, reading) else { return nil }
      let arithmetic = Arithmetic(tokens: tokens) { entries($0, on: spec, reading, numbers) }
      return arithmetic.compare(left, right).map {
        Found(kind: kind(of: $0, example), spec: spec, sides: $0, reading: reading)
      }
    }
    guard var best = all.first(where: { $0.kind == .same }) else {
      return all.first { $0.kind == .near } ?? all.first
    }
    let hasOther = all.contains { $0.kind != .same && $0.reading.layout != best.reading.layout }
    if hasOther { best.layout = best.reading.layout }
    return best
  }

  private func kind(of sides: Arithmetic.Comparison, _ example: WorkedExample) -> Found.Kind {
    if sides.agree { return sides.restsOnRounding ? .near : .same }
    let size = max(1, abs(sides.left), abs(sides.right))
    let slack = Self.leeway * max(sides.tolerance, example.roughness * size)
    return abs(sides.left - sides.right) > slack ? .other : .near
  }

  /// Whether both sides are numbers, vectors of one length, or matrices of one shape.
  private func haveOneShape(
    _ left: Node, _ right: Node, _ spec: Spec, _ reading: Reading
  ) -> Bool {
    guard let a = value(left, on: spec, reading), let b = value(right, on: spec, reading),
      !a.isJacobian, !b.isJacobian
    else { return false }
    if a.isVector && b.isVector { return a.elements.count == b.elements.count }
    return a.rows.size == b.rows.size && a.columns.size == b.columns.size
  }

  /// The entries of a side at the example's numbers; nil where the example does not give all of them.
  private func entries(
    _ node: Node, on spec: Spec, _ reading: Reading, _ numbers: [Place: Double]
  ) -> [Double]? {
    guard let value = value(node, on: spec, reading) else { return nil }
    let program = Program(value.elements)
    guard program.inputs.allSatisfy({ numbers[$0] != nil }) else { return nil }
    return program.run(Bounded<Double>.self) { Bounded(exact: numbers[$0] ?? .nan) }.values
      .map(\.value)
  }

  /// What a side is on a network.
  func value(_ node: Node, on spec: Spec, _ reading: Reading) -> Value? {
    circumstances.networks.with(spec, circumstances.settings) { network, _ in
      let elaborator = Elaborator(network, circumstances.settings, reading)
      for name in FreeVariables(of: [node]).names {
        elaborator.frame.variables[name] = Value(scalar: .input(Trial.place(ofVariable: name)))
      }
      return try? elaborator.evaluate(node)
    }
  }
}
