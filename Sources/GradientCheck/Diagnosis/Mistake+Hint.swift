// What a student is told.
extension Mistake {
  /// Where to look, without what to find there.
  var hint: String {
    switch self {
    case .otherTargets, .labelsShifted, .labelsShiftedOut, .examples:
      "which examples and targets are used, and in which order"
    case .biasesNotAdded, .otherActivation, .softmax, .sigmoidMiswritten, .forwardStep,
      .parametersOf, .dropout:
      "the forward pass"
    case .inputsChanged: "what is done to the inputs"
    case .otherLoss, .softmaxElementwise, .outputError, .errorUnbracketed, .errorOf,
      .exampleFactors:
      "how δ of the output follows from the loss"
    case .slope, .slopeUnbracketed, .slopeAdded, .slopeOf, .slopeMask:
      "the derivative of the activation function"
    case .wrongWeights, .weightsReshaped, .weightsShifted, .weightsLeftOut, .updatedWeights,
      .gradientForWeights:
      "the weights with which δ is carried down"
    case .compoundedFactor, .factor, .dataFactor, .unitFactors:
      "the constant factors: signs, means, learning rates"
    case .staleDelta, .errorCarried, .carriedTerms: "which δ is carried down"
    case .below, .otherDelta, .sumsMultiplied:
      "what the gradient is the product and the sum of"
    case .sharedArray: "which arrays the sums are kept in"
    case .linesMoved, .biasColumn, .transposed, .reshaped, .layersExchanged, .layersReversed:
      "the shapes and the order of what is returned"
    case .biasMissing, .biasWrongAxis, .biasExtreme, .biasFromWeights:
      "how δ is summed to the bias's gradient"
    case .allZero: "whether anything is computed"
    case .weightDecay, .decayOfLayer, .decayOfFunction, .decayOfLines, .decayMissing, .otherDecay,
      .newWeights, .clipped, .finished:
      "what is done to the gradient at the end"
    case .ofDescent: "which weights it was computed at, and what the optimiser does"
    case .differences: "how the differences are taken"
    case .rounded: "the type of the arrays, and how the numbers are written down"
    case .entries: "single entries"
    case .linesMissing: "where the loops over the units begin and end"
    case .unknownDelta: "how δ is computed"
    case .unknown: "everything that makes these numbers"
    }
  }
}
