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
      .allZeroSmall, .layerMissing, .layerMissingBesideLarge, .rounded, .oneArray, .nameless:
      nil
    case .factorTwo, .factorHalf, .anyFactor, .flippedSign, .sumForMean, .meanOverOutputs,
      .meanOverAll, .newWeights:
      .finish
    case .weightDecay: .decay
    case .compoundedFactor: .finish
    case .biasMissing, .biasWrongAxis, .biasTotal, .biasFromWeights: .bias
    case .transposed, .reshaped, .reshapedInOut, .reshapedOnce, .layersExchanged, .layersReversed:
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
    let (last, widths) = (network.layers.count - 1, network.widths)
    let outputs = Double(widths[last + 1])
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
      return last > 0
    case .weightDecay: recipe.weightDecay = pow10(.random(in: -3...0, using: &generator))
    case .newWeights: recipe.newWeightsRate = pow10(.random(in: -2...0, using: &generator))
    case .biasMissing: recipe.biasSum = .missing
    case .biasWrongAxis:
      recipe.biasSum = .overUnits
      // Another number of biases is an error unless some layer has it.
      return widths.dropFirst().allSatisfy { $0 > 1 }
    case .biasTotal:
      recipe.biasSum = .total
      return widths.dropFirst().allSatisfy { $0 > 1 }
    case .biasFromWeights: recipe.biasSum = .weightRows
    case .singleExample:
      let i = Int.random(in: 0..<n, using: &generator)
      recipe.subset = i..<i + 1
      return n > 1
    case .miniBatch:
      guard n > 2 else { return false }
      recipe.subset = 0..<Int.random(in: 2..<n, using: &generator)
    case .otherTargets:
      recipe.targets = Self.targets(n, using: &generator)
      return n > 1
    case .labelsShifted:
      recipe.labelShift = 1
      return outputs > 1
    case .labelsShiftedOut:
      (recipe.labelShift, recipe.labelsFallOut) = (1, true)
      return outputs > 1 && network.loss == .crossEntropy
    case .biasNotAdded:
      recipe.layerWithoutBias = Int.random(in: 0...last, using: &generator)
      return last > 0
    default: return plantInStructure(&recipe, network) || plantInForward(&recipe, network, n)
    }
    return true
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

  /// The same for mistakes that need no numbers.
  private func plantInStructure<Scalar>(
    _ recipe: inout Recipe, _ network: Network<Scalar>
  ) -> Bool {
    let (last, widths) = (network.layers.count - 1, network.widths)
    let hidden = network.layers[0].activation
    switch self {
    case .transposed: recipe.arrangement = .transposed
    case .reshaped:
      recipe.arrangement = .reshaped
      return zip(widths, widths.dropFirst()).contains { $0 != $1 && $0 > 1 && $1 > 1 }
    case .reshapedInOut:
      recipe.arrangement = .reshapedInOut
      return zip(widths, widths.dropFirst()).contains { $0 != $1 && $0 > 1 && $1 > 1 }
    case .reshapedOnce:
      recipe.arrangement = .reshapedOnce
      return widths[0] != widths[1] && widths[0] > 1 && widths[1] > 1
    case .oneArray:
      recipe.arrangement = .oneArray
      return last > 0 && widths[last - 1] == widths[last] && widths[last] == widths[last + 1]
        && widths[last] > 1
    case .layersExchanged:
      recipe.arrangement = .layersExchanged
      return last > 0
    case .layersReversed:
      recipe.arrangement = .layersReversed
      return last > 2
    case .otherLoss:
      let other: Loss = network.loss.isSquaredError ? .binaryCrossEntropy : .halfSquaredError
      recipe.output = .otherLoss(other)
      return other.accepts(network.output)
    case .softmaxElementwise:
      recipe.output = .elementwise
      return network.loss == .crossEntropy
    case .slopeTwice:
      recipe.output = .timesSlope
      return network.output != .identity
    case .functionInOutput:
      recipe.output = .function
      return network.loss.isSquaredError && network.output != .softmax
    case .outputUnbracketed:
      recipe.output = .unbracketed
      return network.loss.isSquaredError && ![.softmax, .identity].contains(network.output)
    case .signOfSecondTerm:
      recipe.output = .signOfSecondTerm
      return network.loss == .binaryCrossEntropy
    case .wrongWeights:
      recipe.carrying = .ownWeights
      return last > 0 && Set(widths).count == 1 && widths[0] > 1
    case .untransposed:
      recipe.carrying = .untransposed
      return last > 0 && Set(widths.dropFirst()).count == 1 && widths[1] > 1
    case .reshapedWeights:
      recipe.carrying = .reshaped
      return zip(widths.dropFirst(), widths.dropFirst(2)).contains {
        $0 != $1 && $0 > 1 && $1 > 1
      }
    case .staleDelta:
      recipe.carrying = .staleDelta
      return last > 1 && widths[last] == widths[last + 1]
    case .staleLine:
      recipe.carrying = .staleLine
      return last > 1 && widths[last - 1] == widths[last]
    case .updatedWeights:
      recipe.carrying = .updated(rate: 0.1)
      return last > 0
    case .preActivationBelow:
      recipe.product = .preActivation
      return last > 0 && hidden != .identity
    case .ownActivation:
      recipe.product = .ownActivation
      return zip(widths, widths.dropFirst()).contains { $0 == $1 }
    case .slopeBelow:
      recipe.product = .slopeBelow
      return last > 0 && hidden != .identity
    case .otherInputs:
      recipe.product = .otherInputs
      return widths[1] > 2
    case .sumsMultiplied: recipe.product = .sumsFirst
    default: return plantSlope(&recipe, hidden, last)
    }
    return true
  }

  private func plantSlope(_ recipe: inout Recipe, _ g: Activation, _ last: Int) -> Bool {
    guard last > 0, g != .identity else { return false }
    switch self {
    case .derivativeMissing: recipe.slope = .missing
    case .derivativeMissingOnce:
      (recipe.slope, recipe.slopeLayer) = (.missing, 0)
    case .derivativeAtActivation: recipe.slope = .atActivation
    case .derivativeRepeated: recipe.slope = .repeated
    case .functionForDerivative: recipe.slope = .function
    case .otherDerivative: recipe.slope = .ofOther(g == .tanh ? .sigmoid : .tanh)
    case .oneMinusA: recipe.slope = .oneMinusA
    case .oneMinusZSquared: recipe.slope = .oneMinusZSquared
    case .derivativeAtNegative:
      recipe.slope = .atNegative
      // σ′ and tanh′ are even.
      return g != .sigmoid && g != .tanh
    default: return false
    }
    return true
  }

  private func pow10(_ exponent: Double) -> Double {
    // Of two digits, as such numbers are.
    (Double.exp(exponent * 2.302585092994046) * 1000).rounded(.up) / 1000
  }
}
