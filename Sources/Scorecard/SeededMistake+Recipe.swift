import GradientCheck
import Networks
import Numbers

extension SeededMistake {
  /// What of a recipe it changes; two mistakes that change the same cannot be made together.
  enum Place {
    case finish, product, bias, arrangement, examples, forward, output, slope, carrying, decay
  }

  /// `nil` for those that are made in the finished gradient, or leave nothing to be seen of others.
  var place: Place? {
    switch self {
    case .droppedEntry, .entryOffBy1e4, .entryOffBy1e5, .entryOffBy1e7, .entryOffBy1e10, .allZero,
      .allZeroSmall, .layerMissing, .layerMissingBesideLarge, .rounded, .oneArray, .nameless,
      .drawnTwice:
      nil
    case .factorTwo, .factorHalf, .anyFactor, .flippedSign, .sumForMean, .meanOverOutputs,
      .meanOverAll, .newWeights:
      .finish
    case .weightDecay: .decay
    case .compoundedFactor: .finish
    case .biasMissing, .biasWrongAxis, .biasTotal, .biasFromWeights: .bias
    case .transposed, .reshaped, .reshapedInOut, .reshapedOnce, .layersExchanged, .layersReversed,
      .biasesExchanged:
      .arrangement
    case .singleExample, .miniBatch, .otherTargets, .labelsShifted, .labelsShiftedOut,
      .rowsOfLabels, .everyLabel,
      .nothingSubtracted:
      .examples
    case .inputsStandardised, .inputsScaled, .biasesNotAdded, .biasNotAdded, .sigmoidUnbracketed,
      .sigmoidSignLost, .otherActivation, .softmaxTwice, .softmaxOverExamples, .softmaxOverBatch:
      .forward
    case .otherLoss, .softmaxElementwise, .slopeTwice, .functionInOutput, .outputUnbracketed,
      .signOfSecondTerm:
      .output
    case .derivativeMissing, .derivativeMissingOnce, .derivativeAtActivation, .derivativeRepeated,
      .functionForDerivative, .otherDerivative, .oneMinusA, .oneMinusZSquared,
      .derivativeAtNegative:
      .slope
    case .wrongWeights, .untransposed, .reshapedWeights, .updatedWeights, .staleDelta, .staleLine:
      .carrying
    case .preActivationBelow, .ownActivation, .slopeBelow, .otherInputs, .sumsMultiplied: .product
    }
  }

  /// Plants itself; `false` where it cannot be made in this network.
  func plant<Scalar>(
    in recipe: inout Recipe, of network: Network<Scalar>, examples n: Int,
    using generator: inout SplitMix64
  ) -> Bool {
    plantAtEnd(&recipe, network, n, &generator) || plantInSum(&recipe, network)
      || plantInExamples(&recipe, network, n, &generator) || plantInArrangement(&recipe, network)
      || plantInOutput(&recipe, network) || plantInCarrying(&recipe, network)
      || plantInProduct(&recipe, network) || plantSlope(&recipe, network)
      || plantInForward(&recipe, network, n, &generator)
  }

  /// What is done to the finished gradient.
  private func plantAtEnd<Scalar>(
    _ recipe: inout Recipe, _ network: Network<Scalar>, _ n: Int, _ generator: inout SplitMix64
  ) -> Bool {
    let outputs = Double(network.outputs)
    switch self {
    case .factorTwo: recipe.factor = 2
    case .factorHalf: recipe.factor = 0.5
    case .anyFactor: recipe.factor = Double.random(in: 0.03...30, using: &generator)
    case .flippedSign: recipe.factor = -1
    case .sumForMean: recipe.factor = Double(n)
    case .meanOverOutputs: recipe.factor = 1 / outputs
    case .meanOverAll: recipe.factor = 1 / (Double(n) * outputs)
    case .compoundedFactor:
      recipe.deltaFactor = Double.random(in: 0.1...5, using: &generator)
      return network.layers.count > 1
    case .weightDecay: recipe.weightDecay = pow10(.random(in: -3...0, using: &generator))
    case .newWeights: recipe.newWeightsRate = pow10(.random(in: -2...0, using: &generator))
    default: return false
    }
    return true
  }

  /// How δ is summed to the bias's gradient.
  private func plantInSum<Scalar>(_ recipe: inout Recipe, _ network: Network<Scalar>) -> Bool {
    // Another number of biases is an error unless some layer has it.
    let areSeveral = network.widths.dropFirst().allSatisfy { $0 > 1 }
    switch self {
    case .biasMissing: recipe.biasSum = .missing
    case .biasWrongAxis:
      recipe.biasSum = .overUnits
      return areSeveral
    case .biasTotal:
      recipe.biasSum = .total
      return areSeveral
    case .biasFromWeights: recipe.biasSum = .weightRows
    default: return false
    }
    return true
  }

  /// Which examples and which targets.
  private func plantInExamples<Scalar>(
    _ recipe: inout Recipe, _ network: Network<Scalar>, _ n: Int, _ generator: inout SplitMix64
  ) -> Bool {
    let isOfLabels = network.loss == .crossEntropy
    switch self {
    case .singleExample:
      let i = Int.random(in: 0..<n, using: &generator)
      recipe.subset = i..<i + 1
    case .miniBatch:
      guard n > 2 else { return false }
      recipe.subset = 0..<Int.random(in: 2..<n, using: &generator)
    case .drawnTwice:
      guard n > 2 else { return false }
      var drawn = Array((0..<n).shuffled(using: &generator))
      drawn[0] = drawn[1]
      recipe.drawn = drawn.sorted()
    case .otherTargets: recipe.targets = Self.targets(n, using: &generator)
    case .labelsShifted:
      recipe.labelShift = 1
      return network.outputs > 1
    case .labelsShiftedOut:
      (recipe.labelShift, recipe.labelsFallOut) = (1, true)
      return network.outputs > 1 && isOfLabels
    case .rowsOfLabels:
      recipe.subtracted = .rowsOfLabels
      return isOfLabels && n > 1
    case .everyLabel:
      recipe.subtracted = .everyLabel
      return isOfLabels && n > 1
    case .nothingSubtracted:
      recipe.subtracted = .nothing
      return isOfLabels && n > 1
    default: return false
    }
    return n > 1
  }

  /// Whose target each of n examples gets: shifted by any number, those of two exchanged, one's for
  /// all, or in any order.
  private static func targets(_ n: Int, using generator: inout SplitMix64) -> [Int] {
    let i = Int.random(in: 0..<n, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return (0..<n).map { ($0 + i) % n }
    case 1: return (0..<n).map { $0 == i ? 0 : $0 == 0 ? i : $0 }
    case 2: return Array(repeating: i, count: n)
    default: return (0..<n).shuffled(using: &generator)
    }
  }

  private func pow10(_ exponent: Double) -> Double {
    // Of two digits, as such numbers are.
    (Double.exp(exponent * 2.302585092994046) * 1000).rounded(.up) / 1000
  }
}

extension Network {
  /// How many outputs there are.
  fileprivate var outputs: Int { widths[widths.count - 1] }
}
