/// A system of numbers over which a gradient can be computed.
///
/// Every notation's gradient is written once, generic over this protocol. Evidence comes from
/// changing the number system, never from a second copy of the code:
///
/// | system | running the same source over it shows |
/// |---|---|
/// | ``PrimeField`` | that two gradients agree *as formulas* |
/// | ``Dual`` | the derivative, with no step size and no truncation |
/// | `Double`, `Float` | what users get |
/// | ``Bounded`` | how far rounding may have moved each entry |
///
/// The transcendental functions are requirements, since each system computes them in its own way:
/// `Double` so that nothing overflows, the prime field as opaque functions, duals by their
/// derivative.
public protocol Number: AdditiveArithmetic, Sendable {
  /// The number nearest to `value`; exact in `Double` and in the prime field.
  init(_ value: Double)

  /// The product.
  static func * (x: Self, y: Self) -> Self

  /// The quotient. Division by 0 does not trap: it gives what the system has for it.
  static func / (x: Self, y: Self) -> Self

  /// The opposite −x.
  prefix static func - (x: Self) -> Self

  /// e^z.
  static func exp(_ z: Self) -> Self

  /// The natural logarithm ln x.
  static func log(_ x: Self) -> Self

  /// ln(1 + x), accurate where x is small.
  static func log1p(_ x: Self) -> Self

  /// The square root.
  static func sqrt(_ x: Self) -> Self

  /// The logistic function σ(z) = 1 / (1 + e^(−z)), without overflow.
  static func sigmoid(_ z: Self) -> Self

  /// The hyperbolic tangent, without overflow.
  static func tanh(_ z: Self) -> Self

  /// tanh′(z), without overflow and without the cancellation of 1 − tanh²(z).
  static func tanhDerivative(_ z: Self) -> Self

  /// The sine.
  static func sin(_ z: Self) -> Self

  /// The cosine.
  static func cos(_ z: Self) -> Self

  /// ln(1 + e^z), without overflow.
  static func softplus(_ z: Self) -> Self

  /// The normal distribution Φ(z) = ½ erfc(−z/√2), without the cancellation of ½ (1 + erf(z/√2)).
  static func normalDistribution(_ z: Self) -> Self

  /// The normal density φ(z) = e^(−z²/2) / √(2π), which is Φ′.
  static func normalDensity(_ z: Self) -> Self

  /// The branch of ReLU at z: 1 where z > 0, otherwise 0, at z = 0 too.
  ///
  /// In the prime field, which has no order, a fixed pseudo-random *element*, so that
  /// ReLU(z) = s(z) z and ReLU′(z) = s(z) there as well.
  static func step(_ z: Self) -> Self

  /// The position of the largest element, the first of several; `nil` where there is none, in a
  /// number system without an order or for no elements at all.
  ///
  /// It serves to stabilise sums of exponentials, whose value does not depend on the answer.
  static func indexOfLargest(_ z: [Self]) -> Int?

  /// Adds a product of matrices to its target, with the very results of its definition,
  /// ``StridedProduct/addInTurn()``, which is what a number system has that brings no faster way.
  static func add(_ product: StridedProduct<Self>)

  /// Sets the target to a product of matrices, with the very results of its other definition,
  /// ``StridedProduct/setInFourParts()``.
  static func set(_ product: StridedProduct<Self>)

  /// Multiplies the rows of a matrix with a vector, with the very results of the definition,
  /// ``RowProducts/setInFourParts()``.
  static func set(_ products: RowProducts<Self>)

  /// The values of a function at several numbers, with the very results of the definition,
  /// ``FunctionValues/setInTurn()``.
  static func set(_ values: FunctionValues<Self>)

  /// Divides each of several numbers in place.
  static func divide(_ numbers: UnsafeMutableBufferPointer<Self>, by divisor: Self)

  /// Writes the transpose of a matrix at `a`, row after row, into memory that holds
  /// none, with rows that lie `row` apart.
  static func transpose(
    rows: Int, columns: Int, _ a: UnsafePointer<Self>, into result: UnsafeMutablePointer<Self>,
    row: Int)

  /// Whether operations leave no trace behind but their results, so that threads may share a
  /// computation: true of `Double` and `Float`, false of a system that says nothing.
  static var isPlain: Bool { get }
}

extension Number {
  /// The number 1.
  @inlinable
  public static var one: Self { Self(1.0) }

  /// The number nearest to an integer.
  @inlinable
  public init(_ value: Int) { self.init(Double(value)) }

  /// Multiplies in place.
  @inlinable
  public static func *= (x: inout Self, y: Self) { x = x * y }

  /// Divides in place.
  @inlinable
  public static func /= (x: inout Self, y: Self) { x = x / y }

  /// σ′(z) = σ(z) σ(−z), which is σ(z)(1 − σ(z)) without its cancellation where σ(z) is near 1.
  @inlinable
  public static func sigmoidDerivative(_ z: Self) -> Self { sigmoid(z) * sigmoid(-z) }

  /// tanh′(z) = (2 / (e^z + e^(−z)))², which is 1 − tanh²(z) without its cancellation.
  @inlinable
  public static func tanhDerivative(_ z: Self) -> Self {
    let sech = Self(2.0) / (exp(z) + exp(-z))
    return sech * sech
  }

  @inlinable
  public static func set(_ products: RowProducts<Self>) { products.setInFourParts() }

  @inlinable
  public static func set(_ product: StridedProduct<Self>) { product.setInFourParts() }

  @inlinable
  public static func set(_ values: FunctionValues<Self>) { values.setInTurn() }

  @inlinable
  public static func divide(_ numbers: UnsafeMutableBufferPointer<Self>, by divisor: Self) {
    for j in numbers.indices { numbers[j] = numbers[j] / divisor }
  }

  @inlinable
  public static func transpose(
    rows: Int, columns: Int, _ a: UnsafePointer<Self>, into result: UnsafeMutablePointer<Self>,
    row: Int
  ) {
    // In stripes of eight rows: what is read and what is written lies together in memory.
    for stripe in stride(from: 0, to: rows, by: 8) {
      for k in 0..<columns {
        for j in stripe..<Swift.min(stripe + 8, rows) {
          (result + (k * row + j)).initialize(to: a[j * columns + k])
        }
      }
    }
  }

  @inlinable
  public static var isPlain: Bool { false }

  @inlinable
  public static func add(_ product: StridedProduct<Self>) { product.addInTurn() }
}
