import Networks
import Numbers

/// The shape of a random network to be checked.
struct Shape: Sendable, CustomStringConvertible {
  let widths: [Int]
  let hidden: Activation
  let output: Activation
  let loss: Loss
  let examples: Int

  /// Shapes in which every mistake can be made in at least one.
  static let all: [Shape] = [
    Shape([3, 4, 2], .tanh, .softmax, .crossEntropy, examples: 3),
    Shape([3, 3, 3, 3], .sigmoid, .softmax, .crossEntropy, examples: 2),
    Shape([4, 5, 4, 3], .relu, .identity, .squaredError, examples: 4),
    Shape([3, 3, 3], .tanh, .sigmoid, .halfSquaredError, examples: 3),
    Shape([2, 3, 2, 2, 1], .tanh, .sigmoid, .halfSquaredError, examples: 3),
    Shape([5, 3], .tanh, .sigmoid, .binaryCrossEntropy, examples: 3),
  ]

  init(
    _ widths: [Int], _ hidden: Activation, _ output: Activation, _ loss: Loss, examples: Int
  ) {
    (self.widths, self.hidden, self.output) = (widths, hidden, output)
    (self.loss, self.examples) = (loss, examples)
  }

  var description: String {
    let widths = widths.map(String.init).joined(separator: "-")
    return "\(widths) \(hidden)/\(output), \(loss.rawValue), n = \(examples)"
  }

  /// Weights of the size that keeps activations alive, and inputs of the size of 1.
  func random(
    _ generator: inout SplitMix64
  ) throws -> (network: Network<Double>, examples: [Example<Double>]) {
    var layers: [Layer<Double>] = []
    for (l, (columns, rows)) in zip(widths, widths.dropFirst()).enumerated() {
      let size = (3 / Double(columns)).squareRoot()
      layers.append(
        Layer(
          weights: Matrix(rows: rows, columns: columns) { _, _ in
            .random(in: -size...size, using: &generator)
          },
          bias: Vector((0..<rows).map { _ in .random(in: -0.5...0.5, using: &generator) }),
          activation: l + 2 == widths.count ? output : hidden))
    }
    let examples = (0..<examples).map { _ in
      Example(
        input: Vector((0..<widths[0]).map { _ in .random(in: -1...1, using: &generator) }),
        target: target(&generator))
    }
    return (try Network(layers: layers, loss: loss), examples)
  }

  private func target(_ generator: inout SplitMix64) -> Vector<Double> {
    let width = widths[widths.count - 1]
    guard loss == .crossEntropy else {
      return Vector((0..<width).map { _ in .random(in: 0...1, using: &generator) })
    }
    let label = Int.random(in: 0..<width, using: &generator)
    return Vector((0..<width).map { $0 == label ? 1 : 0 })
  }
}
