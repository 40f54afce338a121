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
  case singleExample = "one example only"
  case miniBatch = "one mini-batch only"
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
  var name: String? {
    switch self {
    case .droppedEntry, .entryOffBy1e4, .entryOffBy1e5, .entryOffBy1e7, .entryOffBy1e10: "entries"
    case .nameless: nil
    case .allZero, .allZeroSmall, .layerMissing, .layerMissingBesideLarge: "all-zero"
    case .factorTwo, .factorHalf, .anyFactor, .flippedSign, .sumForMean, .meanOverOutputs,
      .meanOverAll:
      "factor"
    case .compoundedFactor: "compounded-factor"
    case .weightDecay: "weight-decay"
    case .newWeights: "new-weights"
    case .biasMissing: "bias-missing"
    case .biasWrongAxis, .biasTotal: "bias-wrong-axis"
    case .biasFromWeights: "bias-from-weights"
    case .transposed: "transposed"
    case .reshaped, .reshapedInOut, .reshapedOnce: "reshaped"
    case .oneArray: "shared-array"
    case .rounded: "rounded"
    case .outputUnbracketed, .signOfSecondTerm: "other-error"
    case .layersExchanged: "layer-exchanged"
    case .layersReversed: "layers-reversed"
    case .singleExample: "single-example"
    case .miniBatch: "some-examples"
    case .otherTargets, .rowsOfLabels, .everyLabel, .nothingSubtracted: "other-targets"
    case .inputsStandardised, .inputsScaled: "inputs-changed"
    case .labelsShifted, .labelsShiftedOut: "labels-shifted"
    case .biasesNotAdded, .biasNotAdded: "biases-not-added"
    case .sigmoidUnbracketed, .sigmoidSignLost: "sigmoid-miswritten"
    case .otherActivation: "other-activation"
    case .softmaxTwice: "softmax-twice"
    case .softmaxOverExamples, .softmaxOverBatch: "softmax-wrong-axis"
    case .otherLoss: "other-loss"
    case .softmaxElementwise: "softmax-elementwise"
    case .slopeTwice, .derivativeRepeated: "derivative-repeated"
    case .derivativeMissing, .derivativeMissingOnce: "derivative-missing"
    case .derivativeAtActivation: "derivative-at-activation"
    case .functionForDerivative, .functionInOutput: "function-for-derivative"
    case .otherDerivative, .oneMinusA, .oneMinusZSquared, .derivativeAtNegative:
      "other-derivative"
    case .wrongWeights, .untransposed, .reshapedWeights: "wrong-weights"
    case .staleDelta, .staleLine: "stale-delta"
    case .updatedWeights: "updated-weights"
    case .preActivationBelow, .ownActivation, .slopeBelow, .otherInputs:
      "wrong-activation-below"
    case .sumsMultiplied: "sums-multiplied"
    }
  }
}
