import Networks
import Numbers

/// In which layers something is done in the forward pass.
public enum ForwardPlace: Hashable, Sendable {
  /// One, counted from 1; all hidden ones; or all.
  case layer(Int), hidden, everywhere

  /// Whether it is done in layer l of so many, counted from 0.
  func contains(_ l: Int, of count: Int) -> Bool {
    switch self {
    case .layer(let layer): l + 1 == layer
    case .hidden: l + 1 < count
    case .everywhere: true
    }
  }

  /// The layer, where it is one.
  var layer: Int? { if case .layer(let layer) = self { layer } else { nil } }

  var words: String {
    switch self {
    case .layer(let layer): "layer \(layer)"
    case .hidden: "the hidden layers"
    case .everywhere: "all layers"
    }
  }
}

/// What may be done in a layer of the forward pass in place of a = g(W a + b).
public enum ForwardStep: Hashable, Sendable {
  /// b is added twice, taken off, or added behind the activation.
  case biasTwice, biasSubtracted, biasBehind

  /// The weights are transposed.
  case weightsTransposed

  /// The weights, the bias, or what is received are those of the layer so many above.
  case weightsOf(offset: Int), biasOf(offset: Int), inputOf(offset: Int)

  /// The activation is applied twice.
  case activatedTwice

  /// Of the sum W a only some terms.
  case terms(SomeTerms)

  /// z is divided by how many units there are below, or by the root of that.
  case divided(byRoot: Bool)

  /// z is brought to mean 0 and deviation 1, over the examples or over the units.
  case standardised(overUnits: Bool)

  /// Another function in place of the activation.
  case function(OtherFunction)

  /// Those that can be made in a layer of a network.
  static func all(in l: Int, of network: Network<Double>, examples n: Int) -> [ForwardStep] {
    let layer = network.layers[l]
    let (w, g) = (layer.weights, layer.activation)
    var result: [ForwardStep] = [.divided(byRoot: false), .divided(byRoot: true)]
    if layer.bias.elements.contains(where: { $0 != 0 }) {
      result += [.biasTwice, .biasSubtracted] + (g == .identity ? [] : [.biasBehind])
    }
    if w.rows == w.columns && w.rows > 1 { result.append(.weightsTransposed) }
    for (m, other) in network.layers.enumerated() where m != l {
      if other.weights.rows == w.rows && other.weights.columns == w.columns {
        result.append(.weightsOf(offset: m - l))
      }
      if other.width == layer.width { result.append(.biasOf(offset: m - l)) }
      if m < l && other.weights.columns == w.columns { result.append(.inputOf(offset: m - l)) }
    }
    if g != .identity && g != .softmax && g != .relu { result.append(.activatedTwice) }
    result += SomeTerms.all(of: w.columns).map { .terms($0) }
    if n > 1 { result.append(.standardised(overUnits: false)) }
    if w.rows > 1 { result.append(.standardised(overUnits: true)) }
    if g != .softmax {
      result += OtherFunction.all.filter { $0.isAnother(than: g) }.map { .function($0) }
    }
    return result
  }

  /// z of a layer.
  ///
  /// - Parameter below: what each layer up to this one receives.
  func preActivation(_ l: Int, _ network: Network<Double>, below: [Signal]) -> Signal {
    var (layer, received) = (network.layers[l], below[l])
    var (isTransposed, bias) = (false, 1.0)
    switch self {
    case .weightsTransposed: isTransposed = true
    case .weightsOf(let offset): layer.weights = network.layers[l + offset].weights
    case .biasOf(let offset): layer.bias = network.layers[l + offset].bias
    case .inputOf(let offset): received = below[l + offset]
    case .terms(let terms): received = terms.of(received)
    case .biasTwice: bias = 2
    case .biasSubtracted: bias = -1
    case .biasBehind: bias = 0
    default: break
    }
    var z = received.carried(by: layer.weights, transposed: isTransposed)
    z.add(layer.bias, times: bias)
    switch self {
    case .divided(let byRoot):
      let count = Double(received.units)
      return (1 / (byRoot ? count.squareRoot() : count)) * z
    case .standardised(let overUnits): return z.standardised(overUnits: overUnits)
    default: return z
    }
  }

  /// a of a layer, given its z.
  func activation(_ z: Signal, _ g: Activation, bias: Vector<Double>) -> Signal {
    var a = g.applied(to: z)
    switch self {
    case .biasBehind: a.add(bias, times: 1)
    case .activatedTwice: a = g.applied(to: a)
    case .function(let function):
      let values = z.values.map { function($0) }
      return Signal(
        units: z.units, values: values, sizes: zip(values, z.sizes).map { abs($0) + $1 })
    default: break
    }
    return a
  }

  /// What may be taken for g′ beside g′(z): by the formula in a, and of another function its own.
  func slopes(z: Signal, a: Signal, _ g: Activation) -> [Signal] {
    var result = [g.slopes(z: z, a: a)]
    switch self {
    case .biasBehind, .activatedTwice, .function: result.append(g.slopes(ofActivations: a))
    default: break
    }
    if case .function(let function) = self {
      result.append(
        Signal(
          units: z.units, values: z.values.map { function.derivative($0) },
          sizes: z.sizes.map { 1 + $0 }))
    }
    return result
  }

  /// In the layer of that number, counted from 1, or in all.
  func sentence(_ layer: Int?) -> String {
    func place(_ offset: Int) -> String { Mistake.place(offset, from: layer) }
    return switch self {
    case .biasTwice: "b was added twice in the forward pass"
    case .biasSubtracted: "b was taken off in the forward pass, not added"
    case .biasBehind: "b was added behind the activation, a = g(W a) + b"
    case .weightsTransposed: "the forward pass has Wᵀ for W"
    case .weightsOf(let offset): "the forward pass was made with the weights of \(place(offset))"
    case .biasOf(let offset): "the forward pass was made with the bias of \(place(offset))"
    case .inputOf(let offset):
      "in the forward pass it received what \(place(offset)) receives, not the activation below"
    case .activatedTwice: "the activation was applied twice in the forward pass"
    case .terms(let terms): "in the forward pass W a has \(terms.sentence)"
    case .divided(let byRoot):
      "in the forward pass z was divided by \(byRoot ? "the root of " : "")the number of units below"
    case .standardised(let overUnits):
      "in the forward pass z was brought to mean 0 and deviation 1 over the "
        + (overUnits ? "units" : "examples")
    case .function(let function):
      "the forward pass has \(function.words) in place of the activation"
    }
  }
}

extension Signal {
  /// Adds a bias to every example, times a constant.
  mutating func add(_ bias: Vector<Double>, times factor: Double) {
    for i in values.indices {
      values[i] += factor * bias[i % units]
      sizes[i] += abs(factor * bias[i % units])
    }
  }
}
