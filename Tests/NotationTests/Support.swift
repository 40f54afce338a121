import Networks
import Numbers
import Testing

/// A small network with examples, drawn at random from a seed that a failure prints.
struct Trial: Sendable, CustomTestStringConvertible {
  let widths: [Int]
  let hidden: [Activation]
  let output: Activation
  let loss: Loss
  let seed: UInt64

  /// Every output activation with every loss that goes with it, over layers of different widths,
  /// every hidden activation among them.
  static let all: [Trial] = shapes.enumerated().flatMap { number, shape in
    pairs.enumerated().map { place, pair in
      Trial(
        widths: shape.widths, hidden: shape.hidden, output: pair.output, loss: pair.loss,
        seed: UInt64(100 * number + place + 1))
    }
  }

  private static let shapes: [(widths: [Int], hidden: [Activation])] = [
    ([3, 2], []),
    ([2, 4, 3], [.tanh]),
    ([3, 2, 4, 2], [.sigmoid, .relu]),
    ([2, 1, 3, 1], [.identity, .tanh]),
    ([2, 3, 2, 2], [.gelu, .leakyReLU(slope: 0.125)]),
    ([3, 2, 3, 1, 2], [.silu, .softplus, .geluTanh]),
  ]

  private static let pairs: [(output: Activation, loss: Loss)] = Activation.allCases.flatMap {
    output in Loss.allCases.filter { $0.accepts(output) }.map { (output, $0) }
  }

  var testDescription: String {
    "\(widths) \(hidden.map(\.name)) \(output.name) \(loss.rawValue), seed \(seed)"
  }

  /// The network over the prime field, with random elements.
  func inField(examples: Int = 2) throws -> (Network<PrimeField>, [Example<PrimeField>]) {
    var generator = SplitMix64(seed: seed)
    return try draw(examples) { PrimeField.random(using: &generator) }
  }

  /// The network in Double, with numbers from −2 to 2 and targets from 0 to 1.
  func inDouble(examples: Int = 2) throws -> (Network<Double>, [Example<Double>]) {
    var generator = SplitMix64(seed: seed)
    let (network, raw) = try draw(examples) { Double.random(in: -2...2, using: &generator) }
    var drawn = raw
    for i in drawn.indices where !loss.isSquaredError {
      let positive = drawn[i].target.map { abs($0) / 4 }
      let sum = loss == .crossEntropy ? positive.sum() : 1
      drawn[i].target = positive.map { $0 / sum }
    }
    return (network, drawn)
  }

  private func draw<Scalar: Number>(
    _ count: Int, _ number: () -> Scalar
  ) throws -> (Network<Scalar>, [Example<Scalar>]) {
    let activations = hidden + [output]
    let layers = activations.indices.map { i in
      Layer(
        weights: Matrix(rows: widths[i + 1], columns: widths[i]) { _, _ in number() },
        bias: Vector((0..<widths[i + 1]).map { _ in number() }), activation: activations[i])
    }
    let examples = (0..<count).map { _ in
      var target = (1..<widths[widths.count - 1]).map { _ in number() }
      // A distribution sums to 1, which δ = ŷ − y needs.
      target.append(loss == .crossEntropy ? target.reduce(.one, -) : number())
      return Example(
        input: Vector((0..<widths[0]).map { _ in number() }), target: Vector(target))
    }
    return (try Network(layers: layers, loss: loss), examples)
  }
}

/// The derivative of the mean loss by each parameter, through the forward pass alone.
func derivative<Base: Number>(
  of network: Network<Base>, on examples: [Example<Base>]
) -> Gradient<Base> {
  var gradient = Gradient(zerosLike: network)
  let lifted = examples.map { $0.map { Dual($0) } }
  for parameter in network.parameters {
    let seeded = Dual(network[parameter], tangent: .one)
    let tangent = network.map { Dual($0) }.replacing(parameter, by: seeded)
      .loss(on: lifted).tangent
    if let from = parameter.from {
      gradient.layers[parameter.layer].weights[parameter.to, from] = tangent
    } else {
      gradient.layers[parameter.layer].bias[parameter.to] = tangent
    }
  }
  return gradient
}

/// What every notation has to pass, over the prime field: gradient, deltas, passes and loss are
/// exactly those of the canonical forward pass and its derivative.
func expectExact(_ notation: any Notation.Type, _ trial: Trial) throws {
  let (network, examples) = try trial.inField()
  try expectExact(notation, network, examples)
}

func expectExact(
  _ notation: any Notation.Type, _ network: Network<PrimeField>,
  _ examples: [Example<PrimeField>]
) throws {
  var undecayed = network.objective
  (undecayed.weightDecay, undecayed.biasDecay) = (0, 0)
  let bare = try Network(layers: network.layers, objective: undecayed)
  let run = notation.run(network, on: examples)
  #expect(run.gradient == derivative(of: network, on: examples))
  #expect(run.loss == network.loss(on: examples))
  #expect(run.traces.count == examples.count)
  for (trace, example) in zip(run.traces, examples) {
    let (z, a) = network.forward(example.input)
    #expect(trace.z == z && trace.a == a)
    #expect(trace.loss == network.loss(on: example))
    // A bias is added to its z, so that the derivatives by both are the same.
    #expect(trace.δ == derivative(of: bare, on: [example]).layers.map(\.bias))
  }
}

/// The same in Double, each entry within the rounding bounds that both computations carry.
func expectWithinRounding(_ notation: any Notation.Type, _ trial: Trial) throws {
  let (network, examples) = try trial.inDouble()
  let bounded = network.map { Bounded(exact: $0) }
  let boundedExamples = examples.map { $0.map { Bounded(exact: $0) } }
  let ours = notation.gradient(of: bounded, on: boundedExamples).entries
  let truth = derivative(of: bounded, on: boundedExamples).entries
  for (x, y) in zip(ours, truth) {
    #expect(abs(x.value - y.value) <= x.bound + y.bound)
    #expect(x.bound < 1e-9 * max(1, abs(x.value)), "a bound that says nothing")
  }
  // The bounds belong to the very numbers that a run in Double gives.
  #expect(ours.map(\.value) == notation.gradient(of: network, on: examples).entries)
}

/// A network of one layer of the given activation, whose z is its input.
func outputLayer(
  _ activation: Activation, _ loss: Loss, width: Int
) throws -> Network<Double> {
  let weights = Matrix(diagonal: Vector([Double](repeating: 1, count: width)))
  return try Network(
    layers: [Layer(weights: weights, bias: Vector(zeros: width), activation: activation)],
    loss: loss)
}

/// At |z| = 1000 the cross-entropies stay finite and exact.
func expectStable(_ notation: any Notation.Type) throws {
  let softmax = try outputLayer(.softmax, .crossEntropy, width: 3)
  let classes = Example<Double>(input: [1000, 0, -1000], target: [0, 1, 0])
  let wrong = notation.run(softmax, on: [classes])
  #expect(wrong.loss == 1000)
  #expect(wrong.traces[0].δ == [[1, -1, 0]])
  #expect(wrong.gradient.layers[0].bias == [1, -1, 0])
  #expect(wrong.gradient.layers[0].weights.row(0) == [1000, 0, -1000])

  let sigmoid = try outputLayer(.sigmoid, .binaryCrossEntropy, width: 2)
  let labels = Example<Double>(input: [1000, -1000], target: [0, 1])
  let far = notation.run(sigmoid, on: [labels])
  #expect(far.loss == 2000)
  #expect(far.traces[0].δ == [[1, -1]])
  #expect(far.gradient.layers[0].weights.elements == [1000, -1000, -1000, 1000])
}

/// Where a prediction is right and confident, δ keeps its digits, which ŷ − y does not.
///
/// By z = (40, 0) and the first class: ŷ₁ − 1 = −1/(1 + e⁴⁰) and ŷ₂ = 1/(1 + e⁴⁰); to more digits
/// than a Double has, computed at 50 digits.
func expectConfident(_ notation: any Notation.Type) throws {
  let small = 4.2483542552915889772e-18
  let softmax = try outputLayer(.softmax, .crossEntropy, width: 2)
  let classes = notation.run(softmax, on: [Example(input: [40, 0], target: [1, 0])])
  expectClose(classes.traces[0].δ[0], [-small, small])
  expectClose(classes.gradient.layers[0].bias, [-small, small])

  let three = try outputLayer(.softmax, .crossEntropy, width: 3)
  // Two others: the sum of both probabilities, 2 e^−40 / (1 + 2 e^−40), and a target beside 1.
  let both = notation.run(three, on: [Example(input: [0, 40, 0], target: [0, 1, 0])])
  expectClose(both.traces[0].δ[0], [small, -2 * small, small])
  let spread = notation.run(three, on: [Example(input: [0, 40, 0], target: [0, 1, 0x1p-60])])
  expectClose(spread.traces[0].δ[0], [small, 0x1p-60 - 2 * small, small - 0x1p-60])

  let sigmoid = try outputLayer(.sigmoid, .binaryCrossEntropy, width: 3)
  let labels = notation.run(sigmoid, on: [Example(input: [40, -40, 40], target: [1, 0, 0.5])])
  expectClose(labels.traces[0].δ[0], [-small, small, 0.5])
}

private func expectClose(_ x: Vector<Double>, _ y: Vector<Double>) {
  for (x, y) in zip(x.elements, y.elements) { #expect(abs(x - y) <= 1e-15 * abs(y)) }
}

/// Values worked out by hand: 3 · 2 + 1 = 7 wanted 5, through a unit w = 2, b = 1.
func expectWorkedExample(_ notation: any Notation.Type) throws {
  let layer = Layer<Double>(
    weights: Matrix(rows: 1, columns: 1, elements: [2]), bias: [1], activation: .identity)
  let example = Example<Double>(input: [3], target: [5])
  let half = try Network(layers: [layer], loss: .halfSquaredError)
  let whole = try Network(layers: [layer], loss: .squaredError)
  #expect(notation.run(half, on: [example]).loss == 2)
  #expect(notation.gradient(of: half, on: [example]).entries == [6, 2])
  #expect(notation.run(whole, on: [example]).loss == 4)
  #expect(notation.gradient(of: whole, on: [example]).entries == [12, 4])
  // Twice the same example: the mean is that of one.
  #expect(notation.gradient(of: half, on: [example, example]).entries == [6, 2])
}
