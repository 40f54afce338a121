import Networks

/// A mistake that enters where a layer's δ is computed, and is carried down from there.
enum DeltaMistake: Hashable {
  case derivativeMissing
  case derivativeAtActivation
  case softmaxElementwise
  case otherLoss(Loss)

  /// W_l where W_{l+1} belongs, transposed or not, as the shapes allow.
  case wrongWeights(isTransposed: Bool)

  /// W_{l+1} δ for W_{l+1}ᵀ δ, where the shapes allow.
  case untransposedWeights

  case unlisted(UnlistedMistake)

  /// The mistakes that can be made in this layer, counted from 0.
  static func candidates(
    in layer: Int, of network: Network<Double>, unlisted: Bool
  ) -> [DeltaMistake] {
    listed(in: layer, of: network)
      + (unlisted ? UnlistedMistake.inDelta(of: layer, network).map { .unlisted($0) } : [])
  }

  private static func listed(in layer: Int, of network: Network<Double>) -> [DeltaMistake] {
    let isOutput = layer == network.layers.count - 1
    // The slope of ReLU is the same at a as at z.
    let slopes: [DeltaMistake] =
      switch network.layers[layer].activation {
      case .identity: []
      case .relu: [.derivativeMissing]
      default: [.derivativeMissing, .derivativeAtActivation]
      }
    guard !isOutput else {
      let losses = Loss.allCases.filter { $0 != network.loss && $0.accepts(network.output) }
      return slopes + (network.output == .softmax ? [.softmaxElementwise] : [])
        + losses.map { .otherLoss($0) }
    }
    return slopes + wrongWeights(in: layer, of: network)
  }

  private static func wrongWeights(
    in layer: Int, of network: Network<Double>
  ) -> [DeltaMistake] {
    let (below, own) = (network.widths[layer], network.widths[layer + 1])
    let above = network.widths[layer + 2]
    var result: [DeltaMistake] = []
    if own == above && below == own { result.append(.wrongWeights(isTransposed: true)) }
    if below == above { result.append(.wrongWeights(isTransposed: false)) }
    if own == above { result.append(.untransposedWeights) }
    return result
  }
}

/// A named mistake in one part of a gradient.
public enum Mistake: Hashable, Sendable {
  case transposed
  case factor(Double)

  /// The other layer, counted from 1.
  case layerExchanged(with: Int)
  case derivativeMissing
  case derivativeAtActivation
  case softmaxElementwise

  /// This layer's weights, or the next layer's without the transpose, on the way down.
  case wrongWeights
  case biasMissing
  case biasWrongAxis

  /// The example, counted from 0.
  case singleExample(Int)
  case otherLoss(Loss)

  /// Single wrong entries, `[to, from]` or `[to]`, counted from 0.
  case entries([[Int]])

  /// One that is recognised but has no name in reports, where it is `unknown` with an explanation.
  case unlisted(UnlistedMistake)
  case unknown

  /// The name in reports.
  public var name: String {
    switch self {
    case .transposed: "transposed"
    case .factor: "factor"
    case .layerExchanged: "layer-exchanged"
    case .derivativeMissing: "derivative-missing"
    case .derivativeAtActivation: "derivative-at-activation"
    case .softmaxElementwise: "softmax-elementwise"
    case .wrongWeights: "wrong-weights"
    case .biasMissing: "bias-missing"
    case .biasWrongAxis: "bias-wrong-axis"
    case .singleExample: "single-example"
    case .otherLoss: "other-loss"
    case .entries: "entries"
    case .unlisted, .unknown: "unknown"
    }
  }

  init(_ mistake: DeltaMistake) {
    switch mistake {
    case .derivativeMissing: self = .derivativeMissing
    case .derivativeAtActivation: self = .derivativeAtActivation
    case .softmaxElementwise: self = .softmaxElementwise
    case .otherLoss(let loss): self = .otherLoss(loss)
    case .wrongWeights, .untransposedWeights: self = .wrongWeights
    case .unlisted(let mistake): self = .unlisted(mistake)
    }
  }
}
