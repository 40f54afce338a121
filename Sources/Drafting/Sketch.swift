//===----------------------------------------------------------------------===//
// The outline of a formula whose symbols are not yet known.
//===----------------------------------------------------------------------===//

import MathText
import Syntax

/// A formula as drafting sees it: enough of its structure to tell an affine step from a loss. It
/// leaves out what it does not know, and nothing is judged by it.
indirect enum Sketch: Sendable {
  case name(Mention)
  case number(String)
  case sum([(isNegative: Bool, term: Sketch)])
  /// Factors, and the signs between them: empty for juxtaposition.
  case product([Sketch], signs: [String])
  case quotient(Sketch, Sketch)
  case power(Sketch, String)
  case transposed(Sketch)
  case call(Mention, [Sketch])
  /// ∂of/∂by; `of` is nil for the operator alone.
  case derivative(of: Sketch?, by: Sketch)
  case length(Sketch, exponent: String?)
  case series(index: String?, upper: String?, body: Sketch)
  case grid([[Sketch]])
  case other([Sketch])

  var children: [Sketch] {
    switch self {
    case .name, .number: []
    case .sum(let terms): terms.map(\.term)
    case .product(let factors, _): factors
    case .quotient(let a, let b): [a, b]
    case .power(let a, _), .transposed(let a), .length(let a, _), .series(_, _, let a): [a]
    case .call(_, let arguments): arguments
    case .derivative(let of, let by): (of.map { [$0] } ?? []) + [by]
    case .grid(let rows): Array(rows.joined())
    case .other(let parts): parts
    }
  }

  /// It and all that it is made of.
  var all: [Sketch] { [self] + children.flatMap(\.all) }

  /// All names in it, those of functions too.
  var mentions: [Mention] {
    all.compactMap { sketch in
      switch sketch {
      case .name(let mention), .call(let mention, _): mention
      default: nil
      }
    }
  }

  /// The name that it is, transposed or not.
  var mention: Mention? {
    switch self {
    case .name(let mention): mention
    case .transposed(let inner):
      inner.mention.map {
        var mention = $0
        mention.isTransposed.toggle()
        return mention
      }
    case .call(let mention, _) where mention.arguments != nil && mention.primes == 0: mention
    case .sum(let terms) where terms.count == 1 && !terms[0].isNegative: terms[0].term.mention
    case .product(let factors, _) where factors.count == 1: factors[0].mention
    default: nil
    }
  }

  /// The name that it is, or that it calls: y(x).
  var named: Mention? {
    if case .call(let mention, _) = self, mention.primes == 0 { return mention }
    return mention
  }

  /// What it is the sum of over all examples, `\sum_i \ell^{(i)}`, with the index and its upper limit.
  var totalled: (index: String, upper: String?, one: Mention)? {
    guard case .series(let index?, let upper, let body) = self, let one = body.named,
      (one.below + one.above).map(\.letter) == [index]
    else { return nil }
    return (index, upper, one)
  }

  /// The derivative that it is, itself or as a chain of them: ∂E/∂y ∂y/∂z is one of E by z.
  var derivativeByChain: (of: Sketch, by: Sketch)? {
    var result: (of: Sketch, by: Sketch)?
    for factor in factors {
      guard case .derivative(let of?, let by) = factor else { return nil }
      guard let first = result else {
        result = (of, by)
        continue
      }
      guard let name = first.by.mention, let next = of.mention, name.plain == next.plain,
        name.below == next.below, name.above == next.above
      else { return nil }
      result = (first.of, by)
    }
    return result
  }

  /// Whether it is a sum as programs write it: `np.sum(x)`.
  var isProgrammedSum: Bool {
    guard case .call(let mention, _) = self else { return false }
    return mention.plain == "np.sum" || mention.plain == "sum"
  }

  /// What is squared in it, by an exponent, as a length, or multiplied by itself: (a − y)^T (a − y).
  var squared: Sketch? {
    switch self {
    case .power(let base, "2"): return base
    case .length(let base, exponent: "2"): return base
    case .product(let factors, _):
      let pairs = zip(factors, factors.dropFirst()).lazy.map {
        (Self.upright($0), Self.upright($1))
      }
      return pairs.first { $0.terms.contains { $0.isNegative } && $0.isLike($1) }?.0
    default: return nil
    }
  }

  /// Without a transpose around it.
  private static func upright(_ sketch: Sketch) -> Sketch {
    if case .transposed(let inner) = sketch { inner } else { sketch }
  }

  /// Whether a sum is of the same names, with the same scripts and signs.
  func isLike(_ other: Sketch) -> Bool {
    let (own, others) = (terms, other.terms)
    return own.count == others.count
      && zip(own, others).allSatisfy {
        let names = [$0.term, $1.term].map { $0.mentions.map(\.latex) }
        return $0.isNegative == $1.isNegative && !names[0].isEmpty && names[0] == names[1]
      }
  }

  /// What is subtracted from what: the two names of a − y, as far as they are names.
  var difference: [Mention?]? {
    guard case .sum(let terms) = self, terms.count == 2, terms[0].isNegative != terms[1].isNegative
    else { return nil }
    return terms.map(\.term.named)
  }

  /// Its factors, one of it alone.
  var factors: [Sketch] {
    switch self {
    case .product(let factors, _): factors.flatMap(\.factors)
    case .sum(let terms) where terms.count == 1: terms[0].term.factors
    default: [self]
    }
  }

  /// Its terms, one of it alone.
  var terms: [(isNegative: Bool, term: Sketch)] {
    switch self {
    case .sum(let terms):
      terms.flatMap { outer in
        outer.term.terms.map { (outer.isNegative != $0.isNegative, $0.term) }
      }
    case .product(let factors, _) where factors.count == 1: factors[0].terms
    default: [(false, self)]
    }
  }
}
