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

  package func double(_ place: Place) -> Double {
    if let value = pinned[place] { return value }
    var generator = generator(for: place)
    let isNegative = Bool.random(using: &generator)
    switch place.kind {
    case .constant, .variable:
      guard number > 0 else { return Double.random(in: 0.1...0.9, using: &generator) }
      let range = Self.magnitudes[Int(generator.next() % UInt64(Self.magnitudes.count))]
      let size = Double.random(in: range, using: &generator)
      // Some draws are positive throughout, so that logarithms and roots are met.
      return isNegative && !number.isMultiple(of: 3) ? -size : size
    default:
      let size = Double.random(in: 0.1...0.9, using: &generator)
      return (isNegative ? -size : size) * Self.scales[number % Self.scales.count]
    }
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
