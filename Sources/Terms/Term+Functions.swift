//===----------------------------------------------------------------------===//
// Functions that are made of the elementary ones.
//===----------------------------------------------------------------------===//

extension Term {
  /// σ′(z) = σ(z) σ(−z).
  package static func sigmoidDerivative(_ z: Term) -> Term {
    apply(.sigmoid, z) * apply(.sigmoid, -z)
  }

  /// max(0, z); 0 at 0.
  package static func relu(_ z: Term) -> Term { apply(.step, z) * z }

  package static func absolute(_ z: Term) -> Term { apply(.sign, z) * z }

  /// The larger of two numbers.
  package static func larger(_ a: Term, _ b: Term) -> Term { a + relu(b - a) }

  package static func smaller(_ a: Term, _ b: Term) -> Term { a - relu(a - b) }

  /// The least whole number that is not below z.
  package static func ceiling(_ z: Term) -> Term { -apply(.floor, -z) }

  /// x to the power of a half of a whole number, by products and square roots.
  package static func power(_ x: Term, halves: Int) -> Term {
    var result = (0..<(abs(halves) / 2)).reduce(Term.one) { power, _ in power * x }
    if halves % 2 != 0 { result = result * apply(.sqrt, x) }
    return halves < 0 ? .one / result : result
  }

  /// x to the power of any number: e^(y ln x), which is defined for positive x.
  package static func power(_ x: Term, raisedTo y: Term) -> Term {
    apply(.exp, y * apply(.log, x))
  }

  package static func sinh(_ z: Term) -> Term {
    (apply(.exp, z) - apply(.exp, -z)) * number(Exact(1, over: 2) ?? .one)
  }

  package static func cosh(_ z: Term) -> Term {
    (apply(.exp, z) + apply(.exp, -z)) * number(Exact(1, over: 2) ?? .one)
  }
}
