import Foundation

/// How many bits it takes to say a mistake, in a network with so many examples.
struct MistakeLanguage {
  /// The constants that mean something.
  let meaningful: [Double]
  let examples: Int

  /// One of the mistakes that are not far-fetched, in one of some dozen places; others take more.
  private static let kindAndPlace = 8.0

  /// - Parameter constant: what a constant takes that may be any number.
  func bits(of mistake: Mistake, constant: Double) -> Double {
    Self.kindAndPlace + Double(mistake.handicap) + bitsOfExamples(mistake)
      + (mistake.value.map { bits(of: $0, mistake, atMost: constant) } ?? 0)
  }

  private func bits(of value: Double, _ mistake: Mistake, atMost bits: Double) -> Double {
    if mistake.isMeaningful(among: meaningful) { return log2(2 * Double(max(1, meaningful.count))) }
    let digits = (1...3).first { value.rounded(toDigits: $0) == value }
    // Its digits, its sign and where the point stands.
    return min(bits, digits.map { Double($0) * log2(10) + 5 } ?? .infinity)
  }

  /// A constant by itself.
  static func bits(of value: Double) -> Double { bitsOfShort(value) ?? 40 }

  /// A number that is said shortly, as of few digits; `nil` for any other.
  static func bitsOfShort(_ value: Double) -> Double? {
    if value == 0 || abs(value) == 1 { return 2 }
    return (1...3).first { value.rounded(toDigits: $0) == value }
      .map { Double($0) * log2(10) + 5 }
  }

  /// Which of the examples it speaks of.
  private func bitsOfExamples(_ mistake: Mistake) -> Double {
    let one = log2(Double(examples))
    switch mistake {
    case .examples: return one
    case .otherTargets(let map): return map.bits(examples: examples)
    case .dropout(let dropout), .slopeMask(let dropout, _):
      return dropout.bits(examples: examples) + 3
    case .unitFactors(let factors): return 40 * Double(factors.count)
    case .errorOf(let factors), .slopeOf(_, let factors):
      return factors.reduce(0) { $0 + Self.bits(of: $1) }
    case .exampleFactors(let factors, _):
      return Set(factors).reduce(0) { $0 + Self.bits(of: $1) } + Double(factors.count)
    case .decayOfLines(let λ, _, let missing): return Self.bits(of: λ) + 4 * Double(missing.count)
    case .decayOfFunction(let λ, _): return Self.bits(of: λ) + 2
    case .linesMoved(_, .given(let sources)):
      return Double(sources.count) * log2(Double(sources.count))
    case .linesMoved: return 4
    default: return 0
    }
  }
}

extension TargetMap {
  /// Which map it is, of those of so many examples.
  func bits(examples: Int) -> Double {
    let one = log2(Double(examples))
    switch self {
    case .given: return Double(examples) * one
    case .swapped: return 2 * one
    case .shift, .one, .repeated: return one
    // Those that mean something, of which there are few.
    case .affine(2, 0), .affine(-1, 0), .affine(2, -1): return 2
    case .affine(let scale, let shift):
      return MistakeLanguage.bits(of: scale) + MistakeLanguage.bits(of: shift)
    case .explicit(let targets):
      return targets.values.reduce(0) { $0 + MistakeLanguage.bits(of: $1) }
    case .reversed, .sorted, .mean, .everyLabel, .rowsOfLabels, .nothing, .function: return 0
    }
  }
}

extension Mistake {
  /// Whether weights and bias still follow rightly from a δ, though it be a wrong one.
  var isExplainedByDelta: Bool {
    switch self {
    case .below, .linesMissing, .linesMoved, .biasColumn, .finished, .sumsMultiplied, .transposed,
      .reshaped, .layersExchanged, .layersReversed,
      .biasWrongAxis, .biasExtreme, .biasFromWeights, .weightDecay, .otherDecay, .decayOfLayer,
      .decayOfFunction, .decayOfLines,
      .decayMissing,
      .newWeights, .clipped:
      false
    default: true
    }
  }

  /// Whether it may be made in one part, of a δ that is as it should be.
  var isOfPart: Bool {
    switch self {
    case .examples, .otherDelta, .slope(.missing): true
    default: !isExplainedByDelta
    }
  }

  /// What it takes to say which function or which map it is, of some or of many.
  var bitsOfChoice: Double {
    switch self {
    case .slope(.ofOther(.leakyReLU)): 2
    case .slope(.ofOther), .slope(.formula), .otherActivation: 3
    // What is done to data depends on all of them.
    case .inputsChanged, .below(.otherInputs): 6
    default: 0
    }
  }

  /// Whether it is believed for the numbers it explains; others are seen as they stand.
  var isHypothesis: Bool {
    switch self {
    case .rounded, .entries, .linesMissing, .allZero, .biasMissing, .sharedArray, .unknown,
      .unknownDelta:
      false
    default: true
    }
  }
}
