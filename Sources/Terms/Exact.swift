//===----------------------------------------------------------------------===//
// Numbers as a text prints them: fractions of whole numbers, without rounding.
//===----------------------------------------------------------------------===//

import Foundation

/// A fraction in lowest terms with a positive denominator.
///
/// 0.1 is one tenth here, not the Double next to it. Where a numerator or a denominator leaves 127
/// bits an operation has no result, and whoever asked keeps the operation as it is.
package struct Exact: Hashable, Sendable {
  package let numerator: Int128
  package let denominator: Int128

  private init(lowest numerator: Int128, _ denominator: Int128) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  package init(_ value: Int) { self.init(lowest: Int128(value), 1) }

  /// Nil for a denominator of 0, and where a sign cannot be changed.
  package init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(
      lowest: sign * (numerator / Int128(divisor)), sign * (denominator / Int128(divisor)))
  }

  /// The decimal fraction that prints as this number; nil where it has too many digits.
  package init?(printed value: Double) {
    guard value.isFinite else { return nil }
    let parts = "\(value.magnitude)".lowercased().split(separator: "e")
    guard let digits = parts.first, let exponent = parts.count > 1 ? Int(parts[1]) : 0 else {
      return nil
    }
    let places = digits.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = places.count > 1 ? places[1] : ""
    guard let mantissa = Int128(places[0] + fraction) else { return nil }
    let shift = exponent - fraction.count
    guard let power = Self.powerOfTen(shift.magnitude) else { return nil }
    let signed = value < 0 ? -mantissa : mantissa
    if shift < 0 {
      guard let result = Exact(signed, over: power) else { return nil }
      self = result
    } else {
      let (product, overflow) = signed.multipliedReportingOverflow(by: power)
      guard !overflow, product != .min else { return nil }
      self.init(lowest: product, 1)
    }
  }

  package static let zero = Exact(0)
  package static let one = Exact(1)

  package var double: Double {
    // Both are exact up to 2^53, and one rounding each beyond it.
    Double(numerator) / Double(denominator)
  }

  /// The whole number that it is; nil of a fraction, and of one that is too long.
  package var whole: Int? { denominator == 1 ? Int(exactly: numerator) : nil }

  /// Whether `double` is this number and no other.
  package var isDouble: Bool {
    guard numerator.magnitude < 1 << 53, denominator.magnitude < 1 << 53 else { return false }
    return denominator & (denominator - 1) == 0
  }

  private static func powerOfTen(_ exponent: UInt) -> Int128? {
    guard exponent < 38 else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return Swift.max(a, 1)
  }
}

// Arithmetic; nil where a number becomes too long, or is divided by 0.
extension Exact {
  package static func + (a: Exact, b: Exact) -> Exact? {
    guard let left = product(a.numerator, b.denominator),
      let right = product(b.numerator, a.denominator),
      let bottom = product(a.denominator, b.denominator)
    else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Exact(sum, over: bottom)
  }

  package static func * (a: Exact, b: Exact) -> Exact? {
    guard let top = product(a.numerator, b.numerator),
      let bottom = product(a.denominator, b.denominator)
    else { return nil }
    return Exact(top, over: bottom)
  }

  package static func / (a: Exact, b: Exact) -> Exact? {
    guard let inverse = Exact(b.denominator, over: b.numerator) else { return nil }
    return a * inverse
  }

  package static prefix func - (a: Exact) -> Exact {
    Exact(lowest: -a.numerator, a.denominator)
  }

  private static func product(_ a: Int128, _ b: Int128) -> Int128? {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : result
  }
}

extension Exact: CustomStringConvertible {
  package var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
