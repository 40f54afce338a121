//===----------------------------------------------------------------------===//
// The numbers that are drawn for the inputs of terms.
//===----------------------------------------------------------------------===//

import Numbers

/// One choice of all numbers; the same place has the same number in it wherever it is asked for.
package struct Draw: Sendable {
  package var seed: UInt64
  /// Which draw it is: the first one is tame, with positive variables below 1; those after it have
  /// both signs and several magnitudes.
  package var number: Int
  /// Variables that have to have a certain value, so that a branch is reached.
  package var pinned: [Place: Double] = [:]

  package init(seed: UInt64, number: Int) { (self.seed, self.number) = (seed, number) }

  /// Ranges of absolute values that variables are drawn from.
  private static let magnitudes: [ClosedRange<Double>] = [
    0.1...0.9, 0.1...1.5, 1...10, 0.1...0.9, 10...100, 0.001...0.1, 0.3...3,
  ]
  /// How much larger the numbers of a network are, draw by draw.
  private static let scales: [Double] = [1, 0.4, 1, 2.5, 1, 0.7]

  /// In the draws that are made for branches that were not reached, networks grow larger and larger.
  private static func scale(_ number: Int) -> Double {
    guard number > Comparison.draws else { return scales[number % scales.count] }
    let powers = [10.0, 100, 1e4, 1e7, 1e9]
    return powers[number % powers.count]
  }

  package func double(_ place: Place) -> Double {
    if let value = pinned[place] { return value }
    var generator = generator(for: place)
    switch place.kind {
    case .constant, .variable: return variable(place, &generator)
    default:
      let isNegative = Bool.random(using: &generator)
      let size = Double.random(in: 0.1...0.9, using: &generator)
      return (isNegative ? -size : size) * Self.scale(number)
    }
  }

  /// Draw by draw a variable has each magnitude once with either sign; its own place decides where it
  /// begins, so that several are not large together.
  private func variable(_ place: Place, _ generator: inout SplitMix64) -> Double {
    guard number > 0 else { return Double.random(in: 0.1...0.9, using: &generator) }
    let count = Self.magnitudes.count
    let turn = number + Int(place.fingerprint % 1024)
    let size = Double.random(in: Self.magnitudes[turn % count], using: &generator)
    // The draws after those are positive throughout, so that logarithms and roots are met; those that
    // are made for branches that were not reached grow larger and larger.
    guard number <= Comparison.draws else {
      let powers = [1e3, 1e5, 1e8, 1e-5]
      return (turn % 2 == 0 ? size : -size) * powers[turn / 2 % powers.count]
    }
    guard number <= 2 * count else { return size }
    let isNegative = ((number - 1) / count + turn % count) % 2 == 0
    return isNegative ? -size : size
  }

  package func residue(_ place: Place) -> PrimeField {
    var generator = generator(for: place)
    return PrimeField.random(using: &generator)
  }

  private func generator(for place: Place) -> SplitMix64 {
    var print = Fingerprint(seed)
    print.add(number)
    print.add(bits: place.fingerprint)
    return SplitMix64(seed: print.value)
  }
}
