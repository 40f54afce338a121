//===----------------------------------------------------------------------===//
// An equation of a text, as drafting sees it.
//===----------------------------------------------------------------------===//

import Syntax

/// An equation as an outline.
struct DraftEquation: Sendable {
  let left: Sketch
  let right: Sketch
  /// The loss that its right side may be.
  let loss: LossPattern?
  /// The display it stands in; 0 for one in the words.
  var display: Int
  /// The display that it stands in, or before.
  var place = 0
  /// Whether it sets its left side anew.
  var isAssignment = false
  /// Whether it says with a sign of its own what its left side is: `:=` or ≡.
  var isDefinition = false
  /// Its right side, as LaTeX.
  var formula = ""
  /// The letters of sums on its right side that count from 0, and whether they end before what is
  /// written above them: `\sum_{k=0}^{n-1}`.
  var sumsFromZero: [(letter: String, isExclusive: Bool)] = []
  /// The side of a chain that stands first, where this is a later link of it.
  var chain: (first: Sketch, formula: String)?

  init(_ left: Sketch, _ right: Sketch, display: Int) {
    (self.left, self.right, self.display) = (left, right, display)
    loss = LossPattern(right)
  }

  /// `\phi(z) = \tanh z`, `f'(x) = f(x)(1 - f(x))`: the function and what it is applied to, where it
  /// says what a function is of whatever it is applied to.
  var functionOfAnything: (function: Mention, argument: Mention)? {
    guard case .call(let function, let arguments) = left, arguments.count == 1,
      let argument = arguments[0].mention, argument.isBare,
      !DraftRole.loss.habits.contains(function.plain)
    else { return nil }
    let names = right.mentions.filter {
      $0.plain != function.plain && !Commands.functions.contains($0.plain)
        && !Commands.words.contains($0.plain) && $0.plain != "e"
        && ($0.plain.count == 1 || $0.plain.hasPrefix("\\"))
    }
    guard names.contains(where: { $0.plain == argument.plain }) || function.primes > 0,
      names.allSatisfy({
        $0.plain == argument.plain && $0.isBare || DraftRole.rate.habits.contains($0.plain)
          || $0.plain == "\\beta"
          || $0.isBare && (DraftRole.scales.contains($0.plain) || $0.plain == "\\beta")
      })
    else { return nil }
    return (function, argument)
  }

  /// All that both sides are made of.
  var all: [Sketch] { left.all + right.all }

  /// The step from layer to layer that it is, also inside an activation.
  var step: (left: Mention, step: AffineStep)? {
    var inner = right
    if case .call(_, let arguments) = right, arguments.count == 1 { inner = arguments[0] }
    guard let left = left.mention, let step = AffineStep(inner) else { return nil }
    return (left, step)
  }
}
