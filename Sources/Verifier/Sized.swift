import Networks
import Numbers

/// A Double with the size of what it was made from: the same sums with every term's magnitude in
/// place of the term.
///
/// size / |value| is the cancellation factor: where it is large, the value is a small sum of large
/// terms, and the rounding of each, half a unit in *its* last place, is many units in the last
/// place of the sum. A function's value counts as a new term.
struct Sized: Number {
  var value: Double
  var size: Double

  init(_ value: Double) { self.init(value, size: abs(value)) }

  private init(_ value: Double, size: Double) { (self.value, self.size) = (value, size) }

  /// Σ |terms| / |Σ terms|; 1 where nothing cancels, and for 0 made of zeros.
  var cancellation: Double { size == 0 ? 1 : size / abs(value) }

  static var zero: Sized { Sized(0) }

  static func + (x: Sized, y: Sized) -> Sized { Sized(x.value + y.value, size: x.size + y.size) }
  static func - (x: Sized, y: Sized) -> Sized { Sized(x.value - y.value, size: x.size + y.size) }
  static func * (x: Sized, y: Sized) -> Sized { Sized(x.value * y.value, size: x.size * y.size) }
  prefix static func - (x: Sized) -> Sized { Sized(-x.value, size: x.size) }

  static func / (x: Sized, y: Sized) -> Sized {
    let quotient = x.value / y.value
    return Sized(quotient, size: x.size / abs(y.value) * y.cancellation)
  }

  static func exp(_ z: Sized) -> Sized { Sized(Double.exp(z.value)) }
  static func log(_ x: Sized) -> Sized { Sized(Double.log(x.value)) }
  static func log1p(_ x: Sized) -> Sized { Sized(Double.log1p(x.value)) }
  static func sqrt(_ x: Sized) -> Sized { Sized(Double.sqrt(x.value)) }
  static func sigmoid(_ z: Sized) -> Sized { Sized(Double.sigmoid(z.value)) }
  static func tanh(_ z: Sized) -> Sized { Sized(Double.tanh(z.value)) }
  static func sin(_ z: Sized) -> Sized { Sized(Double.sin(z.value)) }
  static func cos(_ z: Sized) -> Sized { Sized(Double.cos(z.value)) }
  static func normalDistribution(_ z: Sized) -> Sized { Sized(Double.normalDistribution(z.value)) }
  static func normalDensity(_ z: Sized) -> Sized { Sized(Double.normalDensity(z.value)) }
  static func softplus(_ z: Sized) -> Sized { Sized(Double.softplus(z.value)) }
  static func step(_ z: Sized) -> Sized { Sized(Double.step(z.value)) }
  static func indexOfLargest(_ z: [Sized]) -> Int? { Double.indexOfLargest(z.map(\.value)) }
}
