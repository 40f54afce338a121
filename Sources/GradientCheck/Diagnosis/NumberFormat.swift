import Foundation

/// A type of numbers that others may be cast to.
public enum NumberFormat: CaseIterable, Sendable {
  /// With 24 binary digits, 11 or 8; or whole numbers.
  case single, half, brain, whole

  /// The nearest number of this type; of whole ones the nearest to 0.
  func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .single: return Double(Float(x))
    case .half: return Self.rounded(x, toBits: 11, exponents: -14...15)
    case .brain: return Self.rounded(x, toBits: 8, exponents: -126...127)
    case .whole: return x.rounded(.towardZero)
    }
  }

  /// The nearest number of so many bits: below the least exponent of fewer, and infinite beyond the
  /// largest.
  private static func rounded(
    _ x: Double, toBits bits: Int, exponents: ClosedRange<Int>
  ) -> Double {
    guard x != 0, x.isFinite else { return x }
    let unit = scalbn(1, max(Int(x.exponent), exponents.lowerBound) - bits + 1)
    let rounded = (x / unit).rounded(.toNearestOrEven) * unit
    let isBeyond = abs(rounded) >= scalbn(1, exponents.upperBound + 1)
    return isBeyond ? (x < 0 ? -.infinity : .infinity) : rounded
  }

  var words: String {
    switch self {
    case .single: "single precision (float32)"
    case .half: "half precision (float16)"
    case .brain: "bfloat16"
    case .whole: "whole numbers"
    }
  }
}

extension Mistake {
  /// Whether numbers are cast to single precision, which in single precision is none.
  var isCastToSingle: Bool {
    switch self {
    case .parametersOf(.single, _), .inputsChanged(.of(.single)): true
    default: false
    }
  }
}
