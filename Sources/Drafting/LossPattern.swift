//===----------------------------------------------------------------------===//
// The losses that texts display.
//===----------------------------------------------------------------------===//

import Syntax

/// A loss as an outline: squared differences, or logarithms.
struct LossPattern {
  /// The two names that are compared, as far as they are names.
  var names: [Mention?]
  let kind: DraftChoices.Loss
  /// The step that gives one of the two, where that has no name: the w^T x of (t − w^T x)².
  let step: Sketch?

  init?(_ sketch: Sketch) {
    let all = sketch.all
    let squared = all.compactMap(\.squared)
    let stepped = squared.lazy.compactMap(Self.stepped).first
    let squares = squared.lazy.compactMap(\.difference).first ?? stepped.map { [$0.target] }
    step = stepped?.step
    guard let names = squares ?? Self.logarithm(all) ?? Self.labelled(all) else { return nil }
    // ½, and 1/2n.
    let hasHalf = all.contains { part in
      guard case .quotient(_, let bottom) = part else { return false }
      return bottom.factors.contains { if case .number("2") = $0 { true } else { false } }
    }
    // log(1 − a).
    let isBinary = all.contains { part in
      guard case .call(let mention, let arguments) = part, ["log", "ln"].contains(mention.plain)
      else {
        return false
      }
      return arguments.first.map { $0.terms.count == 2 } ?? false
    }
    kind =
      squares == nil ? (isBinary ? .binary : .crossEntropy) : hasHalf ? .halfSquared : .squared
    // Slopes and derivatives are no part of a loss.
    let isDerived = all.contains {
      switch $0 {
      case .derivative: true
      case .call(let mention, _): mention.primes > 0
      default: false
      }
    }
    // What is multiplied entry by entry is no number.
    let isVector = all.contains { part in
      guard case .product(_, let signs) = part else { return false }
      return !Set(signs).isDisjoint(with: ["odot", "circ"])
    }
    guard !isDerived, !isVector else { return nil }
    self.names = names
  }

  /// W x + b − y: the step, and what is compared with what it gives; nil of any other sum.
  private static func stepped(_ squared: Sketch) -> (step: Sketch, target: Mention)? {
    let terms = squared.terms
    for (place, term) in terms.enumerated() {
      guard let target = term.term.named,
        !terms.enumerated().contains(where: {
          $0.offset != place && $0.element.isNegative == term.isNegative
        })
      else { continue }
      let others = terms.enumerated().filter { $0.offset != place }
      let step = Sketch.sum(others.map { (false, $0.element.term) })
      if AffineStep(step) != nil { return (step, target) }
    }
    return nil
  }

  /// A sum of logarithms with no minus before them is a likelihood, which a loss is the opposite of.
  static func isLikelihood(_ sketch: Sketch) -> Bool {
    logarithm(sketch.all) != nil
      && !sketch.all.contains { part in
        part.terms.contains { term in
          term.isNegative
            && term.term.mentions.contains { ["log", "ln"].contains($0.plain) }
        }
      }
  }

  /// log a_{i, y_i}: of the class that is right.
  private static func labelled(_ all: [Sketch]) -> [Mention?]? {
    for case .call(let function, let arguments) in all
    where ["log", "ln"].contains(function.plain) || ["\\log", "\\ln"].contains(function.plain) {
      guard let argument = arguments.first?.named, argument.below.count == 2,
        argument.below[1].isCount
      else { continue }
      return [nil, argument]
    }
    return nil
  }

  /// y log a.
  private static func logarithm(_ all: [Sketch]) -> [Mention?]? {
    for sketch in all {
      guard case .product(let factors, _) = sketch,
        let place = factors.firstIndex(where: {
          if case .call(let mention, _) = $0 {
            ["log", "ln"].contains(mention.plain)
          } else {
            false
          }
        }),
        case .call(_, let arguments) = factors[place], let argument = arguments.first,
        let target = factors[..<place].last(where: { $0.mention != nil })
      else { continue }
      return [target.mention, argument.named]
    }
    return nil
  }
}
