import Networks
import Numbers

/// The ReLU units whose input is 0 to rounding, and what the gradient may be there.
///
/// On the two sides of a kink the derivatives differ; any value between them is a subgradient, and
/// any of them is accepted. A gradient is an affine function of each branch s ∈ [0, 1], so its
/// extremes lie at branches of 0 and 1. They are all tried where an example has at most
/// ``mostCombined`` such units; beyond, each unit by itself and the differences added, which is
/// exact if the units stand in one layer.
struct Kinks {
  private static let mostCombined = 5

  /// The units, with the branch that the exact derivative takes: 1 where z > 0, otherwise 0.
  let branches: [UnitOfExample: Bool]

  /// How far each entry may lie below and above the exact derivative; `nil` without kinks.
  let extremes: (low: Gradient<Double>, high: Gradient<Double>)?

  /// Finds the units whose |z| is at most what rounding may move it.
  init(of network: Network<Double>, on examples: [Example<Double>], _ rounding: Rounding) {
    branches = Self.find(network, examples, rounding)
    guard !branches.isEmpty else {
      extremes = nil
      return
    }
    var (low, high) = (Gradient(zerosLike: network), Gradient(zerosLike: network))
    for (index, units) in Dictionary(grouping: branches.keys, by: \.example) {
      let own = branches.filter { $0.key.example == index }
      let example = SingleExample(network: network, example: examples[index], branches: own)
      for differences in example.differences(units, mostCombined: Self.mostCombined) {
        let scale = network.objective.examples(ofSum: 1.0, count: examples.count)
        low += Self.extreme(differences, scale, min)
        high += Self.extreme(differences, scale, max)
      }
    }
    extremes = (low, high)
  }

  func touches(example: Int) -> Bool { branches.keys.contains { $0.example == example } }

  private static func find(
    _ network: Network<Double>, _ examples: [Example<Double>], _ rounding: Rounding
  ) -> [UnitOfExample: Bool] {
    var found: [UnitOfExample: Bool] = [:]
    let zs = examples.map { network.forward($0.input).z }
    for (l, layer) in network.layers.enumerated() where layer.activation.hasKink {
      let values = zs.flatMap { $0[l].elements }
      let windows = rounding.allowance(for: .preActivations(l), around: values)
      for (i, (z, window)) in zip(values, windows).enumerated() where abs(z) <= window {
        let (example, unit) = i.quotientAndRemainder(dividingBy: layer.width)
        found[UnitOfExample(example: example, layer: l, unit: unit)] = z > 0
      }
    }
    return found
  }

  /// Entry by entry the least or greatest of 0 and the differences.
  private static func extreme(
    _ differences: [Gradient<Double>], _ scale: Double, _ choose: (Double, Double) -> Double
  ) -> Gradient<Double> {
    var result = differences[0].map { choose(0, scale * $0) }
    for other in differences.dropFirst() {
      for l in result.layers.indices {
        let (weights, bias) = (other.layers[l].weights, other.layers[l].bias)
        for i in weights.elements.indices {
          let value = scale * weights.elements[i]
          result.layers[l].weights.elements[i] = choose(result.layers[l].weights.elements[i], value)
        }
        for i in bias.indices {
          result.layers[l].bias[i] = choose(result.layers[l].bias[i], scale * bias[i])
        }
      }
    }
    return result
  }
}

/// One example, with prescribed branches at its kinks.
private struct SingleExample {
  let network: Network<Double>
  let example: Example<Double>
  let branches: [UnitOfExample: Bool]

  /// What other branches add to the gradient: sets of alternatives, whose extremes add up.
  func differences(_ units: [UnitOfExample], mostCombined: Int) -> [[Gradient<Double>]] {
    let base = gradient(flipping: [])
    func difference(_ flipped: [UnitOfExample]) -> Gradient<Double> {
      var difference = base.map { -$0 }
      difference += gradient(flipping: flipped)
      return difference
    }
    guard units.count <= mostCombined else { return units.map { [difference([$0])] } }
    let subsets = (1..<(1 << units.count)).map { bits in
      units.indices.filter { bits >> $0 & 1 == 1 }.map { units[$0] }
    }
    return [subsets.map(difference)]
  }

  private func gradient(flipping flipped: [UnitOfExample]) -> Gradient<Double> {
    var prescribed: [UnitOfExample: Bool] = [:]
    for (unit, isActive) in branches {
      let own = UnitOfExample(example: 0, layer: unit.layer, unit: unit.unit)
      prescribed[own] = isActive != flipped.contains(unit)
    }
    let textbook = Textbook(network: network, slopes: .stable, branches: prescribed)
    let passes = textbook.passes(on: [example])
    return Gradient(
      layers: network.layers.indices.map {
        .init(weights: passes.exampleWeights($0, 0), bias: passes.bias($0))
      })
  }
}
