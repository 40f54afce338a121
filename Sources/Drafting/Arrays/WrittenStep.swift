//===----------------------------------------------------------------------===//
// Steps that are written out for one unit with numbered weights, and meant of the next one too.
//===----------------------------------------------------------------------===//

import Syntax

/// `net_{h1} = w_1 i_1 + w_2 i_2 + b_1`: the weights that lead into one unit, by their numbers.
struct WrittenStep {
  let left: Mention
  /// The weights, in their order, and the bias, if there is one.
  let weights: [Mention]
  let bias: Mention?
  let formula: String
  let display: Int

  /// Nil of what is no sum of numbered weights, each times something.
  ///
  /// - Parameter count: how many numbers there are of a name: of the weights more than of the inputs
  init?(_ equation: DraftEquation, count: (Mention) -> Int) {
    guard equation.display > 0, equation.chain == nil, let left = equation.left.mention,
      left.above.isEmpty, left.below.last?.isNumber == true
    else { return nil }
    var weights: [Mention] = []
    var biases: [Mention] = []
    for (isNegative, term) in equation.right.terms {
      if isNegative { return nil }
      let names = term.factors.compactMap(\.mention)
      guard names.count == term.factors.count else { return nil }
      if names.count == 1 { biases.append(names[0]) }
      guard names.count > 1 else { continue }
      let numbered = names.filter(\.hasNumberAlone).sorted { count($0) > count($1) }
      guard names.count == 2, let weight = numbered.first,
        numbered.count == 1 || count(numbered[1]) < count(weight)
      else { return nil }
      weights.append(weight)
    }
    guard !weights.isEmpty, biases.count < 2, Set(weights.map(\.plain)).count == 1 else {
      return nil
    }
    (self.left, self.weights, bias) = (left, weights, biases.first)
    (formula, display) = (equation.formula, equation.display)
  }

  /// The names whose numbers may be others for another unit.
  var numbered: [Mention] { weights + (bias.map { [$0] } ?? []) }
  /// Which unit it is of.
  var unit: Int { left.below.last?.offset ?? 0 }
  /// The layer of the unit, as it is written before its number.
  var layer: [Mention.Atom] { left.below.dropLast() }

  /// By how much the weights of the next unit are further: w_1, w_2 are followed by w_3, w_4, and
  /// w_1, w_3 by w_2, w_4; nil where their numbers follow no rule.
  private var stride: Int? {
    let numbers = weights.map { $0.below[0].offset }
    let steps = Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 })
    guard let step = steps.first, steps.count == 1, step > 0 else { return nil }
    return step == 1 ? numbers.count : 1
  }

  /// The same step of another unit of the layer.
  ///
  /// - Parameter ownBiases: Whether each unit has a bias of its own.
  func moved(to unit: Int, ownBiases: Bool) -> (formula: String, numbered: [Mention])? {
    guard let stride else { return nil }
    var moves = weights.map { ($0, stride * (unit - self.unit)) }
    if ownBiases, let bias {
      guard bias.hasNumberAlone else { return nil }
      moves.append((bias, unit - self.unit))
    }
    var formula = formula
    for (place, move) in moves.enumerated() {
      formula = formula.replacing(name: move.0.latex, with: "\u{0}\(place)\u{0}")
    }
    var moved: [Mention] = []
    for (place, move) in moves.enumerated() {
      var name = move.0
      name.below[0].offset += move.1
      guard name.below[0].offset >= 0 else { return nil }
      name.below[0].text = "\(name.below[0].offset)"
      name.latex = "\(name.plain)_{\(name.below[0].text)}"
      formula = formula.replacing("\u{0}\(place)\u{0}", with: name.latex)
      moved.append(name)
    }
    return (formula, moved)
  }
}

extension Mention {
  /// Whether a number stands below it, and nothing else in its scripts.
  var hasNumberAlone: Bool { above.isEmpty && below.count == 1 && below[0].isNumber }
}

extension String {
  /// The text with a name replaced, but where its number goes on: the w_1 of w_12.
  fileprivate func replacing(name: String, with other: String) -> String {
    var result = ""
    var rest = Substring(self)
    while let found = rest.range(of: name) {
      result += rest[..<found.lowerBound]
      let goesOn = rest[found.upperBound...].first?.isNumber == true
      result += goesOn ? name : other
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}
