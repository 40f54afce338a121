import Networks

/// One part of a gradient: a layer's weights, bias or deltas; or of what led to it: a layer's
/// pre-activations or activations.
struct Part: Hashable {
  enum Kind: Hashable, CaseIterable {
    case preActivations, activations, weights, bias, deltas

    /// Whether it belongs to the forward pass.
    var isForward: Bool { self == .preActivations || self == .activations }
  }

  /// Counted from 0.
  let layer: Int
  let kind: Kind

  /// The right quantity.
  var quantity: Quantity {
    switch kind {
    case .weights: .weights(layer)
    case .bias: .bias(layer)
    case .deltas: .deltas(layer)
    case .preActivations: .preActivations(layer)
    case .activations: .activations(layer)
    }
  }

  /// The weights or the bias that it is the gradient by; `nil` of other kinds.
  func parameters(in network: Network<Double>) -> [Double]? {
    switch kind {
    case .weights: network.layers[layer].weights.elements
    case .bias: network.layers[layer].bias.elements
    default: nil
    }
  }

  /// What decay adds to each entry; `nil` where there is none.
  func decay(in network: Network<Double>) -> [Double]? {
    guard network.objective.hasDecay else { return nil }
    return parameters(in: network)?.map {
      network.objective.decayDerivative(by: $0, isBias: kind == .bias)
    }
  }

  /// The shape of the part in words, as the network has it.
  func shape(in network: Network<Double>) -> String {
    let layer = network.layers[layer]
    return switch kind {
    case .weights: "\(layer.width) × \(layer.weights.columns)"
    case .bias: "\(layer.width) numbers"
    default: "\(layer.width) numbers for each example"
    }
  }

  /// The place of entry i, as the network and the examples number it.
  func indices(_ i: Int, in network: Network<Double>) -> [Int] {
    let columns =
      switch kind {
      case .weights: network.layers[layer].weights.columns
      case .bias: 0
      default: network.layers[layer].width
      }
    return columns == 0 ? [i] : [i / columns, i % columns]
  }
}

/// What was claimed of one part.
struct PartClaim {
  var part: Part
  let values: [Double]

  /// Of a matrix; a bias is a column.
  let (rows, columns): (Int, Int)

  /// Whether it has the shape that the network gives this part.
  func fits(_ network: Network<Double>) -> Bool {
    let layer = network.layers[part.layer]
    return switch part.kind {
    case .weights: rows == layer.width && columns == layer.weights.columns
    case .bias: rows == layer.width
    default: columns == layer.width
    }
  }

  /// The claim less the decay, where it has the shape for it.
  func withoutDecay(in network: Network<Double>) -> PartClaim {
    guard fits(network), let decay = part.decay(in: network) else { return self }
    return PartClaim(
      part: part, values: zip(values, decay).map(-), rows: rows, columns: columns)
  }

  /// The same with rows for columns; of a bias itself.
  var transposed: PartClaim {
    guard part.kind == .weights else { return self }
    let turned = (0..<rows * columns).map { values[$0 % rows * columns + $0 / rows] }
    return PartClaim(part: part, values: turned, rows: columns, columns: rows)
  }

  /// The shape in words.
  var shape: String {
    switch part.kind {
    case .weights: "\(rows) × \(columns)"
    case .bias: "\(rows) numbers"
    default: "\(columns) numbers for each example"
    }
  }
}

extension ClaimedGradient {
  /// The parts that were computed, layer by layer from the first.
  var parts: [PartClaim] {
    layers.enumerated().flatMap { l, claim -> [PartClaim] in
      func matrix(_ kind: Part.Kind, _ m: Matrix<Double>?) -> PartClaim? {
        m.map {
          PartClaim(
            part: Part(layer: l, kind: kind), values: $0.elements, rows: $0.rows,
            columns: $0.columns)
        }
      }
      let bias = claim.bias.map {
        PartClaim(
          part: Part(layer: l, kind: .bias), values: $0.elements, rows: $0.count, columns: 1)
      }
      return [
        matrix(.preActivations, claim.preActivations), matrix(.activations, claim.activations),
        matrix(.weights, claim.weights), bias, matrix(.deltas, claim.deltas),
      ].compactMap { $0 }
    }
  }
}
