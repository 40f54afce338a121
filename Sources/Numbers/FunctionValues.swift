internal import WideLanes

/// The values of a function at several numbers, each with the very result of the function of one.
@frozen
public struct FunctionValues<Scalar> {
  /// The functions that hidden layers of large networks need most.
  @frozen
  public enum Function: CaseIterable, Sendable {
    /// The hyperbolic tangent.
    case tanh
    /// 1 − tanh² z.
    case tanhDerivative
    /// 1/(1 + e⁻ᶻ).
    case sigmoid
    /// σ(z)(1 − σ(z)).
    case sigmoidDerivative
  }

  /// Which function.
  public let function: Function

  /// How many values.
  public let count: Int

  /// Where.
  public let z: UnsafePointer<Scalar>

  /// Where the values are put, into memory that holds none.
  public let result: UnsafeMutablePointer<Scalar>

  /// The values at the numbers at `z`, to be put elsewhere. Nothing is checked: there must be room.
  @inlinable
  public init(
    of function: Function, count: Int, at z: UnsafePointer<Scalar>,
    into result: UnsafeMutablePointer<Scalar>
  ) { (self.function, self.count, self.z, self.result) = (function, count, z, result) }
}

extension FunctionValues where Scalar: Number {
  /// The definition: one after the other.
  @inlinable
  public func setInTurn() {
    switch function {
    case .tanh: for i in 0..<count { (result + i).initialize(to: .tanh(z[i])) }
    case .tanhDerivative: for i in 0..<count { (result + i).initialize(to: .tanhDerivative(z[i])) }
    case .sigmoid: for i in 0..<count { (result + i).initialize(to: .sigmoid(z[i])) }
    case .sigmoidDerivative:
      for i in 0..<count { (result + i).initialize(to: .sigmoidDerivative(z[i])) }
    }
  }
}

extension FunctionValues<Double> {
  /// The same bits, as many at once as registers hold.
  func setByLanes(_ registers: Registers = .widest) {
    let function =
      switch function {
      case .tanh: tanhFunction
      case .tanhDerivative: WideLanes.tanhDerivative
      case .sigmoid: sigmoidFunction
      case .sigmoidDerivative: WideLanes.sigmoidDerivative
      }
    setValues(registers.lanes, function, count, z, result)
  }
}
