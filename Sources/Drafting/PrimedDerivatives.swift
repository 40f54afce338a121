//===----------------------------------------------------------------------===//
// Primes that differentiate by a quantity: C'(W) = C'(P) P'(Z) Z'(W) is a chain of derivatives.
//===----------------------------------------------------------------------===//

import Syntax

/// Which primed names of a text are quantities, differentiated by what stands in their brackets.
struct PrimedDerivatives: Sendable {
  /// Names that chains begin with: a prime at one is a derivative wherever it stands.
  private(set) var heads: Set<String> = []

  init() {}

  init(_ equations: [DraftEquation]) {
    var counts: [String: Int] = [:]
    for part in equations.flatMap(\.all) {
      guard case .product(let factors, _) = part, Self.isLinked(factors) else { continue }
      let primed = factors.compactMap(Self.primed)
      counts[primed[0].of.plain, default: 0] += 1
      for (_, by) in primed { counts[by.plain, default: 0] -= 1 }
    }
    heads = Set(counts.filter { $0.value > 0 }.keys)
  }

  /// An outline with derivatives where primes stand for them.
  func rewriting(_ sketch: Sketch) -> Sketch {
    guard !heads.isEmpty else { return sketch }
    switch sketch {
    case .sum(let terms): return .sum(terms.map { ($0.isNegative, rewriting($0.term)) })
    case .product(let factors, let signs):
      let isLinked = Self.isLinked(factors)
      return .product(
        factors.map { isLinked ? Self.derivative($0) ?? $0 : rewriting($0) }, signs: signs)
    case .call(let mention, _) where heads.contains(mention.plain):
      return Self.derivative(sketch) ?? sketch
    default: return sketch
    }
  }

  /// Whether what one prime differentiates by is what the next is a prime of.
  private static func isLinked(_ factors: [Sketch]) -> Bool {
    zip(factors, factors.dropFirst()).contains { first, second in
      guard let first = primed(first), let second = primed(second) else { return false }
      return first.by.plain == second.of.plain && first.by.below == second.of.below
        && first.by.above == second.of.above
    }
  }

  /// `P'(Z)`: what is differentiated, and by what.
  private static func primed(_ sketch: Sketch) -> (of: Mention, by: Mention)? {
    guard case .call(var of, let arguments) = sketch, of.primes == 1, arguments.count == 1,
      case .name(let by) = arguments[0]
    else { return nil }
    (of.primes, of.arguments) = (0, nil)
    of.latex = String(of.latex.prefix { $0 != "'" && $0 != "(" })
    return (of, by)
  }

  private static func derivative(_ sketch: Sketch) -> Sketch? {
    primed(sketch).map { .derivative(of: .name($0.of), by: .name($0.by)) }
  }
}
