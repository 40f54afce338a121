import Numbers

/// How far two numbers are apart, in units in the last place of the larger one.
///
/// |x − y| / ulp(max(|x|, |y|)); 0 for two zeros; infinite where either is not finite.
public func ulps(_ x: Double, _ y: Double) -> Double {
  guard x.isFinite && y.isFinite else { return .infinity }
  if x == y { return 0 }
  return abs(x - y) / max(abs(x), abs(y)).ulp
}

/// The largest of many distances, and where it was found.
public struct Worst: Equatable, Sendable {
  /// The distance in ulps.
  public var ulps = 0.0

  /// What may be, in ulps: the rounding bounds of both sides.
  public var bound = 0.0

  /// Where the distance was found.
  public var quantity = Quantity.loss

  /// The two sides that differ.
  public var between = ""

  /// The size of the terms of which the entry is the sum, relative to it: where it is large, a
  /// distance of many ulps is to be expected. 1 until it has been looked into.
  public var cancellation = 1.0

  /// Whether at least one bit agrees.
  public var hasDigits: Bool { ulps < 0x1p52 }

  mutating func take(_ other: Worst) {
    if other.ulps > ulps { self = other }
  }
}

/// A number with what it may be off.
struct Measured {
  var value: Double
  var bound: Double

  init(_ value: Double, bound: Double) { (self.value, self.bound) = (value, bound) }
  init<Base>(_ number: Bounded<Base>) { self.init(Double(number.value), bound: number.bound) }

  /// Compares with another, which may differ by the rounding of both.
  func compare(
    _ other: Measured, _ quantity: Quantity, _ between: String
  ) -> (worst: Worst, agrees: Bool) {
    let limit = bound + other.bound
    let unit = max(abs(value), abs(other.value)).ulp
    let worst = Worst(
      ulps: ulps(value, other.value), bound: limit / unit, quantity: quantity, between: between)
    // Written so that a NaN disagrees.
    return (worst, abs(value - other.value) <= limit)
  }
}
