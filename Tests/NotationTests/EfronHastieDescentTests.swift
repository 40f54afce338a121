import EfronHastie
import Fixtures
import Networks
import Numbers
import Testing

@Suite("efron-hastie: mini-batches, updates, layers that are not dense")
struct EfronHastieDescentTests {
  /// 3-2-2, with the weight to unit 1 from unit 2 of the input absent, counted from 0.
  private func sparse(seed: UInt64 = 7) throws -> (Network<PrimeField>, [Example<PrimeField>]) {
    var generator = SplitMix64(seed: seed)
    func number() -> PrimeField { PrimeField.random(using: &generator) }
    var V = Matrix(rows: 2, columns: 3) { _, _ in number() }
    V[1, 2] = .zero
    let hidden = Layer(
      weights: V, bias: [number(), number()], activation: .tanh,
      absent: [Connection(to: 1, from: 2)])
    let output = Layer(
      weights: Matrix(rows: 2, columns: 2) { _, _ in number() }, bias: [number(), number()],
      activation: .identity)
    let network = try Network(layers: [hidden, output], loss: .halfSquaredError)
    let examples = (0..<3).map { _ in
      Example<PrimeField>(
        input: [number(), number(), number()], target: [number(), number()])
    }
    return (network, examples)
  }

  @Test("an absent element has a derivative, and stays zero in every update")
  func absentStaysZero() throws {
    let (network, examples) = try sparse()
    let truth = derivative(of: network, on: examples)
    #expect(EfronHastieNotation.gradient(of: network, on: examples) == truth)
    #expect(truth.layers[0].weights[1, 2] != .zero)

    var net = LayeredNetwork(network)
    let before = net
    for _ in 1...3 {
      net.descendOneEpoch(through: examples, miniBatchesOf: 2, rate: PrimeField(0.5))
    }
    #expect(net.w(1, 2, 3) == .zero)
    for (j, ℓ) in [(1, 1), (1, 3), (2, 1), (2, 2), (2, 0)] {
      #expect(net.w(1, j, ℓ) != before.w(1, j, ℓ))
    }
  }

  @Test("the bundled network that is not dense keeps its absent weights at 0")
  func sparseFixture() throws {
    let file = try Fixture.load("sparse")
    var net = LayeredNetwork(file.network)
    let gradient = EfronHastieNotation.gradient(of: file.network, on: file.examples)
    net.descendOneEpoch(through: file.examples, miniBatchesOf: 1, rate: 0.1)
    let absent = file.network.layers.enumerated().flatMap { index, layer in
      layer.absent.map { (layer: index, place: $0) }
    }
    #expect(!absent.isEmpty)
    for (layer, place) in absent {
      #expect(net.W[layer + 1].ofUnits[place.to, place.from] == 0)
    }
    #expect(
      absent.contains { layer, place in
        gradient.layers[layer].weights[place.to, place.from] != 0
      })
  }

  @Test("an element that is 0 but not absent leaves 0")
  func zeroIsNotAbsent() throws {
    let (network, examples) = try sparse()
    var layers = network.layers
    layers[0].absent = []
    var net = LayeredNetwork(try network.with(layers: layers))
    net.descendOneEpoch(through: examples, miniBatchesOf: 3, rate: PrimeField(0.5))
    #expect(net.w(1, 2, 3) != .zero)
  }

  @Test("an update is W^k − ρ times the average of the mini-batch's partial derivatives")
  func update() throws {
    let (network, examples) = try sparse()
    var net = LayeredNetwork(network)
    let truth = derivative(of: network, on: examples)
    net.descendOneEpoch(through: examples, miniBatchesOf: 3, rate: PrimeField(0.25))
    for k in 1..<net.K {
      let (layer, D) = (network.layers[k - 1], truth.layers[k - 1])
      for j in 0..<layer.width {
        #expect(net.W[k][j, 0] == layer.bias[j] - PrimeField(0.25) * D.bias[j])
        for ℓ in 0..<layer.weights.columns
        where !layer.absent.contains(Connection(to: j, from: ℓ)) {
          let updated = layer.weights[j, ℓ] - PrimeField(0.25) * D.weights[j, ℓ]
          #expect(net.W[k][j, ℓ + 1] == updated)
        }
      }
    }
  }

  @Test("an epoch has an update after each mini-batch, not one before the next epoch")
  func epoch() throws {
    let (network, examples) = try sparse()
    var whole = LayeredNetwork(network)
    whole.descendOneEpoch(through: examples, miniBatchesOf: 2, rate: PrimeField(0.5))

    var stepwise = LayeredNetwork(network)
    for batch in [Array(examples[0..<2]), Array(examples[2...])] {
      var average = MiniBatchAverage(for: stepwise)
      for instance in batch {
        let passes = stepwise.passes(on: instance)
        average.add(stepwise.partialDerivatives(passes), loss: passes.L)
      }
      stepwise.update(against: average.value.dW, rate: PrimeField(0.5))
    }
    #expect(whole.W.array == stepwise.W.array)

    var single = LayeredNetwork(network)
    single.descendOneEpoch(through: examples, miniBatchesOf: 3, rate: PrimeField(0.5))
    #expect(whole.W.array != single.W.array)
  }

  @Test("no instances give a zero average in the shapes of the W^k")
  func empty() throws {
    let (network, _) = try sparse()
    let run = EfronHastieNotation.run(network, on: [])
    #expect(run.gradient == Gradient(zerosLike: network) && run.loss == .zero)
  }

  @Test("softmax outputs are probabilities; identity outputs are z")
  func outputs() throws {
    let z: Vector<Double> = [0, 1, 2]
    let sum = 1 + Double.exp(1) + Double.exp(2)
    let example = Example(input: z, target: [1, 0, 0])
    let softmax = LayeredNetwork(try outputLayer(.softmax, .crossEntropy, width: 3))
    let a = softmax.forward(example.input).a[2]
    for (m, e) in [1, Double.exp(1), Double.exp(2)].enumerated() {
      #expect(abs(a[m] - e / sum) <= 2 * a[m].ulp)
    }
    let identity = LayeredNetwork(try outputLayer(.identity, .halfSquaredError, width: 3))
    #expect(identity.forward(z).a[2] == z)
  }
}
