import CS229
import EfronHastie
import LayerwiseDelta
import Networks
import Numbers
import SampleColumns
import Testing
import TrainingAlgorithms

/// The five notations, by name.
private let notations: [any Notation.Type] = [
  EfronHastieNotation.self, LayerwiseDeltaNotation.self, TrainingAlgorithmsNotation.self,
  SampleColumnsNotation.self, CS229Notation.self,
]

@Suite("the five notations side by side")
struct NotationTests {
  @Test("every notation has its name and its source")
  func names() {
    #expect(
      notations.map { $0.name } == [
        "efron-hastie", "layerwise-delta", "training-algorithms", "sample-columns", "cs229",
      ])
    #expect(notations.allSatisfy { !$0.source.isEmpty })
  }

  @Test("all five give the same run over the prime field", arguments: Trial.all)
  func sameInField(_ trial: Trial) throws {
    let (network, examples) = try trial.inField(examples: 3)
    let runs = notations.map { $0.run(network, on: examples) }
    for run in runs.dropFirst() { #expect(run == runs[0]) }
  }

  @Test("any two agree in Double within the rounding bounds that both carry", arguments: Trial.all)
  func sameInDouble(_ trial: Trial) throws {
    let (network, examples) = try trial.inDouble(examples: 3)
    let bounded = network.map { Bounded(exact: $0) }
    let boundedExamples = examples.map { $0.map { Bounded(exact: $0) } }
    let gradients = notations.map { $0.gradient(of: bounded, on: boundedExamples).entries }
    for (place, x) in gradients.enumerated() {
      for y in gradients[..<place] {
        #expect(zip(x, y).allSatisfy { abs($0.value - $1.value) <= $0.bound + $1.bound })
      }
    }
  }

  /// Every way to bring losses together, with and without decay.
  private static let everyObjective: [Objective] = [Loss.squaredError, .crossEntropy].flatMap {
    loss in
    Objective.Aggregate.allCases.flatMap { outputs in
      Objective.Aggregate.allCases.flatMap { examples in
        [(0, 0), (0.25, 0), (0.5, 0.125)].map { weights, biases in
          var objective = Objective(loss)
          (objective.outputs, objective.examples) = (outputs, examples)
          (objective.weightDecay, objective.biasDecay) = (weights, biases)
          return objective
        }
      }
    }
  }

  @Test(
    "all five give the derivative of any objective, exactly",
    arguments: notations.indices, everyObjective)
  func objectives(_ index: Int, _ objective: Objective) throws {
    let output: Activation = objective.loss == .crossEntropy ? .softmax : .silu
    let trial = Trial(
      widths: [2, 4, 3], hidden: [.gelu], output: output, loss: objective.loss, seed: 9)
    let (plain, examples) = try trial.inField(examples: 3)
    let network = try Network(layers: plain.layers, objective: objective)
    try expectExact(notations[index], network, examples)
  }

  @Test("what is brought together otherwise than in the texts is said")
  func departures() {
    var objective = Objective(.squaredError)
    #expect(objective.departures(outputs: 4, examples: 3) == [])
    (objective.outputs, objective.examples, objective.biasDecay) = (.mean, .sum, 0.5)
    let departures = objective.departures(outputs: 4, examples: 3)
    #expect(departures.count == 3 && departures[0].hasPrefix("a mean over 4 outputs"))
    #expect(departures[2] == "½ 0.5 Σ b² is added, where the texts have no decay")
    objective.biasDecay = 0
    #expect(objective.departures(outputs: 1, examples: 1) == [])
  }

  @Test("a convention has a reason exactly where its factor is not 1", arguments: Loss.allCases)
  func conventions(_ loss: Loss) {
    for notation in notations {
      let convention = notation.convention(for: loss)
      #expect((convention.factor == 1) == convention.reason.isEmpty)
      #expect(loss.isSquaredError || convention == .same)
    }
  }
}
