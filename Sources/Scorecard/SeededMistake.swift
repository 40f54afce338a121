import GradientCheck
import Networks
import Numbers

/// A mistake planted in a right gradient, to see whether a check finds it.
enum SeededMistake: String, Hashable, CaseIterable {
  // In the finished gradient.
  case droppedEntry = "one entry dropped"
  case entryOffBy1e4 = "one entry off by 1e-4"
  case entryOffBy1e5 = "one entry off by 1e-5"
  case entryOffBy1e7 = "one entry off by 1e-7"
  case entryOffBy1e10 = "one entry off by 1e-10"
  case allZero = "all zero"
  case allZeroSmall = "all zero, true ones < 1e-5"
  case layerMissing = "one layer zero"
  case layerMissingBesideLarge = "one zero, another 1e4 times"
  case rounded = "rounded to 3 decimals"

  // In the computation.
  case factorTwo = "factor 2"
  case factorHalf = "factor ½"
  case anyFactor = "any factor"
  case flippedSign = "sign flipped"
  case sumForMean = "sum for mean"
  case meanOverOutputs = "divided by K"
  case meanOverAll = "divided by nK"
  case compoundedFactor = "a factor in every δ"
  case weightDecay = "weight decay added"
  case newWeights = "new weights returned"
  case biasMissing = "bias zero"
  case biasWrongAxis = "bias, wrong axis"
  case biasTotal = "bias, one total"
  case biasFromWeights = "bias from rows of dW"
  case transposed = "transposed"
  case reshaped = "reshaped"
  case reshapedInOut = "reshaped as (in, out)"
  case reshapedOnce = "reshaped in one layer"
  case oneArray = "one array for two layers"
  case layersExchanged = "layers exchanged"
  case layersReversed = "layers reversed"
  case biasesExchanged = "two biases exchanged"
  case singleExample = "one example only"
  case miniBatch = "one mini-batch only"
  case drawnTwice = "one example twice, one never"
  case otherTargets = "targets of others"
  case labelsShifted = "labels shifted"
  case labelsShiftedOut = "labels shifted, one lost"
  case rowsOfLabels = "rows of labels subtracted"
  case everyLabel = "every label subtracted"
  case nothingSubtracted = "no target subtracted"
  case inputsStandardised = "inputs standardised"
  case inputsScaled = "inputs scaled"
  case biasesNotAdded = "no biases forward"
  case biasNotAdded = "one bias not added"
  case sigmoidUnbracketed = "σ as 1 / 1 + exp(−z)"
  case sigmoidSignLost = "σ as 1 / (1 + exp(z))"
  case otherActivation = "another activation"
  case softmaxTwice = "softmax twice"
  case softmaxOverExamples = "softmax, wrong axis"
  case softmaxOverBatch = "softmax, whole batch"
  case otherLoss = "another loss"
  case softmaxElementwise = "softmax elementwise"
  case slopeTwice = "output g′ once too often"
  case functionInOutput = "output g for g′"
  case outputUnbracketed = "output a − y g′"
  case signOfSecondTerm = "output, a term's sign"
  case derivativeMissing = "g′ left out"
  case derivativeMissingOnce = "g′ left out in one layer"
  case derivativeAtActivation = "g′ at a"
  case derivativeRepeated = "g′ twice"
  case functionForDerivative = "g for g′"
  case otherDerivative = "g′ of another function"
  case oneMinusA = "g′ as 1 − a"
  case oneMinusZSquared = "g′ as 1 − z²"
  case derivativeAtNegative = "g′ at −z"
  case wrongWeights = "W_l for W_{l+1}"
  case untransposed = "W for Wᵀ"
  case reshapedWeights = "W reshaped for Wᵀ"
  case staleDelta = "δ of two layers above"
  case staleLine = "δ and W of two above"
  case updatedWeights = "weights updated before"
  case preActivationBelow = "z for a below"
  case ownActivation = "own a for a below"
  case slopeBelow = "g′ for a below"
  case otherInputs = "raw inputs below"
  case sumsMultiplied = "sums multiplied"

  /// Something that goes by no name, and must not be given any.
  case nameless = "noise in the hidden layers"

  /// How large the error in one entry is, relative to it; `nil` where it is not in one entry.
  var relativeError: Double? {
    switch self {
    case .droppedEntry: -1
    case .entryOffBy1e4: 1e-4
    case .entryOffBy1e5: 1e-5
    case .entryOffBy1e7: 1e-7
    case .entryOffBy1e10: 1e-10
    default: nil
    }
  }

  /// The kind of network in which the mistake is planted.
  var hardship: Hardship {
    switch self {
    case .allZeroSmall: .allSmall
    case .layerMissingBesideLarge: .unevenLayers
    default: .none
    }
  }

  /// Whether a gradient of this precision can show it.
  func isVisible(in precision: Precision) -> Bool {
    relativeError.map { abs($0) >= precision.resolution } ?? true
  }

  /// Those that are made in the computation, and so can be made together.
  static let ofComputation = allCases.filter { $0.place != nil }

  /// The name that a diagnosis should give; `nil` where it should give none.
  var name: String? { Self.names[self] }

  private static let names = Dictionary(
    uniqueKeysWithValues: mistakes.flatMap { name, mistakes in mistakes.map { ($0, name) } })

  /// The mistakes that have each name.
  private static let mistakes: [String: [SeededMistake]] = [
    "entries": [.droppedEntry, .entryOffBy1e4, .entryOffBy1e5, .entryOffBy1e7, .entryOffBy1e10],
    "all-zero": [.allZero, .allZeroSmall, .layerMissing, .layerMissingBesideLarge],
    "factor": [
      .factorTwo, .factorHalf, .anyFactor, .flippedSign, .sumForMean, .meanOverOutputs,
      .meanOverAll,
    ],
    "compounded-factor": [.compoundedFactor],
    "weight-decay": [.weightDecay],
    "new-weights": [.newWeights],
    "bias-missing": [.biasMissing],
    "bias-wrong-axis": [.biasWrongAxis, .biasTotal],
    "bias-from-weights": [.biasFromWeights],
    "transposed": [.transposed],
    "reshaped": [.reshaped, .reshapedInOut, .reshapedOnce],
    "shared-array": [.oneArray],
    "rounded": [.rounded],
    "other-error": [.outputUnbracketed, .signOfSecondTerm],
    "layer-exchanged": [.layersExchanged, .biasesExchanged],
    "layers-reversed": [.layersReversed],
    "single-example": [.singleExample],
    "some-examples": [.miniBatch],
    "example-factors": [.drawnTwice],
    "other-targets": [.otherTargets, .rowsOfLabels, .everyLabel, .nothingSubtracted],
    "inputs-changed": [.inputsStandardised, .inputsScaled],
    "labels-shifted": [.labelsShifted, .labelsShiftedOut],
    "biases-not-added": [.biasesNotAdded, .biasNotAdded],
    "sigmoid-miswritten": [.sigmoidUnbracketed, .sigmoidSignLost],
    "other-activation": [.otherActivation],
    "softmax-twice": [.softmaxTwice],
    "softmax-wrong-axis": [.softmaxOverExamples, .softmaxOverBatch],
    "other-loss": [.otherLoss],
    "softmax-elementwise": [.softmaxElementwise],
    "derivative-repeated": [.slopeTwice, .derivativeRepeated],
    "derivative-missing": [.derivativeMissing, .derivativeMissingOnce],
    "derivative-at-activation": [.derivativeAtActivation],
    "function-for-derivative": [.functionForDerivative, .functionInOutput],
    "other-derivative": [.otherDerivative, .oneMinusA, .oneMinusZSquared, .derivativeAtNegative],
    "wrong-weights": [.wrongWeights, .untransposed, .reshapedWeights],
    "stale-delta": [.staleDelta, .staleLine],
    "updated-weights": [.updatedWeights],
    "wrong-activation-below": [.preActivationBelow, .ownActivation, .slopeBelow, .otherInputs],
    "sums-multiplied": [.sumsMultiplied],
  ]
}
