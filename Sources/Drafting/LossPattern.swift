//===----------------------------------------------------------------------===//
// The losses that texts display.
//===----------------------------------------------------------------------===//

import Syntax

/// A loss as an outline: squared differences, or logarithms.
struct LossPattern {
  enum Kind: Sendable { case halfSquared, squared, crossEntropy }

  var kind: Kind
  /// The two names that are compared, as far as they are names.
  var names: [Mention?] = []
  /// The index that the mean runs over, and what counts it, where the loss is a mean.
  var meanIndex: String?
  var count: String?

  init?(_ sketch: Sketch) {
    let all = sketch.all
    if let pair = all.compactMap(Self.difference).first {
      kind = Self.isHalved(sketch) ? .halfSquared : .squared
      names = pair
    } else if let pair = Self.logarithm(all) {
      kind = .crossEntropy
      names = pair
    } else {
      return nil
    }
    // Slopes and derivatives are no part of a loss.
    let isDerived = all.contains {
      switch $0 {
      case .derivative: true
      case .call(let mention, _): mention.primes > 0
      default: false
      }
    }
    guard !isDerived else { return nil }
    readMean(sketch)
  }

  /// (y − a)² or ‖y − a‖².
  private static func difference(_ sketch: Sketch) -> [Mention?]? {
    let inner: Sketch
    switch sketch {
    case .power(let base, let exponent) where exponent == "2": inner = base
    case .length(let base, let exponent) where exponent == "2": inner = base
    default: return nil
    }
    let terms = inner.terms
    guard terms.count == 2, terms[0].isNegative != terms[1].isNegative else { return nil }
    return terms.map { Self.compared($0.term) }
  }

  /// A name, or a call of one: y(x).
  private static func compared(_ sketch: Sketch) -> Mention? {
    if case .call(let mention, _) = sketch { return mention }
    return sketch.mention
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
        case .call(_, let arguments) = factors[place], let argument = arguments.first
      else { continue }
      let target = factors[..<place].last { $0.mention != nil }
      guard let target else { continue }
      return [target.mention, compared(argument)]
    }
    return nil
  }

  private static func isHalved(_ sketch: Sketch) -> Bool {
    sketch.all.contains { part in
      guard case .quotient(_, let bottom) = part else { return false }
      return bottom.factors.contains { if case .number("2") = $0 { true } else { false } }
    }
  }

  /// `\frac{1}{n} \sum_{i=1}^n`: a mean over the examples.
  private mutating func readMean(_ sketch: Sketch) {
    for part in sketch.all {
      guard case .quotient(_, let bottom) = part,
        let name = bottom.factors.compactMap(\.mention).last
      else { continue }
      count = name.plain
    }
    for part in sketch.all {
      guard case .series(let index?, let upper, _) = part else { continue }
      if upper != nil, upper == count { meanIndex = index }
    }
    if count != nil, meanIndex == nil {
      // The outermost sum of a mean runs over the examples.
      for part in sketch.all {
        guard case .series(let index?, _, _) = part else { continue }
        meanIndex = index
        break
      }
    }
  }
}
