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
  init(widths: [Int] = [784, 128, 64, 10], examples count: Int = 1000) throws {
    var generator = SplitMix64(seed: 1)
    var layers: [Layer<Double>] = []
    for (columns, rows) in zip(widths, widths.dropFirst()) {
      let size = (3 / Double(columns)).squareRoot()
      layers.append(
        Layer(
          weights: Matrix(rows: rows, columns: columns) { _, _ in
            .random(in: -size...size, using: &generator)
          },
          bias: Vector(zeros: rows),
          activation: layers.count == widths.count - 2 ? .softmax : .tanh))
    }
    network = try Network(layers: layers, loss: .crossEntropy)
    let (inputs, outputs) = (widths[0], widths[widths.count - 1])
    examples = (0..<count).map { i in
      Example(
        input: Vector((0..<inputs).map { _ in .random(in: 0...1, using: &generator) }),
        target: Vector((0..<outputs).map { $0 == i % outputs ? 1 : 0 }))
    }
  }

  /// The gradient over a stream of so many examples, the same ones again and again.
  func gradient(ofStream count: Int) {
    var rest = count
    let blocks = ExampleBlocks<Double> {
      guard rest > 0 else { return nil }
      defer { rest -= examples.count }
      return examples.prefix(rest)
    }
    keep(SampleColumnsNotation.run(network, on: blocks).gradient)
  }

  func examples(_ count: Int) -> [Example<Double>] { Array(examples.prefix(count)) }

  /// The exact derivative by every parameter.
  func exactGradient() { keep(network.exactGradient(on: examples(1))) }

  /// The same, with a verdict on a gradient of every parameter.
  func check() {
    let claim = CS229Notation.gradient(of: network, on: examples(1))
    let grader = Grader(network, examples(1), precision: .double)
    precondition(grader.grade(ClaimedGradient(claim)).isRight)
  }
}

/// Lets the optimiser not see that a result is thrown away.
@inline(never)
private func keep(_ gradient: Gradient<Double>) {}
