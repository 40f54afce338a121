//===----------------------------------------------------------------------===//
// The number systems that terms are evaluated over.
//===----------------------------------------------------------------------===//

import Foundation
import Numbers

/// A number system with all that a term can ask of it.
package protocol TermNumber: Number {
  static func exact(_ value: Exact) -> Self
  static func arctan(_ x: Self) -> Self
  static func sign(_ x: Self) -> Self
  static func isZero(_ x: Self) -> Self
  static func floor(_ x: Self) -> Self
  /// 1 where x is positive, else 0.
  static func unitStep(_ x: Self) -> Self
}

extension TermNumber {
  static func apply(_ function: Term.Elementary, _ x: Self) -> Self {
    switch function {
    case .exp: exp(x)
    case .log: log(x)
    case .sqrt: sqrt(x)
    case .sigmoid: sigmoid(x)
    case .tanh: tanh(x)
    case .tanhDerivative: tanhDerivative(x)
    case .sin: sin(x)
    case .cos: cos(x)
    case .arctan: arctan(x)
    case .normalDistribution: normalDistribution(x)
    case .normalDensity: normalDensity(x)
    case .sign: sign(x)
    case .step: unitStep(x)
    case .isZero: isZero(x)
    case .floor: floor(x)
    }
  }
}

extension Bounded<Double>: TermNumber {
  package static func unitStep(_ x: Self) -> Self { step(x) }

  package static func exact(_ value: Exact) -> Self {
    let number = value.double
    return value.isDouble ? Self(exact: number) : Self(number, bound: 2 * number.ulp)
  }

  package static func arctan(_ x: Self) -> Self {
    let value = atan(x.value)
    return x == .zero ? x : Self(value, bound: x.bound + 2 * value.ulp)
  }

  /// Certain unless the bound reaches across 0.
  package static func sign(_ x: Self) -> Self {
    let value: Double = x.value > 0 ? 1 : x.value < 0 ? -1 : x.value
    return Self(value, bound: abs(x.value) > x.bound || x.bound == 0 ? 0 : 2)
  }

  package static func isZero(_ x: Self) -> Self {
    let value: Double = x.value.isNaN ? .nan : x.value == 0 ? 1 : 0
    return Self(value, bound: abs(x.value) > x.bound || x.bound == 0 ? 0 : 1)
  }

  package static func floor(_ x: Self) -> Self {
    let value = x.value.rounded(.down)
    let isSure = (x.value - x.bound).rounded(.down) == (x.value + x.bound).rounded(.down)
    return Self(value, bound: isSure ? 0 : x.bound + 1)
  }
}

/// Over the field these functions are opaque: signs are odd, so that |−x| = |x|, and a step is half
/// of 1 and a sign, as it is everywhere but at 0.
extension PrimeField: TermNumber {
  package static func exact(_ value: Exact) -> PrimeField {
    residue(value.numerator) / residue(value.denominator)
  }

  private static func residue(_ value: Int128) -> PrimeField {
    let magnitude = UInt64(value.magnitude % UInt128(modulus))
    let residue = PrimeField(residueOf: magnitude)
    return value < 0 ? -residue : residue
  }

  /// Opaque, and odd as the sine is: the sine of a multiple that no text writes.
  package static func arctan(_ x: PrimeField) -> PrimeField {
    sin(x * PrimeField(residueOf: 0x1f3a_97c5_11d3_5e27))
  }

  package static func sign(_ x: PrimeField) -> PrimeField {
    sin(x * PrimeField(residueOf: 0x0b4d_2f61_7c9e_a835))
  }

  package static func unitStep(_ x: PrimeField) -> PrimeField {
    (one + sign(x)) * PrimeField(0.5)
  }

  package static func isZero(_ x: PrimeField) -> PrimeField {
    x.isUndefined ? x : x == zero ? one : zero
  }

  package static func floor(_ x: PrimeField) -> PrimeField {
    cos(x * PrimeField(residueOf: 0x1a5b_3c77_0e1d_9f43))
  }
}

extension Degree: TermNumber {
  package static func exact(_ value: Exact) -> Degree { Degree(0.0) }
  package static func arctan(_ x: Degree) -> Degree { .variable }
  package static func sign(_ x: Degree) -> Degree { .variable }
  package static func unitStep(_ x: Degree) -> Degree { .variable }
  package static func isZero(_ x: Degree) -> Degree { Degree(0.0) }
  package static func floor(_ x: Degree) -> Degree { .variable }
}
