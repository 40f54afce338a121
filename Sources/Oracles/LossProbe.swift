import Networks
import Numbers

/// The loss of a network as a function of one number in it, for finite differences.
///
/// Layers below the one that changes are computed once; what is returned for a value is bit for bit
/// what the whole forward pass with that value would give.
public struct LossProbe: Sendable {
  private let network: Network<Double>
  private let examples: [Example<Double>]
  private let passes: [(z: [Vector<Double>], a: [Vector<Double>])]

  /// Runs the forward pass of every example once; what lies below a change is taken from there.
  public init(_ network: Network<Double>, _ examples: [Example<Double>]) {
    self.network = network
    self.examples = examples
    passes = examples.map { network.forward($0.input) }
  }

  /// The whole objective as a function of a parameter's value.
  public func loss(moving parameter: Parameter) -> (Double) -> Double {
    let (l, j) = (parameter.layer, parameter.to)
    let layer = network.layers[l]
    return { value in
      var (row, bias) = (layer.weights.row(j), layer.bias[j])
      if let k = parameter.from { row[k] = value } else { bias = value }
      var sum = 0.0
      for i in passes.indices {
        let below = l == 0 ? examples[i].input : passes[i].a[l - 1]
        sum += loss(ofExample: i, layer: l, unit: j, at: row.ᵀ * below + bias)
      }
      let loss = network.objective.examples(ofSum: sum, count: examples.count)
      guard network.objective.hasDecay else { return loss }
      return loss + network.replacing(parameter, by: value).decay
    }
  }

  /// The loss of one example as a function of the pre-activation z_j of its output layer.
  public func loss(ofExample i: Int, movingOutput j: Int) -> (Double) -> Double {
    { z in loss(ofExample: i, layer: network.layers.count - 1, unit: j, at: z) }
  }

  /// z of the output layer for one example.
  public func outputs(ofExample i: Int) -> Vector<Double> {
    passes[i].z[network.layers.count - 1]
  }

  /// The loss of an example when z_j of layer l has the given value.
  private func loss(ofExample i: Int, layer l: Int, unit j: Int, at value: Double) -> Double {
    var z = passes[i].z[l]
    z[j] = value
    var a = network.layers[l].activation(z)
    for layer in network.layers[(l + 1)...] {
      z = layer.weights * a + layer.bias
      a = layer.activation(z)
    }
    return network.objective.loss(z: z, a: a, target: examples[i].target)
  }
}
