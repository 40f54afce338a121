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

  /// ln(a / (1 − a)), which undoes the logistic function.
  package static func logit(_ a: Term) -> Term { apply(.log, a / (one - a)) }

  package static func artanh(_ x: Term) -> Term {
    apply(.log, (one + x) / (one - x)) * number(Exact(1, over: 2) ?? .one)
  }

  package static func arsinh(_ x: Term) -> Term { apply(.log, x + apply(.sqrt, x * x + one)) }

  /// Defined from 1 on.
  package static func arcosh(_ x: Term) -> Term { apply(.log, x + apply(.sqrt, x * x - one)) }

  /// Defined between −1 and 1.
  package static func arcsin(_ x: Term) -> Term {
    apply(.arctan, x / apply(.sqrt, one - x * x))
  }

  /// Defined from −1, which it leaves out, to 1.
  package static func arccos(_ x: Term) -> Term {
    number(2) * apply(.arctan, apply(.sqrt, (one - x) / (one + x)))
  }
}
