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
  case layersExchanged = "layers exchanged"
  case layersReversed = "layers reversed"
  case singleExample = "one example only"
  case miniBatch = "one mini-batch only"
  case otherTargets = "targets of others"
  case labelsShifted = "labels shifted"
  case biasesNotAdded = "no biases forward"
  case otherActivation = "another activation"
  case softmaxTwice = "softmax twice"
  case softmaxOverExamples = "softmax, wrong axis"
  case otherLoss = "another loss"
  case softmaxElementwise = "softmax elementwise"
  case slopeTwice = "output g′ once too often"
  case functionInOutput = "output g for g′"
  case derivativeMissing = "g′ left out"
  case derivativeMissingOnce = "g′ left out in one layer"
  case derivativeAtActivation = "g′ at a"
  case derivativeRepeated = "g′ twice"
  case functionForDerivative = "g for g′"
  case otherDerivative = "g′ of another function"
  case oneMinusA = "g′ as 1 − a"
  case oneMinusZSquared = "g′ as 1 − z²"
  case wrongWeights = "W_l for W_{l+1}"
  case untransposed = "W for Wᵀ"
  case updatedWeights = "weights updated before"
  case preActivationBelow = "z for a below"
  case ownActivation = "own a for a below"
  case sumsMultiplied = "sums multiplied"

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
  static let ofComputation = allCases.filter { $0.name != nil && $0.relativeError == nil }

  /// The name that a diagnosis should give; `nil` where the numbers do not determine one.
  var name: String? {
    switch self {
    case .droppedEntry, .entryOffBy1e4, .entryOffBy1e5, .entryOffBy1e7, .entryOffBy1e10: "entries"
    case .allZero, .allZeroSmall, .layerMissing, .layerMissingBesideLarge: nil
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
    case .reshaped: "reshaped"
    case .layersExchanged: "layer-exchanged"
    case .layersReversed: "layers-reversed"
    case .singleExample: "single-example"
    case .miniBatch: "some-examples"
    case .otherTargets: "other-targets"
    case .labelsShifted: "labels-shifted"
    case .biasesNotAdded: "biases-not-added"
    case .otherActivation: "other-activation"
    case .softmaxTwice: "softmax-twice"
    case .softmaxOverExamples: "softmax-wrong-axis"
    case .otherLoss: "other-loss"
    case .softmaxElementwise: "softmax-elementwise"
    case .slopeTwice, .derivativeRepeated: "derivative-repeated"
    case .derivativeMissing, .derivativeMissingOnce: "derivative-missing"
    case .derivativeAtActivation: "derivative-at-activation"
    case .functionForDerivative, .functionInOutput: "function-for-derivative"
    case .otherDerivative, .oneMinusA, .oneMinusZSquared: "other-derivative"
    case .wrongWeights, .untransposed: "wrong-weights"
    case .updatedWeights: "updated-weights"
    case .preActivationBelow, .ownActivation: "wrong-activation-below"
    case .sumsMultiplied: "sums-multiplied"
    }
  }
}
