import Networks

// What is known of every mistake.
extension Mistake {
  /// The name in reports.
  public var name: String { nameOnTheWay ?? nameOfDelta ?? nameOfPart ?? "unknown" }

  /// Of what is made of the examples, in the forward pass and of the whole.
  private var nameOnTheWay: String? {
    switch self {
    case .otherTargets: "other-targets"
    case .labelsShifted, .labelsShiftedOut: "labels-shifted"
    case .examples(.single): "single-example"
    case .examples: "some-examples"
    case .inputsChanged: "inputs-changed"
    case .biasesNotAdded: "biases-not-added"
    case .sigmoidMiswritten: "sigmoid-miswritten"
    case .otherActivation: "other-activation"
    case .softmax(.twice): "softmax-twice"
    case .softmax: "softmax-wrong-axis"
    case .parametersOf: "parameters-cast"
    case .forwardStep: "forward-step"
    case .dropout: "dropout"
    case .ofDescent(.velocity): "velocity"
    case .ofDescent: "other-weights"
    case .differences: "differences"
    default: nil
    }
  }

  /// Of what is made in δ.
  private var nameOfDelta: String? {
    switch self {
    case .otherLoss: "other-loss"
    case .softmaxElementwise: "softmax-elementwise"
    case .outputError, .errorUnbracketed, .errorOf: "other-error"
    case .exampleFactors: "example-factors"
    case .slope(let mistake): mistake.name
    case .errorCarried: "derivative-missing"
    case .slopeUnbracketed, .slopeAdded, .slopeOf: "other-derivative"
    case .carriedTerms: "some-terms"
    case .unitFactors: "unit-factors"
    case .slopeMask: "other-mask"
    case .wrongWeights, .weightsLeftOut, .weightsReshaped, .weightsShifted: "wrong-weights"
    case .staleDelta: "stale-delta"
    case .updatedWeights, .gradientForWeights: "updated-weights"
    case .compoundedFactor: "compounded-factor"
    case .unknownDelta: "unknown-delta"
    case .unknown: "unknown"
    default: nil
    }
  }

  /// Of what is made of δ.
  private var nameOfPart: String? {
    switch self {
    case .linesMissing: "lines-missing"
    case .linesMoved: "lines-moved"
    case .biasColumn: "bias-column"
    case .finished: "finished"
    case .below: "wrong-activation-below"
    case .otherDelta: "delta-of-other-layer"
    case .sumsMultiplied: "sums-multiplied"
    case .transposed: "transposed"
    case .reshaped: "reshaped"
    case .sharedArray: "shared-array"
    case .layersExchanged: "layer-exchanged"
    case .layersReversed: "layers-reversed"
    case .biasMissing: "bias-missing"
    case .biasWrongAxis: "bias-wrong-axis"
    case .biasExtreme: "bias-extreme"
    case .biasFromWeights: "bias-from-weights"
    case .factor, .dataFactor: "factor"
    case .allZero: "all-zero"
    case .weightDecay, .otherDecay, .decayOfLayer, .decayOfFunction, .decayOfLines: "weight-decay"
    case .decayMissing: "decay-missing"
    case .newWeights: "new-weights"
    case .clipped: "clipped"
    case .rounded: "rounded"
    case .entries: "entries"
    default: nil
    }
  }

  /// The number that was found for it, where it has one.
  var value: Double? {
    switch self {
    case .factor(let value), .dataFactor(let value), .compoundedFactor(let value),
      .weightDecay(let value), .otherDecay(let value, _), .decayOfLayer(let value, _),
      .newWeights(rate: let value), .updatedWeights(rate: let value), .clipped(let value):
      value
    default: nil
    }
  }

  /// Whether that number is one of those that mean something, such as n or −1, and not just any that
  /// fits.
  func isMeaningful(among factors: [Double]) -> Bool {
    switch self {
    case .factor(let c), .dataFactor(let c), .compoundedFactor(let c): factors.contains(c)
    case .otherDecay(let λ, let right):
      factors.contains { abs(λ - $0 * right) <= 1e-9 * abs(λ) }
    default: false
    }
  }

  /// Whether it goes by no name.
  var isUnknown: Bool { self == .unknown || self == .unknownDelta }

  /// Whether nothing is known but that numbers are less exact than they could be.
  var isInexactness: Bool {
    if case .differences(let way) = self { return way.left == 0 && way.scale == 1 }
    return isUnknown
  }

  /// Whether it makes the bias of the sums of the weights' gradient.
  var isOfWeightSums: Bool {
    if case .biasFromWeights = self { true } else { false }
  }

  /// Whether it is made in δ, as a rule, and carried down.
  var isOfDelta: Bool {
    if case .slope = self { true } else { false }
  }

  /// How far-fetched it is beside others that explain as much: the least first.
  var handicap: Int {
    switch self {
    case .factor, .slope(.missing), .transposed, .otherLoss, .biasMissing, .allZero,
      .decayMissing:
      0
    case .outputError(let mistake) where ErrorMistake.rare.contains(mistake): 5
    case .below(let mistake) where mistake.isRare: 5
    case .slope(let mistake) where mistake.isRare: 6
    case .slope(.formula), .slope(.ofLayer), .weightsLeftOut, .otherDelta, .otherTargets, .clipped,
      .slope(.maskOfError), .slope(.atTarget), .outputError, .errorUnbracketed, .biasExtreme,
      .below(.otherExamples), .weightsShifted, .errorCarried, .slopeUnbracketed, .decayOfLayer,
      .labelsShiftedOut, .below(.slope), .slope(.atNegative), .slope(.functionBelowZero):
      3
    case .compoundedFactor, .reshaped: 4
    case .carriedTerms, .slopeAdded, .forwardStep, .decayOfFunction, .decayOfLines, .biasColumn,
      .finished:
      5
    case .slopeMask, .linesMoved: 8
    case .errorOf, .exampleFactors, .slopeOf, .unitFactors: 15
    case .rounded, .below(.otherInputs), .linesMissing: 8
    case .unknownDelta: 30
    case .entries(let indices): indices.count == 1 ? 4 : 6
    default: 1
    }
  }
}

extension SlopeMistake {
  var name: String {
    switch self {
    case .missing: "derivative-missing"
    case .atActivation: "derivative-at-activation"
    case .repeated: "derivative-repeated"
    case .function: "function-for-derivative"
    case .ofOther, .formula, .maskOfError, .atTarget, .atNegative, .functionBelowZero, .kept,
      .reciprocal, .timesActivation, .timesPreActivation:
      "other-derivative"
    case .ofLayer: "derivative-of-other-layer"
    }
  }
}

extension SlopeMistake {
  /// Whether it is one of many that are rarely made.
  var isRare: Bool {
    switch self {
    case .kept, .reciprocal, .timesActivation, .timesPreActivation: true
    case .formula(let formula): !Formula.common.contains(formula)
    case .ofOther(.leakyReLU(let slope)): slope != Activation.usualSlope
    default: false
    }
  }
}

extension Mistake.BelowMistake {
  /// Whether it is one of many that are rarely made.
  var isRare: Bool {
    switch self {
    case .preActivationOf, .delta, .ofExample, .mean, .function, .reordered: true
    default: false
    }
  }
}
