//===----------------------------------------------------------------------===//
// What a display writes out of one unit, with numbered weights, and means of the next one too.
//===----------------------------------------------------------------------===//

import Syntax

extension ArrayPart {
  /// The step into a unit, as one is written out that leads into another unit of its layer.
  func step(into mention: Mention) -> Analogue? {
    guard let unit = mention.below.last, unit.isNumber,
      let step = writtenSteps.first(where: {
        $0.left.plain == mention.plain && $0.layer == mention.below.dropLast()
          && $0.unit != unit.offset
      }), let ownBiases = Self.haveOwnBiases(writtenSteps),
      let (formula, moved) = step.moved(to: unit.offset, ownBiases: ownBiases)
    else { return nil }
    let used = Set(writtenSteps.flatMap(\.numbered).map(\.latex))
    guard moved.allSatisfy({ !used.contains($0.latex) }) else { return nil }
    let kept = names.filter { name in
      formula.contains(name.mention.latex)
        && !step.numbered.contains { $0.plain == name.mention.plain }
    }.map(\.key)
    let why = "as display \(step.display) says it of another unit, with the weights that follow"
    return (formula, kept + moved.map(shapes.key), why)
  }

  /// Whether each unit has a bias of its own, by those of the steps that are written out; nil where one
  /// step alone is, which does not say it.
  private static func haveOwnBiases(_ steps: [WrittenStep]) -> Bool? {
    let numbers = steps.compactMap { $0.bias?.below.last?.offset }
    guard numbers.count == steps.count else { return numbers.isEmpty ? false : nil }
    for (place, step) in steps.enumerated() {
      for other in steps[..<place] where other.layer == step.layer {
        return other.bias?.latex != step.bias?.latex
      }
    }
    guard steps.count > 1 else { return nil }
    // Of one step of each layer: b_1 and b_2, or b_1 and b_3.
    return zip(numbers, numbers.dropFirst()).contains { $1 - $0 != 1 }
  }

  /// `E = A + B`, where in A alone is something of unit 1: E_1 is A.
  func term(of mention: Mention) -> Analogue? {
    for equation in equations where equation.display > 0 && equation.chain == nil {
      guard let left = equation.left.mention, left.plain == mention.plain,
        left.below != mention.below, !mention.below.isEmpty
      else { continue }
      let parts = equation.right.terms
      let formulas = Self.terms(of: equation.formula)
      guard parts.count > 1, formulas.count == parts.count, !parts.contains(where: \.isNegative)
      else { continue }
      let own = parts.indices.filter { place in
        parts[place].term.all.compactMap(\.plainMention).contains { $0.below == mention.below }
      }
      guard own.count == 1 else { continue }
      let names = parts[own[0]].term.all.compactMap(\.plainMention).map(shapes.key)
      let why = "term by term, as display \(equation.display) has the sum"
      return (formulas[own[0]], names, why)
    }
    return nil
  }
}
