import Networks
import Numbers
import Oracles
import Testing

/// A small network with weights from a seed.
func network(
  _ widths: [Int], _ activations: [Activation], _ loss: Loss, seed: UInt64
) throws -> (Network<Double>, [Example<Double>]) {
  var generator = SplitMix64(seed: seed)
  let draw = { Double.random(in: -1...1, using: &generator) }
  let layers = zip(zip(widths, widths.dropFirst()), activations).map { shape, activation in
    Layer(
      weights: Matrix(rows: shape.1, columns: shape.0) { _, _ in draw() },
      bias: Vector((0..<shape.1).map { _ in draw() }), activation: activation)
  }
  let examples = (0..<3).map { i in
    Example(
      input: Vector((0..<widths[0]).map { _ in draw() }),
      target: Vector((0..<widths[widths.count - 1]).map { $0 == i % 2 ? 1.0 : 0 }))
  }
  return (try Network(layers: layers, loss: loss), examples)
}

@Suite struct NetworkOracleTests {
  static let cases: [([Int], [Activation], Loss)] = [
    ([2, 3, 2], [.tanh, .softmax], .crossEntropy),
    ([3, 2, 4, 2], [.sigmoid, .relu, .sigmoid], .binaryCrossEntropy),
    ([2, 4, 2], [.relu, .identity], .squaredError),
    ([1, 3, 2], [.tanh, .softmax], .halfSquaredError),
  ]

  /// What is computed once changes nothing over the field, and rounding alone in Double.
  @Test(arguments: cases.indices)
  func dualsAgreeWithTheirObviousDefinition(_ index: Int) throws {
    let (widths, activations, loss) = Self.cases[index]
    let (network, examples) = try network(widths, activations, loss, seed: 7)
    let field = network.map { PrimeField($0) }
    let fieldExamples = examples.map { $0.map { PrimeField($0) } }
    let bounded = network.map { Bounded(exact: $0) }
    let boundedExamples = examples.map { $0.map { Bounded(exact: $0) } }
    let entries = DualOracle(bounded, boundedExamples).gradient().entries
    let exact = DualOracle(field, fieldExamples).gradient().entries
    for (i, parameter) in network.parameters.enumerated() {
      let exactly = DualOracle.derivative(of: field, by: parameter, on: fieldExamples)
      #expect(exact[i] == exactly, "\(parameter)")
      let definition = DualOracle.derivative(of: bounded, by: parameter, on: boundedExamples)
      let off = abs(entries[i].value - definition.value)
      #expect(off <= entries[i].bound + definition.bound, "\(parameter)")
      #expect(off <= 1e-15)
    }
  }

  /// A bias moves its unit's z, so that the mean of δ is its derivative.
  @Test(arguments: cases.indices)
  func deltasAddUpToBiasDerivatives(_ index: Int) throws {
    let (widths, activations, loss) = Self.cases[index]
    let (network, examples) = try network(widths, activations, loss, seed: 11)
    let oracle = DualOracle(network, examples)
    let gradient = oracle.gradient()
    let deltas = oracle.deltas()
    for l in network.layers.indices {
      let sum = deltas.map { $0[l] }.reduce(Vector(zeros: network.layers[l].width), +)
      for j in sum.indices {
        #expect(abs(sum[j] / 3 - gradient.layers[l].bias[j]) < 1e-15)
      }
    }
  }

  /// Moving a number through the probe is replacing it in the network.
  @Test func probeIsTheLossOfTheChangedNetwork() throws {
    let (network, examples) = try network([3, 4, 2], [.tanh, .softmax], .crossEntropy, seed: 5)
    let probe = LossProbe(network, examples)
    for parameter in network.parameters {
      let changed = network.replacing(parameter, by: 0.625)
      #expect(probe.loss(moving: parameter)(0.625) == changed.loss(on: examples))
    }
  }

  /// Two oracles that share nothing but the forward pass.
  @Test(arguments: cases.indices)
  func differencesAgreeWithDuals(_ index: Int) throws {
    let (widths, activations, loss) = Self.cases[index]
    let (network, examples) = try network(widths, activations, loss, seed: 3)
    let probe = LossProbe(network, examples)
    let duals = DualOracle(network, examples).gradient().entries
    for (parameter, dual) in zip(network.parameters, duals) {
      let verdict = FiniteDifferences().derivative(
        of: probe.loss(moving: parameter), at: network[parameter])
      guard case .slope(let slope) = verdict else {
        Issue.record("\(parameter): \(verdict)")
        continue
      }
      #expect(abs(slope.value - dual) <= max(slope.error, 1e-9 * abs(dual)), "\(parameter)")
      #expect(slope.error <= 2e-11 * max(1, abs(dual)), "\(parameter)")
    }
  }
}
