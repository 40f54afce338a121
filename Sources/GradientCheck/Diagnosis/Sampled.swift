import Foundation

/// Some or all of the numbers of a part.
struct Sampled {
  let indices: [Int]
  let values: [Double]
  let sizes: [Double]

  init(_ numbers: PartNumbers, at indices: [Int]? = nil) {
    let indices = indices ?? Array(0..<numbers.count)
    let entries = indices.map(numbers.entry)
    (self.indices, values, sizes) = (indices, entries.map(\.value), entries.map(\.size))
  }

  /// Of all numbers those in the same places.
  func claimed(_ all: [Double]) -> [Double] { indices.map { all[$0] } }
}

extension Double {
  /// Whether it may be a number of so many significant decimal digits, but for a thousandth.
  func isNearly(ofDigits digits: Int) -> Bool {
    guard self != 0, isFinite else { return false }
    let scale = pow(10, Double(digits - 1) - log10(magnitude).rounded(.down))
    let rounded = (self * scale).rounded() / scale
    return !scale.isFinite || scale == 0 || abs(rounded - self) <= 2e-3 * magnitude
  }

  /// The nearest number of so many significant decimal digits.
  func rounded(toDigits digits: Int) -> Double? {
    guard self != 0, isFinite else { return nil }
    let decimals = digits - 1 - Int(log10(magnitude).rounded(.down))
    guard Self.powersOfTen.indices.contains(abs(decimals)) else {
      return Double(String(format: "%.\(digits - 1)e", self))
    }
    // A whole number and a power of ten that is exact: what is made of them is the nearest to the decimal.
    let power = Self.powersOfTen[abs(decimals)]
    return decimals < 0 ? (self / power).rounded() * power : (self * power).rounded() / power
  }

  /// Those that are exact.
  private static let powersOfTen = (0...22).map { pow(10, Double($0)) }
}
