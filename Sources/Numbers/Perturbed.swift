import Foundation

/// A floating-point number whose every operation is rounded a little differently in every run.
///
/// After each operation the result is moved by a pseudo-random amount: now and then by one unit in
/// the last place for +, −, ×, ÷ and the square root, and by up to two for elementary functions,
/// about what vectorised mathematics libraries may be off. The spread of a result over a few runs
/// shows how far rounding may honestly move it, whatever the order of summation: unlike a worst-case
/// bound it does not grow with the number of operations but with its square root, as rounding errors
/// do.
///
/// The displacement is a function of the result's bits and of the run's `seed`, so that a run can
/// be repeated. Constants, made by `init(_:)`, have seed 0 and are exact.
///
/// What it cannot see: errors that are systematic rather than random, as in adding the same number
/// thousands of times, beyond what the unperturbed operation does itself.
///
/// Source: D. S. Parker, *Monte Carlo Arithmetic*, UCLA CSD-970002 (1997); J. Vignes, "A stochastic
/// arithmetic for reliable scientific computation", Math. Comput. Simul. 35 (1993).
@frozen
public struct Perturbed<Base: Number & BinaryFloatingPoint>: Number {
  /// The result, displaced at random by its rounding.
  public var value: Base

  /// The run this number belongs to; 0 for a constant.
  public var seed: UInt64

  /// A number that belongs to the run with that seed.
  @inlinable
  public init(_ value: Base, seed: UInt64) {
    self.value = value
    self.seed = seed
  }

  /// The nearest number of the base: a constant.
  @inlinable
  public init(_ value: Double) { self.init(Base(value), seed: 0) }

  @inlinable
  public static var zero: Self { Self(Base.zero, seed: 0) }

  /// How many units in the last place an elementary function may be off.
  @inlinable
  static var functionUnits: Base { 2 }

  /// `value`, moved one unit in the last place up in an eighth of all runs, and down in another:
  /// with the rounding of `Base` itself twice the standard deviation of that rounding.
  @inlinable
  init(rounding value: Base, seed: UInt64) {
    let noise = Self.noise(Double(value).bitPattern, seed)
    // Relative to the significand, which is from 1 to 2: three quarters of a unit round to one.
    let step = value * (Base.ulpOfOne * 0.75)
    let move: Base = noise >> 29 == 3 ? step : noise >> 29 == -4 ? -step : 0
    self.init(seed == 0 ? value : value + move, seed: seed)
  }

  /// Bits that look random, by a finaliser like that of ``SplitMix64``.
  @inlinable
  static func noise(_ bits: UInt64, _ seed: UInt64) -> Int32 {
    var h = (bits ^ seed) &* 0xbf58_476d_1ce4_e5b9
    h = (h ^ (h >> 29)) &* 0x94d0_49bb_1331_11eb
    return Int32(truncatingIfNeeded: h >> 32)
  }
}

// Arithmetic.
extension Perturbed {
  @inlinable
  public static func + (x: Self, y: Self) -> Self {
    Self(rounding: x.value + y.value, seed: x.seed | y.seed)
  }

  @inlinable
  public static func - (x: Self, y: Self) -> Self {
    Self(rounding: x.value - y.value, seed: x.seed | y.seed)
  }

  /// −x, which is exact.
  @inlinable
  public prefix static func - (x: Self) -> Self { Self(-x.value, seed: x.seed) }

  /// The product, displaced.
  @inlinable
  public static func * (x: Self, y: Self) -> Self {
    Self(rounding: x.value * y.value, seed: x.seed | y.seed)
  }

  /// The quotient, displaced.
  @inlinable
  public static func / (x: Self, y: Self) -> Self {
    Self(rounding: x.value / y.value, seed: x.seed | y.seed)
  }
}

// Elementary functions.
extension Perturbed {
  @inlinable
  func applying(_ function: (Base) -> Base) -> Self {
    let result = function(value)
    let noise = Base(Self.noise(Double(result).bitPattern, seed)) * 0x1p-31
    let reach = Base.ulpOfOne * Self.functionUnits
    return Self(seed == 0 ? result : result + result * (reach * noise), seed: seed)
  }

  @inlinable public static func exp(_ z: Self) -> Self { z.applying(Base.exp) }
  @inlinable public static func log(_ x: Self) -> Self { x.applying(Base.log) }
  @inlinable public static func log1p(_ x: Self) -> Self { x.applying(Base.log1p) }
  @inlinable public static func sigmoid(_ z: Self) -> Self { z.applying(Base.sigmoid) }
  @inlinable public static func tanh(_ z: Self) -> Self { z.applying(Base.tanh) }
  @inlinable public static func sin(_ z: Self) -> Self { z.applying(Base.sin) }
  @inlinable public static func cos(_ z: Self) -> Self { z.applying(Base.cos) }
  @inlinable public static func softplus(_ z: Self) -> Self { z.applying(Base.softplus) }

  /// As honest programs have it, ½ (1 + erf(z/√2)): of a small Φ few digits are left.
  @inlinable
  public static func normalDistribution(_ z: Self) -> Self {
    let x = z * Self(0.7071067811865476)
    return Self(0.5) * (.one + x.applying { Base(Foundation.erf(Double($0))) })
  }

  /// As honest programs have it, with the rounding of z² in the exponent.
  @inlinable
  public static func normalDensity(_ z: Self) -> Self {
    exp(Self(-0.5) * z * z) * Self(0.3989422804014327)
  }

  @inlinable
  public static func sqrt(_ x: Self) -> Self {
    Self(rounding: Base.sqrt(x.value), seed: x.seed)
  }

  /// The branch, which has no rounding of its own.
  @inlinable
  public static func step(_ z: Self) -> Self { Self(Base.step(z.value), seed: z.seed) }

  @inlinable
  public static func indexOfLargest(_ z: [Self]) -> Int? {
    Base.indexOfLargest(z.map(\.value))
  }
}
