//===----------------------------------------------------------------------===//
// Activation functions of one number, and their derivatives, as terms.
//===----------------------------------------------------------------------===//

import Networks
import Syntax
import Terms

extension Activation {
  /// g(z) as a term; nil of softmax, which is no function of one number.
  package var term: ((Term) -> Term)? {
    switch self {
    case .identity: { $0 }
    case .sigmoid: { .apply(.sigmoid, $0) }
    case .tanh: { .apply(.tanh, $0) }
    case .relu: Term.relu
    case .leakyReLU(let α): { Term.branches($0, slope: .printed(α)) * $0 }
    case .gelu: { $0 * .apply(.normalDistribution, $0) }
    case .geluTanh: { $0 * .apply(.sigmoid, Term.geluTanhArgument($0)) }
    case .silu: { $0 * .apply(.sigmoid, $0) }
    case .softplus: { .apply(.log, .one + .apply(.exp, $0)) }
    case .softmax: nil
    }
  }

  /// g′(z) as a term; nil of softmax. At a kink it is that of the left side.
  var slopeTerm: ((Term) -> Term)? {
    switch self {
    case .identity: { _ in .one }
    case .sigmoid: Term.sigmoidDerivative
    case .tanh: { .apply(.tanhDerivative, $0) }
    case .relu: { .apply(.step, $0) }
    case .leakyReLU(let α): { Term.branches($0, slope: .printed(α)) }
    case .gelu: { .apply(.normalDistribution, $0) + $0 * .apply(.normalDensity, $0) }
    case .geluTanh: Term.geluTanhDerivative
    case .silu: { .apply(.sigmoid, $0) * (.one + $0 * .apply(.sigmoid, -$0)) }
    case .softplus: { .apply(.sigmoid, $0) }
    case .softmax: nil
    }
  }
}

extension Term {
  /// 1 where z is positive, else α.
  fileprivate static func branches(_ z: Term, slope α: Term) -> Term {
    let s = apply(.step, z)
    return s + α * (.one - s)
  }

  /// v = 2 √(2/π) (z + 0.044715 z³), with the nearest Double to √(2/π): ½ z (1 + tanh v/2) = z σ(v).
  fileprivate static func geluTanhArgument(_ z: Term) -> Term {
    .printed(2 * Activation.geluTanhScale) * (z + .printed(Activation.geluTanhCubic) * (z * z * z))
  }

  /// σ(v) (1 + z σ(−v) v′) with v′ = 2 √(2/π) (1 + 3 · 0.044715 z²).
  fileprivate static func geluTanhDerivative(_ z: Term) -> Term {
    let v = geluTanhArgument(z)
    let cubic = .number(3) * .printed(Activation.geluTanhCubic) * (z * z)
    let vʹ = .printed(2 * Activation.geluTanhScale) * (.one + cubic)
    return apply(.sigmoid, v) * (.one + z * apply(.sigmoid, -v) * vʹ)
  }
}

// The constants of GELU by tanh, as the source of it prints them.
extension Activation {
  /// √(2/π).
  fileprivate static let geluTanhScale = 0.7978845608028654
  fileprivate static let geluTanhCubic = 0.044715
}
