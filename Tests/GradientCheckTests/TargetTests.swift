import Networks
import Numbers
import Testing

@testable import GradientCheck
@testable import Scorecard

@Suite("Targets of other examples are found, whatever the order")
struct TargetTests {
  /// Twelve examples: whose target each got, and what is said of it.
  static let maps: [(sources: [Int], words: String)] = [
    ((0..<12).map { ($0 + 5) % 12 }, "those of other examples, 5 further on"),
    ((0..<12).map { ($0 + 8) % 12 }, "those of other examples, 4 back"),
    ((0..<12).reversed(), "in the reverse order"),
    ([0, 1, 7, 3, 4, 5, 6, 2, 8, 9, 10, 11], "of examples 2 and 7, counted from 0, are exchanged"),
    (Array(repeating: 3, count: 12), "the target of example 3, counted from 0, was used for every"),
    ((0..<12).map { $0 % 4 }, "the first 4 examples were used over and over"),
    ([5, 1, 0, 3, 4, 9, 6, 7, 8, 2, 10, 11], "other examples: 5 for 0, 0 for 2, 9 for 5, 2 for 9"),
  ]

  private func grade(
    _ sources: [Int], _ output: Activation, _ loss: Loss, factor: Double = 1
  ) throws -> Grade {
    var generator = SplitMix64(seed: 3)
    let shape = Shape([3, 5, 2], .tanh, output, loss, examples: sources.count)
    let drawn = try shape.random(&generator)
    let network = drawn.network
    var examples = drawn.examples
    if output == .softmax {
      for i in examples.indices {
        let p = Double.random(in: 0...1, using: &generator)
        examples[i].target = [p, 1 - p]
      }
    }
    let recipe = Recipe(targets: sources, factor: factor)
    let claim = PlainBackpropagation(network: network, examples: examples, recipe: recipe).claim()
    return Grader(network, examples, precision: .double).grade(claim)
  }

  @Test("the map is said", arguments: maps.indices)
  func map(_ i: Int) throws {
    for (output, loss) in [
      (.identity, .halfSquaredError), (.softmax, .crossEntropy), (.sigmoid, .squaredError),
    ] as [(Activation, Loss)] {
      let grade = try grade(Self.maps[i].sources, output, loss)
      #expect(
        grade.headline.count == 1 && grade.headline[0].contains(Self.maps[i].words), "\(grade)")
    }
  }

  @Test("a shuffle of the targets alone is said first")
  func shuffled() throws {
    let said = try grade(Self.maps[6].sources, .softmax, .crossEntropy).headline
    #expect(
      said.first?.hasPrefix("the inputs and the targets are in different orders") == true, "\(said)"
    )
  }

  @Test("labels that index what they should not", arguments: [4, 9])
  func labels(examples: Int) throws {
    let kinds: [(Recipe.Subtracted, String)] = [
      (.everyLabel, "`p[:, y] -= 1` for"), (.rowsOfLabels, "`p[y] -= 1` for"),
      (.nothing, "no target was subtracted"),
    ]
    for (kind, words) in kinds {
      let (network, examples) = try DiagnosisTests.network(
        [4, 6, 5], .relu, .softmax, .crossEntropy, examples: examples)
      let claim = PlainBackpropagation(
        network: network, examples: examples, recipe: .init(subtracted: kind)
      ).claim()
      let said = Grader(network, examples, precision: .double).grade(claim).headline
      #expect(said.count == 1 && said[0].contains(words), "\(said)")
    }
  }

  @Test("the mean of all targets, as of (n, 1) less (n,), is said; and a sum beside a shift")
  func others() throws {
    var generator = SplitMix64(seed: 5)
    let shape = Shape([3, 5, 1], .tanh, .identity, .halfSquaredError, examples: 6)
    let (network, examples) = try shape.random(&generator)
    let mean = examples.reduce(0) { $0 + $1.target[0] } / 6
    let averaged = examples.map { Example(input: $0.input, target: [mean]) }
    let claim = PlainBackpropagation(network: network, examples: averaged).claim()
    let said = Grader(network, examples, precision: .double).grade(claim).headline
    #expect(said.count == 1 && said[0].contains("the mean of all targets"), "\(said)")
    let grade = try grade(Self.maps[0].sources, .identity, .halfSquaredError, factor: 12)
    #expect(
      grade.explanations.contains { Set($0.map(\.mistake.name)) == ["other-targets", "factor"] })
  }
}
