import GradientCheck
import Networks
import Numbers

// Mistakes in the structure of the computation, which need no numbers.
extension SeededMistake {
  /// Where the numbers stand.
  func plantInArrangement<Scalar>(_ recipe: inout Recipe, _ network: Network<Scalar>) -> Bool {
    let (last, widths) = (network.layers.count - 1, network.widths)
    let isOblong = zip(widths, widths.dropFirst()).contains { $0 != $1 && $0 > 1 && $1 > 1 }
    switch self {
    case .transposed: recipe.arrangement = .transposed
    case .reshaped:
      recipe.arrangement = .reshaped
      return isOblong
    case .reshapedInOut:
      recipe.arrangement = .reshapedInOut
      return isOblong
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
    case .biasesExchanged:
      recipe.arrangement = .biasesExchanged
      return last > 0 && widths[1] == widths[2] && widths[1] > 1
    default: return false
    }
    return true
  }

  /// How δ of the output follows from the loss.
  func plantInOutput<Scalar>(_ recipe: inout Recipe, _ network: Network<Scalar>) -> Bool {
    switch self {
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
    default: return false
    }
  }

  /// How δ is carried down.
  func plantInCarrying<Scalar>(_ recipe: inout Recipe, _ network: Network<Scalar>) -> Bool {
    let (last, widths) = (network.layers.count - 1, network.widths)
    switch self {
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
    default: return false
    }
  }

  /// What δ is multiplied with.
  func plantInProduct<Scalar>(_ recipe: inout Recipe, _ network: Network<Scalar>) -> Bool {
    let (last, widths) = (network.layers.count - 1, network.widths)
    let hidden = network.layers[0].activation
    switch self {
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
    default: return false
    }
    return true
  }

  /// What stands where g′ belongs.
  func plantSlope<Scalar>(_ recipe: inout Recipe, _ network: Network<Scalar>) -> Bool {
    let g = network.layers[0].activation
    guard network.layers.count > 1, g != .identity else { return false }
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
}
