/// A floating-point number that carries a bound on its own rounding error.
///
/// `value` is bit for bit what `Base` computes; `bound` is at least |value − exact|, where *exact*
/// is what the same operations would give in real arithmetic on the same inputs. It is a running
/// error bound: each operation adds its own rounding to what its operands bring along. The rounding
/// of a sum, a product or a quotient is computed exactly, so that operations that happen to be exact
/// add nothing; elementary functions are taken to be right to `functionUlps` units in the last
/// place, more than current C libraries state for them.
///
/// What it cannot see: the bound is of first order in the rounding of the bounds themselves (the
/// last factor of `add` covers it generously), and takes the inputs as exact.
///
/// Source: N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., SIAM 2002,
/// §3.3 (running error analysis) and §4.3 (error-free transformations).
@frozen
public struct Bounded<Base: Number & BinaryFloatingPoint>: Number {
  /// The result as the base computes it.
  public var value: Base

  /// At least |value − exact|; infinite where nothing is known.
  public var bound: Double

  /// A number with a bound on its distance from the exact one; NaN as a bound stands for none.
  @inlinable
  public init(_ value: Base, bound: Double) {
    self.value = value
    self.bound = bound.isNaN ? .infinity : bound
  }

  /// An exact number of the base.
  @inlinable
  public init(exact value: Base) { self.init(value, bound: 0) }

  /// The nearest number of the base, with the distance to it.
  @inlinable
  public init(_ value: Double) {
    let nearest = Base(value)
    self.init(nearest, bound: abs(Double(nearest) - value))
  }

  @inlinable
  public static var zero: Self { Self(Base.zero, bound: 0) }

  /// How many units in the last place an elementary function of the C library may be off.
  @inlinable
  static var functionUlps: Double { 2 }

  /// A value with the error carried in and the rounding of this operation.
  @inlinable
  static func add(_ value: Base, carried: Double, rounding: Double) -> Self {
    // The bound's own arithmetic rounds too: a relative 2^−50 outweighs it.
    Self(value, bound: (carried + rounding) * (1 + 0x1p-50))
  }

  /// The error of a library function at this value.
  @inlinable
  static func ulps(_ value: Base) -> Double { functionUlps * Double(value.ulp) }

  var magnitude: Double { abs(Double(value)) }
}

// Arithmetic, with the exact rounding error of each operation.
extension Bounded {
  @inlinable
  public static func + (x: Self, y: Self) -> Self {
    let s = x.value + y.value
    // Knuth's TwoSum: the rounding error of a sum is itself a floating-point number.
    let t = s - x.value
    let error = (x.value - (s - t)) + (y.value - t)
    return add(s, carried: x.bound + y.bound, rounding: abs(Double(error)))
  }

  @inlinable
  public static func - (x: Self, y: Self) -> Self { x + -y }

  /// −x, whose rounding bound is that of x.
  @inlinable
  public prefix static func - (x: Self) -> Self { Self(-x.value, bound: x.bound) }

  /// The product: what either factor may be off, carried to it, and its own rounding.
  @inlinable
  public static func * (x: Self, y: Self) -> Self {
    let p = x.value * y.value
    let (xm, ym) = (abs(Double(x.value)), abs(Double(y.value)))
    let carried = xm * y.bound + ym * x.bound + x.bound * y.bound
    // fma(x, y, −p) is the rounding error, unless it underflows.
    let error = abs(Double((-p).addingProduct(x.value, y.value)))
    let isZero = x.value == 0 || y.value == 0
    return add(p, carried: carried, rounding: isZero ? 0 : error + underflow(at: p))
  }

  /// The quotient: what either side may be off, carried to it, and its own rounding; nothing is
  /// known where the divisor may be 0.
  @inlinable
  public static func / (x: Self, y: Self) -> Self {
    let q = x.value / y.value
    let ym = abs(Double(y.value))
    // |x/y − X/Y| ≤ (|x − X| + |q| |y − Y|) / |Y| with |Y| ≥ |y| − bound; and the remainder
    // x − q y gives the rounding of the quotient itself.
    guard ym > y.bound else { return Self(q, bound: .infinity) }
    let remainder = abs(Double((-x.value).addingProduct(q, y.value)))
    let carried = (x.bound + abs(Double(q)) * y.bound) / (ym - y.bound)
    return add(
      q, carried: carried,
      rounding: x.value == 0 ? 0 : remainder / (ym - y.bound) + underflow(at: q))
  }

  /// What the remainder of a product or quotient may lose where it underflows: nothing, unless the
  /// result itself is within a few digits of the least positive number.
  @inlinable
  static func underflow(at result: Base) -> Double {
    let lowest = Base.leastNormalMagnitude / Base.ulpOfOne / Base.ulpOfOne
    return Swift.abs(result) > lowest ? 0 : underflow
  }

  /// The least positive number.
  @inlinable
  static var underflow: Double { Double(Base.leastNonzeroMagnitude) }
}
