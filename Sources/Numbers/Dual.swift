/// A dual number v + tε with ε² = 0: a value and its derivative in one direction.
///
/// Running a forward pass over dual numbers, with tangent 1 at one parameter and 0 elsewhere, gives
/// the derivative of everything downstream of that parameter, with no step size and no truncation:
/// over ``PrimeField`` exactly, over `Double` to rounding.
///
/// What it cannot see: at a kink it follows the branch that `Base.step(_:)` takes, and says nothing
/// of the other.
///
/// Source: W. K. Clifford, "Preliminary sketch of biquaternions" (1873); as automatic
/// differentiation R. E. Wengert, "A simple automatic derivative evaluation program", CACM 7 (1964).
@frozen
public struct Dual<Base: Number>: Number {
  /// The value v.
  public var value: Base

  /// The derivative t in the direction that the inputs' tangents name.
  public var tangent: Base

  /// v + tε.
  @inlinable
  public init(_ value: Base, tangent: Base) {
    self.value = value
    self.tangent = tangent
  }

  /// A constant: tangent 0.
  @inlinable
  public init(_ value: Base) { self.init(value, tangent: .zero) }

  @inlinable
  public init(_ value: Double) { self.init(Base(value), tangent: .zero) }

  @inlinable
  public static var zero: Self { Self(Base.zero, tangent: .zero) }
}

// Arithmetic: sum, product and quotient rules.
extension Dual {
  @inlinable
  public static func + (x: Self, y: Self) -> Self {
    Self(x.value + y.value, tangent: x.tangent + y.tangent)
  }

  @inlinable
  public static func - (x: Self, y: Self) -> Self {
    Self(x.value - y.value, tangent: x.tangent - y.tangent)
  }

  /// (−x)′ = −x′.
  @inlinable
  public prefix static func - (x: Self) -> Self { Self(-x.value, tangent: -x.tangent) }

  /// (x y)′ = x′ y + x y′.
  @inlinable
  public static func * (x: Self, y: Self) -> Self {
    Self(x.value * y.value, tangent: x.tangent * y.value + x.value * y.tangent)
  }

  /// (x / y)′ = (x′ − (x / y) y′) / y.
  @inlinable
  public static func / (x: Self, y: Self) -> Self {
    let quotient = x.value / y.value
    return Self(quotient, tangent: (x.tangent - quotient * y.tangent) / y.value)
  }
}

// Elementary functions: f(v + tε) = f(v) + f′(v) t ε.
extension Dual {
  @inlinable
  public static func exp(_ z: Self) -> Self {
    let e = Base.exp(z.value)
    return Self(e, tangent: e * z.tangent)
  }

  @inlinable
  public static func log(_ x: Self) -> Self {
    Self(Base.log(x.value), tangent: x.tangent / x.value)
  }

  @inlinable
  public static func log1p(_ x: Self) -> Self {
    Self(Base.log1p(x.value), tangent: x.tangent / (Base.one + x.value))
  }

  @inlinable
  public static func sqrt(_ x: Self) -> Self {
    let root = Base.sqrt(x.value)
    return Self(root, tangent: x.tangent / (root + root))
  }

  @inlinable
  public static func sigmoid(_ z: Self) -> Self {
    Self(Base.sigmoid(z.value), tangent: Base.sigmoidDerivative(z.value) * z.tangent)
  }

  @inlinable
  public static func tanh(_ z: Self) -> Self {
    Self(Base.tanh(z.value), tangent: Base.tanhDerivative(z.value) * z.tangent)
  }

  /// tanh″ = −2 tanh tanh′.
  @inlinable
  public static func tanhDerivative(_ z: Self) -> Self {
    let d = Base.tanhDerivative(z.value)
    return Self(d, tangent: -(Base(2.0) * Base.tanh(z.value) * d) * z.tangent)
  }

  @inlinable
  public static func sin(_ z: Self) -> Self {
    Self(Base.sin(z.value), tangent: Base.cos(z.value) * z.tangent)
  }

  @inlinable
  public static func cos(_ z: Self) -> Self {
    Self(Base.cos(z.value), tangent: -Base.sin(z.value) * z.tangent)
  }

  /// Φ′ = φ.
  @inlinable
  public static func normalDistribution(_ z: Self) -> Self {
    Self(
      Base.normalDistribution(z.value), tangent: Base.normalDensity(z.value) * z.tangent)
  }

  /// φ′ = −z φ.
  @inlinable
  public static func normalDensity(_ z: Self) -> Self {
    let d = Base.normalDensity(z.value)
    return Self(d, tangent: -(z.value * d) * z.tangent)
  }

  /// softplus′ = σ.
  @inlinable
  public static func softplus(_ z: Self) -> Self {
    Self(Base.softplus(z.value), tangent: Base.sigmoid(z.value) * z.tangent)
  }

  /// The branch is constant between kinks: tangent 0.
  @inlinable
  public static func step(_ z: Self) -> Self { Self(Base.step(z.value)) }

  @inlinable
  public static func indexOfLargest(_ z: [Self]) -> Int? {
    Base.indexOfLargest(z.map(\.value))
  }
}
