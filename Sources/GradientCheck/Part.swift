import Networks

/// One part of a gradient: a layer's weights, bias or deltas.
struct Part: Hashable {
  enum Kind: Hashable { case weights, bias, deltas }

  /// Counted from 0.
  let layer: Int
  let kind: Kind

  /// The right quantity.
  var quantity: Quantity {
    switch kind {
    case .weights: .weights(layer)
    case .bias: .bias(layer)
    case .deltas: .deltas(layer)
    }
  }

  /// The shape of the part in words, as the network has it.
  func shape(in network: Network<Double>) -> String {
    let layer = network.layers[layer]
    return kind == .weights
      ? "\(layer.width) × \(layer.weights.columns)" : "\(layer.width) numbers"
  }

  /// The place of entry i, as the network and the examples number it.
  func indices(_ i: Int, in network: Network<Double>) -> [Int] {
    let columns =
      switch kind {
      case .weights: network.layers[layer].weights.columns
      case .deltas: network.layers[layer].width
      case .bias: 0
      }
    return columns == 0 ? [i] : [i / columns, i % columns]
  }
}

/// What was claimed of one part.
struct PartClaim {
  let part: Part
  let values: [Double]

  /// The shape it came in, in words, and whether it is that of the network.
  let shape: String
  let fitsShape: Bool
}

extension ClaimedGradient {
  /// The parts that were computed, layer by layer from the first.
  func parts(of network: Network<Double>) -> [PartClaim] {
    zip(layers, network.layers).enumerated().flatMap { l, pair -> [PartClaim] in
      let (claim, layer) = pair
      let weights = claim.weights.map {
        PartClaim(
          part: Part(layer: l, kind: .weights), values: $0.elements,
          shape: "\($0.rows) × \($0.columns)",
          fitsShape: $0.rows == layer.width && $0.columns == layer.weights.columns)
      }
      let bias = claim.bias.map {
        PartClaim(
          part: Part(layer: l, kind: .bias), values: $0.elements,
          shape: "\($0.count) numbers",
          fitsShape: $0.count == layer.width)
      }
      let deltas = claim.deltas.map {
        PartClaim(
          part: Part(layer: l, kind: .deltas), values: $0.elements,
          shape: "\($0.columns) numbers for each example",
          fitsShape: $0.columns == layer.width)
      }
      return [weights, bias, deltas].compactMap { $0 }
    }
  }
}
