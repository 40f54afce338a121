import Networks
import Numbers

/// What makes a right gradient look wrong to a careless check.
enum Hardship: CaseIterable {
  case none, kink, nearKink, saturated40, saturated800, smallBesideLarge, allSmall, unevenLayers

  /// In words, for a table.
  var description: String {
    switch self {
    case .none: "random networks"
    case .kink: "a unit exactly on a kink"
    case .nearKink: "a unit within 1e-9 of a kink"
    case .saturated40: "saturated, |z| = 40"
    case .saturated800: "saturated, |z| = 800"
    case .smallBesideLarge: "entries of 1e-12 beside 1e3"
    case .allSmall: "all entries below 1e-5"
    case .unevenLayers: "a layer beside 10,000 times"
    }
  }

  /// The network and its examples made hard in this way.
  func applied(
    to plain: (network: Network<Double>, examples: [Example<Double>]),
    using generator: inout SplitMix64
  ) throws -> (network: Network<Double>, examples: [Example<Double>]) {
    var (layers, examples) = (plain.network.layers, plain.examples)
    switch self {
    case .none: break
    case .kink: atKink(&layers, &examples, distance: 0)
    case .nearKink:
      atKink(&layers, &examples, distance: .random(in: -1e-9...1e-9, using: &generator))
    case .saturated40, .saturated800:
      let size = self == .saturated40 ? 40.0 : 800
      for l in layers.indices {
        for j in layers[l].bias.indices {
          layers[l].bias[j] += Bool.random(using: &generator) ? size : -size
        }
      }
    case .smallBesideLarge:
      for i in examples.indices {
        for k in examples[i].input.indices { examples[i].input[k] *= k % 2 == 0 ? 1e3 : 1e-12 }
      }
      let first = layers[0].weights
      layers[0].weights = Matrix(rows: first.rows, columns: first.columns) { j, k in
        k % 2 == 0 ? first[j, k] / 1e3 : first[j, k]
      }
    case .allSmall:
      // A sigmoid far from its middle: every δ is multiplied by σ′ ≈ 1e-7.
      layers[layers.count - 1].bias = layers[layers.count - 1].bias.map { $0 - 16 }
    case .unevenLayers:
      // The output layer passes little of its δ down.
      layers[layers.count - 1].weights = 1e-6 * layers[layers.count - 1].weights
    }
    return (try plain.network.with(layers: layers), examples)
  }

  /// Moves the first unit's z on the first example to a distance from 0, exactly: the numbers it is
  /// made of become multiples of 1/16, so that no sum of them rounds.
  private func atKink(
    _ layers: inout [Layer<Double>], _ examples: inout [Example<Double>], distance: Double
  ) {
    func coarse(_ x: Double) -> Double { (x * 16).rounded() / 16 }
    examples[0].input = examples[0].input.map(coarse)
    var z = 0.0
    for k in examples[0].input.indices {
      layers[0].weights[0, k] = coarse(layers[0].weights[0, k])
      z += layers[0].weights[0, k] * examples[0].input[k]
    }
    layers[0].bias[0] = distance - z
  }
}
