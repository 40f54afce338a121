import Networks

/// A mistake that is recognised but goes by no name of its own; tried where no named one fits.
public enum UnlistedMistake: Hashable, Sendable {
  /// g′ of another activation function than the layer's.
  case otherDerivative(Activation, own: Activation)

  /// The formula of g′ in terms of a, with z put in: 1 − z² or z(1 − z).
  case formulaAtPreActivation(Activation)

  /// δ times z of the layer below, where its activation belongs.
  case preActivationBelow

  /// δ times the activation of another layer than that below, counted from 0 at the input.
  case otherActivationBelow(Int)

  /// Those that can be made in a layer's δ, counted from 0.
  static func inDelta(of layer: Int, _ network: Network<Double>) -> [UnlistedMistake] {
    let own = network.layers[layer].activation
    // Where softmax or a cross-entropy is the output, δ has no g′ in it.
    guard own != .softmax, layer < network.layers.count - 1 || network.loss.isSquaredError
    else { return [] }
    // With the identity's g′ none is there at all, which has a name.
    let others = [Activation.sigmoid, .tanh, .relu].filter { $0 != own }
    let formula: [UnlistedMistake] =
      own == .tanh || own == .sigmoid ? [.formulaAtPreActivation(own)] : []
    return formula + others.map { .otherDerivative($0, own: own) }
  }

  /// In a sentence.
  var sentence: String {
    switch self {
    case .otherDerivative(let other, let own):
      "g′ is that of \(other.name), but the layer has \(own.name)"
    case .formulaAtPreActivation(.tanh):
      "g′ was computed as 1 − z²; it is 1 − a²"
    case .formulaAtPreActivation:
      "g′ was computed as z(1 − z); it is a(1 − a)"
    case .preActivationBelow:
      "δ was multiplied by z of the layer below instead of its activation"
    case .otherActivationBelow(let layer):
      "δ was multiplied by the activation of layer \(layer) instead of that of the layer below"
    }
  }
}
