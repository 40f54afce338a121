import Networks

/// Where backpropagation in plain loops goes wrong; as it stands, nowhere.
struct Recipe {
  /// Whose target each example gets; its own where `nil`.
  var targets: [Int]?

  /// Unit k gets what is wanted of unit k − shift.
  var labelShift = 0

  /// The examples that the gradient is taken of; all where `nil`.
  var subset: Range<Int>?
  var addsBiases = true
  var hiddenActivation: Activation?
  var softmax = Softmax.right

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

  enum Softmax { case right, twice, overExamples }
  enum Output { case right, elementwise, timesSlope, slopeMissing, function, otherLoss(Loss) }
  enum Slope: Equatable {
    case right, missing, atActivation, function, repeated, ofOther(Activation)
    case oneMinusA, oneMinusZSquared
  }
  enum Carrying: Equatable { case right, ownWeights, untransposed, updated(rate: Double) }
  enum Product { case right, preActivation, ownActivation, sumsFirst }
  enum BiasSum: Equatable { case right, overUnits, total, weightRows, missing }
  enum Arrangement: Equatable {
    case right, transposed, reshaped, layersReversed, layersExchanged
  }

  func slope(of layer: Int) -> Slope {
    slopeLayer == nil || slopeLayer == layer ? slope : .right
  }
}
