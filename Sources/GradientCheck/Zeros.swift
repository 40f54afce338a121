import Networks
import Numbers

/// Which derivatives are 0 whatever the precision: for want of a path, an input of 0, or a ReLU that
/// is switched off; and not because they are too small for Double.
struct Zeros {
  /// For each example and layer whether δ of a unit may be other than 0, and whether what the layer
  /// receives may.
  private let deltas: [[[Bool]]]
  private let below: [[[Bool]]]
  private let network: Network<Double>

  init(of network: Network<Double>, on examples: [Example<Double>]) {
    self.network = network
    let passes = examples.map { Self.passes(network, $0) }
    (deltas, below) = (passes.map(\.deltas), passes.map(\.below))
  }

  /// Whether entry i of a quantity is 0 in exact arithmetic, as far as its formula shows.
  func isZero(_ quantity: Quantity, _ i: Int) -> Bool {
    switch quantity {
    case .weights(let l):
      let (j, k) = i.quotientAndRemainder(dividingBy: network.layers[l].weights.columns)
      return !deltas.indices.contains { deltas[$0][l][j] && below[$0][l][k] }
    case .bias(let l): return !deltas.contains { $0[l][i] }
    case .deltas(let l):
      let (example, j) = i.quotientAndRemainder(dividingBy: network.layers[l].width)
      return !deltas[example][l][j]
    case .preActivations, .activations: return true
    }
  }

  private static func passes(
    _ network: Network<Double>, _ example: Example<Double>
  ) -> (deltas: [[Bool]], below: [[Bool]]) {
    let (z, a) = network.forward(example.input)
    let layers = network.layers
    var deltas: [[Bool]] = [output(network, z[layers.count - 1], a[layers.count - 1], example)]
    for l in layers.indices.dropLast().reversed() {
      let (weights, above) = (layers[l + 1].weights, deltas[0])
      deltas.insert(
        (0..<layers[l].width).map { j in
          !isOff(layers[l].activation, z[l][j])
            && above.indices.contains { above[$0] && weights[$0, j] != 0 }
        }, at: 0)
    }
    let received = zip(layers, a).map { layer, a in
      // σ and softmax are never 0, though they may round to it.
      a.map { layer.activation == .sigmoid || layer.activation == .softmax ? 1 : $0 }
    }
    let below = ([example.input] + received.dropLast()).map { $0.elements.map { $0 != 0 } }
    return (deltas, below)
  }

  private static func output(
    _ network: Network<Double>, _ z: Vector<Double>, _ a: Vector<Double>,
    _ example: Example<Double>
  ) -> [Bool] {
    let isConstant = network.output == .softmax && a.count == 1
    return a.indices.map { j in
      if isConstant || isOff(network.output, z[j]) { return false }
      // A function that only approaches its bounds never meets a target that lies on one.
      let isBound = approachesBounds(network.output) && [-1, 0, 1].contains(a[j]) && z[j] != 0
      return isBound || a[j] != example.target[j]
    }
  }

  private static func approachesBounds(_ activation: Activation) -> Bool {
    activation == .sigmoid || activation == .tanh || activation == .softmax
  }

  private static func isOff(_ activation: Activation, _ z: Double) -> Bool {
    activation == .relu && z <= 0
  }
}
