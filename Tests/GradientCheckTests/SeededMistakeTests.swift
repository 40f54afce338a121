import Networks
import Numbers
import Testing

@testable import GradientCheck

@Suite("Seeded mistakes are found and named")
struct SeededMistakeTests {
  static let seed: UInt64 = 20_260

  @Test("every mistake, in Double and in Float", arguments: SeededMistake.allCases, Shape.all)
  func mistake(_ mistake: SeededMistake, shape: Shape) throws {
    for precision in Precision.allCases where mistake.isVisible(in: precision) {
      var generator = SplitMix64(seed: Self.seed)
      let (network, examples) = try mistake.hardship.applied(
        to: shape.random(&generator), using: &generator)
      let grader = Grader(network, examples, precision: precision)
      let resolves = { grader.resolves(error: $0, inEntry: $1) }
      let seeded =
        switch precision {
        case .double:
          Seeder<Double>(network, examples, resolves: resolves).seed(mistake, using: &generator)
        case .float:
          Seeder<Float>(network, examples, resolves: resolves).seed(mistake, using: &generator)
        }
      guard let seeded else { continue }
      let grade = grader.grade(seeded.claim)
      #expect(!grade.right, "\(precision), seed \(Self.seed)")
      if seeded.name != nil {
        #expect(seeded.isNamed(by: grade), "\(precision), seed \(Self.seed)\n\(grade)")
      }
    }
  }

  @Test("the same networks' right gradients pass, summed in any order", arguments: Shape.all)
  func right(shape: Shape) throws {
    var generator = SplitMix64(seed: Self.seed)
    let (network, examples) = try shape.random(&generator)
    for order in PlainBackpropagation<Double>.Order.allCases {
      let plain = PlainBackpropagation(network: network, examples: examples, order: order)
      let grade = Grader(network, examples, precision: .double).grade(
        ClaimedGradient(plain.gradient()))
      #expect(grade.right, "\(order)\n\(grade)")
    }
    for order in PlainBackpropagation<Float>.Order.allCases {
      let plain = PlainBackpropagation(
        network: network.map { Float($0) }, examples: examples.map { $0.map { Float($0) } },
        order: order)
      let grade = Grader(network, examples, precision: .float).grade(
        ClaimedGradient(plain.gradient()))
      #expect(grade.right, "\(order)\n\(grade)")
    }
  }
}
