import GradientCheck
import Networks
import Numbers
import Testing

@testable import Scorecard

@Suite("Seeded mistakes are found and named")
struct SeededMistakeTests {
  static let seed: UInt64 = 20_260

  private func seeded(
    _ mistakes: [SeededMistake], _ shape: Shape, _ precision: Precision
  ) throws -> (SeededGradient, Grade)? {
    var generator = SplitMix64(seed: Self.seed)
    let hardship = mistakes.first?.hardship ?? .none
    let (network, examples) = try hardship.applied(
      to: shape.random(&generator), using: &generator)
    let grader = Grader(network, examples, precision: precision)
    func seed<Scalar: BinaryFloatingPoint & Number>(_: Scalar.Type) -> SeededGradient? {
      let seeder = Seeder<Scalar>(network, examples, grader)
      return mistakes.count == 1
        ? seeder.seed(mistakes[0], using: &generator)
        : seeder.computed(mistakes, using: &generator)
    }
    let seeded = precision == .double ? seed(Double.self) : seed(Float.self)
    return seeded.map { ($0, grader.grade($0.claim)) }
  }

  private func firstSeeded(
    _ mistake: SeededMistake, _ shapes: [Shape], _ precision: Precision
  ) throws -> (SeededGradient, Grade)? {
    for shape in shapes {
      if let found = try seeded([mistake], shape, precision) { return found }
    }
    return nil
  }

  /// Each in the first network that it can be made in, in Float in the last: all networks are the
  /// scorecard's.
  @Test("every mistake, in Double and in Float", arguments: SeededMistake.allCases)
  func mistake(_ mistake: SeededMistake) throws {
    for (precision, shapes) in [
      (.double, Shape.all), (.float, Shape.all.reversed()),
    ] as [(Precision, [Shape])] where mistake.isVisible(in: precision) {
      let first = try firstSeeded(mistake, shapes, precision)
      #expect(first != nil || mistake.hardship != .none, "\(precision)")
      guard let (seeded, grade) = first else { continue }
      #expect(!grade.isRight, "\(precision), seed \(Self.seed)")
      // What may be the rounding of an honest program has no name.
      if seeded.names != nil && grade.verdict == .wrong {
        #expect(seeded.isNamed(by: grade), "\(precision), seed \(Self.seed)\n\(grade)")
      }
    }
  }

  @Test(
    "two mistakes at once",
    arguments: [
      [SeededMistake.anyFactor, .derivativeMissing], [.transposed, .labelsShifted],
      [.weightDecay, .functionForDerivative], [.biasTotal, .miniBatch],
      [.updatedWeights, .biasFromWeights], [.biasesNotAdded, .miniBatch],
      [.layersExchanged, .otherActivation], [.compoundedFactor, .oneMinusZSquared],
    ])
  func pair(_ pair: [SeededMistake]) throws {
    let shape = Shape([2, 4, 3, 2], .tanh, .sigmoid, .halfSquaredError, examples: 3)
    let (seeded, grade) = try #require(try seeded(pair, shape, .double))
    #expect(seeded.isNamed(by: grade), "seed \(Self.seed)\n\(grade)")
  }

  @Test("the same scorecard, whatever the number of threads")
  func threads() throws {
    let all = Case.all(of: .small, seed: Self.seed).filter { $0.plan.parameters < 100 }
    let cases = all.map { Case(plan: $0.plan, isSeeded: false, seed: $0.seed) }.suffix(12)
    let texts = try [1, 2, 5].map { count in
      try Cores.$limit.withValue(count) {
        try Scorecard(.small, drawnBy: Self.seed, of: Array(cases)).description
      }
    }
    #expect(texts[0].contains("120 right gradients, 0 false alarms"))
    #expect(Set(texts).count == 1)
  }

  @Test("the same networks' right gradients pass, computed in any way", arguments: Shape.all)
  func right(shape: Shape) throws {
    var generator = SplitMix64(seed: Self.seed)
    let (network, examples) = try shape.random(&generator)
    let double = Grader(network, examples, precision: .double)
    for order in PlainBackpropagation<Double>.Order.allCases {
      let plain = PlainBackpropagation(network: network, examples: examples, order: order)
      let grade = double.grade(ClaimedGradient(plain.gradient()))
      #expect(grade.isRight, "\(order)\n\(grade)")
    }
    let float = Grader(network, examples, precision: .float)
    for order in PlainBackpropagation<Float>.Order.allCases {
      let plain = PlainBackpropagation(
        network: network.map { Float($0) }, examples: examples.map { $0.map { Float($0) } },
        order: order)
      let grade = float.grade(ClaimedGradient(plain.gradient()))
      #expect(grade.isRight, "\(order)\n\(grade)")
    }
  }
}
