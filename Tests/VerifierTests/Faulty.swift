import Networks
import Numbers

/// Plain backpropagation, right or with one fault put in on purpose.
enum Faulty: Notation {
  static let name = "faulty"
  static let source = "made for a test"
  static func convention(for loss: Loss) -> Convention { .same }

  /// What is wrong with it at the moment.
  @TaskLocal static var fault = Fault.none

  enum Fault: String, CaseIterable, Sendable {
    case none
    case entryOff, entryMissing, entryBarelyOff, signFlipped, transposed, layersExchanged
    case derivativeMissing, derivativeAtActivation, ownWeightsForNext, sumForMean, wrongMean
    case biasMissing, deltaOff, lossOff, outputFactor
    case onlyInField, onlyInFloat, boundsOfOtherFloats, overflowing, tooShort, boundsOfOtherNumbers
  }

  static func ownRun<Scalar: Number>(
    _ network: Network<Scalar>, _ blocks: ExampleBlocks<Scalar>
  ) -> Run<Scalar> {
    let examples = blocks.flatMap { $0 }
    var gradient = Gradient(zerosLike: network)
    var traces: [Run<Scalar>.Trace] = []
    var loss = Scalar.zero
    for example in examples {
      let trace = pass(network, example)
      for l in network.layers.indices {
        let below = l == 0 ? example.input : trace.a[l - 1]
        gradient.layers[l].weights += trace.δ[l] * below.ᵀ
        gradient.layers[l].bias += trace.δ[l]
      }
      loss = loss + trace.loss
      traces.append(trace)
    }
    let n = Scalar(fault == .wrongMean ? 2 * examples.count : examples.count)
    let mean = gradient.map { fault == .sumForMean ? $0 : $0 / n }
    var run = Run(traces: traces, loss: loss / Scalar(examples.count), gradient: mean)
    spoil(&run, network)
    return run
  }

  private static func pass<Scalar: Number>(
    _ network: Network<Scalar>, _ example: Example<Scalar>
  ) -> Run<Scalar>.Trace {
    let (z, a) = network.forward(example.input)
    let last = network.layers.count - 1
    let y = example.target
    var output = a[last] - y
    if network.loss == .squaredError { output = Scalar(2.0) * output }
    if network.loss.isSquaredError { output = network.output.jacobian(z[last]) * output }
    if fault == .outputFactor { output = Scalar(2.0) * output }
    if fault == .overflowing {
      let e = z[last].map(Scalar.exp)
      output = e.map { $0 / e.sum() } - y
    }
    var δ = [output]
    for l in (0..<last).reversed() {
      let above = network.layers[fault == .ownWeightsForNext ? l : l + 1].weights
      let layer = network.layers[l]
      let at = fault == .derivativeAtActivation ? a[l] : z[l]
      let sum = above.ᵀ * δ[0]
      δ.insert(
        fault == .derivativeMissing ? sum : layer.activation.derivative(at) ⊙ sum, at: 0)
    }
    let loss = network.loss.value(z: z[last], a: a[last], target: y)
    return .init(z: z, a: a, δ: δ, loss: loss)
  }

  private static func spoil<Scalar: Number>(
    _ run: inout Run<Scalar>, _ network: Network<Scalar>
  ) {
    let entry = run.gradient.layers[0].weights[1, 0]
    let isField = Scalar.self == PrimeField.self
    switch fault {
    case .entryOff: run.gradient.layers[0].weights[1, 0] = entry * Scalar(1.001)
    case .entryMissing: run.gradient.layers[0].weights[1, 0] = .zero
    case .entryBarelyOff where !isField:
      run.gradient.layers[0].weights[1, 0] = entry * Scalar(1 + 2e-12)
    case .signFlipped: run.gradient.layers[1].bias[0] = -run.gradient.layers[1].bias[0]
    case .transposed: run.gradient.layers[1].weights = run.gradient.layers[1].weights.ᵀ.matrix
    case .layersExchanged: run.gradient.layers.swapAt(0, 1)
    case .biasMissing: run.gradient.layers[0].bias = Vector(zeros: network.layers[0].width)
    case .deltaOff: run.traces[1].δ[1][0] = run.traces[1].δ[1][0] * Scalar(1.001)
    case .lossOff: run.loss = run.loss * Scalar(1.001)
    case .onlyInField:
      // s² = s holds for the branch of a real ReLU, not for an element of the field.
      let s = Scalar.step(entry)
      run.gradient.layers[0].weights[1, 0] = entry + (s * s - s)
    case .tooShort: run.traces.removeLast()
    case .onlyInFloat where Scalar.self == Float.self || Scalar.self == Bounded<Float>.self:
      run.gradient.layers[0].weights[1, 0] = entry * Scalar(1.001)
    case .boundsOfOtherFloats where Scalar.self == Float.self: run.loss = run.loss + .one
    case .boundsOfOtherNumbers where Scalar.self == Double.self: run.loss = run.loss + .one
    default: break
    }
  }
}
