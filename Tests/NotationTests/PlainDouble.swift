import Numbers

/// Double without any of its faster ways: all that is computed of several numbers is computed as
/// the definitions in `Number` say, one operation after the other.
struct PlainDouble: Number, Equatable {
  var value: Double

  init(_ value: Double) { self.value = value }

  static var zero: PlainDouble { PlainDouble(0.0) }
  static func + (x: Self, y: Self) -> Self { Self(x.value + y.value) }
  static func - (x: Self, y: Self) -> Self { Self(x.value - y.value) }
  static func * (x: Self, y: Self) -> Self { Self(x.value * y.value) }
  static func / (x: Self, y: Self) -> Self { Self(x.value / y.value) }
  static prefix func - (x: Self) -> Self { Self(-x.value) }

  static func exp(_ z: Self) -> Self { Self(.exp(z.value)) }
  static func log(_ x: Self) -> Self { Self(.log(x.value)) }
  static func log1p(_ x: Self) -> Self { Self(.log1p(x.value)) }
  static func sqrt(_ x: Self) -> Self { Self(.sqrt(x.value)) }
  static func sigmoid(_ z: Self) -> Self { Self(.sigmoid(z.value)) }
  static func tanh(_ z: Self) -> Self { Self(.tanh(z.value)) }
  static func sigmoidDerivative(_ z: Self) -> Self { Self(.sigmoidDerivative(z.value)) }
  static func tanhDerivative(_ z: Self) -> Self { Self(.tanhDerivative(z.value)) }
  static func sin(_ z: Self) -> Self { Self(.sin(z.value)) }
  static func cos(_ z: Self) -> Self { Self(.cos(z.value)) }
  static func softplus(_ z: Self) -> Self { Self(.softplus(z.value)) }
  static func normalDistribution(_ z: Self) -> Self { Self(.normalDistribution(z.value)) }
  static func normalDensity(_ z: Self) -> Self { Self(.normalDensity(z.value)) }
  static func step(_ z: Self) -> Self { Self(.step(z.value)) }
  static func indexOfLargest(_ z: [Self]) -> Int? { Double.indexOfLargest(z.map(\.value)) }
}
