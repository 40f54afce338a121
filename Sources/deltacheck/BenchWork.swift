import CS229
import EfronHastie
import GradientCheck
import LayerwiseDelta
import Networks
import Numbers
import SampleColumns
import TrainingAlgorithms

/// What is measured.
struct BenchWork {
  let network: Network<Double>
  private let examples: [Example<Double>]

  static let check = "every parameter checked, 1 example"
  static let exampleCounts = [1, 128, 1000]

  static func gradient(_ count: Int) -> String {
    count == 1 ? "gradient, 1 example" : "gradient, \(count) examples"
  }

  /// The five notations. Each is called by its own name, so that it is specialised for Double.
  static let notations:
    [(name: String, gradient: @Sendable (Network<Double>, [Example<Double>]) -> Void)] = [
      (EfronHastieNotation.name, { keep(EfronHastieNotation.gradient(of: $0, on: $1)) }),
      (LayerwiseDeltaNotation.name, { keep(LayerwiseDeltaNotation.gradient(of: $0, on: $1)) }),
      (
        TrainingAlgorithmsNotation.name,
        { keep(TrainingAlgorithmsNotation.gradient(of: $0, on: $1)) }
      ),
      (SampleColumnsNotation.name, { keep(SampleColumnsNotation.gradient(of: $0, on: $1)) }),
      (CS229Notation.name, { keep(CS229Notation.gradient(of: $0, on: $1)) }),
    ]

  /// The same random network and examples on every run.
  init() throws {
    var generator = SplitMix64(seed: 1)
    let widths = [784, 128, 64, 10]
    var layers: [Layer<Double>] = []
    for (columns, rows) in zip(widths, widths.dropFirst()) {
      let size = (3 / Double(columns)).squareRoot()
      layers.append(
        Layer(
          weights: Matrix(rows: rows, columns: columns) { _, _ in
            .random(in: -size...size, using: &generator)
          },
          bias: Vector(zeros: rows), activation: rows == 10 ? .softmax : .tanh))
    }
    network = try Network(layers: layers, loss: .crossEntropy)
    examples = (0..<1000).map { i in
      Example(
        input: Vector((0..<784).map { _ in .random(in: 0...1, using: &generator) }),
        target: Vector((0..<10).map { $0 == i % 10 ? 1 : 0 }))
    }
  }

  func examples(_ count: Int) -> [Example<Double>] { Array(examples.prefix(count)) }

  /// The exact derivative by every parameter.
  func exactGradient() { keep(network.exactGradient(on: examples(1))) }

  /// The same, with a verdict on a gradient of every parameter.
  func check() {
    let claim = CS229Notation.gradient(of: network, on: examples(1))
    let grader = Grader(network, examples(1), precision: .double)
    precondition(grader.grade(ClaimedGradient(claim)).right)
  }
}

/// Lets the optimiser not see that a result is thrown away.
@inline(never)
private func keep(_ gradient: Gradient<Double>) {}
