// Double and Float as number systems: what users get.
//
// Goals, in this order: nothing overflows where the true result is finite; every function is right
// to a few units in the last place; the same operations in the same order give the same bits on
// every run. Products and sums are written `a + x * y`; fused is only what measures a rounding error.

import Foundation

extension Double: Number {
  @inlinable public static func exp(_ z: Double) -> Double { Foundation.exp(z) }
  @inlinable public static func log(_ x: Double) -> Double { Foundation.log(x) }
  @inlinable public static func log1p(_ x: Double) -> Double { Foundation.log1p(x) }
  @inlinable public static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  @inlinable public static func sin(_ z: Double) -> Double { Foundation.sin(z) }
  @inlinable public static func cos(_ z: Double) -> Double { Foundation.cos(z) }
  @inlinable public static var isPlain: Bool { true }
  public static func add(_ product: StridedProduct<Double>) { product.addInBlocks() }
  public static func set(_ product: StridedProduct<Double>) { product.setInBlocks() }
  public static func set(_ products: RowProducts<Double>) { products.setByLanes() }
  public static func set(_ values: FunctionValues<Double>) { values.setByLanes() }
  public static func divide(_ numbers: UnsafeMutableBufferPointer<Double>, by divisor: Double) {
    Registers.widest.divide(numbers, by: divisor)
  }
  public static func transpose(
    rows: Int, columns: Int, _ a: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>,
    row: Int
  ) { Registers.widest.transpose(rows: rows, columns: columns, a, into: result, row: row) }

  /// e^(−z²/2) / √(2π).
  ///
  /// Half an ulp of z² would be |z|² half ulps of the result. So z is parted into its upper bits,
  /// whose square is exact, and the rest: z² = h² + (z − h)(z + h).
  @inlinable
  public static func normalDensity(_ z: Double) -> Double {
    if abs(z) > 40 { return 0 }
    let h = Double(Float(z))
    return exp(-0.5 * h * h) * exp(-0.5 * (z - h) * (z + h)) * 0.3989422804014327
  }

  /// ½ erfc(x) at x = −z/√2, and to first order what the rounding of x has left out: the slope of
  /// ½ erfc(x) by x is −√2 φ(z).
  @inlinable
  public static func normalDistribution(_ z: Double) -> Double {
    let (x, slope) = (-z * 0.7071067811865476, 1.4142135623730951 * normalDensity(z))
    if slope == 0 { return 0.5 * Foundation.erfc(x) }
    let lost = (-x).addingProduct(-z, 0.7071067811865476) + z * 4.833646656726457e-17
    return 0.5 * Foundation.erfc(x) - slope * lost
  }
}

extension Float: Number {
  @inlinable public static func exp(_ z: Float) -> Float { Foundation.exp(z) }
  @inlinable public static func log(_ x: Float) -> Float { Foundation.log(x) }
  @inlinable public static func log1p(_ x: Float) -> Float { Foundation.log1p(x) }
  @inlinable public static func sqrt(_ x: Float) -> Float { x.squareRoot() }
  @inlinable public static func tanh(_ z: Float) -> Float { Foundation.tanh(z) }
  @inlinable public static func sin(_ z: Float) -> Float { Foundation.sin(z) }
  @inlinable public static func cos(_ z: Float) -> Float { Foundation.cos(z) }
  @inlinable public static var isPlain: Bool { true }

  @inlinable
  public static func normalDensity(_ z: Float) -> Float {
    Float(Double.normalDensity(Double(z)))
  }

  @inlinable
  public static func normalDistribution(_ z: Float) -> Float {
    Float(Double.normalDistribution(Double(z)))
  }
}

extension Number where Self: BinaryFloatingPoint {
  /// σ(z), with the exponential of −|z| only, which cannot overflow.
  @inlinable
  public static func sigmoid(_ z: Self) -> Self {
    if z >= 0 { return 1 / (1 + exp(-z)) }
    let e = exp(z)
    return e / (1 + e)
  }

  /// ln(1 + e^z) = max(z, 0) + ln(1 + e^(−|z|)).
  @inlinable
  public static func softplus(_ z: Self) -> Self {
    (z > 0 ? z : 0) + log1p(exp(-abs(z)))
  }

  @inlinable
  public static func step(_ z: Self) -> Self { z > 0 ? 1 : 0 }

  @inlinable
  public static func indexOfLargest(_ z: [Self]) -> Int? {
    var largest: Int? = nil
    for (index, value) in z.enumerated() where largest.map({ value > z[$0] }) ?? true {
      largest = index
    }
    return largest
  }
}
