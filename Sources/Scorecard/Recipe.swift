import Networks

/// Where backpropagation in plain loops goes wrong; as it stands, nowhere.
struct Recipe {
  /// Whose target each example gets; its own where `nil`.
  var targets: [Int]?

  /// Unit k gets what is wanted of unit k − shift.
  var labelShift = 0

  /// Whether what there is no unit for is wanted of none, in place of the first or the last.
  var labelsFallOut = false

  /// The examples that the gradient is taken of; all where `nil`.
  var subset: Range<Int>?

  /// The examples that the sums are taken over, some several times; each once where `nil`.
  var drawn: [Int]?
  var subtracted = Subtracted.target
  var inputs = Inputs.right
  var addsBiases = true

  /// The layer whose bias is not added, counted from 0.
  var layerWithoutBias: Int?
  var sigmoid = Sigmoid.right
  var hiddenActivation: Activation?
  var softmax = Softmax.right

  /// What is added to the hidden activations, times 1 at most: a mistake without a name.
  var noise = 0.0

  var output = Output.right
  var slope = Slope.right

  /// In this layer alone, counted from 0; in all hidden layers where `nil`.
  var slopeLayer: Int?
  var carrying = Carrying.right

  /// δ of every layer, again in each, times this.
  var deltaFactor = 1.0

  var product = Product.right
  var biasSum = BiasSum.right
  var factor = 1.0
  var weightDecay = 0.0

  /// New weights are returned, W − rate · dW.
  var newWeightsRate: Double?
  var arrangement = Arrangement.right

  enum Subtracted { case target, nothing, everyLabel, rowsOfLabels }
  enum Inputs { case right, standardised, divided(by: Double) }
  enum Sigmoid { case right, unbracketed, signLost }
  enum Softmax { case right, twice, overExamples, overBatch }
  enum Output {
    case right, elementwise, timesSlope, slopeMissing, function, otherLoss(Loss), unbracketed
    case signOfSecondTerm
  }
  enum Slope: Equatable {
    case right, missing, atActivation, function, repeated, ofOther(Activation)
    case oneMinusA, oneMinusZSquared, atNegative, functionBelowZero
  }
  enum Carrying: Equatable {
    case right, ownWeights, untransposed, updated(rate: Double), staleDelta, staleLine, reshaped
  }
  enum Product { case right, preActivation, ownActivation, slopeBelow, otherInputs, sumsFirst }
  enum BiasSum: Equatable { case right, overUnits, total, weightRows, missing }
  enum Arrangement: Equatable {
    case right, transposed, reshaped, reshapedInOut, reshapedOnce, layersReversed, layersExchanged
    case oneArray, biasesExchanged
  }

  func slope(of layer: Int) -> Slope {
    slopeLayer == nil || slopeLayer == layer ? slope : .right
  }
}
