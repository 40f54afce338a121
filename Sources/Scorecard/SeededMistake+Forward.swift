import Networks
import Numbers

extension SeededMistake {
  /// Plants itself among the inputs, in the forward pass or among the targets.
  func plantInForward<Scalar>(
    _ recipe: inout Recipe, _ network: Network<Scalar>, _ n: Int, _ generator: inout SplitMix64
  ) -> Bool {
    let hasHidden = network.layers.count > 1
    let isClassifier = network.output == .softmax && !network.loss.isSquaredError
    let hasSigmoid = network.layers.contains { $0.activation == .sigmoid }
    switch self {
    case .inputsStandardised:
      recipe.inputs = .standardised
      return n > 2
    case .inputsScaled: recipe.inputs = .divided(by: 255)
    case .biasesNotAdded: recipe.addsBiases = false
    case .sigmoidUnbracketed, .sigmoidSignLost:
      recipe.sigmoid = self == .sigmoidSignLost ? .signLost : .unbracketed
      return hasSigmoid
    case .otherActivation:
      recipe.hiddenActivation = network.layers[0].activation == .tanh ? .sigmoid : .tanh
      return hasHidden
    case .softmaxTwice, .softmaxOverExamples, .softmaxOverBatch:
      recipe.softmax =
        self == .softmaxTwice ? .twice : self == .softmaxOverBatch ? .overBatch : .overExamples
      return isClassifier
    case .nameless:
      recipe.noise = 0.3
      return hasHidden
    case .biasNotAdded:
      recipe.layerWithoutBias = Int.random(in: network.layers.indices, using: &generator)
      return hasHidden
    default: return false
    }
    return true
  }
}
